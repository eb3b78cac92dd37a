"""The sections of a brief: what each has to say of one member, or nothing."""

from datetime import date, timedelta

from msgspec import Struct

from advocate.kinds.address.address_forms import titles_may_be_later
from advocate.kinds.who_decides import DecidedElsewhere
from advocate.models.all_party_group import GroupOffice
from advocate.models.calendar import ElectionCalendar
from advocate.models.campaign import Ask
from advocate.models.constituency import SEATS_OF_2024, Constituency, ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.engagement import DatePrecision, Engagement, Promise, Visit
from advocate.models.field_types import ComposedText, Name, RecordText
from advocate.models.findings import FocusArea, MemberFindings
from advocate.models.member import MemberProfile, Standing
from advocate.models.packaged_table import packaged_table
from advocate.models.periods import is_old, period_end
from advocate.models.sector import Nation, Statistics
from advocate.models.settings import Asked, Question
from advocate.models.workspace import Workspace

_SATURDAY = 5
_MOST_PHRASES = 8
_MOST_TELLING, _FEW = 3, 9


class FollowUpStep(Struct, frozen=True, kw_only=True):
    """One thing to do after the meeting; `due` is a date where the meeting has one."""

    action: ComposedText
    working_days: int
    due: date | None
    owner: Name


class OpenPromise(Struct, frozen=True, kw_only=True):
    """A promise not yet kept, with the day it was made."""

    promise: Promise
    made_on: date
    precision: DatePrecision


def focus_in_words(areas: tuple[FocusArea, ...]) -> tuple[str, ...]:
    """Return each area in a few words, "Political interests: education, sport and 3 more"."""
    shown = []
    for area in areas:
        named, more = list(area.phrases[:_MOST_PHRASES]), len(area.phrases) - _MOST_PHRASES
        rest = f" and {more} more" if more > 0 else ""
        shown.append(RecordText(f"{area.category}: {', '.join(named)}{rest}"))
    return tuple(shown)


def groups_worth_naming(
    workspace: Workspace, offices: tuple[GroupOffice, ...], on: date
) -> tuple[GroupOffice, ...]:
    """Return the group offices that the register then knew, those on our topics first."""
    known = (office for office in offices if office.group.as_of <= on)
    return tuple(sorted(known, key=lambda office: not _is_on_our_topics(workspace, office)))


def _is_on_our_topics(workspace: Workspace, office: GroupOffice) -> bool:
    words = (word for topic in workspace.settings.topics for word in topic.keywords)
    return any(word.casefold() in office.group.title.casefold() for word in words)


def who_may_be_asked(profile: MemberProfile) -> str:
    """Return "this person", or why nothing may be asked of them alone."""
    if profile.standing is Standing.DISSOLUTION:
        return "all candidates"
    is_speaker = profile.party is not None and profile.party.name == "Speaker"
    return "not the Speaker" if is_speaker else "this person"


def reasons_for(
    workspace: Workspace,
    profile: MemberProfile,
    findings: MemberFindings,
    history: tuple[Engagement, ...],
    *,
    decides: bool,
) -> tuple[str, ...]:
    """Return why this member, in a few words each: only what bears on our matter."""
    found, ours = ["holds the post that decides it"] * decides, workspace.settings.brief.committee
    for place in profile.committees or ():
        if place.committee_id == ours:
            verb = "chairs" if place.role == "Chair" else "sits on"
            found.append(f"{verb} the {place.committee}")
    for item in (findings.activity or ())[:2]:
        found.append(f"{item.kind.value} of {plainly(item.date)}: “{item.title}”")
    for office in groups_worth_naming(workspace, findings.groups, profile.on)[:2]:
        if _is_on_our_topics(workspace, office):
            found.append(f"{office.role} of the group “{office.group.title}”")
    for last in history[:1]:
        day = {"year": f"{last.date.year}", "month": f"{last.date:%B %Y}"}
        when = day.get(last.date_precision.value, plainly(last.date))
        found.append(f"last contact with us: {last.kind.value}, {when}")
    return tuple(map(RecordText, found))


