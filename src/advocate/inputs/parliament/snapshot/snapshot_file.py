"""The packaged snapshot as an open file: read-only, one connection, and what it says of itself."""

import sqlite3
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from msgspec import convert

from advocate.errors import ParliamentUnreachable
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.member import Provenance, Source
from advocate.models.packaged_table import packaged_table

PACKAGED = Path(__file__).with_name("snapshot.sqlite")
SCHEMA_VERSION = "3"
LARGEST_ID = 2**31 - 1
"""The largest id that Parliament's services take."""

T = TypeVar("T")
Values = tuple[object, ...] | dict[str, object]
"""What stands for the marks in a query."""


def sql(name: str, **filled_in: str) -> str:
    """Return a query of `snapshot_file.toml`."""
    return str(packaged_table(__file__)[name]).format(**filled_in)


class SnapshotFile:
    """One open snapshot, with the calendar that says when nobody sits.

    Why any thread may use it: nothing is ever written, and sqlite3 takes turns by itself.
    """

    def __init__(
        self, path: Path | None = None, calendar: ElectionCalendar = KNOWN_CALENDAR
    ) -> None:
        """Open the snapshot at `path`, or the packaged one.

        Raises:
            ParliamentUnreachable: the file is missing or of another version.
        """
        self.connection = _connected(path or PACKAGED)
        self._finalizer = weakref.finalize(self, self.connection.close)
        self.calendar = calendar
        self.as_of = date.fromisoformat(self.meta("as_of"))
        """The day the records were true."""
        self.provenance = Provenance(source=Source.SNAPSHOT, as_of=self.as_of)

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._finalizer()

    def rows(self, query: str, values: Values = ()) -> sqlite3.Cursor:
        """Return all rows that `query` finds."""
        return self.connection.execute(query, values)

    def row(self, query: str, values: Values = ()) -> Any:
        """Return the first row that `query` finds, or None."""
        return self.rows(query, values).fetchone()

    def column(self, query: str, values: Values = ()) -> tuple[Any, ...]:
        """Return the first column of what `query` finds."""
        return tuple(row[0] for row in self.rows(query, values))

    def records(self, kind: type[T], query: str, values: Values = ()) -> Iterator[T]:
        """Yield each row as a record of `kind`, by its fields."""
        return (convert(fields, kind, strict=False) for fields in self.fields(query, values))

    def fields(self, query: str, values: Values = ()) -> Iterator[dict[str, Any]]:
        """Yield each row by the names of its columns, those of `party` from "party.name" on.

        A `party` whose first column is empty is left out.
        """
        rows = self.rows(query, values)
        names = [description[0].rpartition(".") for description in rows.description]
        return (_nested(names, row) for row in rows)

    def meta(self, key: str) -> str:
        """Return what the snapshot says of itself under `key`; empty when it says nothing."""
        return _meta(self.connection, key)


def _nested(names: list[tuple[str, str, str]], row: tuple[object, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (outer, _, inner), value in zip(names, row, strict=True):
        if not outer:
            found[inner] = value
        elif outer in found or value is not None:
            found.setdefault(outer, {})[inner] = value
    return found


def _connected(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, and needs no lock beside the file."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection, cause = None, None
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute("PRAGMA cache_size = -256")  # the system keeps the file in memory
        if _meta(connection, "schema") == SCHEMA_VERSION:
            return connection
    except sqlite3.Error as error:
        cause = error
    if connection:
        connection.close()
    raise ParliamentUnreachable(
        f"The packaged records of Parliament cannot be read: {path}",
        hint="Install advocate again; the file is part of the package.",
    ) from cause


def _meta(connection: sqlite3.Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""
