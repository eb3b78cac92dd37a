"""What documents ask of Parliament about a member beyond the profile, and no more than they print.

All of it is for those who sit on the date. Offline, or of a past day, most of it is not known.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from advocate.context.programme_totals import Level, ProgrammeTotal, wider_totals
from advocate.context.selection import knowledge_of, letter_line_on
from advocate.errors import NotFound
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.activity import ACTIVITY_SPAN, Activity
from advocate.models.constituency import Constituency
from advocate.models.findings import MemberFindings
from advocate.models.member import MemberProfile, Standing
from advocate.models.workspace import Topic, Workspace

_PAGES_FOR_BRIEF = 1
"""Of each list: the newest hundred questions, and some twenty of everything else."""
_PAGES_FOR_CARD = 5


def for_brief(
    workspace: Workspace, parliament: ParliamentSource, profile: MemberProfile
) -> MemberFindings:
    """Return what a brief tells: activity, the member's own list of interests, the portrait."""
    topics = workspace.settings.topics
    groups = parliament.groups_of(profile.member.id)
    if profile.standing is not Standing.SITTING:
        return MemberFindings(groups=groups)
    return MemberFindings(
        groups=groups,
        activity=_activity(topics, parliament, profile, pages=_PAGES_FOR_BRIEF),
        focus=parliament.focus_of(profile.member.id, on=profile.on),
        portrait=parliament.portrait_of(profile.member.id, on=profile.on),
    )


def for_card(
    workspace: Workspace | None, parliament: ParliamentSource, profile: MemberProfile
) -> MemberFindings:
    """Return everything there is about one member; without a workspace nothing of our topics."""
    member, on = profile.member, profile.on
    topics = workspace.settings.topics if workspace else ()
    groups = parliament.groups_of(member.id)
    career = parliament.career_before(member, on=on)
    if profile.standing is not Standing.SITTING:
        return MemberFindings(groups=groups, career=career)
    return MemberFindings(
        groups=groups,
        career=career,
        activity=_activity(topics, parliament, profile, pages=_PAGES_FOR_CARD),
        focus=parliament.focus_of(member.id, on=on),
        interests=parliament.registered_interests(member.id, topics, on=on) if topics else None,
    )


def for_letters(
    workspace: Workspace, parliament: ParliamentSource, profiles: Sequence[MemberProfile]
) -> Mapping[int, tuple[Activity, ...]]:
    """Return, by member, the activity with which a letter may open.

    Whoever has a line of our own history with them is not asked about: that line goes first.
    """
    topics = workspace.settings.topics
    asked = [
        profile
        for profile in profiles
        if profile.standing is Standing.SITTING and not _has_own_line(workspace, profile)
    ]
    if not asked or not topics:
        return {}
    on = max(profile.on for profile in asked)
    ids = [profile.member.id for profile in asked]
    return parliament.activity_of_several(ids, topics, since=on - ACTIVITY_SPAN, on=on)


def wider_totals_of(
    workspace: Workspace, parliament: ParliamentSource, *, on: date
) -> Mapping[tuple[Level, str], ProgrammeTotal]:
    """Return the totals above the constituency, where the list of programmes is whole."""
    if not workspace.settings.programmes_are_complete:
        return {}
    seats: dict[str, Constituency] = {}
    for name in {programme.constituency for programme in workspace.programmes}:
        with suppress(NotFound):
            seats[name.casefold()] = parliament.find_constituency(name)
    small_number = workspace.settings.thresholds.small_number
    return wider_totals(workspace.programmes, seats, on=on, small_number=small_number)


def _activity(
    topics: Sequence[Topic], parliament: ParliamentSource, profile: MemberProfile, *, pages: int
) -> tuple[Activity, ...] | None:
    """Return what the member did on our topics in a year; None where nobody could be asked."""
    if not topics:
        return None
    on = profile.on
    return parliament.recent_activity(
        profile.member.id, topics, since=on - ACTIVITY_SPAN, on=on, pages=pages, with_focus=True
    )


def _has_own_line(workspace: Workspace, profile: MemberProfile) -> bool:
    return bool(letter_line_on(knowledge_of(workspace, profile.member.id), profile.on))
