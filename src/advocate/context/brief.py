"""What a visit or meeting brief may say of one member on one date."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from advocate.context.address import forms_of_address, titles_may_be_later
from advocate.context.cautions import cautions_for
from advocate.context.document import context_of
from advocate.context.programme_totals import Level, ProgrammeTotal, totals_round
from advocate.context.roles import Role, action_for, offices, role_of
from advocate.context.selection import (
    academic_year_end,
    history_with,
    knowledge_of,
    local_knowledge,
    next_visit,
    programme_years,
    seat_names,
    true_on,
    usable_quotations,
    voices_near,
)
from advocate.errors import Problem, Severity
from advocate.models.calendar import ElectionCalendar
from advocate.models.campaign import Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.document import DocumentContext, HeldPicture
from advocate.models.engagement import Engagement, Promise, Visit
from advocate.models.field_types import Known, Made, Name
from advocate.models.findings import MemberFindings
from advocate.models.group import GroupOffice
from advocate.models.interests import FocusArea
from advocate.models.kinds import BRIEF
from advocate.models.member import MemberProfile, Standing
from advocate.models.programme import ProgrammeYear
from advocate.models.workspace import Asked, Question, Workspace

_SATURDAY = 5
NOTHING_ASKED = MemberFindings()
NO_TOTALS: Mapping[tuple[Level, str], ProgrammeTotal] = {}
_MOST_ITEMS = 5
_MOST_PHRASES = 8
_NEED_IS_HIGH = frozenset(
    {"child_poverty_after_housing_costs_pct", "free_school_meals_eligible_pct"}
)
_NEED_IS_LOW = frozenset({"ks2_rwm_expected_pct", "ks4_attainment_8"})
_FOLLOW_UP = (
    (2, "Thank-you letter or e-mail, naming one moment and restating what was offered"),
    (5, "Send whatever was promised; share photographs that have consent"),
    (10, "Write the log entry, with each promise and its date"),
    (30, "Ask how each open promise stands"),
)


class FollowUpStep(Struct, frozen=True, kw_only=True):
    """One thing to do after the meeting; `due` is a date where the meeting has one."""

    action: Made
    working_days: int
    due: date | None
    owner: Name


class OpenPromise(Struct, frozen=True, kw_only=True):
    """A promise not yet kept, with the day it was made."""

    promise: Promise
    made_on: date


def build_brief(
    workspace: Workspace,
    profile: MemberProfile,
    statistics: tuple[ConstituencyStatistic, ...],
    *,
    on: date,
    findings: MemberFindings = NOTHING_ASKED,
    wider: Mapping[tuple[Level, str], ProgrammeTotal] = NO_TOTALS,
) -> DocumentContext:
    """Return the context of one brief; sections without facts hold nothing.

    Of the `findings` it tells groups, activity and focus. Why not the register of interests too: a
    brief can wait for one more request at most, an entry on our topics is rare in the register,
    and `advocate member` shows it.
    """
    settings = workspace.settings
    knowledge = knowledge_of(workspace, profile.member.id)
    names = seat_names(workspace, profile)
    address = forms_of_address(profile, knowledge, on=on)
    visit = next_visit(workspace, profile.member.id, on=on)
    held = offices(profile, knowledge)
    role = role_of(profile, held, committee_id=settings.brief.committee)
    ask = _ask(workspace, visit)
    manifesto = workspace.manifesto(settings.brief.manifesto)
    published = manifesto.published if manifesto else on
    history = history_with(workspace, profile.member.id, on=on)
    years = programme_years(
        workspace.programmes, names, on=on, small_number=settings.thresholds.small_number
    )
    chosen = _chosen_statistics(statistics, settings.brief.local_statistics)
    drawn = _chosen_statistics(statistics, settings.brief.chart)
    charted = tuple(item for item in drawn if item.unit == "percent")
    quotations = usable_quotations(workspace.quotations, on=on, readers=BRIEF.audience)
    pictures = _portrait(profile, findings)
    values: dict[str, object] = {
        "profile": profile,
        "address": address,
        "knowledge": true_on(knowledge, on),
        "is_sitting": profile.standing is Standing.SITTING,
        "was_dissolved": profile.standing is Standing.DISSOLUTION,
        "visit": visit,
        "objective": visit.objective if visit and visit.objective else settings.brief.objective,
        "key_messages": settings.brief.key_messages,
        "ask": ask,
        "asks": _how_to_ask(profile),
        "action": action_for(ask.actions, role) if ask.actions else None,
        "reasons": _reasons(profile, years, history),
        "is_last_work_old": bool(years) and academic_year_end(years[0].academic_year) < on,
        "role_is_known": profile.posts is not None or role is not Role.ANY_MEMBER,
        "is_minister": role is Role.MINISTER,
        "offices": held,
        "activity": (findings.activity or ())[:_MOST_ITEMS],
        "focus": _focus_in_brief(findings.focus or ()),
        "portrait": pictures[0].path if pictures else None,
        "groups": _groups_worth_naming(workspace, findings.groups, on),
        "local": local_knowledge(workspace, names),
        "programme_years": years,
        "wider_totals": totals_round(profile.constituency, wider),
        "statistics": tuple(item for item in chosen if item not in charted),
        "charted": charted,
        "standout": _standout(chosen),
        "history": history,
        "open_promises": _open_promises(history),
        "voices": voices_near(quotations, profile.constituency, at_most=2),
        "questions": _questions(settings.brief.questions, profile, bool(years)),
        "follow_up": _follow_up(visit),
        "cautions": cautions_for(
            profile, held, on=on, asks_from=published, calendar=workspace.calendar
        ),
        "data_notes": _data_notes(profile, on, workspace.calendar),
        "provenance": profile.provenance,
    }
    return context_of(
        workspace,
        BRIEF,
        on=on,
        title=f"Brief: {address.first_mention}",
        subject=f"Visit and meeting brief on {address.first_mention}",
        stem=f"brief-{address.plain_name}",
        keywords=("brief", profile.member.name_display_as, profile.constituency_name),
        values=values,
        profile=profile,
        problems=(*title_warning(profile), *_no_percentages(workspace, drawn)),
        pictures=pictures,
    )


def _portrait(profile: MemberProfile, findings: MemberFindings) -> tuple[HeldPicture, ...]:
    """Return the portrait under the name by which the template asks for it, if there is one."""
    if findings.portrait is None:
        return ()
    return (HeldPicture(path=f"portrait:{profile.member.id}", data=findings.portrait),)


def title_warning(profile: MemberProfile) -> tuple[Problem, ...]:
    """Return the warning that a document of the past carries the titles of the present."""
    if not titles_may_be_later(profile):
        return ()
    day = profile.provenance.as_of
    return (
        Problem(
            severity=Severity.WARNING,
            rule="C2.9",
            message="Parliament's record has no past titles: Sir, Dame, Rt Hon and the like are "
            f"those of {plainly(day)}.",
            hint="Correct a title under overrides in data/mps.yaml (field: name_full_title).",
        ),
    )


def _focus_in_brief(areas: tuple[FocusArea, ...]) -> tuple[str, ...]:
    """Return each area in a few words, "Political interests: education, sport and 3 more"."""
    shown = []
    for area in areas:
        named, more = list(area.phrases[:_MOST_PHRASES]), len(area.phrases) - _MOST_PHRASES
        rest = f" and {more} more" if more > 0 else ""
        shown.append(Known(f"{area.category}: {', '.join(named)}{rest}"))
    return tuple(shown)


def _groups_worth_naming(
    workspace: Workspace, offices: tuple[GroupOffice, ...], on: date
) -> tuple[GroupOffice, ...]:
    """Return the group offices that the register then knew, those on our topics first."""
    words = [word.casefold() for topic in workspace.settings.topics for word in topic.keywords]

    def is_other(office: GroupOffice) -> bool:
        return not any(word in office.group.title.casefold() for word in words)

    return tuple(sorted((o for o in offices if o.group.as_of <= on), key=is_other))


def _how_to_ask(profile: MemberProfile) -> str:
    """Return "this person", or why nothing may be asked of them alone."""
    if profile.standing is Standing.DISSOLUTION:
        return "all candidates"
    is_speaker = profile.party is not None and profile.party.name == "Speaker"
    return "not the Speaker" if is_speaker else "this person"


def _reasons(
    profile: MemberProfile, years: tuple[ProgrammeYear, ...], history: tuple[Engagement, ...]
) -> tuple[str, ...]:
    """Return why this member, in a few words each."""
    found = [
        f"{'chairs' if place.role == 'Chair' else 'sits on'} the {place.committee}"
        for place in profile.committees or ()
    ]
    if years:
        found.append("has our programmes in the constituency")
    if history:
        found.append("knows us")
    return tuple(map(Known, found))


def _questions(
    questions: tuple[Question, ...], profile: MemberProfile, has_programme: bool
) -> tuple[Question, ...]:
    """Return the questions that this member is likely to put."""
    seat = profile.constituency
    likely = {
        Asked.ALWAYS: True,
        Asked.NO_PROGRAMME: not has_programme,
        Asked.OUTSIDE_ENGLAND: seat is not None and seat.nation != "England",
    }
    return tuple(question for question in questions if likely[question.asked])


def _data_notes(profile: MemberProfile, on: date, calendar: ElectionCalendar) -> tuple[str, ...]:
    """Return what the reader must know of the limits of this brief's facts."""
    notes = []
    if titles_may_be_later(profile):
        notes.append("Titles such as Sir, Dame or Rt Hon are those of today's record")
    if profile.committees is None:
        notes.append("Committee places on this date are not in the record at hand")
    elif profile.committees_as_of:
        known = profile.committees_as_of
        notes.append(f"Committee places are those known on {plainly(known)}")
    if calendar.period_on(on) is None:
        notes.append("No general election period covers the date of this brief")
    return tuple(map(Known, notes))


