"""Members as a table that fits the terminal, as plain lines in a pipe, or as CSV."""

import csv
import io
import shutil
import sys
from collections.abc import Sequence

from advocate.context.listing import MemberRow

CSV_FIELDS = (
    "id",
    "name",
    "full_title",
    "house",
    "party",
    "constituency",
    "gss_code",
    "is_current",
    "email",
    "majority",
    "address_line",
    "salutation",
    "first_mention",
    "later_mention",
    "committees",
    "programmes",
)
_COLUMNS = (("ID", "id"), ("Name", "name"), ("Party", "party"), ("Constituency", "constituency"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""
_GAP = "  "
_NARROWEST = 8


def as_csv(rows: Sequence[MemberRow]) -> str:
    """Return the rows as CSV with a header line; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_FIELDS)
    for row in rows:
        writer.writerow([_cell(row, name) for name in CSV_FIELDS])
    return out.getvalue()


def as_table(rows: Sequence[MemberRow]) -> str:
    """Return the rows as columns; in a terminal each line fits its width."""
    cells = [[str(getattr(row, name) or "") for _, name in _COLUMNS] for row in rows]
    cells.insert(0, [title for title, _ in _COLUMNS])
    widths = [max(len(line[i]) for line in cells) for i in range(len(_COLUMNS))]
    if sys.stdout.isatty():
        _shrink(widths, shutil.get_terminal_size().columns - len(_GAP) * (len(widths) - 1))
    return "\n".join(
        _GAP.join(_fit(text, width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def as_card(row: MemberRow) -> str:
    """Return one member in full, a fact a line."""
    places = [f"{p.committee} ({p.role})" for p in row.committees or ()]
    facts = (
        ("Name", row.name),
        ("Title", row.full_title),
        ("House", row.house + ("" if row.is_current else ", not sitting on this date")),
        ("Party", row.party),
        ("Constituency", row.constituency),
        ("GSS code", row.gss_code),
        ("Members API id", str(row.id)),
        ("Email", row.email),
        ("Majority", f"{row.majority:,}" if row.majority is not None else None),
        ("Committees", "; ".join(places) or None),
        ("Our programmes", str(row.programmes) if row.programmes is not None else None),
        ("Address line", row.address_line),
        ("Salutation", f"Dear {row.salutation},"),
        ("First mention", row.first_mention),
        ("Later mention", row.later_mention),
        ("Spoken", row.spoken),
    )
    width = max(len(label) for label, _ in facts)
    return "\n".join(f"{label:<{width}}  {value}" for label, value in facts if value)


def _cell(row: MemberRow, name: str) -> str:
    if name == "committees":
        return "; ".join(f"{p.committee} ({p.role})" for p in row.committees or ())
    value = getattr(row, name)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _shrink(widths: list[int], room: int) -> None:
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _fit(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else f"{text[: width - 1]}…"
