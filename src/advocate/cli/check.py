"""`advocate check`."""

from typing import Annotated

import typer

from advocate.cli import options
from advocate.cli.run import start_run

RuleOption = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="ID", help="Only that rule, for example N06; may be repeated."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings fail the check too.")]
ExplainOption = Annotated[
    str | None,
    typer.Option("--explain", metavar="ID", help="Print a rule, its reason and source, and stop."),
]


def check(
    ctx: typer.Context,
    rules: RuleOption = None,
    strict: StrictOption = False,
    explain: ExplainOption = None,
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - taken like everywhere; it never connects
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Say everything that is wrong in the workspace, with file, line, rule and remedy."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug)
    from advocate.cli.findings import show_inspection, show_rules
    from advocate.rules.book import find_rules

    if explain:
        show_rules(run, find_rules(explain))
        return
    wanted = frozenset(rule.id for name in rules or () for rule in find_rules(name))
    from advocate.cli.wiring import parliament_source, store_folder, workspace_folder
    from advocate.inspection import check_workspace

    folder = workspace_folder(workspace)
    parliament = parliament_source(offline=True, on=run.on, folder=folder)
    inspection = check_workspace(
        folder, cache=store_folder(), on=run.day, parliament=parliament, wanted=wanted
    )
    show_inspection(run, inspection, parliament.provenance())
    if inspection.is_failed(strict=strict):
        raise typer.Exit(1)