def likely_questions(
    workspace: Workspace,
    profile: MemberProfile,
    elsewhere: DecidedElsewhere | None,
    *,
    has_programme: bool,
) -> tuple[Question, ...]:
    """Return the questions that this member is likely to put."""
    seat = profile.constituency
    likely = {
        Asked.ALWAYS: True,
        Asked.NO_PROGRAMME: not has_programme and workspace.has_all_programmes(profile.on),
        Asked.OUTSIDE_ENGLAND: seat is not None and seat.nation != Nation.ENGLAND,
        Asked.DEVOLVED: elsewhere is not None,
    }
    return tuple(q for q in workspace.settings.brief.questions if likely[q.asked])


def asks_from(workspace: Workspace, ask: Ask) -> date:
    """Return the day on which an ask was first put: its own, or that of its manifesto."""
    manifestos = (m.published for m in workspace.manifestos if ask in m.asks)
    return ask.start or next(manifestos, date.min)


def wanted_statistics(workspace: Workspace, profile: MemberProfile) -> tuple[str, ...]:
    """Return the figures that a brief prints: those we chose, else those of our field of work."""
    seat, chosen = profile.constituency, workspace.settings.brief.local_statistics
    if chosen or seat is None:
        return chosen
    return workspace.sector.statistics.order.get(Nation(seat.nation), ())


def known_statistics(
    statistics: tuple[ConstituencyStatistic, ...], on: date
) -> tuple[ConstituencyStatistic, ...]:
    """Return the figures that can have been known on a day; they are of the seats of 2024."""
    ends = ((item, period_end(item.period)) for item in statistics)
    return tuple(item for item, end in ends if on >= SEATS_OF_2024 and (end is None or end < on))


def limits_of_facts(profile: MemberProfile, calendar: ElectionCalendar) -> tuple[str, ...]:
    """Return what the reader must know of the limits of this brief's facts."""
    notes = []
    if titles_may_be_later(profile):
        notes.append("Titles such as Sir, Dame or Rt Hon are those of today's record")
    if profile.committees is None:
        notes.append("Committee places on this date are not in the record at hand")
    elif profile.committees_as_of:
        known = profile.committees_as_of
        notes.append(f"Committee places are those known on {plainly(known)}")
    if calendar.period_on(profile.on) is None:
        notes.append("No general election period covers the date of this brief")
    return tuple(map(RecordText, notes))


def chosen_statistics(
    statistics: tuple[ConstituencyStatistic, ...], wanted: tuple[str, ...]
) -> tuple[ConstituencyStatistic, ...]:
    """Return those wanted, in that order."""
    by_id = {item.statistic: item for item in statistics}
    return tuple(by_id[name] for name in wanted if name in by_id)


def telling_statistics(
    statistics: tuple[ConstituencyStatistic, ...], field: Statistics, on: date
) -> tuple[ConstituencyStatistic, ...]:
    """Return at most three figures that say most: of need first, then new, then far from others."""
    need = {*field.need_is_high, *field.need_is_low}

    def worth(item: ConstituencyStatistic) -> tuple[bool, bool, float]:
        rank, count = item.nation_rank or 0, item.nation_count or 1
        return item.statistic not in need, is_old(item.period, on), -abs((rank - 0.5) / count - 0.5)

    return tuple(
        sorted(
            (item for item in statistics if (item.nation_count or 0) > _FEW and item.fifth),
            key=worth,
        )[:_MOST_TELLING]
    )


def open_promises(history: tuple[Engagement, ...], on: date) -> tuple[OpenPromise, ...]:
    """Return what was promised and is neither kept nor closed."""
    return tuple(
        OpenPromise(promise=promise, made_on=entry.date, precision=entry.date_precision)
        for entry in history
        for promise in entry.promises
        if promise.is_open_on(on)
    )


def follow_up(
    workspace: Workspace, visit: Visit | None, seat: Constituency | None
) -> tuple[FollowUpStep, ...]:
    """Return what to do after the meeting, with dates where it has one, and whose it is to do."""
    ours = workspace.settings.organisation
    owner = workspace.settings.brief.follow_up_by or ours.short_name or ours.name
    owner = visit.lead if visit and visit.lead else owner
    return tuple(
        FollowUpStep(
            action=action,
            working_days=days,
            due=_add_working_days(visit.date, days, seat) if visit else None,
            owner=owner,
        )
        for days, action in packaged_table(__file__)["follow_up"]
    )


def _add_working_days(start: date, days: int, seat: Constituency | None) -> date:
    """Return the date `days` weekdays after `start`, without the bank holidays of `seat`."""
    day, holidays = start, seat.bank_holidays if seat else ()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY and day not in holidays
    return day
