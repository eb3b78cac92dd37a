"""Pages of a Word file: paper and margins, and which section of several a letter is set on."""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from advocate.errors import Problem
from advocate.storage.word_package import W, WordPackage
from advocate.writers.xml_escaping import R

_R = f"{{{R}}}"
_NARROWEST = 2835
"""Five centimetres, in twentieths of a point: the least room for text, across and down."""
_SHEET = 11000
"""The least height of a sheet that letters are written on, A5 upright or A4 across."""
_UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|pc|)")
_PLAIN = re.compile(r"\w{1,40}")
_SHOWN = (f"{W}t", f"{W}drawing", f"{W}pict")
"""The visible content of a header."""


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
    extra: str = ""
    """Paper trays and borders, as XML."""

    @property
    def text_width(self) -> int:
        """The width of a line."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of a page between its margins."""
        return self.height - abs(self.top) - abs(self.bottom)


A4 = Page(11906, 16838, 1247, 1304, 1247, 1304, 567, 567)


class Section(Struct, frozen=True):
    """One section of a file."""

    properties: Element
    stories: Mapping[str, Mapping[str, str]]
    """By tag ("header", "footer"), the parts by type, those of earlier sections included."""


def sections_of(package: WordPackage, document: Element) -> list[Section]:
    """Return the sections in their order; without any, one that says nothing."""
    targets = {
        link.id: link.target
        for link in package.relations(package.main)
        if link.kind in {"header", "footer"} and not link.is_outside and link.target in package
    }
    inside = [*document.iterfind(f"{W}body//{W}p/{W}pPr/{W}sectPr")]
    inside += document.iterfind(f"{W}body/{W}sectPr")
    stories: dict[str, dict[str, str]] = {"header": {}, "footer": {}}
    found: list[Section] = []
    for properties in inside or [Element(f"{W}sectPr")]:
        stories = {tag: dict(parts) for tag, parts in stories.items()}
        for tag, parts in stories.items():
            for entry in properties.iterfind(f"{W}{tag}Reference"):
                if (number := entry.get(f"{_R}id", "")) in targets:
                    parts[entry.get(f"{W}type", "default")] = targets[number]
        found.append(Section(properties, stories))
    return found


def letter_section(sections: list[Section], shows: list[bool]) -> int:
    """Return the place of the section that letters are set on.

    That is the first on a sheet of letters, not an envelope, whose header `shows` anything; upright
    rather than across.
    """

    def rank(place: int) -> tuple[bool, bool, bool, int]:
        page = page_of(sections[place].properties, A4)
        is_sheet = page.height >= _SHEET
        return is_sheet, shows[place], page.height >= page.width, -place

    return max(range(len(sections)), key=rank)


def shows_anything(root: Element) -> bool:
    """Say if there is text, a drawing or an old picture."""
    return any(
        element.tag != f"{W}t" or (element.text or "").strip()
        for tag in _SHOWN
        for element in root.iter(tag)
    )


def page_of(section: Element | None, usual: Page) -> Page:
    """Return paper and margins; a gutter is added to the margin, a fixed height stays negative."""
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if section is None or size is None or margins is None:
        return usual

    def twips(element: Element, name: str, usual: int = 0) -> int:
        length = _LENGTH.fullmatch(element.get(f"{W}{name}", str(usual)).strip())
        return round(float(length[1]) * _UNITS[length[2]]) if length else usual

    return Page(
        width=twips(size, "w", A4.width),
        height=twips(size, "h", A4.height),
        top=twips(margins, "top", A4.top),
        right=twips(margins, "right", A4.right),
        bottom=twips(margins, "bottom", A4.bottom),
        left=twips(margins, "left", A4.left) + twips(margins, "gutter"),
        header=twips(margins, "header", A4.header),
        footer=twips(margins, "footer", A4.footer),
        extra=_copied(section, "paperSrc") + _copied(section, "pgBorders"),
    )


def _copied(parent: Element, name: str) -> str:
    """Return an element of properties as XML, with those directly inside it."""
    element = parent.find(f"{W}{name}")
    if element is None:
        return ""
    inside = "".join(_copied(element, side) for side in ("top", "left", "bottom", "right"))
    attributes = "".join(
        f' w:{key.removeprefix(W)}="{value}"'
        for key, value in element.items()
        if key.startswith(W) and _PLAIN.fullmatch(value)
    )
    return f"<w:{name}{attributes}>{inside}</w:{name}>"


def why_no_room(page: Page, file: Path) -> Problem | None:
    """Return what is wrong with paper whose margins leave no room for a line of text."""
    if min(page.text_width, page.text_height) >= _NARROWEST:
        return None
    return Problem(
        message=f"The margins of {file} leave no room for text.",
        hint="Open it in Word and set paper size and margins under Layout.",
    )
