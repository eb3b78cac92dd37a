"""Checks a workspace, and remembers what it found until something that matters for it changes."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins

from advocate.errors import Problem, Severity
from advocate.inputs.packaged_folder import packaged_folder
from advocate.models.sources import Parliament
from advocate.storage.private_cache import KeptFiles, key_of
from advocate.storage.workspace_files import list_inside, read_below

FOLDER = "checks"
"""Below the folder of copies."""
_MOST_KEPT = 20
_RECORDS = ("advocate.yaml", "data", "kinds", "sectors", "briefs/.advocate-facts.json")
_TEMPLATES = "templates"


class CheckReport(Struct, frozen=True, kw_only=True):
    """Every problem of one workspace on one date, errors among them."""

    folder: Path
    problems: tuple[Problem, ...]
    """By file and line."""
    rules: int
    """How many rules it was checked against."""

    def count(self, severity: Severity) -> int:
        """Return how many problems weigh so much."""
        return sum(problem.severity is severity for problem in self.problems)

    def is_failed(self, *, strict: bool) -> bool:
        """Say if there is an error, or with `strict` a warning."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


def check_workspace(
    folder: Path,
    *,
    cache: Path | None,
    on: date,
    parliament: Parliament,
    wanted: frozenset[str] = frozenset(),
) -> CheckReport:
    """Return all that is wrong in `folder`, and with documents made of it, without a connection.

    `wanted` limits the answer to rules of these numbers; what cannot be read is always in it, since
    no rule has looked at it. No document is written.

    Raises:
        WorkspaceNotFound: `folder` has no `advocate.yaml`.
    """
    kept = KeptFiles(cache / FOLDER, most=_MOST_KEPT) if cache else None
    name = key_of(str(folder.absolute()))
    known: dict[str, Any] = json.loads((kept and kept.read(name)) or b"{}")
    program = _state_of_program(parliament, on, cache)
    records = _digest(_RECORDS, folder, program)
    templates = _digest((_TEMPLATES,), folder, records)
    state = _digest(known.get("pictures", ()), folder, templates)
    if not wanted and known.get("state") == state:
        problems = convert(known["problems"], tuple[Problem, ...])
        return CheckReport(folder=folder, problems=problems, rules=known["rules"])
    from advocate.checking.workspace_check import WorkspaceCheck  # late, for start-up time

    check = WorkspaceCheck(folder, cache=cache, on=on, parliament=parliament, wanted=wanted)
    memory = _Memory({} if wanted else known.get("seen", {}))
    found = [*check.unread, *memory.recall("records", records, check.of_records)]
    found += check.of_templates()
    broken = {problem.rule for problem in found if problem.severity is Severity.ERROR} - {None}
    samples = check.samples
    for template, files in samples.templates.items() if samples else ():
        wrong = partial(samples.problems_of, template) if samples else tuple
        made = memory.recall(template, _digest(files, folder, records), wrong)
        found += [p for p in made if p.rule not in broken and (p.rule in wanted or not wanted)]
    ordered = sorted(found, key=lambda p: (p.file or "", p.line or 0, p.rule or "", p.message))
    problems = tuple(dict.fromkeys(ordered))
    is_same = templates == _digest((_TEMPLATES,), folder, _digest(_RECORDS, folder, program))
    if kept and not wanted and is_same:  # nobody has saved a file meanwhile
        state = _digest(check.pictures, folder, templates)
        told = {"problems": to_builtins(problems), "rules": len(check.rules), "seen": memory.seen}
        kept.write(name, json.dumps({"state": state, "pictures": check.pictures, **told}).encode())
    return CheckReport(folder=folder, problems=problems, rules=len(check.rules))


class _Memory:
    """What was found in each part of a workspace, with the state that it was in."""

    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known
        self.seen: dict[str, Any] = {}

    def recall(
        self, part: str, state: str, look: Callable[[], Iterable[Problem]]
    ) -> tuple[Problem, ...]:
        """Return what is wrong with a part: as remembered, or by looking where its state is new."""
        if self._known.get(part, {}).get("state") != state:
            found = to_builtins(list(dict.fromkeys(look())))
            self._known[part] = {"state": state, "problems": found}
        self.seen[part] = self._known[part]
        return convert(self.seen[part]["problems"], tuple[Problem, ...])


def _state_of_program(parliament: Parliament, on: date, cache: Path | None) -> str:
    """Return a digest of the day, the records of Parliament and the program with its templates."""
    known = parliament.account.provenance()
    state = sha256(f"{on}|{known.source}|{known.as_of}".encode())
    kept = sorted(cache.glob("*.json")) if cache else []  # answers, and the list of members
    packaged = (packaged_folder() / name for name in (_TEMPLATES, "sectors"))
    places = (Path(__file__).parents[1], *packaged)
    for path in (*kept, *(path for place in places for path in sorted(place.rglob("*.*")))):
        if path.suffix != ".pyc" and path.is_file():
            seen = path.stat()
            state.update(f"{path}|{seen.st_size}|{seen.st_mtime_ns}".encode())
    return state.hexdigest()


def _digest(names: Iterable[str], folder: Path, base: str) -> str:
    """Return a digest of files and folders of the workspace; what is not there counts too."""
    state = sha256(base.encode())
    for name in names:
        place = folder / name
        for path in list_inside(folder, name, "*") if place.is_dir() else (place,):
            content = b""
            with suppress(OSError, ValueError):  # its reader says why it cannot be read
                content = read_below(folder, path)
            state.update(f"{path}|{len(content)}|".encode() + content)
    return state.hexdigest()
