"""Markdown → the block tree that writers walk.

Two HTML comments mean something when alone on a line: `<!-- page-break -->`, and `<!-- name -->`,
which styles the block after it. All other HTML is text. A table under `<!-- chart-bar -->`,
`chart-gap`, `chart-grouped` or `chart-line` is a figure, and takes the paragraph right before it,
under `<!-- caption -->`, as its title. (`numbered` and `contents` are filled in before: see
`late_content.py`.)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from advocate.models.document import (
    CHART_HINT,
    CHART_KINDS,
    Block,
    CodeBlock,
    Figure,
    Heading,
    HorizontalRule,
    Inline,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from advocate.rendering.inline_reader import STYLES, Line
from advocate.rendering.markdown_events import COMMENT, read_events

_PAGE_BREAK = "page-break"
_CAPTION = "caption"
_CHARTS = {CHART_HINT + kind: kind for kind in CHART_KINDS}
_COMMENT = re.compile(COMMENT, re.MULTILINE)
_DEEPEST = 100
"""Depth of nested lists, items and quotations; deeper ones are put on this level."""
_LINES = frozenset(("Paragraph", "Heading", "TableCell"))
_RAW = frozenset(("CodeBlock", "HtmlBlock"))


def parse_blocks(markdown: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the blocks of `markdown`, and its footnotes in order of first reference.

    A footnote that nothing refers to is left out, as every Markdown reader does.
    """
    return _Tree().read(markdown)


@dataclass(slots=True)
class _Container:
    """The document, or an open block that contains others."""

    kind: str
    detail: Any
    """Number of a list's first item, alignments of a table, label of a note."""
    blocks: list[Block]
    parts: list[Any] = field(default_factory=list)
    """Items of a list, rows of a table, cells of a row."""
    style: str | None = None
    """The style of the next block in it."""


class _Tree:
    """The blocks read so far, and those still open."""

    def __init__(self) -> None:
        self._open = [_Container("Document", None, [])]
        self._line = Line()
        self._is_loose = False
        """Whether text stands directly in a list item, outside any paragraph."""
        self._in_line = False
        self._raw: list[str] | None = None
        """The text of a block of code or HTML that is open."""
        self._notes: dict[str, tuple[Block, ...]] = {}
        self._marks: dict[str, None] = {}

    def read(self, markdown: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Read a whole text; each event is a word, or a word and what belongs to it."""
        for event in read_events(markdown):
            if type(event) is str:
                if event == "Rule":
                    self._end_loose()
                    self._open[-1].blocks.append(HorizontalRule())
                else:
                    self._line.add(event, " ")
                continue
            kind, value = event.popitem()
            if kind == "Start":
                self._start(value)
            elif kind == "End":
                self._end(value)
            elif self._raw is not None:
                self._raw.append(value)
            else:
                if not self._in_line:
                    self._is_loose = self._in_line = True
                self._line.add(kind, value)
        notes = (Note(label, self._notes[label]) for label in self._marks if label in self._notes)
        return tuple(self._open[0].blocks), tuple(notes)

    def _start(self, tag: Any) -> None:
        kind, detail = (tag, {}) if type(tag) is str else tag.popitem()
        if kind in STYLES:
            self._is_loose = self._is_loose or not self._in_line
            self._in_line = True
            self._line.open(kind, detail)
            return
        self._end_loose()
        if kind in _LINES:
            self._in_line = True
        elif kind in _RAW:
            self._raw = []
        else:
            blocks = self._open[-1].blocks if (flat := self._is_too_deep(kind)) else []
            self._open.append(_Container("Flat" if flat else kind, detail, blocks))

    def _end(self, tag: Any) -> None:
        kind, detail = (tag, {}) if type(tag) is str else tag.popitem()
        if kind in STYLES:
            self._line.close(kind)
            return
        self._end_loose()
        if kind == "TableCell":
            self._open[-1].parts.append(self._content())
        elif kind == "Paragraph":
            self._put(Paragraph(self._content(), self._style()))
        elif kind == "Heading":
            self._put(Heading(int(detail[1]), self._content(), self._style()))
        elif kind == "HtmlBlock":
            self._add_comment()
        elif kind == "CodeBlock":
            self._put(CodeBlock(self._raw_text().removesuffix("\n"), self._style()))
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
            self._put(_MAKERS[ended.kind](ended, self._style()))

    def _style(self) -> str | None:
        """Return the style of the next block, if a comment before it gives one."""
        around = self._open[-1]
        style, around.style = around.style, None
        return style

    def _put(self, block: Block) -> None:
        blocks = self._open[-1].blocks
        if isinstance(block, Table) and block.style in _CHARTS:
            block = _figure(block, blocks)
        blocks.append(block)

    def _add_comment(self) -> None:
        if found := _COMMENT.search(self._raw_text()):
            if found[1] == _PAGE_BREAK:
                self._open[-1].blocks.append(PageBreak())
            else:
                self._open[-1].style = found[1]

    def _raw_text(self) -> str:
        text, self._raw = "".join(self._raw or ()), None
        return text

    def _end_loose(self) -> None:
        if self._is_loose:
            self._is_loose = False
            self._put(Paragraph(self._content(), self._style()))

    def _content(self) -> tuple[Inline, ...]:
        self._in_line = False
        self._marks |= dict.fromkeys(self._line.notes)
        return self._line.take()

    def _is_too_deep(self, kind: str) -> bool:
        if kind == "Item":
            return self._open[-1].kind == "Flat"
        return kind in {"List", "BlockQuote"} and len(self._open) > _DEEPEST


def _list(ended: _Container, style: str | None) -> Block:
    is_ordered = ended.detail is not None
    return ListBlock(is_ordered, tuple(ended.parts), ended.detail if is_ordered else 1, style)


def _table(ended: _Container, style: str | None) -> Block:
    header, *rows = ended.parts
    align = tuple(None if side == "None" else side.lower() for side in ended.detail)
    return Table(header, tuple(rows), align, style)


_MAKERS: dict[str, Callable[[_Container, str | None], Block]] = {
    "BlockQuote": lambda ended, style: Quote(tuple(ended.blocks), style),
    "List": _list,
    "Table": _table,
}


def _figure(table: Table, before: list[Block]) -> Block:
    """Return a table as a figure; its caption is taken off the end of `before`."""
    title: tuple[Inline, ...] = ()
    if before and isinstance(last := before[-1], Paragraph) and last.style == _CAPTION:
        title = last.content
        before.pop()
    return Figure(_CHARTS[table.style or ""], title, replace(table, style=None))
