"""The charity's own look: logo, colours, fonts, letterhead; and the colours made from it."""

from pathlib import Path

from msgspec import Struct

from advocate.models.field_types import FilePath, Key, Prose, Record


class Logo(Record, frozen=True, kw_only=True):
    """The charity's mark, on the first page of a document."""

    file: FilePath
    """PNG or JPEG; a relative path starts at the workspace."""
    alt: Prose
    """What it shows, for readers who cannot see it."""


class Brand(Record, frozen=True, kw_only=True):
    """What `advocate.yaml` says of the look; whatever it leaves out stays as it comes."""

    logo: Logo | None = None
    main_colour: Key | None = None
    """Six hexadecimal digits in quotation marks, with or without "#": headings, labels, rules,
    links; white text stands on it, so it has to be dark enough."""
    second_colour: Key | None = None
    """Set beside the main one: the second series of a chart, marks of emphasis."""
    heading_font: Key | None = None
    """As Word calls it; after commas, what may stand in for it where a reader has it not."""
    body_font: Key | None = None
    """The same for everything but titles, headings, large figures and voices."""
    letterhead: FilePath | None = None
    """The charity's own .docx for letters; a relative path starts at the workspace.

    Its header, footer, margins, fonts and styles are used; what stands in its text is not.
    """


class Palette(Struct, frozen=True, kw_only=True):
    """The colours of one document, each as six hexadecimal digits in capital letters."""

    ink: str = "1F2A2E"
    muted: str = "56646A"
    main: str = "1D4650"
    second: str = "B07F22"
    tint: str = "EAF0F1"
    """The main colour, faint: behind boxes and header rows."""
    soft: str = "9DB4B9"
    hairline: str = "CBD6D8"


class Look(Struct, frozen=True, kw_only=True):
    """What writers take the look of documents from."""

    reference: Path
    """The Word file with the styles."""
    folder: Path
    """Where relative paths of pictures, logo and letterhead start: the workspace."""
    brand: Brand = Brand()
    palette: Palette = Palette()
    shipped: Path | None = None
    """The reference that came with advocate, for whatever another lacks; None where it is that."""
