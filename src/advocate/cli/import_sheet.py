"""`advocate import`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advocate.cli import options
from advocate.cli.messages import counted, printable, say, show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.cli.text_tables import csv_text, show_rows
from advocate.errors import OutputNotWritable
from advocate.models.dates import plainly
from advocate.storage.atomic_write import replace_file
from advocate.storage.workspace_files import read_below

if TYPE_CHECKING:
    from advocate.importing.sheet_import import Imported
    from advocate.importing.sheet_rows import SheetRows

_SHOWN_ROWS, _SHOWN_REASONS = 2, 12
_REJECTS = ("row in the sheet", "why it was not imported")
_Text = str | None
_Pairs = list[str] | None


def _option(flag: str, named: str, told: str) -> Any:
    return typer.Option(flag, metavar=named, help=told)


@made_with(run=start_run)
def import_sheet(
    *,
    run: Run,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A spreadsheet: CSV or XLSX.")],
    kind: Annotated[
        _Text,
        _option("--as", "KIND", "programmes, engagements, statistics or salutations."),
    ] = None,
    sheet: Annotated[_Text, _option("--sheet", "NAME", "Which sheet of several.")] = None,
    typed_maps: Annotated[
        _Pairs, _option("--map", "COLUMN=FIELD", "What a column is; COLUMN= leaves it out.")
    ] = None,
    typed_values: Annotated[
        _Pairs, _option("--set", "FIELD=VALUE", "What holds for every row: year=2025/26.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write; without it nothing is.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    rejects: Annotated[
        Path | None, _option("--rejects", "FILE", "Put the refused rows there, as CSV.")
    ] = None,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,
) -> None:
    """Import programmes, engagements, statistics or salutations from a spreadsheet."""
    from advocate.cli.wiring import parliament_source, workspace_folder, workspace_in
    from advocate.importing.sheet_headings import find_headings
    from advocate.importing.sheet_import import import_rows, values_for_all
    from advocate.importing.sheet_rows import SheetRows
    from advocate.inputs.sheet_reader import read_sheet

    asks = sys.stdin.isatty() and sys.stdout.isatty() and not (yes or run.as_json or run.quiet)
    maps, values = _pairs("--map", typed_maps), _pairs("--set", typed_values)
    folder = workspace_folder(workspace)
    parliament = parliament_source(offline=offline, on=run.on, folder=folder)
    ours, cells = workspace_in(folder), read_sheet(file.expanduser(), sheet)
    headed = find_headings(cells, ours.sector, kind, maps, _ask if asks else None)
    reason = {"reason": f"From {file.name}, {plainly(run.day)}."}
    given = {**reason, **values_for_all(headed, cells, values, _ask if asks else None)}
    rows = SheetRows(headed, cells, given, ours, parliament, run.day)
    with run.progress() as on_step:
        done = import_rows(rows, on=run.day, on_step=on_step)
    if rejects and done.refused:
        _save_rejects(rejects.expanduser(), rows, done)
    if not (run.as_json or run.quiet):
        _show(file.name, rows, done)
        write = write or bool(asks and done.taken and typer.confirm("Write them now?", err=True))
    for name, data in done.contents.items() if write else ():
        (folder / name).parent.mkdir(exist_ok=True)
        replace_file((folder / name).resolve(), data)
    _show_end(run, rows, done, is_written=write)


def _show_end(run: Run, rows: "SheetRows", done: "Imported", *, is_written: bool) -> None:
    """Print what came of it.

    Raises:
        Exit: nothing could be imported, and not because all of it is there.
    """
    count, run.dry_run = counted(len(done.taken), "row"), not is_written
    said = f"{count} can be imported into {done.file}. Nothing is written yet: add --write"
    if is_written:
        said = f"{count} written to {', '.join(done.contents)}. Next: advocate check"
    if not done.taken:
        said = "Nothing new to write." if done.already else "Nothing can be imported."
    if run.as_json:
        refused: Any = [{"row": row, "reason": why} for row, why in sorted(done.refused.items())]
        found: Any = {"rows": len(rows.cells), "imported": len(done.taken), "rejected": refused}
        account = rows.parliament.account
        run.show_json(account.provenance(), account.notices(), **found, notes=rows.notes)
    elif not run.quiet:
        say(said)
    if not done.taken and done.refused.keys() - done.already:
        raise typer.Exit(1)


def _pairs(option: str, given: _Pairs) -> dict[str, str]:
    if wrong := [pair for pair in given or () if "=" not in pair]:
        raise typer.BadParameter(f"{option} “{wrong[0]}” has no “=”.")
    parts = (pair.partition("=") for pair in given or ())
    return {name.strip(): value.strip() for name, _, value in parts}


def _ask(question: str) -> str:
    answer: str = typer.prompt(printable(question), default="", show_default=False, err=True)
    return answer.strip()


def _show(name: str, rows: "SheetRows", done: "Imported") -> None:
    """Print what the columns are taken for, the first records, and each refused row."""
    from advocate.inputs.yaml_append import as_typed

    headed, first = rows.headed, next(iter(rows.cells.values()), ())
    show(f"{name}: {counted(len(rows.cells), 'row')} below the headings in row {headed.row}.", "")
    told = [(c.heading, c.field, first[c.place]) for c in headed.columns if c.field]
    told += [("(every row)", name, said) for name, said in rows.given.items() if name != "reason"]
    for why in dict.fromkeys(column.why for column in headed.columns if column.why):
        told.append((", ".join(c.heading for c in headed.columns if c.why == why), why, ""))
    show_rows(("Column", "is taken for", "for example"), told)
    for fields in [*done.taken.values()][:_SHOWN_ROWS]:
        show("", *as_typed(fields))
    same: dict[str, list[str]] = {}
    for row, why in sorted(done.refused.items()):
        same.setdefault(why, []).append(str(row))
    show(*["", f"Not imported ({counted(len(done.refused), 'row')}):"] * bool(same))
    for why, refused in [*same.items()][:_SHOWN_REASONS]:
        show(f"  row{'s' * (len(refused) > 1)} {', '.join(refused)}: {why}")
    if len(same) > _SHOWN_REASONS:
        show(f"  … for {len(same) - _SHOWN_REASONS} more reasons; --rejects FILE lists every row.")
    for note in rows.notes:
        show(f"note: {note}", beside=True)


def _save_rejects(path: Path, rows: "SheetRows", done: "Imported") -> None:
    """Write the refused rows as they were, with number and reason; over nothing else."""
    columns = rows.headed.columns
    data = csv_text(
        [*_REJECTS, *(column.heading for column in columns)],
        [
            [str(number), why, *(rows.cells[number][column.place] for column in columns)]
            for number, why in sorted(done.refused.items())
        ],
    ).encode("utf-8-sig")
    if path.exists() and read_below(None, path) != data:
        raise OutputNotWritable(f"{path} is there already.", hint="Name another file.")
    replace_file(path, data)
