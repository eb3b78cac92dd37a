"""`advocate schema`."""

from advocate.cli import options
from advocate.cli.messages import show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with


@made_with(run=start_run)
def schema(*, run: Run, workspace: options.WorkspaceOption = None) -> None:
    """Write JSON Schemas, by which editors explain, complete and check the YAML files."""
    from advocate.cli.wiring import store_folder, workspace_folder  # late, for start-up time
    from advocate.inputs.schema_files import files_without_schema, write_schemas

    folder = workspace_folder(workspace)
    files, notes = write_schemas(folder, store_folder()), tuple(files_without_schema(folder))
    if run.as_json:
        new = [{"path": name} for name, is_new in files.items() if is_new]
        kept = [{"path": n, "reason": "unchanged"} for n, is_new in files.items() if not is_new]
        run.show_json(None, notes, written=new, skipped=kept)
        return
    run.show_problems(notes)
    show(*files)
