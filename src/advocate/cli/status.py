"""`advocate status`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advocate.cli import options
from advocate.cli.json_records import as_object
from advocate.cli.messages import counted, show, shown_path
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with

if TYPE_CHECKING:
    from advocate.kinds.follow_ups import FollowUp
    from advocate.tracing.status import DocumentState, OutputStatus

_DOCUMENTS = ("File", "State", "What")
_FOLLOW_UPS = ("Overdue", "Since", "Who", "What", "Where")


@made_with(run=start_run)
def status(
    *,
    run: Run,
    strict: Annotated[bool, options.option("--strict")] = False,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - accepted everywhere; see below
    out: options.PlaceOption = None,
) -> None:
    """Say which outputs are stale, edited by hand or missing, and what is overdue."""
    from advocate.cli.wiring import parliament_source, workspace_folder, workspace_in
    from advocate.tracing.status import status_of_outputs

    folder = workspace_folder(workspace)
    # Asking the services about everybody in hundreds of documents would take minutes; that is what
    # `advocate sync` is for, whose list is at hand here.
    parliament = parliament_source(offline=True, on=run.on, folder=folder)
    place = out.expanduser() if out else None
    stock = status_of_outputs(workspace_in(folder), out=place, parliament=parliament, on=run.day)
    _show(run, stock, folder)
    if strict and not stock.is_in_order:
        raise typer.Exit(1)


def _show(run: Run, stock: "OutputStatus", root: Path) -> None:
    from advocate.cli.text_tables import show_rows

    if run.as_json:
        run.show_json(
            stock.provenance,
            stock.problems,
            documents=[
                as_object(state, path=shown_path(state.path, root), stale=state.is_stale)
                for state in stock.documents
            ],
            follow_ups=[as_object(item) for item in stock.follow_ups],
        )
        return
    run.show_problems(stock.problems)
    rows = [row for state in stock.documents for row in _rows(state, root)]
    show_rows(_DOCUMENTS, rows)
    show_rows(_FOLLOW_UPS, [_row(item) for item in stock.follow_ups])
    if not run.quiet:
        show(_summary(stock), beside=True)


def _rows(state: "DocumentState", root: Path) -> list[tuple[str, str, str]]:
    path = shown_path(state.path, root)
    rows = []
    for old in state.changed:
        now = old.now or "no longer there"
        rows.append((path, "stale", f"{old.id}: {old.printed or '(in words)'}; now: {now}"))
    others = (
        ("edited", state.edited, "by hand since it was written"),
        ("missing", state.missing, "deleted, renamed or moved since it was written"),
        ("waiting", state.waiting, "a new version beside a file that was edited by hand"),
    )
    return rows + [(path, name, what) for name, applies, what in others if applies]


def _row(item: "FollowUp") -> tuple[str, ...]:
    place = f"{item.file}:{item.line}" if item.line else item.file
    return item.kind, item.due.isoformat(), item.by or "", item.what, place


def _summary(stock: "OutputStatus") -> str:
    states = stock.documents
    counts = {
        "stale": sum(state.is_stale for state in states),
        "edited by hand": sum(state.edited for state in states),
        "missing": sum(state.missing for state in states),
        "waiting": sum(state.waiting for state in states),
    }
    found = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    files = counted(len(states), "file")
    return f"{files}: {found or 'all up to date'}; {len(stock.follow_ups)} overdue."
