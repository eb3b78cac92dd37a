"""Markdown → the block tree that writers walk.

Two HTML comments mean something when alone on a line: `<!-- page-break -->`, and `<!-- name -->`,
which styles the block after it. All other HTML is text. A table under `<!-- chart-bar -->`,
`chart-grouped` or `chart-line` is a figure, and takes the paragraph right before it, under
`<!-- caption -->`, as its title. (`numbered` and `contents` are filled in before: see
`completing.py`.)
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from advocate.models.document import (
    CHART_HINT,
    CHART_KINDS,
    Block,
    CodeBlock,
    Figure,
    Heading,
    HorizontalRule,
    Inline,
    LineBreak,
    ListBlock,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from advocate.models.record import positional_record
from advocate.rendering.events import COMMENT, read_events
from advocate.rendering.lines import Line

_PAGE_BREAK = "page-break"
_CAPTION = "caption"
_CHARTS = {CHART_HINT + kind: kind for kind in CHART_KINDS}
_COMMENT = re.compile(COMMENT, re.MULTILINE)
_DEEPEST = 100
"""Lists, items and quotations inside each other; what would be deeper stands on this level."""
_STYLES = frozenset(("Strong", "Emphasis", "Link", "Image"))
_LINES = frozenset(("Paragraph", "Heading", "TableCell"))
_RAW = frozenset(("CodeBlock", "HtmlBlock"))


@positional_record
class Place:
    """Where something stands in the Markdown."""

    kind: str
    """In the words of pulldown-cmark, like "Heading" or "Item"; "Comment" for a style."""
    start: int
    """Bytes of UTF-8 before it."""
    end: int
    """Bytes up to its end, the end of its last line included."""
    name: str | None = None
    """Of a style."""


@positional_record
class Reading:
    """A text as blocks, with its notes in the order of the first mark of each."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    places: tuple[Place, ...]
    """Of the blocks and comments at the top, in order, and of the items of the lists there."""


