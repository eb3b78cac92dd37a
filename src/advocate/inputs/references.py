"""Checks that the records of a workspace agree: ids are unique, and every id named exists."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from advocate.errors import Problem
from advocate.inputs.values import check_values
from advocate.inputs.yaml_reader import YamlFile, YamlPath
from advocate.models.workspace import Workspace

_BRACES = re.compile(r"\{\{(.*?)\}\}|\{%|\{#|\{\{", re.DOTALL)
_FACT = re.compile(r"""\s*(?:fact|cite)\(\s*["']([\w-]+)["']\s*\)\s*\Z""")
CITATION_FORM = '{{ fact("evidence_id") }}'
_WITH_IDS = ("programmes", "evidence", "quotes", "visits", "engagements")


def check_references(workspace: Workspace, files: dict[str, YamlFile]) -> list[Problem]:
    """Return every repeated id, every id that names nothing, and every odd brace in prose."""
    problems: list[Problem] = []
    ids = {
        "evidence": {item.id for item in workspace.evidence},
        "quotation": {item.id for item in workspace.quotations},
        "programme": {item.id for item in workspace.programmes},
        "ask": {ask.id for m in workspace.manifestos for ask in m.asks},
    }
    for name in _WITH_IDS:
        if file := files.get(f"data/{name}.yaml"):
            problems += _repeated(file, _entries(file.value), "id")
    for key, name in (("member", "mps"), ("constituency", "constituencies")):
        if file := files.get(f"data/{name}.yaml"):
            problems += _repeated(file, _entries(file.value), key)
    for file in files.values():
        if isinstance(file.value, dict) and "asks" in file.value:
            problems += _repeated(file, _entries(file.value["asks"], ("asks",)), "id")
        for path, text in _texts(file.value, ()):
            problems += _check_text(file, path, text, ids)
    visits = files.get("data/visits.yaml", files["advocate.yaml"])
    problems += _check_choices(workspace, files["advocate.yaml"], visits)
    problems += check_values(workspace, files)
    return problems


def _entries(value: object, base: YamlPath = ()) -> Iterator[tuple[YamlPath, dict[str, object]]]:
    if isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, dict):
                yield (*base, i), item


def _repeated(
    file: YamlFile, entries: Iterable[tuple[YamlPath, dict[str, object]]], key: str
) -> Iterator[Problem]:
    seen: dict[object, YamlPath] = {}
    for path, entry in entries:
        value = entry.get(key)
        if value in seen:
            first = file.line_of((*seen[value], key))
            yield _problem(
                file,
                (*path, key),
                f'"{value}" is used twice as {key}; first on line {first}.',
                "Give one of the two another." if key == "id" else "Join the two records.",
            )
        else:
            seen[value] = path


def _texts(value: object, path: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*path, key))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from _texts(child, (*path, i))
    elif isinstance(value, str):
        yield path, value


def _field_of(path: YamlPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _check_text(
    file: YamlFile, path: YamlPath, text: str, ids: dict[str, set[str]]
) -> Iterator[Problem]:
    field = _field_of(path)
    wanted = {
        "evidence": "evidence",
        "comparator": "evidence",
        "quotations": "quotation",
        "programme": "programme",
        "ask": "ask",
    }.get(field)
    is_prose_file = field == "evidence" and len(path) == 1
    if wanted and not is_prose_file and text not in ids[wanted]:
        yield _dangling(file, path, wanted, text, ids[wanted])
    for match in _BRACES.finditer(text):
        inner = _FACT.match(match.group(1) or "")
        if not inner:
            yield _problem(
                file,
                path,
                f'"{field}" holds "{match.group(0)[:40]}", which cannot be filled in here.',
                f"In these texts only {CITATION_FORM} is possible.",
            )
        elif inner.group(1) not in ids["evidence"]:
            yield _dangling(file, path, "evidence", inner.group(1), ids["evidence"])


def _check_choices(workspace: Workspace, file: YamlFile, visits: YamlFile) -> Iterator[Problem]:
    for section, year in (
        ("brief", workspace.settings.brief.manifesto),
        ("letter", workspace.settings.letter.manifesto),
    ):
        chosen = getattr(workspace.settings, section).ask
        if workspace.manifesto(year) is None:
            known = ", ".join(str(m.election) for m in workspace.manifestos) or "none"
            yield _problem(
                file,
                (section, "manifesto"),
                f'There is no data/manifestos/{year}.yaml, which "{section}" names.',
                f"Manifestos here: {known}.",
            )
        elif workspace.ask(year, chosen) is None:
            yield _problem(
                file,
                (section, "ask"),
                f'The manifesto of {year} has no ask "{chosen}".',
                _nearest(chosen, {a.id for a in workspace.manifesto(year).asks}),  # type: ignore[union-attr]
            )
    asks = workspace.manifesto(workspace.settings.brief.manifesto)
    known_asks = {ask.id for ask in asks.asks} if asks else set()
    for place, visit in enumerate(workspace.visits):
        if visit.ask and visit.ask not in known_asks:
            yield _problem(
                visits,
                (place, "ask"),
                f'The visit\'s ask "{visit.ask}" is not of the manifesto that briefs use.',
                _nearest(visit.ask, known_asks),
            )
    known_formats = {"docx", "md"}
    for i, name in enumerate(workspace.settings.formats):
        if name not in known_formats:
            yield _problem(file, ("formats", i), f'"{name}" is not a format.', "Known: docx, md.")


def _dangling(file: YamlFile, path: YamlPath, kind: str, text: str, known: set[str]) -> Problem:
    return _problem(file, path, f'There is no {kind} with the id "{text}".', _nearest(text, known))


def _nearest(text: str, known: Iterable[str]) -> str:
    near = get_close_matches(text, sorted(known), n=1)
    return f'Did you mean "{near[0]}"?' if near else "Add it, or name one that exists."


def _problem(file: YamlFile, path: YamlPath, message: str, hint: str) -> Problem:
    return Problem(message=message, hint=hint, file=file.file, line=file.line_of(path))
