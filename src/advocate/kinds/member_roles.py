"""What a member can do for us: the role that decides which action an ask may want of them."""

from datetime import date

from msgspec import Struct

from advocate.models.campaign import Actions
from advocate.models.dates import is_held, is_within
from advocate.models.field_types import Key, Name, Published
from advocate.models.member import MemberProfile, Post, Standing
from advocate.models.roles import Role
from advocate.models.workspace import KnownPost, MemberKnowledge


class RoleFact(Struct, frozen=True, kw_only=True):
    """One office as the document may print it."""

    text: Name
    kind: Key
    start: date | None = None
    checked_on: date | None = None
    """Set where the charity's own note is the source, not Parliament's list."""
    source: Published | None = None
    """Who tells it, where that is not Parliament."""


def offices(profile: MemberProfile, knowledge: MemberKnowledge | None) -> tuple[RoleFact, ...]:
    """Return the offices held on the profile's date: Parliament's list, our own notes, others'."""
    # An end in Parliament's list is the successor's first day.
    held = [p for p in profile.posts or () if is_held(p.start, p.end, profile.on)]
    listed = tuple(map(_role_fact, held))
    if profile.posts is not None and all(post.source is None for post in held):
        return listed
    noted = knowledge.posts if knowledge else ()
    ours = (post for post in noted if is_within(post.start, post.end, profile.on))
    return tuple(map(_role_fact, ours)) or listed


def _role_fact(post: Post | KnownPost) -> RoleFact:
    checked = post.checked_on if isinstance(post, KnownPost) else None
    text, kind, source = post.name.strip(), post.kind, post.source
    return RoleFact(text=text, kind=kind, start=post.start, checked_on=checked, source=source)


def role_of(
    profile: MemberProfile, held: tuple[RoleFact, ...], *, committee_id: int | None
) -> Role:
    """Return the role that decides what this person can be asked for in a brief.

    `committee_id` is the committee on our subject; places on others do not count.
    """
    if profile.standing is Standing.PEER:
        return Role.PEER
    kinds = {office.kind for office in held}
    if "government" in kinds:
        return Role.MINISTER
    place = next((p for p in profile.committees or () if p.committee_id == committee_id), None)
    if place:
        return Role.CHAIR if place.role == "Chair" else Role.COMMITTEE_MEMBER
    return Role.SHADOW_MINISTER if "opposition" in kinds else Role.MP


def action_for(actions: Actions, role: Role, *, decides: bool = False) -> str | None:
    """Return the text for that role, or the one that suits everybody.

    There is none for the Speaker, or for a minister who `decides`, but their own.
    """
    if decides or role is Role.SPEAKER:
        return actions.decision_maker if decides else actions.speaker
    chosen = {
        Role.PEER: actions.peer,
        Role.BISHOP: actions.bishop or actions.peer,
        Role.MINISTER: actions.minister,
        Role.SHADOW_MINISTER: actions.shadow_minister,
        Role.CHAIR: actions.committee_chair or actions.committee_member,
        Role.COMMITTEE_MEMBER: actions.committee_member,
    }.get(role)
    return chosen or actions.any_member
