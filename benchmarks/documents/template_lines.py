"""Our Markdown template of a brief, read as what a Word template has: paragraphs, tables, tags.

So docxtpl gets the same template, with the same conditions, loops and filters, laid out in Word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"\{\{.*?\}\}(?!\})|\{%.*?%\}")
_INCLUDE = re.compile(r'^\{% include "([^"]+)" %\}\n', re.M)
_REMARK = re.compile(r"\{#.*?#\}\n?", re.S)
_CAPTURED = re.compile(
    r"\{% set (\w+) %\}\n(.*)\{% endset %\}\n\{% if \1 \| trim %\}\n(.*?)\{\{ \1 \| md \}\}\n"
    r"\{% endif %\}\n",
    re.S,
)
"""A part that is put off until it is known not to be empty: the samples' is never empty."""
_STATEMENT = re.compile(r"\{%-? *(\w+)[^%]*%\}")
_HINT = re.compile(r"<!-- ([a-z-]+) -->")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_STARTS = (
    (re.compile(r"(#+) "), "heading"),
    (re.compile(r"- "), "bullet"),
    (re.compile(r"\{\{ loop\.index \}\}\. "), "number"),
    (re.compile(r"> (?=— )"), "attribution"),
    (re.compile(r"> "), "quote"),
)
_OPENERS = frozenset({"if", "for"})
_MIDDLES = frozenset({"elif", "else"})


@dataclass(frozen=True)
class Line:
    """One thing of a template.

    `what` is "statement", "paragraph", "header" (of a new table), "row", "row statement" or
    "end" (of a table).
    """

    what: str
    text: str = ""
    kind: str = ""
    """Of a paragraph or a table: its style."""
    cells: tuple[str, ...] = ()


def read_template(folder: Path, name: str) -> list[Line]:
    """Return the lines of a template and of those that it includes."""
    source = _REMARK.sub("", _whole(folder, name))
    source = _CAPTURED.sub(r"\3\2", source)
    return list(_Reader(source.split("\n")).lines())


def styled(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a line of Markdown with "bold", "italic" or ""; tags stay whole."""
    style = ""
    for piece in re.split(r"(\{\{.*?\}\}(?!\})|\{%.*?%\}|\*\*|\*|\]\([^)]*\)|\[)", text):
        if piece in {"*", "**"}:
            name = "bold" if piece == "**" else "italic"
            style = "" if style == name else name
        elif piece and piece != "[" and not piece.startswith("]("):
            yield piece, style


class _Reader:
    """Walks over lines of Markdown, and knows when a table ends."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._depth = 0
        self._table_depth: int | None = None
        self._hint = ""

    def lines(self) -> Iterator[Line]:
        for number, line in enumerate(self._lines):
            following = self._lines[number + 1 :]
            if self._ends_table(line, following):
                self._table_depth = None
                yield Line("end")
            if statement := _STATEMENT.fullmatch(line):
                yield self._statement(statement)
            elif hint := _HINT.fullmatch(line):
                self._hint = hint[1]
            elif _RULE.fullmatch(line) or not line.strip("> "):
                continue
            elif line.startswith("|"):
                yield self._row(line, following)
            else:
                yield self._paragraph(line)

    def _ends_table(self, line: str, following: list[str]) -> bool:
        if self._table_depth is None or line.startswith("|"):
            return False
        statement = _STATEMENT.fullmatch(line)
        if statement is None or self._depth < self._table_depth:
            return self._depth == self._table_depth
        if self._depth > self._table_depth:
            return False
        return statement[1] not in _OPENERS or not _leads_to_row(following)

    def _statement(self, statement: re.Match[str]) -> Line:
        word = statement[1]
        if word in _OPENERS:
            self._depth += 1
        elif word not in _MIDDLES and word.startswith("end"):
            self._depth -= 1
        inside = statement[0].strip("{%-} ")
        return Line("statement" if self._table_depth is None else "row statement", inside)

    def _row(self, line: str, following: list[str]) -> Line:
        cells = tuple(cell.strip() for cell in _cells(line))
        if self._table_depth is None and following and _RULE.fullmatch(following[0]):
            self._table_depth = self._depth
            hint, self._hint = self._hint, ""
            return Line("header", kind=hint or "table", cells=cells)
        return Line("row", cells=cells)

    def _paragraph(self, line: str) -> Line:
        kind, text = "body", line
        for start, name in _STARTS:
            if found := start.match(line):
                kind = f"heading {len(found[1])}" if name == "heading" else name
                text = line[found.end() :]
                break
        hint = self._hint
        if kind != "bullet" or hint != "sources":  # a list's style is that of all its items
            self._hint = ""
        is_plain = kind in {"body", "quote"} or (kind == "bullet" and hint)
        return Line("paragraph", text, hint if hint and is_plain else kind)


def _leads_to_row(lines: list[str]) -> bool:
    """Say if the next thing that is not a statement is a row of a table."""
    for line in lines:
        if _STATEMENT.fullmatch(line) is None:
            return line.startswith("|")
    return False


def _cells(line: str) -> list[str]:
    """Split a row at the bars that are in no tag."""
    tags = _TAG.findall(line)
    bare = _TAG.sub("\0", line).strip("|").split("|")
    return [re.sub("\0", lambda _: tags.pop(0), cell) for cell in bare]


def _whole(folder: Path, name: str) -> str:
    text = (folder / name).read_text("utf-8")
    return _INCLUDE.sub(lambda found: _whole(folder, found[1]) + "\n", text)
