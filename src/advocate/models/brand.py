"""The charity's own look: logo, colours, fonts, letterhead; and the colours made from it."""

from pathlib import Path

from msgspec import Struct

from advocate.models.field_types import FilePath, Key, Prose, Record


class Logo(Record, frozen=True, kw_only=True):
    """The charity's mark, on the first page of a document."""

    file: FilePath
    alt: Prose


class Brand(Record, frozen=True, kw_only=True):
    """What `advocate.yaml` says of the look; whatever it leaves out stays as it comes."""

    logo: Logo | None = None
    main_colour: Key | None = None
    second_colour: Key | None = None
    heading_font: Key | None = None
    body_font: Key | None = None
    letterhead: FilePath | None = None


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
