"""Imports a sheet into a workspace: every row is taken, or refused with a reason.

What would be on disk is checked as a workspace, in a copy of it, before anything is replaced.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import asdict

from advocate.checking.workspace_check import WorkspaceCheck
from advocate.errors import (
    AdvocateError,
    Ambiguous,
    Problem,
    Severity,
    WorkspaceInvalid,
    WrongUsage,
)  # fmt: skip
from advocate.importing.sheet_headings import TABLE, Ask, Headed
from advocate.importing.sheet_rows import Fields, SheetRows, refusal
from advocate.inputs.sheet_reader import Rows
from advocate.inputs.yaml_append import Addition, with_additions
from advocate.inputs.yaml_file import YamlFile
from advocate.inputs.yaml_reader import read_yaml
from advocate.models.name_folding import fold, name_key
from advocate.models.progress import OnStep
from advocate.models.record_collections import SETTINGS_FILE
from advocate.models.sources import Parliament
from advocate.storage.atomic_write import replace_file
from advocate.storage.workspace_files import LARGEST_YAML, list_inside, read_inside

_READ = (".yaml", ".yml", ".csv")
_Key = tuple[object, ...]


@dataclass(slots=True)
class Imported:
    """What became of the rows of a sheet, by their numbers there."""

    file: str
    taken: dict[int, Fields] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    already: set[int] = field(default_factory=set)
    """Those of the refused that say what is known."""
    contents: dict[str, bytes] = field(default_factory=dict)
    """What would be on disk, by file."""


def values_for_all(
    headed: Headed, rows: Rows, typed: Mapping[str, str], ask: Ask | None
) -> Mapping[str, str]:
    """Return what holds for every row, by field; a title above the headings may tell the year.

    Raises:
        AdvocateError: something that every row needs is not said.
        WrongUsage: `typed` names what there is not.
    """
    table, has = TABLE[headed.kind], headed.fields.keys()
    known = {*table["fields"], *TABLE["statistic"], "shares"}
    if wrong := typed.keys() - known:
        hint = f"Fields: {', '.join(sorted(known))}."
        raise WrongUsage(f"--set: no field is called “{min(wrong)}”.", hint=hint)
    above = " ".join(cell for n, row in rows.items() if n < headed.row for cell in row)
    year = re.search(r"\b20\d\d ?[/–-] ?(?:20)?\d\d\b", above)
    given = {**({"year": year[0]} if year else {}), **typed}
    needs = [n for n in (*table["needs"], *table["also"]) if (has | given).isdisjoint(n.split("|"))]
    told = {need: TABLE["asked"].get(need, need.replace("|", " or ")) for need in needs}
    given |= {need: ask(f"For every row, {told[need]}") for need in needs if ask}
    if left := [need for need in needs if not given.get(need)]:
        said = f"The sheet does not say {'; '.join(told[need] for need in left)}."
        hint = f'Add {" ".join(f"--set {n}=…" for n in left)}, or --map "COLUMN={left[0]}".'
        raise AdvocateError(said, hint=hint)
    return given


def import_rows(sheet: SheetRows, *, on: date, on_step: OnStep) -> Imported:
    """Return what would become of each row; nothing is written."""
    done, seen = Imported(TABLE[sheet.headed.kind]["file"]), dict[_Key, int]()
    known = dict(_known(sheet))
    for place, number in enumerate(sheet.cells):
        on_step("Reading the rows", place, len(sheet.cells))
        try:
            fields = sheet.fields_of(number)
            first = seen.setdefault(key := _key(fields), number)
            done.already |= {number} if key in known or first != number else set()
            if key in known:
                raise refusal("there", *known[key])
            if first != number:
                raise refusal("again", first)
            if "gss_code" in fields and (sheet.workspace.folder / _csv(sheet)).exists():
                raise refusal("file", _csv(sheet))
            done.taken[number] = fields
        except AdvocateError as error:
            done.refused[number] = _reason(error)
    while done.taken and (wrong := _faults(done, sheet, on)):
        done.refused |= wrong
        done.taken = {n: each for n, each in done.taken.items() if n not in wrong}
        done.contents = {}
    return done


def _reason(error: AdvocateError) -> str:
    """Return why a row is refused; advice for the command line is left out."""
    hint = "" if " --" in (error.hint or "") else error.hint
    others = error.candidates[:4] if isinstance(error, Ambiguous) else ()
    return " ".join(filter(None, (error.message, hint, "; ".join(f"{a}: {b}" for a, b in others))))


def _known(sheet: SheetRows) -> Iterator[tuple[_Key, _Key]]:
    """Yield file, line and id of what the workspace holds, by what makes it the same."""
    workspace = sheet.workspace
    for each in (*workspace.programmes, *workspace.engagements):
        if each.at:
            yield _key(asdict(each)), (each.at.file, each.at.line, each.id)
    for own in (s for s in workspace.own_statistics if s.id == sheet.given.get("id") and s.at):
        for code, figures in workspace.own_figures.items():
            if own.at and own.id in {figure.statistic for figure in figures}:
                yield (code,), (own.at.file, own.at.line, own.id)


def _key(fields: Mapping[str, Any]) -> _Key:
    """Return what two records share that tell of the same thing."""
    if "site" in fields:
        return fold(fields["site"]), name_key(fields["constituency"]), fields["year"][:4]
    if "date" in fields:
        who = fields.get("member") or fold(fields["summary"])
        return fields["date"], str(fields["kind"]), who
    return (fields.get("gss_code") or fields["member"],)


def _csv(sheet: SheetRows) -> str:
    return f"data/{sheet.given['id']}.csv"


def _build(done: Imported, sheet: SheetRows) -> tuple[str, list[int]]:
    """Fill in what would be on disk; return the file of the rows and the line where each begins."""
    rows, name, folder = [*done.taken.values()], done.file, sheet.workspace.folder
    if "gss_code" in rows[0]:
        cells = ('{gss_code},"{constituency}",{value}'.format_map(row) for row in rows)
        lines = ["gss_code,constituency,value", *cells]
        done.contents[_csv(sheet)] = "\n".join([*lines, ""]).encode()
        said = {each: sheet.given[each] for each in TABLE["statistic"] if each in sheet.given}
        rows = [{**said, "csv": _csv(sheet), "column": "value"}]
    is_there = (folder / name).exists()
    data = read_inside(folder, name, most=LARGEST_YAML) if is_there else b""
    file = read_yaml(folder / name, name, folder) if is_there else YamlFile(name)
    held = {each.member: i for i, each in enumerate(sheet.workspace.members)}
    additions = []
    for row in rows:
        into = held.get(row["member"]) if "salutation" in row else None
        fields = row if into is None else {"salutation": row["salutation"]}
        additions.append(Addition(fields, into, tuple(TABLE["after_salutation"])))
    done.contents[name], starts = with_additions(data, file, additions)
    return (_csv(sheet), [*range(2, len(done.taken) + 2)]) if "csv" in rows[0] else (name, starts)


def _errors(folder: Path, parliament: Parliament, on: date) -> list[Problem]:
    check = WorkspaceCheck(folder, cache=None, on=on, parliament=parliament, wanted=frozenset())
    found = (*check.unread, *check.of_records())
    return [problem for problem in found if problem.severity is Severity.ERROR]


def _faults(done: Imported, sheet: SheetRows, on: date) -> dict[int, str]:
    """Return why rows may not be written: by their numbers, what `check` calls errors there.

    Raises:
        WorkspaceInvalid: what is added would spoil what is there.
    """
    file, lines = _build(done, sheet)
    folder, kept = sheet.workspace.folder, [SETTINGS_FILE]
    before = {problem.message for problem in _errors(folder, sheet.parliament, on)}
    with TemporaryDirectory() as name:
        for part in ("data", "kinds", "sectors"):
            kept += [p.relative_to(folder).as_posix() for p in list_inside(folder, part, "*.*")]
        for each in {*(n for n in kept if n.endswith(_READ)), *done.contents}:
            with suppress(OSError):  # what cannot be read is named by `check`
                data = done.contents.get(each) or read_inside(folder, each)
                (Path(name) / each).parent.mkdir(parents=True, exist_ok=True)
                replace_file(Path(name) / each, data, durable=False)
        found = [p for p in _errors(Path(name), sheet.parliament, on) if p.message not in before]
    starts, wrong = sorted(zip(lines, done.taken, strict=True)), dict[int, str]()
    for problem in found:
        nearest = bisect_right(starts, (problem.line or 0, max(done.taken)))
        if problem.file == file and nearest:
            wrong[starts[nearest - 1][1]] = f"{problem.message} {problem.hint or ''}".strip()
        elif problem.file in done.contents:
            hint = "Nothing was written; report what the sheet holds there."
            raise WorkspaceInvalid("The rows cannot be added.", hint=hint, problems=(problem,))
    return wrong
