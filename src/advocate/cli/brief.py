"""`advocate brief`."""

import typer

from advocate.cli import options, selecting
from advocate.cli.run import start_run


def brief(
    ctx: typer.Context,
    mp: selecting.MembersOption = None,
    constituency: selecting.ConstituencyOption = None,
    postcode: selecting.PostcodeOption = None,
    committee: selecting.CommitteesOption = None,
    appg: selecting.GroupOption = None,
    region: selecting.RegionOption = None,
    party: selecting.PartyOption = None,
    with_programmes: selecting.ProgrammesOption = False,
    everyone: selecting.AllOption = False,
    workspace: options.WorkspaceOption = None,
    on: options.OnOption = None,
    offline: options.OfflineOption = False,
    formats: options.FormatOption = None,
    out: options.OutOption = None,
    dry_run: options.DryRunOption = False,
    force: options.ForceOption = False,
    clean: options.CleanOption = False,
    draft: options.DraftOption = False,
    comments: options.CommentsOption = False,
    jobs: options.JobsOption = None,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Write a visit or meeting brief on each member chosen."""
    run = start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug, dry_run=dry_run)
    from advocate.cli.orders import build_order
    from advocate.cli.wiring import parliament_source
    from advocate.pipeline import build_briefs

    selection = selecting.selection_of(
        mp=mp,
        constituency=constituency,
        postcode=postcode,
        committee=committee,
        appg=appg,
        region=region,
        party=party,
        with_programmes=with_programmes,
        everyone=everyone,
    )
    if selection.is_empty:
        raise typer.BadParameter('Choose whom, for example --mp "Jess Phillips" or --all.')
    order = build_order(
        run,
        workspace,
        formats,
        out,
        force=force,
        clean=clean,
        draft=draft,
        comments=comments,
        jobs=jobs,
    )
    with run.progress() as on_step:
        parliament = parliament_source(
            offline=offline, on=run.on, folder=order.folder, with_portraits=True
        )
        report = build_briefs(order, selection, parliament=parliament, on_step=on_step)
    run.show_report(report)
