"""`advocate members` and `advocate member`."""

from typing import Annotated

import typer

from advocate.cli import options, selecting
from advocate.cli.completion import members_beginning
from advocate.cli.run import start_run
from advocate.cli.sharing import made_with
from advocate.models.selection import Selection


@made_with(selection=selecting.selection_of)
def members(
    ctx: typer.Context,
    selection: Selection,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    for_excel: Annotated[
        bool, typer.Option("--bom", help="Begin the CSV so that Excel reads its accents.")
    ] = False,
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """List members: a table, JSON or CSV."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug)
    from advocate.cli.listing import list_members, show_members

    if selection.is_empty:
        raise typer.BadParameter("Choose whom to list, for example --all or --committee education.")
    listed = list_members(run, selection, workspace, offline=offline)
    show_members(run, listed, as_csv=as_csv or for_excel, for_excel=for_excel)


def member(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME-OR-ID",
            help='For example "Jess Phillips" or 4370.',
            autocompletion=members_beginning,
        ),
    ],
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Show one member in full: career, forms of address, and recent activity on your topics."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug)
    from advocate.cli.listing import list_members, show_member

    selection = selecting.selection_of(mp=[name])
    show_member(run, list_members(run, selection, workspace, offline=offline, in_full=True))
