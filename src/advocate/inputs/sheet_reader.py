"""Reads a spreadsheet, CSV or XLSX, as rows of text; the only user of python-calamine."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, time
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from advocate.errors import AdvocateError
from advocate.models.packaged_table import packaged_table
from advocate.storage.workspace_files import LARGEST_TABLE, read_below

MOST_ROWS, MOST_COLUMNS, _LARGEST_UNPACKED = 20_000, 200, 100_000_000
_WIDE = (b"\xff\xfe", b"\xfe\xff")
Rows = Mapping[int, Sequence[str]]
"""The cells of each row that holds anything, by its number in the sheet; all are equally long."""


def read_sheet(path: Path, wanted: str | None = None) -> Rows:
    """Return the rows of a file; of several sheets that hold anything, those of the one `wanted`.

    Raises:
        AdvocateError: it cannot be read or is too large, or which sheet is meant is not said.
    """
    try:
        data = read_below(None, path, most=LARGEST_TABLE)
    except OSError as error:
        hint = getattr(error, "hint", "Check the name and the folder.")
        raise AdvocateError(f"{path} cannot be read: {error.strerror}.", hint=hint) from error
    is_book = data.startswith(b"PK\x03\x04")
    rows = _of_workbook(data, path, wanted) if is_book else _of_text(data, path)
    found = {n: [_as_text(c) for c in row] for n, row in enumerate(rows, 1) if any(row)}
    if not (found := {n: row for n, row in found.items() if any(row)}):
        raise _wrong(path, "empty")
    width = max(map(len, found.values()))
    if max(found) > MOST_ROWS or width > MOST_COLUMNS:
        raise _wrong(path, "large", MOST_ROWS, MOST_COLUMNS)
    return {number: (*row, *[""] * (width - len(row))) for number, row in found.items()}


def _wrong(path: Path, what: str, *given: object) -> AdvocateError:
    said, hint = (text.format(*given) for text in packaged_table(__file__)["wrong"][what])
    return AdvocateError(f"{path.name} {said}", hint=hint)


def _of_text(data: bytes, path: Path) -> Sequence[Sequence[object]]:
    text = "\0"
    for encoding in ("utf-16",) if data.startswith(_WIDE) else ("cp1252", "utf-8-sig"):
        with suppress(UnicodeError):
            text = data.decode(encoding)
    if "\0" in text:
        raise _wrong(path, "encoding")
    first = text.splitlines()[:60]

    def evenness(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(first, delimiter=separator))
        return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))

    separator = max(packaged_table(__file__)["separators"], key=evenness)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        return list(islice(rows, MOST_ROWS + 1))
    except csv.Error as error:
        raise _wrong(path, "quotes", error) from error


def _of_workbook(data: bytes, path: Path, wanted: str | None) -> Sequence[Sequence[object]]:
    """Return the rows of a sheet; what is merged downwards holds for each of its rows."""
    try:
        import python_calamine as calamine  # late: an extra, and few sheets are workbooks
    except ImportError as error:
        raise _wrong(path, "extra") from error
    try:
        if _is_vast(ZipFile(BytesIO(data))):
            raise _wrong(path, "large", MOST_ROWS, MOST_COLUMNS)
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [s.name for s in book.sheets_metadata if "Hidden" not in str(s.visible)]
        names = [name for name in book.sheet_names if name == wanted] if wanted else shown
        sheets = [book.get_sheet_by_name(name) for name in names]
    except (calamine.CalamineError, BadZipFile, ValueError, OSError) as error:
        raise _wrong(path, "damaged") from error
    filled = [sheet for sheet in sheets if sheet.start]
    if len(filled) != 1:
        why = "unknown" if wanted and not names else "sheets" if filled else "empty"
        raise _wrong(path, why, ", ".join(shown), (shown or [""])[0], wanted)
    (sheet,) = filled
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise _wrong(path, "large", MOST_ROWS, MOST_COLUMNS)
    rows = sheet.to_python(skip_empty_area=False)
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1]:
            row[column] = rows[top][column]
    return rows


def _is_vast(archive: ZipFile) -> bool:
    """Say if a workbook would fill the memory: calamine makes room for all up to the last cell."""
    parts = archive.infolist()
    return sum(part.file_size for part in parts) > _LARGEST_UNPACKED or any(
        len(cell[1]) > 2 or int(cell[2]) > MOST_ROWS
        for part in parts
        if part.filename.startswith("xl/worksheets/")
        for cell in re.finditer(rb'<c\b[^>]*? r="([A-Za-z]+)(\d+)"', archive.read(part))
    )


def _as_text(cell: object) -> str:
    """Return a cell as somebody would type it: on one line, without what cannot be seen.

    The sign that keeps a cell from being a formula is none of its text.
    """
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    words = (f"{cell:.15g}" if isinstance(cell, float) else str(cell)).split()
    text = "".join(letter for letter in " ".join(words) if letter.isprintable())
    return re.sub(r"^'(?=[=+@-])", "", text)
