"""Turns the shared options into the order that the pipeline takes."""

from collections.abc import Sequence
from pathlib import Path

from advocate.cli.run import Run
from advocate.cli.wiring import store_folder, workspace_folder
from advocate.pipeline import BuildOrder


def build_order(
    run: Run,
    workspace: Path | None,
    formats: Sequence[str] | None,
    out: Path | None,
    *,
    force: bool,
    clean: bool = False,
    draft: bool = False,
    comments: bool = False,
    jobs: int | None = None,
) -> BuildOrder:
    """Return the order for one run.

    Raises:
        WorkspaceNotFound: there is no workspace to work on.
    """
    if run.on is None:
        raise LookupError("a run that builds has a date")
    return BuildOrder(
        folder=workspace_folder(workspace),
        on=run.on,
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
