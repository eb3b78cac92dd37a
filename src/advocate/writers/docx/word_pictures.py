"""The XML that places a picture in a Word file."""

from advocate.writers.picture_files import Picture
from advocate.writers.xml_escaping import xml_attribute

_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch."""
_EMU_PER_TWIP = 635
_TURNS = (
    "", "", ' flipH="1"', ' rot="10800000"', ' flipV="1"', ' rot="16200000" flipH="1"',
    ' rot="5400000"', ' rot="5400000" flipH="1"', ' rot="16200000"',
)  # fmt: skip
"""By EXIF orientation: mirrored first, then turned clockwise."""
TALLEST_PORTRAIT = 2041
"""3.6 cm, in twips."""


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
    widest = text_width * _EMU_PER_TWIP
    if width > widest:
        width, height = widest, max(1, height * widest // width)
    if height > tallest * _EMU_PER_TWIP:
        width, height = width * tallest * _EMU_PER_TWIP // height, tallest * _EMU_PER_TWIP
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
