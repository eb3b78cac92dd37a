"""As whom a member is written to, in which office if any, and what can be asked of them so."""

import re
from collections.abc import Sequence

from msgspec import Struct

from advocate.errors import RecordNotFound
from advocate.kinds.address.address_offices import highest_office
from advocate.kinds.member_roles import RoleFact, action_for, offices, role_of
from advocate.kinds.own_records import knowledge_of
from advocate.kinds.who_decides import deciding_office
from advocate.models.campaign import Ask
from advocate.models.dates import plainly
from advocate.models.field_types import Prose
from advocate.models.member import Committee, CommitteePlace, MemberProfile, Post, Standing
from advocate.models.office_titles import read_titles
from advocate.models.packaged_table import packaged_patterns, packaged_table
from advocate.models.roles import Role
from advocate.models.workspace import Workspace

_KIND_OF = {Role.MINISTER: "government", Role.SHADOW_MINISTER: "opposition"}
_ROLE_OF = {kind: role for role, kind in _KIND_OF.items()}


class Chosen(Struct, frozen=True, kw_only=True):
    """How a reader was chosen, and as what they are to be written to."""

    committee: Committee | None = None
    place: CommitteePlace | None = None
    """Theirs on `committee`."""
    post: Post | None = None
    """The office by which they were chosen."""
    wanted: Role | None = None
    """What `--as` says."""


class Reader(Struct, frozen=True, kw_only=True):
    """In which role somebody is written to, and what is asked of them in it."""

    role: Role
    action: Prose
    office: RoleFact | None = None
    """The office as whose holder they are written to; None for a member as such."""


def reader_of(
    workspace: Workspace,
    ask: Ask,
    profile: MemberProfile,
    chosen: Chosen = Chosen(),  # noqa: B008 - frozen
) -> Reader:
    """Return as whom to write to somebody about an ask.

    As what is `wanted`; else, with a `place`, as a member or the chair of that committee; else in
    the `post` by which they were chosen; else as a minister if the matter is theirs to decide.

    Raises:
        RecordNotFound: they are not what is wanted, or can do nothing of what the ask says.
    """
    held = offices(profile, knowledge_of(workspace, profile.member.id))
    post, place, wanted = chosen.post, chosen.place, chosen.wanted
    own = _held(post, held, profile) if post and post.kind in _ROLE_OF else None
    deciding = deciding_office(workspace, ask, held)
    role = wanted or _role(profile, held, place, own or deciding)
    by_form = sorted(held, key=lambda fact: highest_office([fact]) is None)
    known = (own, deciding, *(by_form if wanted else ()))
    office = next((fact for fact in known if fact and fact.kind == _KIND_OF.get(role)), None)
    if wanted and not (office if wanted in _KIND_OF else _is(wanted, profile, place)):
        is_not = packaged_table(__file__)[wanted]
        raise RecordNotFound(
            f"{profile.member.name_display_as} {is_not} on {plainly(profile.on)}.",
            hint="Leave out --as, or add the office under posts in data/mps.yaml.",
        )
    decides = role is Role.MINISTER and deciding is not None
    action = _suited(ask, role, decides=decides, is_chosen=bool(post or wanted))
    is_peer, name = profile.standing is Standing.PEER, profile.member.name_display_as
    if found := _why_not(action, held, decides=decides, is_peer=is_peer):
        why, line = packaged_table(__file__)["cannot"][found[0]]
        raise RecordNotFound(
            why.format(name=name, office=found[1]),
            hint=f'Add a line "{line}" under "actions" of that ask, in data/manifestos/.',
        )
    return Reader(role=role, action=action or "", office=office)


def title_in_prose(title: str) -> str:
    """Return the title of an office as it stands in a sentence, without its department."""
    return title.partition(" (")[0]


def _held(post: Post, held: Sequence[RoleFact], profile: MemberProfile) -> RoleFact:
    """Return the office of `post` among those held, whose title may be a longer one."""
    typed = read_titles(post.name)[0]
    for fact in held:
        if fact.text == post.name or any(t.fit(typed) is not None for t in read_titles(fact.text)):
            return fact
    if post.source:
        raise RecordNotFound(
            f"{profile.member.name_display_as} was taken for {post.name}, which Parliament's own "
            f"record does not say on {plainly(profile.on)}.",
            hint="Find out who holds the office, and write to them by name.",
        )
    return RoleFact(text=post.name, kind=post.kind, start=post.start)


def _role(
    profile: MemberProfile,
    held: tuple[RoleFact, ...],
    place: CommitteePlace | None,
    office: RoleFact | None,
) -> Role:
    if place:
        return Role.CHAIR if place.role == "Chair" else Role.COMMITTEE_MEMBER
    kinds = {fact.kind for fact in (office, *held) if fact}
    if "government" in kinds:  # A minister in the Lords is asked what ministers are asked.
        return Role.MINISTER
    if office:
        return _ROLE_OF[office.kind]
    others = (role for role in (Role.SPEAKER, Role.BISHOP) if _is(role, profile, place))
    return next(others, role_of(profile, held, committee_id=None))


def _is(role: Role, profile: MemberProfile, place: CommitteePlace | None) -> bool:
    is_peer, member = profile.standing is Standing.PEER, profile.member
    return {
        Role.MP: profile.standing is Standing.SITTING,
        Role.PEER: is_peer,
        Role.BISHOP: is_peer and bool(re.search(r"\b(?:Arch)?[Bb]ishop\b", member.name_full_title)),
        Role.SPEAKER: bool(profile.party and profile.party.name == "Speaker"),
        Role.COMMITTEE_MEMBER: place is not None,
        Role.CHAIR: place is not None and place.role == "Chair",
    }[role]


def _suited(ask: Ask, role: Role, *, decides: bool, is_chosen: bool) -> Prose | None:
    """Return what the ask says for that role; nothing else suits who decides, or the Speaker.

    Of the Speaker among many others a rule tells.
    """
    if ask.actions is None:
        return None
    is_of_many = role is Role.SPEAKER and not is_chosen
    found = action_for(ask.actions, role, decides=decides)
    return found or (ask.actions.any_member if is_of_many else None)


def _why_not(
    action: Prose | None, held: Sequence[RoleFact], *, decides: bool, is_peer: bool
) -> tuple[str, str] | None:
    """Return why somebody cannot do what is asked, by its name in the table, and an office."""
    if action is None:
        return "decides" if decides else "speaker", ""
    if is_peer and "constituenc" in action:
        return "peer", ""
    ours = {title for fact in held for title in read_titles(fact.text) if title.words}
    named = (title_in_prose(fact.text) for fact in held if title_in_prose(fact.text) in action)
    secretaries = packaged_patterns(__file__)["secretary"].findall(action)
    offices = (office for office in (*secretaries, *named) if ours & set(read_titles(office)))
    return next((("own_office", office) for office in offices), None)
