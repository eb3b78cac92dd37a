"""Holds what the workspace says of people and places against Parliament's records."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from advocate.errors import Problem
from advocate.models.workspace import Workspace

NameOf = Callable[[int], str | None]
"""Display name of a Members API id, or None where the records know no such id."""

_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


def check_agreement(
    workspace: Workspace, *, name_of: NameOf, seats: Iterable[str]
) -> tuple[Problem, ...]:
    """Return every id that is not the person named, and every seat that does not exist.

    A note filed under the wrong number would otherwise travel into somebody else's brief.
    """
    problems = (*_people(workspace, name_of), *_places(workspace, list(seats)))
    return tuple(sorted(problems, key=lambda p: (p.file or "", p.line or 0)))


def _people(workspace: Workspace, name_of: NameOf) -> Iterator[Problem]:
    entries: list[tuple[str, int, int | None, str | None]] = [
        ("data/mps.yaml", place, item.member, item.name)
        for place, item in enumerate(workspace.members)
    ]
    entries += [
        ("data/visits.yaml", place, item.member, item.member_name)
        for place, item in enumerate(workspace.visits)
    ]
    entries += [
        ("data/engagements.yaml", place, item.member, item.member_name)
        for place, item in enumerate(workspace.engagements)
    ]
    for file, place, member, said in entries:
        known = name_of(member) if member is not None else None
        if known and said and not _same_person(known, said):
            yield _problem(
                workspace,
                file,
                place,
                f"{member} is {known}, not {said}.",
                "Correct the number or the name.",
            )


def _places(workspace: Workspace, seats: list[str]) -> Iterator[Problem]:
    known = {_folded(name) for name in seats}
    for place, knowledge in enumerate(workspace.constituencies):
        if _folded(knowledge.constituency) not in known:
            yield _no_seat(
                workspace, "data/constituencies.yaml", place, knowledge.constituency, seats
            )
        known |= {_folded(alias) for alias in knowledge.aliases}
    for place, programme in enumerate(workspace.programmes):
        if _folded(programme.constituency) not in known:
            yield _no_seat(workspace, "data/programmes.yaml", place, programme.constituency, seats)
    for place, visit in enumerate(workspace.visits):
        if visit.constituency and _folded(visit.constituency) not in known:
            yield _no_seat(workspace, "data/visits.yaml", place, visit.constituency, seats)


def _no_seat(workspace: Workspace, file: str, place: int, said: str, seats: list[str]) -> Problem:
    near = get_close_matches(said, seats, n=1)
    hint = f'Did you mean "{near[0]}"?' if near else "Use the name on the 2024 boundaries."
    return _problem(workspace, file, place, f'There is no constituency called "{said}".', hint)


def _problem(workspace: Workspace, file: str, place: int, message: str, hint: str) -> Problem:
    line = workspace.line_of(file, (place,))
    return Problem(message=message, hint=hint, file=file, line=line)


def _same_person(known: str, said: str) -> bool:
    """Say if two spellings share their last word or any two words, titles aside."""
    first, second = _folded(known).split(), _folded(said).split()
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(plain.translate(_SPACED).split())
