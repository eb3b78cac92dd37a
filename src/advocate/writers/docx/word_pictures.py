"""The XML that places a picture in a Word file, and the logo in the header of a first page."""

from pathlib import Path

from msgspec import Struct

from advocate.models.brand import Logo
from advocate.models.document import Image
from advocate.models.kinds import Kind
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.zip_package import Part
from advocate.writers.picture_files import Picture, read_picture
from advocate.writers.xml_escaping import xml_attribute

_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch."""
EMU_PER_TWIP = 635
_TURNS = (
    "", "", ' flipH="1"', ' rot="10800000"', ' flipV="1"', ' rot="16200000" flipH="1"',
    ' rot="5400000"', ' rot="5400000" flipH="1"', ' rot="16200000"',
)  # fmt: skip
"""By EXIF orientation: mirrored first, then turned clockwise."""
TALLEST_PORTRAIT = 1077
"""1.9 cm, in twips: no higher than a title and what stands below it."""
_LOGO_HEIGHT, _LETTER_LOGO_HEIGHT = 907, 680
"""Twips, 1.6 and 1.2 centimetres: a letter has to fit one page."""
_ROOM, _LETTER_ROOM = 140, 60
LETTER_EDGE = 454
"""Twips from the top of the paper to the logo of a letter, at most."""
_LOGO_WIDTH = 3969
"""Twips, 7 centimetres: the rest of the line stays free."""
_LOGO_NUMBER = 9001
"""Number of its drawing, far from those in the text."""


def drawing(
    picture: Picture,
    alt: str,
    relation: str,
    number: int,
    text_width: int,
    tallest: int,
) -> str:
    """Return the run content that shows `picture` upright, within `text_width` and `tallest` twips.

    Turned by a quarter, it is measured before the turn; so Word means it, and LibreOffice.
    """
    width = picture.width * _EMU_PER_PIXEL
    height = picture.height * _EMU_PER_PIXEL
    widest = text_width * EMU_PER_TWIP
    if width > widest:
        width, height = widest, max(1, height * widest // width)
    if height > tallest * EMU_PER_TWIP:
        width, height = width * tallest * EMU_PER_TWIP // height, tallest * EMU_PER_TWIP
    width, height = max(1, width), max(1, height)
    if picture.orientation > 4:
        width, height = height, width
    turn = _TURNS[picture.orientation]
    extent = f'cx="{width}" cy="{height}"'
    described = f'id="{number}" name="Picture {number}" descr="{xml_attribute(alt)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


class LogoHeader(Struct, frozen=True):
    """The logo in the header of a first page, and the parts that belong to it; or no logo."""

    run: str = ""
    room: int = 0
    """Twips to stay free below it."""
    parts: tuple[Part, ...] = ()


def logo_header(logo: Logo, folder: Path, kind: Kind) -> LogoHeader:
    """Return the first header of documents of `kind`; lists show no logo.

    Raises:
        OutputError: the picture is missing or of a wrong kind, or nobody says what it shows.
    """
    if kind.is_list:
        return LogoHeader()
    picture = read_picture(Image(path=logo.file, alt=logo.alt), folder)
    tallest = _LETTER_LOGO_HEIGHT if kind.letter else _LOGO_HEIGHT
    relations = Relationships()
    target = f"media/logo.{picture.extension}"
    relation = relations.to_part("image", target)
    shown = drawing(picture, logo.alt, relation, _LOGO_NUMBER, _LOGO_WIDTH, tallest)
    return LogoHeader(
        f"<w:r>{shown}</w:r>",
        _LETTER_ROOM if kind.letter else _ROOM,
        (
            Part.of(f"word/{target}", picture.unturned),
            Part.of("word/_rels/first-header.xml.rels", relations.to_xml()),
        ),
    )
