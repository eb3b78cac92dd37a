"""`advocate trace`."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advocate.cli import options
from advocate.cli.json_records import as_object
from advocate.cli.messages import changed_text, counted, show, shown_path
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.errors import WorkspaceNotFound

if TYPE_CHECKING:
    from advocate.tracing.trace import Trace, TracedFact

_TITLES = ("Id", "Printed", "In the text", "Source", "Date", "Since then")


@made_with(run=start_run)
def trace(
    *,
    run: Run,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A Word, Markdown or HTML file that advocate wrote."),
    ],
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
    out: options.PlaceOption = None,
) -> None:
    """List the facts in a document: their source, if they stand there still, what has changed."""
    from advocate.cli.wiring import parliament_source, workspace_in
    from advocate.tracing.trace import trace as trace_facts

    folder = _workspace_of(file, workspace)
    parliament = parliament_source(offline=offline, on=run.on, folder=folder)
    place = out.expanduser() if out else folder / "briefs" if folder else None
    read = partial(workspace_in, folder) if folder else None
    found = trace_facts(file.expanduser(), read=read, out=place, parliament=parliament, on=run.day)
    _show(run, found, folder or Path.cwd())


def _workspace_of(file: Path, named: Path | None) -> Path | None:
    """Return the workspace named, or that around the file, or around here; None without one."""
    from advocate.cli.wiring import workspace_folder_if_any
    from advocate.inputs.workspace_reader import find_workspace

    with suppress(WorkspaceNotFound):
        if not named:
            return find_workspace(file.expanduser().absolute().parent)
    return workspace_folder_if_any(named)


def _show(run: Run, found: "Trace", root: Path) -> None:
    from advocate.cli.text_tables import show_rows

    if run.as_json:
        facts = [as_object(fact) for fact in found.facts]
        file = shown_path(found.file, root)
        run.show_json(found.provenance, found.problems, file=file, facts=facts)
        return
    run.show_problems(found.problems)
    show_rows(_TITLES, [_as_row(fact) for fact in found.facts])
    if not run.quiet:
        show(_summary(found), beside=True)


def _as_row(fact: "TracedFact") -> tuple[str, ...]:
    present = {True: fact.where or "yes", False: "no longer in the text", None: ""}[fact.present]
    day = fact.date.isoformat() if fact.date else ""
    since = changed_text(fact.changed, fact.now) if fact.id else ""
    return fact.id or fact.kind, fact.printed or "(in words)", present, fact.source, day, since


def _summary(found: "Trace") -> str:
    facts = counted(len(found.facts), "fact")
    if not found.is_recorded:
        return (
            f"{facts}, as the file itself lists them; no workspace here knows this version, so "
            "their ids and what has changed since are not known."
        )
    changed = sum(bool(fact.changed) for fact in found.facts)
    gone = sum(fact.present is False for fact in found.facts)
    return f"{facts}; {changed} changed since, {gone} no longer in the text."
