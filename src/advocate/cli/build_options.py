"""Turns the options of the commands that write documents into an order."""

from collections.abc import Sequence

from msgspec.structs import replace

from advocate.building.build_order import BuildOrder
from advocate.cli import options
from advocate.cli.run import Run, start_run
from advocate.cli.selection_options import selection_of
from advocate.cli.shared_options import made_with


def build_order(
    run: Run,
    workspace: options.WorkspaceOption = None,
    formats: options.FormatOption = None,
    out: options.OutOption = None,
    *,
    dry_run: options.DryRunOption = False,
    force: options.ForceOption = False,
    clean: options.CleanOption = False,
    draft: options.DraftOption = False,
    comments: options.CommentsOption = False,
) -> BuildOrder:
    """Return the order for one run, and tell the run whether it is to write anything.

    Raises:
        WorkspaceNotFound: there is no workspace to work on.
    """
    from advocate.cli.wiring import store_folder, workspace_folder  # late, for start-up time

    run.dry_run = dry_run
    return BuildOrder(
        folder=workspace_folder(workspace),
        on=run.day,
        out=out.expanduser().absolute() if out else None,
        formats=_listed(formats or ()),
        force=force,
        dry_run=dry_run,
        clean=clean,
        draft=draft,
        comments=comments,
        audited=run.as_json,
        cache=store_folder(),
    )


def with_jobs(single: BuildOrder, jobs: options.JobsOption = None) -> BuildOrder:
    """Return the order with the number of processes that share its work."""
    return replace(single, jobs=jobs)


for_members = made_with(run=start_run, selection=selection_of, single=build_order, order=with_jobs)
"""Gives a command its run, the members chosen, and the order for a document on each of them."""


def _listed(values: Sequence[str]) -> tuple[str, ...]:
    """Return what is listed with commas, in small letters; a comma too many names nothing."""
    listed = [name.strip().lower() for value in values for name in value.split(",")]
    return tuple(name for name in listed if name) or tuple(listed)
