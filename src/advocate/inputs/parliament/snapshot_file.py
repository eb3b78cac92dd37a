"""Opening the packaged snapshot: read-only, one connection, and what it says of itself."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from msgspec import convert

from advocate.errors import ParliamentUnreachable

PACKAGED = Path(__file__).with_name("snapshot.sqlite")
SCHEMA_VERSION = "2"

T = TypeVar("T")


def open_snapshot(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, and needs no lock beside the file.

    Why any thread may use it: nothing is ever written, and sqlite3 takes turns by itself.

    Raises:
        ParliamentUnreachable: there is no snapshot at `path`, or one of another version.
    """
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise _unusable(path) from error
    try:
        connection.execute("PRAGMA cache_size = -256")  # the system keeps the file in memory
        version = meta(connection, "schema")
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path) from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise _unusable(path)
    return connection


def meta(connection: sqlite3.Connection, key: str) -> str:
    """Return what the snapshot says of itself under `key`; empty when it says nothing."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def as_of(connection: sqlite3.Connection) -> date:
    """Return the day the records were true."""
    return date.fromisoformat(meta(connection, "as_of"))


def column(connection: sqlite3.Connection, query: str) -> tuple[Any, ...]:
    """Return the first column of what `query` finds."""
    return tuple(row[0] for row in connection.execute(query))


def records(kind: type[T], rows: sqlite3.Cursor) -> Iterator[T]:
    """Yield each row as a record of `kind`; each column is the field that it is named after."""
    names = [description[0] for description in rows.description]
    return (convert(dict(zip(names, row, strict=True)), kind, strict=False) for row in rows)


def to_date(text: str | None) -> date | None:
    """Return the date that a field holds, or None for an empty one."""
    return date.fromisoformat(text) if text else None


def _unusable(path: Path) -> ParliamentUnreachable:
    return ParliamentUnreachable(
        f"The packaged records of Parliament cannot be read: {path}",
        hint="Install advocate again; the file is part of the package.",
    )
