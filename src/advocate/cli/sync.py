"""`advocate sync`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advocate.cli import options
from advocate.cli.completion import committees_beginning
from advocate.cli.json_records import as_object
from advocate.cli.messages import counted, show, shown_path
from advocate.cli.run import Run, start_run
from advocate.cli.selection_options import Names, numbered
from advocate.models.dates import plainly

if TYPE_CHECKING:
    from advocate.checking.sync import SyncReport


def sync(
    ctx: typer.Context,
    check: Annotated[bool, options.option("--check")] = False,
    committee: Annotated[
        Names,
        numbered("--committee", told="--committee of sync", autocompletion=committees_beginning),
    ] = None,
    workspace: options.WorkspaceOption = None,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    verbose: options.VerboseOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Read Parliament's list of members anew: what changed, and which outputs name them."""
    run = start_run(ctx=ctx, as_json=as_json, quiet=quiet, verbose=verbose, debug=debug)
    from advocate.cli.wiring import workspace_folder_if_any

    folder = workspace_folder_if_any(workspace)
    report = _sync_lists(run, folder, tuple(committee or ()), check=check)
    _show(run, report, folder)
    if check and report.changes:
        raise typer.Exit(1)


def _sync_lists(
    run: Run, folder: Path | None, committees: tuple[str, ...], *, check: bool
) -> "SyncReport":
    from advocate.checking.sync import SyncOrder, sync_lists
    from advocate.cli.wiring import live_run, store_folder, store_warnings
    from advocate.inputs.parliament.live.cache import utc_now
    from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

    order = SyncOrder(
        now=utc_now(), store=store_folder(), workspace=folder, committees=committees, check=check
    )
    snapshot = open_snapshot(warnings=store_warnings())
    with run.progress() as on_step:
        live = live_run(snapshot, keeps_copies=not check)
        return sync_lists(order, live=live, snapshot=snapshot, on_step=on_step)


def _show(run: Run, report: "SyncReport", folder: Path | None) -> None:
    root = folder or Path.cwd()
    if run.as_json:
        run.show_json(
            report.provenance,
            report.problems,
            changes=[
                {key: value for key, value in as_object(change).items() if key != "spellings"}
                for change in report.changes
            ],
            outputs=[
                as_object(output, path=shown_path(output.path, root)) for output in report.outputs
            ],
        )
        return
    run.show_problems(report.problems)
    for change in report.changes:
        show(change.sentence)
    for output in report.outputs:
        show(f"{shown_path(output.path, root)}  {output.reason}")
    if run.quiet:
        return
    day = report.since.as_of
    what = counted(len(report.changes), "change") if report.changes else "nothing has changed"
    show(f"{report.members} members; {what} since {plainly(day)}.", beside=True)
    if report.stored is None:
        show("Nothing was kept; advocate sync keeps the new list.", beside=True)
