"""`advocate doctor`."""

import sys

import typer

from advocate.cli import options
from advocate.cli.json_records import as_object
from advocate.cli.messages import counted, show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with


@made_with(run=start_run)
def doctor(
    *,
    run: Run,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
) -> None:
    """Look at this machine: what the program needs, what is there, and what to do."""
    from advocate.checking.machine_checks import Machine, as_check, machine_checks
    from advocate.cli.text_tables import show_rows
    from advocate.cli.wiring import parliament_source, store_folder

    machine = Machine(
        folder=workspace.expanduser() if workspace else None,
        cache=store_folder(),
        today=run.day,
        facts_as_of=parliament_source(offline=True, on=run.on).account.provenance().as_of,
        encoding=sys.stdout.encoding or "ascii",
    )
    services = [] if offline else _services()
    checks = [*machine_checks(machine), *(as_check(*each) for each in services)]
    if run.as_json:
        run.show_json(checks=[as_object(check) for check in checks])
    else:
        wrong = {
            check.name: "wrong" if check.required else "look" for check in checks if not check.ok
        }
        shown = [check for check in checks if not run.quiet or wrong.get(check.name) == "wrong"]
        cells = [(wrong.get(c.name, "ok"), c.name, c.found, c.hint or "") for c in shown]
        show_rows(("", "What", "Found", "What to do"), cells)
        if not run.quiet:
            show(f"{counted(len(checks), 'check')}, {len(wrong)} to look at.", beside=True)
    if any(check.required and not check.ok for check in checks):
        raise typer.Exit(1)


def _services() -> list[tuple[str, bool, str]]:
    import os  # late, for start-up time

    from advocate.inputs.parliament.live.service_addresses import addresses_in
    from advocate.inputs.parliament.live.service_check import answers_of_services

    return [*answers_of_services(addresses_in(os.environ))]
