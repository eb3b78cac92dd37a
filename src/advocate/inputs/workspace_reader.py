"""Finds a workspace and reads it whole: a `Workspace`, or every problem of every file at once."""

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from advocate.errors import Problem, Severity, WorkspaceInvalid, WorkspaceNotFound
from advocate.inputs.elections_reader import ELECTIONS_FILE, read_calendar
from advocate.inputs.kinds_reader import read_kinds
from advocate.inputs.record_reader import read_record, read_records
from advocate.inputs.reference_check import check_references, find_citations
from advocate.inputs.sectors_reader import as_counts_of_people, read_sector
from advocate.inputs.yaml_cache import ReadYaml, yaml_reader
from advocate.inputs.yaml_file import YamlFile
from advocate.models.calendar import KNOWN_CALENDAR
from advocate.models.campaign import Manifesto
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.record_collections import COLLECTIONS, MANIFESTO_FOLDER, SETTINGS_FILE
from advocate.models.settings import Settings
from advocate.models.workspace import Workspace
from advocate.storage.workspace_files import list_inside


def find_workspace(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds `advocate.yaml`.

    Raises:
        WorkspaceNotFound: none; the hint says how to name one.
    """
    for folder in (start, *start.parents):
        if os.path.lexists(folder / SETTINGS_FILE):
            return folder
    said = f"No workspace here: there is no {SETTINGS_FILE} in {start} or above it."
    hint = "Go to the workspace's folder, or name it: advocate … --workspace FOLDER"
    raise WorkspaceNotFound(said, hint=hint)


class Survey(Struct, frozen=True):
    """What a folder holds: the records that could be read, and every problem of every file."""

    workspace: Workspace | None
    """None where advocate.yaml itself is of no use; else without the bad records."""
    problems: tuple[Problem, ...]
    """Sorted by file and line."""


def read_workspace(folder: Path, cache: Path | None) -> Workspace:
    """Read and check everything under `folder`; YAML once read is kept in `cache`, if there is one.

    Raises:
        WorkspaceNotFound: `folder` has no `advocate.yaml`.
        WorkspaceInvalid: with all problems, sorted by file and line.
    """
    survey = survey_workspace(folder, cache)
    if survey.workspace is None or survey.problems:
        count = len(survey.problems)
        counted = "1 problem" if count == 1 else f"{count} problems"
        said = f"The workspace {folder.name} has {counted}."
        hint = "Put right the lines named above; nothing was written."
        raise WorkspaceInvalid(said, hint=hint, problems=survey.problems)
    return survey.workspace


def survey_workspace(folder: Path, cache: Path | None) -> Survey:
    """Read everything under `folder`, and go on past whatever is wrong.

    Raises:
        WorkspaceNotFound: `folder` has no `advocate.yaml`.
    """
    if not os.path.lexists(folder / SETTINGS_FILE):
        said = f"{folder} is not a workspace: it has no {SETTINGS_FILE}."
        raise WorkspaceNotFound(said, hint="Check the name of the folder.")
    with _no_collecting():
        return _survey(_Files(folder, yaml_reader(cache, folder)))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let the cycle collector rest: of the many small objects that are read, none is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Files(dict[str, YamlFile]):
    """The files of a workspace that have been read, by their name below its folder."""

    def __init__(self, folder: Path, read: ReadYaml) -> None:
        super().__init__()
        self.folder = folder
        self._read = read

    def read(self, file_name: str, home: Path | None = None, with_lines: bool = True) -> YamlFile:
        """Read a file; one without its lines is not kept."""
        path = (home or self.folder) / file_name
        file = self._read(path, file_name, values_only=not with_lines)
        if with_lines:
            self[file_name] = file
        return file


def _survey(files: _Files) -> Survey:
    folder = files.folder
    settings_file = files.read(SETTINGS_FILE)
    settings = read_record(settings_file, Settings)
    parts: dict[str, tuple[object, ...]] = {}
    for collection in COLLECTIONS:
        parts[collection.name] = ()
        if os.path.lexists(folder / collection.file):
            file = files.read(collection.file)
            parts[collection.name] = tuple(read_records(file, collection.record).values())
    parts["manifestos"] = tuple(_read_manifestos(files))
    is_there = os.path.lexists(folder / ELECTIONS_FILE)
    calendar = read_calendar(files.read(ELECTIONS_FILE)) if is_there else KNOWN_CALENDAR
    kinds = read_kinds(folder, files.read)
    workspace, problems = None, list(_strangers(files))
    if settings:
        former = any(file.has_former_names for file in files.values())
        sector = read_sector(files.read, settings, settings_file, folder, has_former_names=former)
        parts["evidence"] = tuple(as_counts_of_people(parts["evidence"], sector))  # type: ignore[arg-type]
        workspace = Workspace(
            folder=folder,
            own_figures=_own_figures(parts["own_statistics"], files),
            settings=settings,
            lines={name: file.lines for name, file in files.items()},
            warnings=tuple(
                Problem(message=said, hint=hint, severity=Severity(how), file=name, line=line)
                for name, file in files.items()
                for line, said, hint, how in file.warnings
            ),
            citations=find_citations(files),
            calendar=calendar,
            kinds=kinds,
            sector=sector,
            **parts,  # type: ignore[arg-type]  # each was read as what its field holds
        )
        problems += check_references(workspace, files)
        problems += _check_look(workspace, settings_file)
    problems += [problem for file in files.values() for problem in file.problems]
    problems.sort(key=lambda problem: (problem.file or "", problem.line or 0, problem.message))
    return Survey(workspace, tuple(problems))


def _check_look(workspace: Workspace, file: YamlFile) -> Iterator[Problem]:
    if isinstance(file.value, dict) and file.value.get("brand"):
        from advocate.inputs.brand_check import check_brand  # late: few workspaces have a look

        yield from check_brand(workspace.settings.brand, workspace.folder, file)


def _own_figures(
    statistics: Sequence[Any], files: _Files
) -> Mapping[str, Sequence[ConstituencyStatistic]]:
    if not statistics:
        return {}
    from advocate.inputs.own_statistics import read_own_statistics  # late: few have any

    return read_own_statistics(statistics, files.folder, files)


def _read_manifestos(files: _Files) -> Iterator[Manifesto]:
    for path in sorted((files.folder / MANIFESTO_FOLDER).glob("*.yaml")):
        file = files.read(f"{MANIFESTO_FOLDER}/{path.name}")
        manifesto = read_record(file, Manifesto)
        if manifesto and path.stem != str(manifesto.election):
            said = f'"election" is {manifesto.election}, but the file is called {path.name}.'
            hint = f"Rename the file to {manifesto.election}.yaml, or correct the year."
            file.complain(("election",), said, hint)
        elif manifesto:
            yield manifesto


def _strangers(files: _Files) -> Iterator[Problem]:
    """Name the YAML files in data/ that nothing reads, since somebody thinks they count."""
    known = [*(collection.file for collection in COLLECTIONS), ELECTIONS_FILE]
    for pattern in ("*.yaml", "*.yml"):
        for path in list_inside(files.folder, "data", pattern):
            name = path.relative_to(files.folder).as_posix()
            if name not in files and name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"Call it {near[0]}." if near else "Take it out of data/, or rename it."
                yield Problem(message="Nothing reads this file.", hint=hint, file=name, line=1)
