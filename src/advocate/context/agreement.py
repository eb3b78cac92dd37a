"""Holds what the workspace says of people and places against Parliament's records."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from advocate.errors import Problem
from advocate.models.engagement import Engagement, Visit
from advocate.models.field_types import STATISTIC, Record, texts_of
from advocate.models.programme import Programme
from advocate.models.workspace import LocalKnowledge, Workspace

NameOf = Callable[[int], str | None]
"""Display name of a Members API id, or None where the records know no such id."""

_OfSeat = LocalKnowledge | Programme | Visit
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


def check_agreement(
    workspace: Workspace, *, name_of: NameOf, seats: Iterable[str], statistics: Iterable[str]
) -> tuple[Problem, ...]:
    """Return every id that is not the person named; seats and statistics that there are none of.

    A note filed under the wrong number would otherwise travel into somebody else's brief.
    """
    problems = (
        *_people(workspace, name_of),
        *_places(workspace, list(seats)),
        *_statistics(workspace, list(statistics)),
    )
    return tuple(sorted(problems, key=lambda p: (p.file or "", p.line or 0)))


def _people(workspace: Workspace, name_of: NameOf) -> Iterator[Problem]:
    dated: tuple[Visit | Engagement, ...] = (*workspace.visits, *workspace.engagements)
    entries: list[tuple[Record, int | None, str | None]] = [
        *((item, item.member, item.name) for item in workspace.members),
        *((item, item.member, item.member_name) for item in dated),
    ]
    for record, member, said in entries:
        known = name_of(member) if member is not None else None
        if known and said and not _same_person(known, said):
            yield workspace.problem(
                record,
                message=f"{member} is {known}, not {said}.",
                hint="Correct the number or the name.",
            )


def _places(workspace: Workspace, seats: list[str]) -> Iterator[Problem]:
    known = {_folded(name) for name in seats}
    local = workspace.constituencies
    yield from (_no_seat(workspace, it, seats) for it in local if not _is_in(it, known))
    known |= {_folded(alias) for knowledge in local for alias in knowledge.aliases}
    placed: tuple[Programme | Visit, ...] = (*workspace.programmes, *workspace.visits)
    for item in placed:
        if not _is_in(item, known):
            yield _no_seat(workspace, item, seats)


def _statistics(workspace: Workspace, known: list[str]) -> Iterator[Problem]:
    for path, text, kind in texts_of(workspace.settings):
        if kind == STATISTIC and text not in known:
            near = get_close_matches(text, known, n=1)
            yield workspace.problem(
                workspace.settings,
                *path,
                message=f'There is no constituency statistic "{text}".',
                hint=f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}.",
            )


def _is_in(item: _OfSeat, known: set[str]) -> bool:
    return item.constituency is None or _folded(item.constituency) in known


def _no_seat(workspace: Workspace, item: _OfSeat, seats: list[str]) -> Problem:
    said = item.constituency or ""
    near = get_close_matches(said, seats, n=1)
    return workspace.problem(
        item,
        message=f'There is no constituency called "{said}".',
        hint=f'Did you mean "{near[0]}"?' if near else "Use the name on the 2024 boundaries.",
    )


def _same_person(known: str, said: str) -> bool:
    """Say if two spellings share their last word or any two words, titles aside."""
    first, second = _folded(known).split(), _folded(said).split()
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(plain.translate(_SPACED).split())
