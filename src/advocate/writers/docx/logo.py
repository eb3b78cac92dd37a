"""The charity's logo in the header of a first page."""

from pathlib import Path

from msgspec import Struct

from advocate.models.brand import Logo
from advocate.models.document import Image
from advocate.models.kinds import Kind
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.word_pictures import drawing
from advocate.writers.docx.zip_package import Part
from advocate.writers.picture_files import read_picture

_HEIGHT, _LETTER_HEIGHT = 907, 680
"""Twips, 1.6 and 1.2 centimetres: a letter has to fit one page."""
_ROOM, _LETTER_ROOM = 140, 60
LETTER_EDGE = 454
"""Twips from the top of the paper to the logo of a letter, at most."""
_WIDTH = 3969
"""Twips, 7 centimetres: the rest of the line stays free."""
_NUMBER = 9001
"""Number of the drawing, far from those in the text."""


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
    tallest = _LETTER_HEIGHT if kind.letter else _HEIGHT
    relations = Relationships()
    target = f"media/logo.{picture.extension}"
    relation = relations.to_part("image", target)
    shown = drawing(picture, logo.alt, relation, _NUMBER, _WIDTH, tallest)
    return LogoHeader(
        f"<w:r>{shown}</w:r>",
        _LETTER_ROOM if kind.letter else _ROOM,
        (
            Part.of(f"word/{target}", picture.unturned),
            Part.of("word/_rels/first-header.xml.rels", relations.to_xml()),
        ),
    )
