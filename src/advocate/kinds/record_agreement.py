"""Compares what the workspace says of people and places with Parliament's records."""

from collections.abc import Iterator
from difflib import get_close_matches

from advocate.errors import NotFound, Problem
from advocate.models.engagement import Engagement, Visit
from advocate.models.field_types import STATISTIC, Record, texts_of
from advocate.models.name_folding import did_you_mean, fold, name_key
from advocate.models.programme import Programme
from advocate.models.sources import Parliament
from advocate.models.workspace import LocalKnowledge, Workspace


def check_agreement(workspace: Workspace, parliament: Parliament) -> tuple[Problem, ...]:
    """Return every id that is not the person named, and unknown seats and statistics.

    A note filed under the wrong number would otherwise travel into somebody else's brief.
    """
    statistics = parliament.names.statistic_names()
    problems = (
        *_people(workspace, parliament),
        *_places(workspace, parliament),
        *_statistics(workspace, [*statistics, *(each.id for each in workspace.own_statistics)]),
    )
    return tuple(sorted(problems, key=lambda p: (p.file or "", p.line or 0)))


def _people(workspace: Workspace, parliament: Parliament) -> Iterator[Problem]:
    dated: tuple[Visit | Engagement, ...] = (*workspace.visits, *workspace.engagements)
    entries: list[tuple[Record, int | None, str | None]] = [
        *((item, item.member, item.name) for item in workspace.members),
        *((item, item.member, item.member_name) for item in dated),
    ]
    for record, member, given in entries:
        known = parliament.names.member_name(member) if member is not None else None
        if known and given and not _same_person(known, given):
            yield workspace.problem(
                record,
                "member",
                message=f"{member} is {known}, not {given}.",
                hint="Correct the number or the name.",
            )


def _places(workspace: Workspace, parliament: Parliament) -> Iterator[Problem]:
    local = workspace.constituencies
    known = {name_key(name) for name in parliament.names.constituency_names()}
    called = known.union(*(knowledge.place_keys() for knowledge in local))
    placed: list[LocalKnowledge | Programme | Visit] = [
        *local,
        *workspace.programmes,
        *workspace.visits,
    ]
    for item in placed:
        names = known if isinstance(item, LocalKnowledge) else called
        name = item.constituency
        if name is not None and name_key(name) not in names:
            try:
                hint = did_you_mean([parliament.places.find_constituency(name).name])
            except NotFound as unknown:
                hint = unknown.hint or ""
            message = f'There is no constituency called "{name}".'
            yield workspace.problem(item, "constituency", message=message, hint=hint)


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
    first, second = fold(known).split(), fold(given).split()
    return bool(first and second) and (first[-1] in second or second[-1] in first)
