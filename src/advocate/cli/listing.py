"""Runs a selection for `members` and `member`, and shows what it finds."""

import sys
from pathlib import Path

import typer

from advocate import listing
from advocate.cli.card_json import card_json
from advocate.cli.cards import card_text
from advocate.cli.rows import as_object
from advocate.cli.run import Run
from advocate.cli.tables import as_csv, as_table, terminal_width
from advocate.cli.wiring import parliament_source, workspace_folder, workspace_in
from advocate.errors import WorkspaceNotFound
from advocate.listing import MemberList
from advocate.models.dates import plainly
from advocate.models.selection import Selection


def list_members(
    run: Run, selection: Selection, workspace: Path | None, *, offline: bool, in_full: bool = False
) -> MemberList:
    """Return the members meant; outside any workspace simply without our own part."""
    folder = _folder(workspace)
    parliament = parliament_source(offline=offline, on=run.day, folder=folder)
    ours = workspace_in(folder) if folder else None
    return listing.list_members(selection, ours, parliament=parliament, on=run.day, in_full=in_full)


def _folder(workspace: Path | None) -> Path | None:
    try:
        return workspace_folder(workspace)
    except WorkspaceNotFound:
        return None


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
        typer.echo(f"{count}, as at {plainly(day)}.", err=True)


def show_member(run: Run, listed: MemberList) -> None:
    """Print each member in full, folded to the terminal."""
    if run.as_json:
        members = [as_object(card.row) | card_json(card) for card in listed.cards]
        run.show_rows(members, listed.provenance, listed.problems)
        return
    run.show_problems(listed.problems)
    width = terminal_width()
    typer.echo("\n\n".join(card_text(card, width) for card in listed.cards))
    if not run.quiet:
        day = listed.provenance.as_of
        typer.echo(f"As at {plainly(day)}.", err=True)


def show_json(run: Run, listed: MemberList) -> None:
    """Print the envelope with `members`."""
    run.show_rows([as_object(row) for row in listed.rows], listed.provenance, listed.problems)


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
