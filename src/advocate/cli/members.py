"""`advocate members` and `advocate member`."""

from typing import Annotated

import typer

from advocate.cli import options, selection_options
from advocate.cli.completion import members_beginning
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.models.selection import Selection


@made_with(run=start_run, selection=selection_options.selection_of)
def members(
    *,
    run: Run,
    selection: Selection,
    as_csv: options.CsvOption = False,
    for_excel: options.BomOption = False,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
) -> None:
    """List members: a table, JSON or CSV."""
    from advocate.cli.member_output import show_members

    if selection.is_empty:
        raise typer.BadParameter("Choose whom to list, for example --all or --committee education.")
    show_members(run, selection, workspace, offline=offline, as_csv=as_csv, for_excel=for_excel)


@made_with(run=start_run)
def member(
    *,
    run: Run,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME-OR-ID",
            help='For example "Jess Phillips" or 4370.',
            autocompletion=members_beginning,
        ),
    ],
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
) -> None:
    """Show one member in full: career, forms of address, and recent activity on your topics."""
    from advocate.cli.member_output import show_member

    show_member(run, selection_options.selection_of(mp=[name]), workspace, offline=offline)
