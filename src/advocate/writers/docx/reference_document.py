"""What documents take from `reference.docx`: styles by name, page, and the parts with both.

The reference's own text, headers and properties are never taken.
"""

from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from advocate.errors import Problem
from advocate.models.brand import Brand, Palette
from advocate.storage.word_package import W, WordPackage, read_xml
from advocate.writers.docx.named_styles import ListStyles, header_fills, styles_by_name
from advocate.writers.docx.word_sections import A4, Page, page_of
from advocate.writers.docx.zip_package import Part

CARRIED = {
    "word/styles.xml": "styles",
    "word/theme/theme1.xml": "theme",
    "word/fontTable.xml": "fontTable",
}
"""Parts copied whole, each with the kind of relationship that leads to it."""
_NUMBERING = "word/numbering.xml"
OUR_FIRST_HEADER = "first-header.xml"
SAVE_AGAIN = "Save it again in Word as “Word Document (.docx)”, not “Strict”, without a password."


class Letterhead(Struct, frozen=True):
    """The headers and footers of a letterhead, which replace ours; without one, there are none."""

    stories: dict[str, dict[str, str]] = {}
    """By tag ("header", "footer"), targets by type ("default", "first", "even"); empty for ours."""
    has_first_page: bool = False
    """Whether the first page differs."""
    has_even_pages: bool = False
    names_us: bool = False
    """Whether the first header shows anything: the letter then needs no head of its own."""


class Reference(Struct, frozen=True):
    """A Word file whose look the documents take."""

    file: Path
    style_ids: dict[str, str]
    """Style id by lower-case style name; Word's own names are English in every language."""
    parts: tuple[Part, ...]
    page: Page
    numbering: str
    """The numbering part as text, to which each document adds its own lists."""
    bullets: int
    """Number of the bulleted list."""
    numbers_outline: int
    """Number of the definition (abstractNum) that numbered lists share."""
    first_free_list: int
    header_fills: dict[str, str] = {}
    """The shading of header rows, by id of the table's style."""
    overrides: dict[str, str] = {}
    """Content type by name, of parts that not every document has."""
    letterhead: Letterhead = Letterhead()
    notes: tuple[Problem, ...] = ()
    """What was left out of it, for those who build."""

    def style(self, name: str) -> str:
        """Return the id of the style called `name`."""
        return self.style_ids[name.lower()]


def read_main(package: WordPackage) -> Element:
    """Return the root of the part with the text.

    Raises:
        ValueError: it is none of a document: of a spreadsheet, or "Strict Open XML".
    """
    root = read_xml(package.read(package.main))
    if root.tag != f"{W}document":
        raise ValueError(root.tag)
    return root


PLAIN = (Brand(), Palette())


def shipped_reference(file: Path, data: bytes, brand: Brand, palette: Palette) -> Reference:
    """Return the reference that came with advocate, which is taken as it is."""
    package = WordPackage(data)
    files = {name: package.read(name) for name in (*CARRIED, _NUMBERING)}
    page = page_of(read_main(package).find(f"{W}body/{W}sectPr"), A4)
    if (brand, palette) != PLAIN:
        # Late: few workspaces have a look.
        from advocate.writers.docx.branded_reference import branded

        files = branded(files, brand, palette)
    numbering = files.pop(_NUMBERING).decode()
    styles = read_xml(files["word/styles.xml"])
    lists = ListStyles(styles, read_xml(numbering))
    return Reference(
        file=file,
        style_ids={n: style.get(f"{W}styleId", "") for n, style in styles_by_name(styles).items()},
        parts=tuple(Part.of(name, data) for name, data in sorted(files.items())),
        page=page,
        numbering=numbering,
        bullets=lists.number_of("List Bullet") or 0,
        numbers_outline=lists.outline_of("List Number") or 0,
        first_free_list=lists.first_free,
        header_fills=header_fills(styles),
    )
