"""`advocate letters`."""

import typer

from advocate.cli import options
from advocate.cli.run import start_run


def letters(
    ctx: typer.Context,
    committee: options.CommitteeOption,
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,
    formats: options.FormatOption = None,
    out: options.OutOption = None,
    dry_run: options.DryRunOption = False,
    force: options.ForceOption = False,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Write one letter to each serving member of a committee, and an index of them."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug, dry_run=dry_run)
    from advocate.cli.orders import build_order
    from advocate.cli.wiring import parliament_source
    from advocate.pipeline import build_letters

    order = build_order(run, workspace, formats, out, force=force)
    with run.progress() as on_step:
        parliament = parliament_source(offline=offline, on=run.on)
        report = build_letters(order, committee, parliament=parliament, on_step=on_step)
    run.show_report(report)
