"""Rows of text as a table in a terminal, as plain lines in a pipe; members also as CSV."""

import csv
import io
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from advocate.cli.messages import printable, show

if TYPE_CHECKING:
    from advocate.recipients.member_list import MemberRow

_COLUMNS = (("ID", "id"), ("Name", "name"), ("Party", "party"), ("Constituency", "constituency"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet reads as the beginning of a formula."""
_GAP = "  "
_NARROWEST = 8


def show_rows(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the rows; in a pipe one line each, two spaces between cells, without empty cells."""
    if rows and sys.stdout.isatty():
        from advocate.cli.console import print_rows  # late, for start-up time

        print_rows(titles, rows)
        return
    for row in rows:
        show(_GAP.join(cell for cell in row if cell))


def members_csv(rows: Sequence["MemberRow"]) -> str:
    """Return the rows as CSV."""
    from advocate.recipients.member_list import MemberRow  # late, for start-up time

    names = [name for name in MemberRow.__struct_fields__ if name != "spoken"]
    return csv_text(names, [[_cell(row, name) for name in names] for row in rows])


def csv_text(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as CSV with a header line; no cell is a formula, or steers a terminal."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(titles)
    safe = (map(printable, row) for row in rows)
    writer.writerows([f"'{c}" if c.startswith(_FORMULA) else c for c in row] for row in safe)
    return out.getvalue()


def print_csv(text: str, *, for_excel: bool) -> None:
    """Write UTF-8 whatever the terminal's encoding, with the mark that Excel wants if asked."""
    data = text.encode("utf-8-sig" if for_excel else "utf-8")
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    stream.write(data)
    stream.flush()


def as_table(rows: Sequence["MemberRow"]) -> list[str]:
    """Return the rows as lines of columns; in a terminal each line fits its width."""
    cells = [[str(getattr(row, name) or "") for _, name in _COLUMNS] for row in rows]
    cells.insert(0, [title for title, _ in _COLUMNS])
    widths = [max(len(line[i]) for line in cells) for i in range(len(_COLUMNS))]
    if room := terminal_width():
        room -= len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    return [
        _GAP.join(_fit(text, width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def terminal_width() -> int | None:
    """Return how many characters a line of the terminal holds; None in a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _cell(row: "MemberRow", name: str) -> str:
    if name == "committees":
        return "; ".join(f"{p.committee} ({p.role})" for p in row.committees or ())
    value = getattr(row, name)
    return "" if value is None else str(value)


def _fit(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else f"{text[: width - 1]}…"
