"""Finds the members of a selection for `members` and `member`, and shows them."""

from pathlib import Path

from advocate.cli.member_json import card_json, row_json
from advocate.cli.member_text import card_text
from advocate.cli.messages import counted, show
from advocate.cli.run import Run
from advocate.cli.text_tables import as_table, members_csv, print_csv, terminal_width
from advocate.cli.wiring import parliament_source, workspace_folder_if_any, workspace_in
from advocate.models.dates import plainly
from advocate.models.selection import Selection
from advocate.recipients.member_list import MemberList, list_members


def show_members(
    run: Run,
    selection: Selection,
    workspace: Path | None,
    *,
    offline: bool,
    as_csv: bool,
    for_excel: bool,
) -> None:
    """Print a table, JSON or CSV; outside a workspace without our own facts."""
    listed = _listed(run, selection, workspace, offline=offline)
    if run.as_json:
        members = [row_json(row) for row in listed.rows]
        run.show_json(listed.provenance, listed.problems, members=members)
        return
    run.show_problems(listed.problems)
    if as_csv or for_excel:
        print_csv(members_csv(listed.rows), for_excel=for_excel)
        return
    if listed.rows:
        show(*as_table(listed.rows))
    if not run.quiet:
        day = plainly(listed.provenance.as_of)
        show(f"{counted(len(listed.rows), 'member')}, as at {day}.", beside=True)


def show_member(run: Run, selection: Selection, workspace: Path | None, *, offline: bool) -> None:
    """Print each member in full, folded to the terminal."""
    listed = _listed(run, selection, workspace, offline=offline, in_full=True)
    if run.as_json:
        members = [row_json(card.row) | card_json(card) for card in listed.cards]
        run.show_json(listed.provenance, listed.problems, members=members)
        return
    run.show_problems(listed.problems)
    width = terminal_width()
    show(*"\n\n".join(card_text(card, width) for card in listed.cards).split("\n"))
    if not run.quiet:
        show(f"As at {plainly(listed.provenance.as_of)}.", beside=True)


def _listed(
    run: Run, selection: Selection, named: Path | None, *, offline: bool, in_full: bool = False
) -> MemberList:
    folder = workspace_folder_if_any(named)
    parliament = parliament_source(offline=offline, on=run.on, folder=folder)
    ours = workspace_in(folder) if folder else None
    return list_members(selection, ours, parliament=parliament, on=run.day, in_full=in_full)
