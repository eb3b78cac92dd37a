"""Picks from the workspace what belongs to one member, one seat and one date."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from advocate.models.constituency import Constituency
from advocate.models.dates import is_recent, is_within
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Audience, Quotation, Use
from advocate.models.member import MemberProfile
from advocate.models.name_folding import name_key
from advocate.models.programme import Programme, ProgrammeYear, total_of
from advocate.models.settings import Settings, Signatory
from advocate.models.workspace import LocalKnowledge, MemberKnowledge, Workspace


def knowledge_of(workspace: Workspace, member_id: int) -> MemberKnowledge | None:
    """Return what mps.yaml says of that member."""
    return next((item for item in workspace.members if item.member == member_id), None)


def knowledge_on(knowledge: MemberKnowledge | None, on: date) -> MemberKnowledge | None:
    """Return what we know of a member if its sentences were true by `on`."""
    is_true = knowledge is not None and (knowledge.since is None or knowledge.since <= on)
    return knowledge if is_true else None


def letter_line_on(knowledge: MemberKnowledge | None, on: date) -> str | None:
    """Return our own line for the opening of a letter, if it was true by `on`."""
    known = knowledge_on(knowledge, on)
    return known.letter_line if known else None


def seat_names(workspace: Workspace, profile: MemberProfile) -> frozenset[str]:
    """Return the keys of every name under which our files may know the member's seat.

    On a date before the 2024 boundaries the old name leads to today's by our own aliases.
    """
    today = profile.constituency.name if profile.constituency else None
    return workspace.seat_keys((today, profile.constituency_name))


def local_knowledge(workspace: Workspace, names: frozenset[str]) -> LocalKnowledge | None:
    """Return what constituencies.yaml says of the seat with one of these names."""
    return next((k for k in workspace.constituencies if name_key(k.constituency) in names), None)


def programme_years(
    workspace: Workspace, names: frozenset[str], *, on: date
) -> tuple[ProgrammeYear, ...]:
    """Return our programmes in the seat, newest year first, those begun by `on` only."""
    here: dict[date, list[Programme]] = {}
    for programme in workspace.programmes:
        first, _ = workspace.days_of(programme.year)
        if name_key(programme.constituency) in names and first <= on:
            here.setdefault(first, []).append(programme)
    return tuple(_programme_year(workspace, here[first]) for first in sorted(here, reverse=True))


def latest_year(years: Sequence[ProgrammeYear], on: date) -> ProgrammeYear | None:
    """Return the newest of `years`, unless it ended more than a year ago."""
    newest = next(iter(years), None)
    return newest if newest and is_recent(newest.ends, on) else None


def _programme_year(workspace: Workspace, programmes: list[Programme]) -> ProgrammeYear:
    has_small_group = any(p.is_small_group(workspace.small_number) for p in programmes)
    return ProgrammeYear(
        year=programmes[0].year,
        ends=workspace.days_of(programmes[0].year)[1],
        programmes=tuple(sorted(programmes, key=lambda p: p.site)),
        people_helped=None if has_small_group else total_of(p.people_helped for p in programmes),
        has_small_group=has_small_group,
    )


def history_with(workspace: Workspace, member_id: int, *, on: date) -> tuple[Engagement, ...]:
    """Return what passed between us by `on`, newest first."""
    ours = [e for e in workspace.engagements if e.member == member_id and e.date <= on]
    return tuple(sorted(ours, key=lambda e: e.date, reverse=True))


def next_visit(workspace: Workspace, member_id: int, *, on: date) -> Visit | None:
    """Return the first visit from `on` onwards that was then planned for that member.

    Of one more than a year ahead that has to be said: a document of the past knows of no other.
    """
    ahead = [
        visit
        for visit in workspace.visits
        if visit.member == member_id
        and on <= visit.date
        and (visit.planned_on or visit.date - timedelta(days=366)) <= on
    ]
    return min(ahead, key=lambda v: v.date, default=None)


def quotations_with_consent(
    quotations: Iterable[Quotation], *, on: date, readers: Collection[Audience]
) -> tuple[Quotation, ...]:
    """Return the quotations said by `on` whose consent covers words, readers and date."""
    return tuple(
        q
        for q in quotations
        if q.said_on <= on
        and q.consent.scope.covers(readers)
        and q.consent.holds_on(on)
        and q.consent.covers(Use.QUOTE)
    )


def voices_near(
    quotations: Sequence[Quotation], constituency: Constituency | None, *, at_most: int
) -> tuple[Quotation, ...]:
    """Return those said in or near the seat, one a speaker; a voice from elsewhere is not local."""
    if constituency is None:
        return ()
    area = _words(constituency.name, constituency.region, *constituency.local_authorities)
    near = {q.speaker: q for q in reversed(quotations) if q.place and _words(q.place) in area}
    return tuple(near.values())[::-1][:at_most]


def _words(*texts: str) -> str:
    """Return the words of `texts` between single spaces, so that Hull is not found in Solihull."""
    return f" {name_key(' '.join(texts))} "


def signatory_on(settings: Settings, on: date, wanted: str | None = None) -> Signatory | None:
    """Return who signs on `on`: the one wanted if in office, else the first in office."""
    in_office = [s for s in settings.signatories if is_within(s.start, s.end, on)]
    chosen = next((s for s in in_office if s.id == wanted), None)
    return chosen or next(iter(in_office), None)
