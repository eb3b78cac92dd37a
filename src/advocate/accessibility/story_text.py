"""The text of one part of a Word file in reading order: each run with its formatting and place."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from advocate.accessibility.formatting import (
    AUTO,
    PLAIN,
    Formatting,
    parse_formatting,
    whole_number,
)
from advocate.accessibility.word_file_styles import Styles
from advocate.storage.word_package import VAL, W, value_of

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}
_SHOWN = frozenset(
    f"{W}{name}"
    for name in ("drawing", "pict", "object", "fldChar", "instrText", "footnoteReference", "ptab",
                 "endnoteReference", "footnoteRef", "separator", "continuationSeparator", "pgNum",
                 "annotationRef")
)  # fmt: skip
"""Content of a run other than text; with any of it, a paragraph is not empty."""
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")
)
_FLAGS = (
    ("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("lastColumn", 0x100),
    ("noHBand", 0x200), ("noVBand", 0x400),
)  # fmt: skip


@dataclass(slots=True)
class Run:
    """Text with the same formatting throughout."""

    text: str
    look: Formatting
    """Of the text alone: character style and direct formatting."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph in its place."""

    element: Element
    style: str
    cell: Formatting | None = None
    """The formatting of its table cell; None outside tables."""
    follows_table: bool = False
    ends_story: bool = False
    """The last of its part, note or cell. After a table, Word requires such a paragraph."""
    runs: list[Run] = field(default_factory=list)
    has_other: bool = False
    """Holds a picture, a field, a mark or a page break."""
    text: str = ""
    """Its words; line breaks as line ends."""


@dataclass(slots=True)
class Table:
    """A table of the body or of a note."""

    element: Element
    rows: list[list[str]]
    """Text of each cell."""
    is_nested: bool = False


@dataclass(slots=True)
class Story:
    """One part, or one note."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def read_story(root: Element, styles: Styles) -> Story:
    """Return the paragraphs and tables below `root` in order."""
    reader = _Reader(styles)
    reader.read(root, None, depth=0)
    return reader.story


def run_text(run: Element) -> str:
    """Return the text of a `w:r`."""
    return "".join(
        (item.text or "") if item.tag == f"{W}t" else _SIGNS.get(item.tag, "") for item in run
    )


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.story = Story()

    def read(self, parent: Element, cell: Formatting | None, *, depth: int) -> None:
        last: Paragraph | None = None
        before = ""
        for item in _blocks(parent):
            if item.tag == f"{W}p":
                last = self._paragraph(item, cell, follows_table=before == f"{W}tbl")
            else:
                last = None
                self._table(item, depth)
            before = item.tag
        if last is not None:
            last.ends_story = True

    def _paragraph(
        self, item: Element, cell: Formatting | None, *, follows_table: bool
    ) -> Paragraph:
        properties = item.find(f"{W}pPr")
        style = value_of(properties, "pStyle") or self._styles.default
        paragraph = Paragraph(item, style, cell, follows_table)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            paragraph.has_other = True
        for run in item.iter(f"{W}r"):
            text = run_text(run)
            if text:
                paragraph.runs.append(Run(text, self._run_look(run.find(f"{W}rPr"))))
            if not text.strip() and any(
                inner.tag in _SHOWN or inner.get(f"{W}type") == "page" for inner in run
            ):
                paragraph.has_other = True
        paragraph.text = "".join(run.text for run in paragraph.runs)
        self.story.paragraphs.append(paragraph)
        return paragraph

    def _run_look(self, properties: Element | None) -> Formatting:
        if properties is None:
            return PLAIN
        style = value_of(properties, "rStyle")
        direct = parse_formatting(properties, self._styles.theme)
        return direct.over(self._styles.look(style)) if style else direct

    # --- tables ---

    def _table(self, item: Element, depth: int) -> None:
        properties = item.find(f"{W}tblPr")
        rows = list(item.iterfind(f"{W}tr"))
        table = Table(item, [], is_nested=depth > 0)
        self.story.tables.append(table)
        look = self._styles.table(value_of(properties, "tblStyle"))
        flags = _flags(properties)
        own = self._styles.fill(properties)
        for number, row in enumerate(rows):
            cells = list(row.iterfind(f"{W}tc"))
            texts = []
            for column, cell in enumerate(cells):
                places = _places(flags, (number, len(rows)), (column, len(cells)))
                given = look[None]
                for place in places:
                    given = look.get(place, PLAIN).over(given)
                shade = self._styles.fill(cell.find(f"{W}tcPr"))
                before = len(self.story.paragraphs)
                self.read(cell, shade.over(given.over(own)), depth=depth + 1)
                texts.append(" ".join(p.text for p in self.story.paragraphs[before:]))
            table.rows.append(texts)


def _blocks(parent: Element) -> Iterator[Element]:
    for item in parent:
        if item.tag in {f"{W}p", f"{W}tbl"}:
            yield item
        elif item.tag in _WRAPPERS:
            yield from _blocks(item)


def _flags(properties: Element | None) -> frozenset[str]:
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return frozenset({"noHBand", "noVBand"})
    bits = whole_number(look.get(VAL, ""), 0, base=16)
    return frozenset(
        name
        for name, bit in _FLAGS
        if look.get(f"{W}{name}", str(int(bool(bits & bit)))) in {"1", "true"}
    )


def _places(flags: frozenset[str], row: tuple[int, int], column: tuple[int, int]) -> list[str]:
    """Return the parts of a table style that a cell takes, the strongest last."""
    found = []
    if "noVBand" not in flags:
        found.append(f"band{(column[0] - ('firstColumn' in flags)) % 2 + 1}Vert")
    if "noHBand" not in flags:
        found.append(f"band{(row[0] - ('firstRow' in flags)) % 2 + 1}Horz")
    edges = (
        ("firstColumn", "firstCol", column[0] == 0),
        ("lastColumn", "lastCol", column[0] == column[1] - 1),
        ("firstRow", "firstRow", row[0] == 0),
        ("lastRow", "lastRow", row[0] == row[1] - 1),
    )
    return found + [part for flag, part, applies in edges if flag in flags and applies]


def paragraph_ground(paragraph: Paragraph, styles: Styles) -> Formatting:
    """Return the formatting that a paragraph gives its runs; `fill` is its background colour."""
    direct = parse_formatting(paragraph.element.find(f"{W}pPr"), styles.theme)
    look = direct.over(styles.look(paragraph.style))
    if paragraph.cell is not None:
        if look.fill == AUTO:
            look = replace(look, fill=None)
        look = look.over(paragraph.cell)
    return look.over(styles.defaults)
