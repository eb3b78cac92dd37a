"""Pictures in a document: PNG and JPEG files, their size, and the XML that places them."""

import struct
from collections.abc import Iterator
from pathlib import Path

from advocate.errors import OutputError
from advocate.models.document import Image
from advocate.models.record import positional_record
from advocate.writers.docx.markup import xml_attribute

_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch."""
_EMU_PER_TWIP = 635
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@positional_record
class Picture:
    """A picture file's content."""

    data: bytes
    extension: str
    width: int
    """Pixels."""
    height: int


def read_picture(image: Image, folder: Path) -> Picture:
    """Read the file of `image`; a relative path starts at `folder`.

    Raises:
        OutputError: no alternative text, no such file, or neither PNG nor JPEG.
    """
    if not image.alt.strip():
        raise OutputError(
            f"The picture {image.path} has no alternative text.",
            hint=f"Say in words what it shows: ![what it shows]({image.path})",
        )
    try:
        data = (folder / image.path).read_bytes()
    except OSError as error:
        raise OutputError(
            f"The picture {image.path} cannot be read: {error.strerror}.",
            hint=f"Put the file in {folder}, or correct the path.",
        ) from error
    size = _size(data)
    if size is None:
        raise OutputError(
            f"The picture {image.path} is neither PNG nor JPEG.",
            hint="Save it as PNG or JPEG and change the path.",
        )
    return Picture(data, "png" if data.startswith(_PNG) else "jpeg", *size)


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data.startswith(_JPEG):
        for marker, start in _jpeg_segments(data):
            if marker in _JPEG_FRAMES and start + 7 <= len(data):
                height, width = struct.unpack_from(">HH", data, start + 3)
                return width, height
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, where its length stands) up to the first that is malformed."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        yield marker, position + 2
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")


def drawing(picture: Picture, alt: str, relation: str, number: int, text_width: int) -> str:
    """Return the run content that shows `picture`, no wider than `text_width` twips."""
    width = picture.width * _EMU_PER_PIXEL
    height = picture.height * _EMU_PER_PIXEL
    widest = text_width * _EMU_PER_TWIP
    if width > widest:
        width, height = widest, max(1, height * widest // width)
    extent = f'cx="{width}" cy="{height}"'
    described = f'id="{number}" name="Picture {number}" descr="{xml_attribute(alt)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
