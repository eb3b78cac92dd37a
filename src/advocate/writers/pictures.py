"""Pictures in a document: PNG and JPEG files, read and measured."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advocate.errors import OutputError
from advocate.models.document import Image

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
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
