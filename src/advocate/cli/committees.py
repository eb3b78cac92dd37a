"""`advocate committees`."""

from advocate.cli import options
from advocate.cli.messages import counted, show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.errors import Problem, RecordNotFound, Severity
from advocate.models.dates import plainly


@made_with(run=start_run)
def committees(
    *,
    run: Run,
    as_csv: options.CsvOption = False,
    for_excel: options.BomOption = False,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
) -> None:
    """List the committees that sit, with their chairs: a table, JSON or CSV."""
    from advocate.cli.text_tables import csv_text, print_csv, show_rows  # late, for start-up time
    from advocate.cli.wiring import parliament_source, workspace_folder_if_any

    folder = workspace_folder_if_any(workspace)
    parliament = parliament_source(offline=offline, on=run.on, folder=folder)
    listed = parliament.committees.sitting_committees(on=run.day)
    if not listed:
        raise RecordNotFound(
            f"On {plainly(run.day)} Parliament is dissolved: no committee has members.",
            hint="Choose another date: --on YYYY-MM-DD",
        )
    problems, source = parliament.account.notices(), parliament.account.provenance()
    if unknown := sum(chair is None for _, chair in listed):
        message = f"Who chairs {unknown} of {len(listed)} committees is not known here."
        hint = "Go online for the chairs of today; some committees have none."
        problems = (*problems, Problem(message=message, hint=hint, severity=Severity.NOTE))
    if run.as_json:
        found = [
            {"id": each.id, "name": each.name, "house": each.house}
            | {"chair": chair and {"id": chair.member_id, "name": chair.member_name}}
            for each, chair in listed
        ]
        run.show_json(source, problems, committees=found)
        return
    run.show_problems(problems)
    rows = [(str(c.id), c.name, c.house, chair.member_name if chair else "") for c, chair in listed]
    if as_csv or for_excel:
        print_csv(csv_text(("id", "name", "house", "chair"), rows), for_excel=for_excel)
        return
    show_rows(("ID", "Committee", "House", "Chair"), rows)
    if not run.quiet:
        show(f"{counted(len(rows), 'committee')}, as at {plainly(source.as_of)}.", beside=True)
