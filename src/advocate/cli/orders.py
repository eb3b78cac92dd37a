"""Turns the options of the commands that write documents into their run, and the order for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from advocate.cli import options
from advocate.cli.run import Run, start_run

if TYPE_CHECKING:
    from advocate.build_order import BuildOrder


def build_run(
    *,
    ctx: typer.Context,
    on: options.OnOption = None,
    dry_run: options.DryRunOption = False,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> Run:
    """Begin a run that writes documents."""
    return start_run(ctx, on=on, as_json=as_json, quiet=quiet, debug=debug, dry_run=dry_run)


def build_order(
    run: Run,
    workspace: options.WorkspaceOption = None,
    formats: options.FormatOption = None,
    out: options.OutOption = None,
    *,
    force: options.ForceOption = False,
    clean: options.CleanOption = False,
    draft: options.DraftOption = False,
    comments: options.CommentsOption = False,
    jobs: options.JobsOption = None,
) -> "BuildOrder":
    """Return the order for one run.

    Raises:
        WorkspaceNotFound: there is no workspace to work on.
    """
    from advocate.build_order import BuildOrder
    from advocate.cli.wiring import store_folder, workspace_folder  # late, for start-up time

    return BuildOrder(
        folder=workspace_folder(workspace),
        on=run.day,
        out=out.expanduser().absolute() if out else None,
        formats=_listed(formats or ()),
        force=force,
        dry_run=run.dry_run,
        clean=clean,
        draft=draft,
        comments=comments,
        audited=run.as_json,
        jobs=jobs,
        cache=store_folder(),
    )


def _listed(values: Sequence[str]) -> tuple[str, ...]:
    """Return what is listed with commas, in small letters; a comma too many names nothing."""
    listed = [name.strip().lower() for value in values for name in value.split(",")]
    return tuple(name for name in listed if name) or tuple(listed)
