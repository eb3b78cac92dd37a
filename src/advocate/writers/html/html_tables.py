"""A table block → HTML: column headers, row labels, and room to scroll on a narrow screen."""

from collections import Counter
from collections.abc import Sequence

from advocate.models.document import Inline, Table, plain_text
from advocate.writers import block_roles as roles
from advocate.writers.html.html_escaping import html_attribute
from advocate.writers.html.html_inline import InlineWriter
from advocate.writers.text_widths import column_widths

_MOST_WITHOUT_SCROLLING = 2
"""Columns that fit the narrowest screen."""


class TableWriter:
    """Writes the tables of one document."""

    def __init__(self, inline: InlineWriter, columns: roles.ColumnsBySort) -> None:
        """Take the columns of all tables of the document: those of one sort share widths."""
        self._inline = inline
        self._texts = columns
        self._named: Counter[str] = Counter()

    def to_html(self, table: Table, section: str) -> str:
        """Return `table`; screen readers announce the section it is in."""
        head = self._head(table) if any(table.header) else ""
        rows = "\n".join(f"<tr>{self._row(table, row)}</tr>" for row in table.rows)
        kind = f' class="{table.style}"' if table.style in roles.TABLE_LOOKS else ""
        head = ("" if kind else self._columns(table)) + head
        written = f"<table{kind}>\n{head}<tbody>\n{rows}\n</tbody>\n</table>\n"
        if len(table.header) <= _MOST_WITHOUT_SCROLLING:
            return written
        name = html_attribute(self._name(section))
        opened = f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
        return f"{opened}\n{written}</div>\n"

    def _columns(self, table: Table) -> str:
        widths = column_widths(self._texts[roles.sort_of(table)], 9000)  # as in print
        columns = (f'<col style="width: {width / 90:.1f}%">' for width in widths)
        return f"<colgroup>{''.join(columns)}</colgroup>\n"

    def _name(self, section: str) -> str:
        self._named[section] += 1
        count = self._named[section]
        return f"Table: {section}" + (f" ({count})" if count > 1 else "")

    def _head(self, table: Table) -> str:
        cells = "".join(
            self._cell("th", "col", cell, "figure" if roles.is_large(table, n) else _side(table, n))
            if plain_text(cell)
            else self._cell("td", "", cell, "")
            for n, cell in enumerate(table.header)
        )
        return f"<thead>\n<tr>{cells}</tr>\n</thead>\n"

    def _row(self, table: Table, row: Sequence[Sequence[Inline]]) -> str:
        first = plain_text(row[0])
        is_label = roles.has_labels(table) and bool(first)
        written = []
        for column, cell in enumerate(row):
            side = _side(table, column)
            if column == 0 and table.style == "facts" and roles.is_figure(first):
                side = "figure"
            tag, scope = ("th", "row") if is_label and column == 0 else ("td", "")
            written.append(self._cell(tag, scope, cell, side))
        return "".join(written)

    def _cell(self, tag: str, scope: str, cell: Sequence[Inline], side: str) -> str:
        scoped = f' scope="{scope}"' if scope else ""
        placed = f' class="{side}"' if side else ""
        return f"<{tag}{scoped}{placed}>{self._inline.to_html(cell)}</{tag}>"


def _side(table: Table, column: int) -> str:
    side = table.align[column] if column < len(table.align) else None
    return {"right": "number", "center": "centre"}.get(side or "", "")