def _ask(workspace: Workspace, visit: Visit | None) -> Ask:
    settings = workspace.settings.brief
    wanted = visit.ask if visit and visit.ask else settings.ask
    found = workspace.ask(settings.manifesto, wanted) or workspace.ask(
        settings.manifesto, settings.ask
    )
    if found is None:
        raise LookupError(wanted)  # the reader has checked that the settings' ask exists
    return found


def _chosen_statistics(
    statistics: tuple[ConstituencyStatistic, ...], wanted: tuple[str, ...]
) -> tuple[ConstituencyStatistic, ...]:
    by_id = {item.statistic: item for item in statistics}
    return tuple(
        by_id[name] for name in wanted if name in by_id and by_id[name].nation_median is not None
    )


def _no_percentages(
    workspace: Workspace, drawn: tuple[ConstituencyStatistic, ...]
) -> tuple[Problem, ...]:
    """Return a warning for each figure that a chart of percentages leaves out."""
    return tuple(
        workspace.problem(
            workspace.settings.brief,
            "chart",
            severity=Severity.WARNING,
            message=f"The chart of briefs leaves out {item.statistic}, which is no percentage.",
            hint="Name it under local_statistics, and its figure stands in the table.",
        )
        for item in drawn
        if item.unit != "percent"
    )


