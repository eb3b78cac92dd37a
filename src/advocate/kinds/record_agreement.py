"""Compares what the workspace says of people and places with Parliament's records."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from advocate.errors import Problem
from advocate.models.engagement import Engagement, Visit
from advocate.models.field_types import STATISTIC, Record, texts_of
from advocate.models.programme import Programme
from advocate.models.workspace import LocalKnowledge, Workspace

NameOf = Callable[[int], str | None]
"""Display name of a Members API id, or None where the records do not know the id."""

_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


def check_agreement(
    workspace: Workspace, *, name_of: NameOf, seats: Iterable[str], statistics: Iterable[str]
) -> tuple[Problem, ...]:
    """Return every id that is not the person named, and unknown seats and statistics.

    A note filed under the wrong number would otherwise travel into somebody else's brief.
    """
    problems = (
        *_people(workspace, name_of),
        *_places(workspace, list(seats)),
        *_statistics(workspace, [*statistics, *(each.id for each in workspace.own_statistics)]),
    )
    return tuple(sorted(problems, key=lambda p: (p.file or "", p.line or 0)))


def _people(workspace: Workspace, name_of: NameOf) -> Iterator[Problem]:
    dated: tuple[Visit | Engagement, ...] = (*workspace.visits, *workspace.engagements)
    entries: list[tuple[Record, int | None, str | None]] = [
        *((item, item.member, item.name) for item in workspace.members),
        *((item, item.member, item.member_name) for item in dated),
    ]
    for record, member, given in entries:
        known = name_of(member) if member is not None else None
        if known and given and not _same_person(known, given):
            yield workspace.problem(
                record,
                message=f"{member} is {known}, not {given}.",
                hint="Correct the number or the name.",
            )


def _places(workspace: Workspace, seats: list[str]) -> Iterator[Problem]:
    local = workspace.constituencies
    known = {_folded(name) for name in seats}
    called = known | {_folded(alias) for knowledge in local for alias in knowledge.aliases}
    placed: list[LocalKnowledge | Programme | Visit] = [
        *local,
        *workspace.programmes,
        *workspace.visits,
    ]
    for item in placed:
        names = known if isinstance(item, LocalKnowledge) else called
        name = item.constituency
        if name is not None and _folded(name) not in names:
            near = get_close_matches(name, seats, n=1)
            yield workspace.problem(
                item,
                message=f'There is no constituency called "{name}".',
                hint=f'Did you mean "{near[0]}"?'
                if near
                else "Use the name on the 2024 boundaries.",
            )


def _statistics(workspace: Workspace, known: list[str]) -> Iterator[Problem]:
    order = workspace.sector.statistics.order.values()
    ours = [(("sectors",), text, STATISTIC) for texts in order for text in texts]
    for path, text, kind in dict.fromkeys((*texts_of(workspace.settings), *ours)):
        if kind == STATISTIC and text not in known:
            near = get_close_matches(text, known, n=1)
            yield workspace.problem(
                workspace.settings,
                *path,
                message=f'There is no constituency statistic "{text}".',
                hint=f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}.",
            )


def _same_person(known: str, given: str) -> bool:
    """Say if two spellings share their last word or any two words, titles aside."""
    first, second = _folded(known).split(), _folded(given).split()
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(plain.translate(_SPACED).split())
