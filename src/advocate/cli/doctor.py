"""`advocate doctor`."""

from datetime import UTC, datetime

import typer

from advocate.cli import options
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.cli.text_tables import show_rows
from advocate.errors import Severity


@made_with(run=start_run)
def doctor(
    *, run: Run, workspace: options.WorkspaceOption = None, offline: options.OfflineOption = False
) -> None:
    """Say what is wrong with this machine, and what to do: program, folders, network, fonts."""
    from advocate.checking.machine_check import Machine
    from advocate.cli.wiring import store_folder, workspace_folder_if_any

    folder, now = workspace_folder_if_any(workspace), datetime.now(tz=UTC).astimezone()
    machine = Machine(folder=folder, cache=store_folder(), now=now, is_offline=offline)
    found = machine.checks()
    wrong = [check for ok, check in found if not ok]
    if run.as_json:
        told = [{"name": c.about, "ok": ok, "found": c.message, "hint": c.hint} for ok, c in found]
        run.show_json(None, wrong, checks=told)
    else:
        rows = [
            (str(c.about), "ok" if ok else c.severity, f"{c.message}. {c.hint or ''}".rstrip())
            for ok, c in found
            if not run.quiet or not (ok or c.severity is Severity.NOTE)
        ]
        show_rows(("What", "", "Found, and what to do"), rows)
    if any(check.severity is Severity.ERROR for check in wrong):
        raise typer.Exit(1)
