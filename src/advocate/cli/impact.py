"""`advocate impact`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advocate.cli import options
from advocate.cli.completion import claims_beginning
from advocate.cli.json_records import as_object
from advocate.cli.messages import changed_text, counted, show, shown_path
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with

if TYPE_CHECKING:
    from advocate.tracing.impact import Impact

_TITLES = ("File", "Dated", "Printed", "Since then")


@made_with(run=start_run)
def impact(
    *,
    run: Run,
    fact: Annotated[
        str,
        typer.Argument(
            metavar="FACT-ID",
            help="Id of a claim, quotation or statistic, or a member by name or number.",
            autocompletion=claims_beginning,
        ),
    ],
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - accepted everywhere; see status.py
    out: options.PlaceOption = None,
) -> None:
    """List the documents that used a fact, and the places in the YAML that cite it."""
    from advocate.cli.wiring import parliament_source, workspace_folder, workspace_in
    from advocate.tracing.impact import impact as find_impact

    folder = workspace_folder(workspace)
    parliament = parliament_source(offline=True, on=run.on, folder=folder)
    place = out.expanduser() if out else None
    ours = workspace_in(folder)
    found = find_impact(fact, ours, out=place, parliament=parliament, on=run.day)
    _show(run, found, folder)


def _show(run: Run, found: "Impact", root: Path) -> None:
    from advocate.cli.text_tables import show_rows

    if run.as_json:
        run.show_json(
            found.provenance,
            found.problems,
            id=found.id,
            kind=found.kind,
            documents=[as_object(d, path=shown_path(d.path, root)) for d in found.documents],
            cited=[{"file": place.file, "line": place.line} for place in found.cited],
        )
        return
    run.show_problems(found.problems)
    rows = []
    for used in found.documents:
        since = changed_text(used.changed, used.now)
        if used.changed and not used.stale:
            since += " (the text no longer shows the old value)"
        path = shown_path(used.path, root)
        rows.append((path, used.date.isoformat(), used.printed or "(in words)", since))
    show_rows(_TITLES, rows)
    for place in found.cited:
        show(f"{place.file}:{place.line or 1}: cites it")
    if not run.quiet:
        stale = sum(used.stale for used in found.documents)
        files = counted(len(found.documents), "file")
        show(f"{files} used {found.id}; {stale} stale.", beside=True)