def parse_blocks(markdown: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the blocks of `markdown`, and its footnotes in order of first reference.

    A footnote that nothing refers to is left out, as every Markdown reader does.
    """
    reading = read_markdown(markdown)
    return reading.blocks, reading.notes


def read_markdown(markdown: str) -> Reading:
    """Return what `parse_blocks` does, and where it stands."""
    tree = _Tree()
    for event, span in read_events(markdown):
        tree.add(event, span)
    return tree.reading()


class _Container:
    """The document, or a block that holds others and is still open."""

    __slots__ = ("blocks", "detail", "kind", "parts", "style")

    def __init__(self, kind: str, detail: Any, blocks: list[Block]) -> None:
        self.kind = kind
        self.detail = detail
        """Number of a list's first item, alignments of a table, label of a note."""
        self.blocks = blocks
        self.parts: list[Any] = []
        """Items of a list, rows of a table, cells of a row."""
        self.style: str | None = None
        """What the next block in it is to look like."""


class _Tree:
    """The blocks read so far, and those still open."""

    def __init__(self) -> None:
        self._open = [_Container("Document", None, [])]
        self._line: Line | None = None
        self._is_loose = False
        """Whether the line stands outside any paragraph."""
        self._raw: list[str] | None = None
        """The text of a block of code or HTML that is open."""
        self._notes: dict[str, tuple[Block, ...]] = {}
        self._marks: dict[str, None] = {}
        self._places: list[Place] = []

    def reading(self) -> Reading:
        """Return the finished text."""
        notes = (Note(label, self._notes[label]) for label in self._marks if label in self._notes)
        return Reading(tuple(self._open[0].blocks), tuple(notes), tuple(self._places))

    def add(self, event: Any, span: dict[str, int]) -> None:
        """Take the next event: a word, or a word and what belongs to it."""
        kind, value = _named(event)
        if kind == "Start":
            self._start(*_named(value), span)
        elif kind == "End":
            self._end(*_named(value), span)
        elif kind == "Rule":
            self._start(kind, None, span)
            self._open[-1].blocks.append(HorizontalRule())
        elif self._raw is not None:
            self._raw.append(value)
        else:
            self._add_words(kind, value, self._line or self._loose_line())

    def _add_words(self, kind: str, value: Any, line: Line) -> None:
        if kind == "Code":
            line.add_code(value)
        elif kind == "FootnoteReference":
            line.add(NoteReference(value))
        elif kind == "HardBreak":
            line.add(LineBreak())
        else:
            line.add_text(" " if kind == "SoftBreak" else value)

    def _start(self, kind: str, detail: Any, span: dict[str, int]) -> None:
        if kind in _STYLES:
            (self._line or self._loose_line()).open(kind, detail)
            return
        if self._is_loose:
            self._end_loose_line()
        if len(self._open) < 3 and kind != "HtmlBlock":
            self._note_place(kind, span)
        if kind in _LINES:
            self._line = Line()
        elif kind in _RAW:
            self._raw = []
        elif kind != "Rule":
            blocks = self._open[-1].blocks if (flat := self._is_too_deep(kind)) else []
            self._open.append(_Container("Flat" if flat else kind, detail, blocks))

    def _end(self, kind: str, detail: Any, span: dict[str, int]) -> None:
        if kind in _STYLES:
            (self._line or self._loose_line()).close(kind)
            return
        if self._is_loose:
            self._end_loose_line()
        if kind == "TableCell":
            self._open[-1].parts.append(self._content())
        elif kind == "Paragraph":
            self._put(Paragraph(self._content()))
        elif kind == "Heading":
            self._put(Heading(int(detail[1]), self._content()))
        elif kind == "HtmlBlock":
            self._add_comment(span)
        elif kind == "CodeBlock":
            self._put(CodeBlock(self._raw_text().removesuffix("\n")))
        else:
            self._close(self._open.pop())

    def _close(self, ended: _Container) -> None:
        if ended.kind in {"TableHead", "TableRow"}:
            self._open[-1].parts.append(tuple(ended.parts))
        elif ended.kind == "Item":
            self._open[-1].parts.append(tuple(ended.blocks))
        elif ended.kind == "FootnoteDefinition":
            self._notes[ended.detail] = tuple(ended.blocks)
        elif ended.kind in _MAKERS:
            self._put(_MAKERS[ended.kind](ended))

    def _put(self, block: Any) -> None:
        """Add a block in the style that a comment before it named."""
        around = self._open[-1]
        if (style := around.style) is not None:
            block = replace(block, style=style)
            around.style = None
            if style in _CHARTS:
                block = _figure(block, around.blocks)
        around.blocks.append(block)

    def _add_comment(self, span: dict[str, int]) -> None:
        text = self._raw_text()
        name = found[1] if (found := _COMMENT.search(text)) else ""
        self._note_place("Comment", span, name)
        if name == _PAGE_BREAK:
            self._open[-1].blocks.append(PageBreak())
        elif name:
            self._open[-1].style = name

    def _raw_text(self) -> str:
        text, self._raw = "".join(self._raw or ()), None
        return text

    def _loose_line(self) -> Line:
        """Begin the line of words that stand right in an item of a list, outside any paragraph."""
        self._line, self._is_loose = Line(), True
        return self._line

    def _end_loose_line(self) -> None:
        self._is_loose = False
        self._put(Paragraph(self._content()))

    def _content(self) -> tuple[Inline, ...]:
        line, self._line = self._line, None
        if line is None:
            return ()
        content = line.content()
        if line.notes:
            self._marks |= dict.fromkeys(line.notes)
        return content

    def _is_too_deep(self, kind: str) -> bool:
        if kind == "Item":
            return self._open[-1].kind == "Flat"
        return kind in {"List", "BlockQuote"} and len(self._open) > _DEEPEST

    def _note_place(self, kind: str, span: dict[str, int], name: str | None = None) -> None:
        depth = len(self._open)
        if depth == 1 or (depth == 2 and kind == "Item"):
            self._places.append(Place(kind, span["start"], span["end"], name))


def _named(told: Any) -> tuple[str, Any]:
    """Return the word for an event or a tag, and what else is told of it."""
    if type(told) is str:
        return told, None
    name, detail = told.popitem()
    return name, detail


def _list(ended: _Container) -> Block:
    return ListBlock(
        ordered=ended.detail is not None,
        items=tuple(ended.parts),
        start=1 if ended.detail is None else ended.detail,
    )


def _table(ended: _Container) -> Block:
    header, *rows = ended.parts
    align = tuple(None if side == "None" else side.lower() for side in ended.detail)
    return Table(header=header, rows=tuple(rows), align=align)


_MAKERS: dict[str, Callable[[_Container], Block]] = {
    "BlockQuote": lambda ended: Quote(tuple(ended.blocks)),
    "List": _list,
    "Table": _table,
}


def _figure(block: Block, before: list[Block]) -> Block:
    """Return a table as a figure; its caption is taken off the end of `before`."""
    if not isinstance(block, Table):
        return block
    title: tuple[Inline, ...] = ()
    if before and isinstance(last := before[-1], Paragraph) and last.style == _CAPTION:
        title = last.content
        before.pop()
    table = replace(block, style=None)
    return Figure(kind=_CHARTS[block.style or ""], title=title, table=table)
