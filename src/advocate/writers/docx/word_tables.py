"""A table block → XML: header row that repeats, rows that stay whole, widths that fit the page."""

from collections.abc import Sequence

from msgspec import Struct

from advocate.models.document import Inline, NoteReference, Table, plain_text
from advocate.writers import block_roles as roles
from advocate.writers.docx.block_styles import BlockStyles
from advocate.writers.docx.word_runs import InlineWriter
from advocate.writers.text_widths import column_widths, figure_width, label_widths
from advocate.writers.xml_escaping import xml_attribute

_GUTTER = 140
"""Room between figures at the right of a column and the text of the next."""
_SHORT_TABLE = 5
"""Rows that are kept on one page."""


class TableWriter(Struct, frozen=True):
    """Writes the tables of one document."""

    styles: BlockStyles
    inline: InlineWriter
    width: int
    """Of a line, which every table fills."""
    columns: roles.ColumnsBySort
    """Of all tables of the document: those of one sort have the same widths."""

    def to_xml(self, table: Table, *, page_break: bool = False) -> str:
        """Return `table`, on a new page if `page_break`."""
        whole = table.style in {"glance", "strip"}
        has_header = any(table.header)
        rows = [table.header, *table.rows] if has_header else list(table.rows)
        if table.style == "strip" and table.rows:
            rows = _with_notes_below(table)
        gutters = [_gutter(table.align, column) for column in range(len(table.header))]
        columns, room = self.columns[roles.sort_of(table)], self.width - sum(gutters)
        widths = _widths(table.style, columns, room)
        widths = [width + gutter for width, gutter in zip(widths, gutters, strict=True)]
        # Few readers know the header row of a table's style, and none should print white on white.
        fill = self.styles.header_fills.get(self._style_of(table), "") if has_header else ""
        styles = self._cell_styles(table, [plain_text(row[0]) for row in table.rows])
        written = []
        for number, row in enumerate(rows):
            layout = "<w:keepNext/>" if _keeps_next(number, len(rows), whole=whole) else ""
            layout += "<w:pageBreakBefore/>" if page_break and number == 0 else ""
            cells = "".join(
                self._cell(cell, width, name, layout + _alignment(table.align, column), fill)
                for column, (cell, width, name) in enumerate(
                    zip(row, widths, styles[number], strict=True)
                )
            )
            repeat = "<w:tblHeader/>" if has_header and number == 0 else ""
            fill = ""
            written.append(f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>")
        return self._open(table, widths, has_header=has_header) + "".join(written) + "</w:tbl>"

    def _open(self, table: Table, widths: list[int], *, has_header: bool) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{xml_attribute(self._style_of(table))}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"06A0" if has_header else "0680"}" w:firstRow="{int(has_header)}"'
            ' w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        )

    def _style_of(self, table: Table) -> str:
        look = table.style if table.style in roles.TABLE_LOOKS else "table"
        return self.styles[f"Advocate {look.capitalize()}"]

    def _cell(
        self, content: Sequence[Inline], width: int, style: str, layout: str, fill: str
    ) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{xml_attribute(self.styles[style])}"/>{layout}</w:pPr>'
            f"{self.inline.runs(content)}</w:p></w:tc>"
        )

    def _cell_styles(self, table: Table, firsts: list[str]) -> list[list[str]]:
        """Return the names of the styles of all cells; `firsts` are the texts of first cells."""
        if table.style == "strip":
            return _strip_styles(table)
        family = "Advocate Glance" if table.style == "glance" else "Advocate Table"
        label, text = f"{family} Label", f"{family} Text"
        if not roles.has_labels(table):
            label = text
        count = len(table.header) - 1
        rows = [
            ["Advocate Figure", *["Advocate Figure Text"] * count]
            if table.style == "facts" and roles.is_figure(first)
            else [label, *[text] * count]
            for first in firsts
        ]
        return [[f"{family} Heading"] * (count + 1), *rows] if any(table.header) else rows


def _with_notes_below(table: Table) -> list[tuple[tuple[Inline, ...], ...]]:
    """Return the rows of a strip, whose heads leave the marks of their notes to the texts below."""
    marks = [tuple(i for i in cell if isinstance(i, NoteReference)) for cell in table.header]
    heads = (tuple(i for i in cell if not isinstance(i, NoteReference)) for cell in table.header)
    below = (cell + moved for cell, moved in zip(table.rows[0], marks, strict=True))
    return [tuple(heads), tuple(below), *table.rows[1:]]


def _strip_styles(table: Table) -> list[list[str]]:
    """Return the styles of a strip's cells: heads, texts, and sources in a last row of several."""
    columns = range(len(table.header))
    rows = [["Advocate Glance Text"] * len(columns) for _ in table.rows]
    if len(rows) > 1:
        rows[-1] = ["Advocate Sources"] * len(columns)
    heads = ("Figure" if roles.is_large(table, n) else "Glance Label" for n in columns)
    return [[f"Advocate {head}" for head in heads], *rows]


def _widths(style: str | None, columns: list[list[str]], total: int) -> list[int]:
    if style == "strip":
        return column_widths([[]] * len(columns), total)
    figures = [text for text in columns[0] if style == "facts" and roles.is_figure(text)]
    if figures and len(columns) > 1:
        first = figure_width(figures, total)
        return [first, *column_widths(columns[1:], total - first)]
    if style in roles.LABELLED and len(columns) == 2:
        return label_widths(columns[0], total)
    return column_widths(columns, total)


def _keeps_next(number: int, count: int, *, whole: bool) -> bool:
    """Say if a row stays with the next: short tables stay whole, long ones break mid-way only."""
    is_near_an_end = number < 2 or number >= count - 3
    return number < count - 1 and (whole or count <= _SHORT_TABLE or is_near_an_end)


def _alignment(align: tuple[str | None, ...], column: int) -> str:
    side = align[column] if column < len(align) else None
    gutter = _gutter(align, column)
    indent = f'<w:ind w:right="{gutter}"/>' if gutter else ""
    return f'{indent}<w:jc w:val="{side}"/>' if side in {"center", "right"} else ""


def _gutter(align: tuple[str | None, ...], column: int) -> int:
    """Return the room that figures need before text at their right."""
    return _GUTTER if align[column : column + 2] in {("right", None), ("right", "left")} else 0
