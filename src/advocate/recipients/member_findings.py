"""Asks Parliament about members beyond their profile, for no more than documents print.

All of it is for those who sit on the date. Offline, or of a past day, most of it is not known.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from advocate.errors import NotFound
from advocate.kinds.own_records import knowledge_of, letter_line_on
from advocate.kinds.programme_totals import WiderTotals, wider_totals
from advocate.models.activity import ACTIVITY_SPAN, Activity
from advocate.models.constituency import Constituency
from advocate.models.findings import MemberFindings
from advocate.models.member import MemberProfile, Standing
from advocate.models.name_folding import name_key
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace

_PAGES_FOR_BRIEF = 1
"""Of each list: the newest hundred questions, and some twenty of everything else."""
_PAGES_IN_FULL = 5


def find_member_findings(
    workspace: Workspace | None,
    parliament: Parliament,
    profile: MemberProfile,
    *,
    in_full: bool = False,
) -> MemberFindings:
    """Return what a brief tells of a member, or `in_full` what `advocate member` shows.

    A brief has the portrait and a page of recent activity; in full there are several pages, the
    career and the register of interests. Without a workspace there is nothing on our topics.
    """
    member, on, source = profile.member, profile.on, parliament.activity
    topics = workspace.settings.topics if workspace else ()
    groups = parliament.groups.groups_of(member.id)
    career = source.career_before(member, on=on) if in_full else None
    if profile.standing is not Standing.SITTING:
        return MemberFindings(groups=groups, career=career)
    since, pages = on - ACTIVITY_SPAN, _PAGES_IN_FULL if in_full else _PAGES_FOR_BRIEF
    recent = partial(source.recent_activity, since=since, on=on, pages=pages, with_focus=True)
    registered = source.registered_interests
    return MemberFindings(
        groups=groups,
        career=career,
        activity=recent(member.id, topics) if topics else None,
        focus=source.focus_of(member.id, on=on),
        portrait=None if in_full else source.portrait_of(member.id, on=on),
        interests=registered(member.id, topics, on=on) if in_full and topics else None,
    )


def activity_for_letters(
    workspace: Workspace, parliament: Parliament, profiles: Sequence[MemberProfile]
) -> Mapping[int, tuple[Activity, ...]]:
    """Return, by member, the activity with which a letter may open.

    Members with whom we have a line of our own history are not asked about: that line goes first.
    """
    topics = workspace.settings.topics
    asked = [
        profile
        for profile in profiles
        if profile.standing is Standing.SITTING
        and not letter_line_on(knowledge_of(workspace, profile.member.id), profile.on)
    ]
    if not asked or not topics:
        return {}
    on = max(profile.on for profile in asked)
    ids = [profile.member.id for profile in asked]
    return parliament.activity.activity_of_several(ids, topics, since=on - ACTIVITY_SPAN, on=on)


def find_wider_totals(workspace: Workspace, parliament: Parliament, *, on: date) -> WiderTotals:
    """Return the totals above the constituency, where the list of programmes is whole."""
    if not workspace.settings.programmes_are_complete:
        return {}
    seats: dict[str, Constituency] = {}
    for name in {programme.constituency for programme in workspace.programmes}:
        official = next(iter(workspace.seats_called(name)), name)
        with suppress(NotFound):
            seats[name_key(name)] = parliament.places.find_constituency(official)
    return wider_totals(workspace, seats, on=on)
