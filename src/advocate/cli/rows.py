"""Shows rows of text: as a table in a terminal, as plain lines in a pipe."""

import sys
from collections.abc import Sequence

import typer
from msgspec import Struct, to_builtins


def show_rows(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the rows; in a pipe one line each, cells that say something two spaces apart."""
    if rows and sys.stdout.isatty():
        from advocate.cli.console import print_rows

        print_rows(titles, rows)
        return
    for row in rows:
        typer.echo("  ".join(cell for cell in row if cell))


def as_object(record: Struct, **changes: object) -> dict[str, object]:
    """Return a record as JSON has it: days as YYYY-MM-DD, kinds by their value, lists as lists."""
    return {**to_builtins(record, enc_hook=str), **changes}


def changed_text(changed: bool | None, now: str | None) -> str:
    """Return what a reader is told of a fact that may have changed since it was printed."""
    if changed is None:
        return "not known now"
    if not changed:
        return "unchanged"
    return f"changed; now: {now}" if now else "changed; no longer there"
