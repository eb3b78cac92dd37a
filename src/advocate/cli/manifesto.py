"""`advocate manifesto`."""

from typing import Annotated

import typer

from advocate.cli import options
from advocate.cli.run import start_run


def manifesto(
    ctx: typer.Context,
    election: Annotated[
        int, typer.Argument(metavar="YEAR", help="Year of the general election, for example 2024.")
    ],
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - accepted everywhere; nothing is asked here
    formats: options.FormatOption = None,
    out: options.OutOption = None,
    dry_run: options.DryRunOption = False,
    force: options.ForceOption = False,
    clean: options.CleanOption = False,
    draft: options.DraftOption = False,
    comments: options.CommentsOption = False,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Write the document that sets out what we ask for at one general election."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug, dry_run=dry_run)
    from advocate.cli.orders import build_order
    from advocate.pipeline import build_manifesto_document

    order = build_order(
        run, workspace, formats, out, force=force, clean=clean, draft=draft, comments=comments
    )
    with run.progress() as on_step:
        report = build_manifesto_document(order, election, on_step=on_step)
    run.show_report(report)
