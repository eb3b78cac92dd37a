"""Checks that the records of a workspace agree: ids are unique, and every id named exists."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from heapq import nlargest
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from advocate.errors import Problem
from advocate.inputs.value_check import check_values
from advocate.inputs.yaml_file import YamlFile
from advocate.models.field_types import YamlPath
from advocate.models.formats import FORMATS
from advocate.models.prose import CALL, ids_in
from advocate.models.record_collections import (
    COLLECTIONS,
    INNER_COLLECTIONS,
    SETTINGS_FILE,
    Collection,
    collection,
)
from advocate.models.settings import Settings
from advocate.models.workspace import Workspace
from advocate.storage.workspace_files import LARGEST_PICTURE, read_inside

_BRACES = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%|\{#|\{\{", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*<?([^\s<>()]+)")
CITATION_FORM = '{{ fact("evidence_id") }}'
_MOST_COMPARED = 30
"""Ids that a misspelt one is held against, letter by letter."""


def check_references(workspace: Workspace, files: dict[str, YamlFile]) -> list[Problem]:
    """Return every repeated id, every id that names nothing, and every odd brace in a text."""
    known = {item.name: _ids(item, files) for item in (*COLLECTIONS, *INNER_COLLECTIONS)}
    problems = [
        problem
        for item in (*COLLECTIONS, *INNER_COLLECTIONS)
        for file in files.values()
        if item.key and item.is_in(file.file)
        for problem in _repeated(file, item, item.key)
    ]
    for file in files.values():
        for path, text, to in file.references:
            if (ids := known.get(to)) is not None and text not in ids:
                problems.append(_dangling(file, path, collection(to).one, text, ids))
        for path, text in file.texts:
            if "{" in text:
                problems += _check_braces(file, path, text, known["evidence"])
            if "![" in text:
                problems += _check_pictures(file, path, text, workspace.folder)
    if not any(f.problems for f in files.values() if collection("asks").is_in(f.file)):
        problems += _check_choices(workspace, files[SETTINGS_FILE])
    return [*problems, *_check_subjects(workspace), *check_values(workspace)]


def _check_pictures(file: YamlFile, path: YamlPath, text: str, folder: Path) -> Iterator[Problem]:
    for name in map(unquote, _PICTURE.findall(text)):
        try:
            read_inside(folder, name, most=LARGEST_PICTURE)
        except OSError as error:
            hint = getattr(error, "hint", f"Put the file in {folder}, or correct the path.")
            message = f'The picture "{name:.80}" cannot be read: {error.strerror}.'
            yield file.problem(path, message, hint)


def find_citations(files: dict[str, YamlFile]) -> dict[str, tuple[tuple[str, YamlPath], ...]]:
    """Return where each claim is cited, in prose or in a list of evidence: file and path."""
    found: dict[str, list[tuple[str, YamlPath]]] = {}
    register = collection("evidence")
    for file in files.values():
        named = [(path, text) for path, text, to in file.references if to == register.name]
        named = [] if register.is_in(file.file) else named
        for path, text in file.texts:
            calls = CALL.finditer(text) if "{{" in text else ()
            named += [(path, name) for call in calls for name in ids_in(call)]
        for path, claim in sorted(named, key=lambda place: file.line_of(place[0]) or 0):
            found.setdefault(claim, []).append((file.file, path))
    return {claim: tuple(places) for claim, places in found.items()}


def _ids(item: Collection, files: dict[str, YamlFile]) -> set[str] | None:
    """Return the ids of a collection, those of records that are bad in some other way among them.

    None stands for one of whose files one could not be read: nothing can be said of its ids.
    """
    holders = [file for file in files.values() if item.is_in(file.file)]
    if any(file.value is None and file.problems for file in holders):
        return None
    entries = (entry for file in holders for _, entry in _entries_of(item, file))
    return {str(entry.get(item.key or "")) for entry in entries}


def _entries_of(item: Collection, file: YamlFile) -> Iterator[tuple[YamlPath, dict[str, object]]]:
    value, base = file.value, (item.under,) if item.under else ()
    if item.under:
        value = value.get(item.under) if isinstance(value, dict) else None
    for i, entry in enumerate(value) if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield (*base, i), entry


def _repeated(file: YamlFile, item: Collection, key: str) -> Iterator[Problem]:
    seen: dict[object, YamlPath] = {}
    for path, entry in _entries_of(item, file):
        value = entry.get(key)  # of one that is neither, the reader of the record has complained
        if isinstance(value, str | int) and (first := seen.setdefault(value, path)) is not path:
            line = file.line_of((*first, key))
            said = f'"{value!s:.80}" is used twice as {key}; first on line {line}.'
            hint = "Give one of the two another." if key == "id" else "Join the two records."
            yield file.problem((*path, key), said, hint)


def _check_braces(
    file: YamlFile, path: YamlPath, text: str, claims: set[str] | None
) -> Iterator[Problem]:
    for match in _BRACES.finditer(text):
        if call := CALL.fullmatch(match[0]):
            for name in ids_in(call):
                if claims is not None and name not in claims:
                    yield _dangling(file, path, "evidence", name, claims)
            continue
        field = next((step for step in reversed(path) if isinstance(step, str)), "")
        said = f'"{field}" holds "{match[0][:40]}", which cannot be filled in here.'
        hint = f"In these texts only {CITATION_FORM} is possible, and cite, checked, gap, trend."
        yield file.problem(path, said, hint)


def _check_choices(workspace: Workspace, file: YamlFile) -> Iterator[Problem]:
    for section, path, year, chosen in _asks_chosen(workspace.settings):
        manifesto = workspace.manifesto(year)
        if manifesto is None:
            known = ", ".join(str(m.election) for m in workspace.manifestos) or "none"
            said = f'There is no data/manifestos/{year}.yaml, which "{section}" names.'
            yield file.problem((*path, "manifesto"), said, f"Manifestos here: {known}.")
        elif workspace.ask(year, chosen) is None:
            said = f'The manifesto of {year} has no ask "{chosen}".'
            hint = _nearest(chosen, {ask.id for ask in manifesto.asks})
            yield file.problem((*path, "ask"), said, hint)
    asks = workspace.manifesto(workspace.settings.brief.manifesto)
    known_asks = {ask.id for ask in asks.asks} if asks else set()
    for visit in workspace.visits:
        if visit.ask and visit.ask not in known_asks:
            said = f'The visit\'s ask "{visit.ask}" is not of the manifesto that briefs use.'
            hint = _nearest(visit.ask, known_asks)
            yield workspace.problem(visit, "ask", message=said, hint=hint)
    for i, name in enumerate(workspace.settings.formats):
        if name not in FORMATS:
            message, hint = f'"{name}" is not a format.', f"Known: {', '.join(FORMATS)}."
            yield file.problem(("formats", i), message, hint)


def _check_subjects(workspace: Workspace) -> Iterator[Problem]:
    subjects = workspace.sector.decides
    for ask in (ask for each in workspace.manifestos for ask in each.asks):
        if ask.subject and ask.subject not in subjects:
            said = f'No sector here says who decides "{ask.subject}".'
            hint = _nearest(ask.subject, subjects)
            yield workspace.problem(ask, "subject", message=said, hint=hint)


def _asks_chosen(settings: Settings) -> Iterator[tuple[str, YamlPath, int, str]]:
    """Yield the asks that briefs and letters put, those of other times too, with their places."""
    for section in ("brief", "letter"):
        chosen = getattr(settings, section)
        yield section, (section,), chosen.manifesto, chosen.ask
        for i, each in enumerate(chosen.dated):
            year, ask = each.manifesto or chosen.manifesto, each.ask or chosen.ask
            yield section, (section, "dated", i), year, ask


def _dangling(file: YamlFile, path: YamlPath, kind: str, text: str, known: set[str]) -> Problem:
    message = f'There is no {kind} with the id "{text:.80}".'
    return file.problem(path, message, _nearest(text, known))


def _nearest(text: str, known: Iterable[str]) -> str:
    """Return a hint; of a large register, only ids that share many pairs of letters are compared.

    Why: difflib takes some 50 ms for 2,000 ids, and where a file is missing, all its ids dangle.
    """
    names = sorted(known)
    if len(names) > _MOST_COMPARED:
        pairs = _pairs(text)
        names = nlargest(_MOST_COMPARED, names, key=lambda name: len(pairs & _pairs(name)))
    near = get_close_matches(text, names, n=1)
    return f'Did you mean "{near[0]}"?' if near else "Add it, or name one that exists."


@cache
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text))
