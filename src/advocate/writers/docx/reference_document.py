"""What documents take from `reference.docx`: styles by name, page, and the parts with both.

The reference's own text, headers and properties are never taken.
"""

from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from advocate.errors import OutputError, StyleMissing
from advocate.models.brand import Brand, Palette
from advocate.storage.workspace_files import FileRefused, read_below
from advocate.writers.docx.named_styles import ListStyles, styles_by_name
from advocate.writers.docx.word_package import UNREADABLE, WordPackage, relations_part
from advocate.writers.docx.zip_package import Part
from advocate.writers.xml_escaping import W

_W = f"{{{W}}}"
CARRIED = {
    "word/styles.xml": "styles",
    "word/theme/theme1.xml": "theme",
    "word/fontTable.xml": "fontTable",
}
"""Parts copied whole, each with the kind of relationship that leads to it."""
_NUMBERING = "word/numbering.xml"
_NARROWEST = 2835
"""Five centimetres, in twentieths of a point: the least room for text, across and down."""


class Page(Struct, frozen=True):
    """Paper and margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """The width of a line."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of a page between its margins."""
        return self.height - abs(self.top) - abs(self.bottom)


A4 = Page(11906, 16838, 1247, 1304, 1247, 1304, 567, 567)


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
    links: tuple[tuple[str, str], ...]
    """(kind of relationship, target) of the parts carried over."""
    defaults: dict[str, str]
    """Content type by file extension."""
    overrides: dict[str, str]
    """Content type by part name."""
    page: Page
    numbering: str
    """The numbering part as text, to which each document adds its own lists."""
    bullets: int
    """Number of the bulleted list."""
    numbers_outline: int
    """Number of the definition (abstractNum) that numbered lists share."""
    first_free_list: int
    letterhead: Letterhead = Letterhead()

    def style(self, name: str) -> str:
        """Return the id of the style called `name`.

        Raises:
            StyleMissing: there is none.
        """
        try:
            return self.style_ids[name.lower()]
        except KeyError:
            raise StyleMissing(
                f'The style "{name}" is missing from {self.file}.',
                hint="Add it in Word, or put back the reference.docx that came with advocate.",
            ) from None


_PLAIN = (Brand(), Palette())


def read_reference(
    file: Path, brand: Brand = _PLAIN[0], palette: Palette = _PLAIN[1], folder: Path | None = None
) -> Reference:
    """Read `file`, once for as long as it does not change, in the colours and fonts of the charity.

    Raises:
        OutputError: not there, or not a Word file.
        StyleMissing: it lacks a list style.
    """
    try:
        state = file.stat()
        return _read(file, state.st_mtime_ns, state.st_size, brand, palette, folder)
    except FileRefused as error:
        raise OutputError(f"{file} cannot be read: {error.strerror}.", hint=error.hint) from error
    except FileNotFoundError:
        problem = f"There is no reference document {file}."
    except (OSError, *UNREADABLE):
        problem = f"{file} cannot be read as a Word document."
    raise OutputError(
        problem,
        hint="Put back the reference.docx that came with advocate, or save it again in Word as "
        "“Word Document (.docx)”, without a password.",
    )


def links_to(parts: Container[str]) -> tuple[tuple[str, str], ...]:
    """Return kind of relationship and target of those `parts` that every document links to."""
    return tuple(
        (kind, name.removeprefix("word/")) for name, kind in CARRIED.items() if name in parts
    )


def check_room(page: Page, file: Path) -> None:
    """Refuse paper whose margins leave no room for a line of text.

    Raises:
        OutputError: they do.
    """
    if min(page.text_width, page.text_height) < _NARROWEST:
        raise OutputError(
            f"The margins of {file} leave no room for text.",
            hint="Open it in Word and set paper size and margins under Layout.",
        )


@lru_cache(maxsize=8)
def _read(
    file: Path, _modified: int, _size: int, brand: Brand, palette: Palette, folder: Path | None
) -> Reference:
    package = WordPackage(read_below(folder, file))
    files = {name: package.read(name) for name in (*_carried(package), _NUMBERING)}
    page = _page(ElementTree.fromstring(package.read("word/document.xml")))  # noqa: S314
    if (brand, palette) != _PLAIN:
        # Late: few workspaces have a look.
        from advocate.writers.docx.branded_reference import branded

        files = branded(files, brand, palette)
    check_room(page, file)
    numbering = files.pop(_NUMBERING).decode()
    styles = ElementTree.fromstring(files["word/styles.xml"])  # noqa: S314 - own file
    ids = {name: style.get(f"{_W}styleId", "") for name, style in styles_by_name(styles).items()}
    lists = ListStyles(file, styles, ElementTree.fromstring(numbering))  # noqa: S314 - own file
    return Reference(
        file=file,
        style_ids=ids,
        parts=tuple(Part.of(name, data) for name, data in sorted(files.items())),
        links=links_to(files),
        defaults=package.defaults,
        overrides={name: kind for name, kind in package.overrides.items() if name in files},
        page=page,
        numbering=numbering,
        bullets=lists.number_of("List Bullet"),
        numbers_outline=lists.outline_of("List Number"),
        first_free_list=lists.first_free,
    )


def _carried(package: WordPackage) -> list[str]:
    """Return the parts to copy, with what they lead to: embedded fonts, pictures of bullets."""
    found = [name for name in CARRIED if name in package]
    for part in (*found, _NUMBERING):
        if (relations := relations_part(part)) in package:
            targets = [to.target for to in package.relations(part) if not to.is_outside]
            found += [relations, *(name for name in targets if name in package)]
    return list(dict.fromkeys(found))


def _page(document: ElementTree.Element) -> Page:
    if document.tag != f"{_W}document":
        raise ValueError(f"{document.tag} is no document")  # "Strict Open XML", for example
    size = document.find(f".//{_W}body/{_W}sectPr/{_W}pgSz")
    margins = document.find(f".//{_W}body/{_W}sectPr/{_W}pgMar")
    if size is None or margins is None:
        return A4

    def twips(element: ElementTree.Element, name: str) -> int:
        return abs(int(float(element.get(f"{_W}{name}", "0"))))

    sides = ("top", "right", "bottom", "left", "header", "footer")
    return Page(twips(size, "w"), twips(size, "h"), *(twips(margins, side) for side in sides))
