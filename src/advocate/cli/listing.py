"""Runs a selection for `members` and `member`, and shows what it finds."""

import sys
from dataclasses import asdict
from pathlib import Path

import typer

from advocate.cli.run import Run
from advocate.cli.tables import as_card, as_csv, as_table
from advocate.cli.wiring import parliament_source, workspace_folder
from advocate.errors import WorkspaceNotFound
from advocate.models.selection import Selection
from advocate.pipeline import MemberList, list_rows


def list_members(
    run: Run, selection: Selection, workspace: Path | None, *, offline: bool
) -> MemberList:
    """Return the members meant; outside any workspace simply without our own part."""
    if run.on is None:
        raise LookupError("a run that lists has a date")
    try:
        folder = workspace_folder(workspace)
    except WorkspaceNotFound:
        folder = None
    parliament = parliament_source(offline=offline, on=run.on)
    return list_rows(selection, folder, parliament=parliament, on=run.on)


def show_members(run: Run, listed: MemberList, *, as_csv: bool, for_excel: bool) -> None:
    """Print a table, JSON or CSV."""
    if run.as_json:
        show_json(run, listed)
        return
    run.show_problems(listed.problems)
    if as_csv:
        _print_csv(listed, for_excel=for_excel)
    elif listed.rows:
        typer.echo(as_table(listed.rows))
    if not run.quiet and not as_csv:
        count = "1 member" if len(listed.rows) == 1 else f"{len(listed.rows)} members"
        day = listed.provenance.as_of
        typer.echo(f"{count}, as at {day.day} {day:%B %Y}.", err=True)


def show_member(run: Run, listed: MemberList) -> None:
    """Print one member in full."""
    if run.as_json:
        show_json(run, listed)
        return
    run.show_problems(listed.problems)
    for row in listed.rows:
        typer.echo(as_card(row))
    if not run.quiet:
        day = listed.provenance.as_of
        typer.echo(f"As at {day.day} {day:%B %Y}.", err=True)


def show_json(run: Run, listed: MemberList) -> None:
    """Print the envelope with `members`."""
    run.show_rows([asdict(row) for row in listed.rows], listed.provenance, listed.problems)


def _print_csv(listed: MemberList, *, for_excel: bool) -> None:
    """Write UTF-8 whatever the terminal's encoding, with the mark that Excel wants if asked."""
    text = as_csv(listed.rows)
    data = text.encode("utf-8-sig" if for_excel else "utf-8")
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    stream.write(data)
    stream.flush()