def _standout(statistics: tuple[ConstituencyStatistic, ...]) -> ConstituencyStatistic | None:
    """Return the figure that shows the greatest need, if it is in the needy tenth of its nation."""

    def share_in_greater_need(item: ConstituencyStatistic) -> float:
        if item.nation_rank is None or not item.nation_count or item.nation_count < 10:
            return 1.0
        share = (item.nation_rank - 0.5) / item.nation_count
        return share if item.statistic in _NEED_IS_HIGH else 1 - share

    known = [item for item in statistics if item.statistic in _NEED_IS_HIGH | _NEED_IS_LOW]
    neediest = min(known, key=share_in_greater_need, default=None)
    return neediest if neediest and share_in_greater_need(neediest) <= 0.1 else None


def _open_promises(history: tuple[Engagement, ...]) -> tuple[OpenPromise, ...]:
    return tuple(
        OpenPromise(promise=promise, made_on=entry.date)
        for entry in history
        for promise in entry.promises
        if promise.kept_on is None and promise.closed is None
    )


def _follow_up(visit: Visit | None) -> tuple[FollowUpStep, ...]:
    owner = visit.lead if visit and visit.lead else "Policy lead"
    return tuple(
        FollowUpStep(
            action=action,
            working_days=days,
            due=_add_working_days(visit.date, days) if visit else None,
            owner=owner,
        )
        for days, action in _FOLLOW_UP
    )


def _add_working_days(start: date, days: int) -> date:
    """Return the date `days` weekdays after `start`; public holidays are not known here."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day
