"""Members as `advocate members` lists them, and as `advocate member` shows them in full."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Problem
from advocate.kinds.address.address_forms import Capacity, forms_of_address
from advocate.kinds.address.address_offices import highest_office
from advocate.kinds.member_roles import RoleFact, offices
from advocate.kinds.own_records import knowledge_of, seat_names
from advocate.models.findings import MemberFindings
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import CommitteePlace, House, MemberProfile, Provenance, Standing
from advocate.models.name_folding import name_key
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.member_findings import find_member_findings
from advocate.recipients.people import find_people, nobody

_FORMS = ("address_line", "salutation", "first_mention", "later_mention", "spoken")


class MemberRow(Struct, frozen=True, kw_only=True):
    """What `members` and `member` tell of one person; None where not known, or not so that day."""

    id: int
    name: str
    full_title: str
    house: str
    party: str | None
    constituency: str | None
    gss_code: str | None
    is_current: bool
    email: str | None
    majority: int | None
    address_line: str
    salutation: str
    first_mention: str
    later_mention: str
    spoken: str
    committees: tuple[CommitteePlace, ...] | None
    programmes: int | None


class MemberCard(Struct, frozen=True, kw_only=True):
    """A row of the list, and all that only one member at a time is worth asking for."""

    row: MemberRow
    first_elected: date | None
    service_start: date | None
    """Start of the unbroken service."""
    posts: tuple[RoleFact, ...] | None
    """Held on the date, each once; None where neither Parliament nor our notes tell."""
    address: FormsOfAddress
    as_minister: FormsOfAddress | None
    """For somebody in an office that is written to at its department."""
    as_chair: FormsOfAddress | None
    findings: MemberFindings


class MemberList(Struct, frozen=True, kw_only=True):
    """The members a selection means."""

    rows: tuple[MemberRow, ...]
    cards: tuple[MemberCard, ...] = ()
    """The same members in full, where that was asked for."""
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def list_members(
    selection: Selection,
    workspace: Workspace | None,
    *,
    parliament: Parliament,
    on: date,
    in_full: bool = False,
) -> MemberList:
    """Return the members of a selection; without a workspace our own part is unknown.

    `in_full` asks Parliament for what a long list of members is not worth asking for.

    Raises:
        AdvocateError: a name means nobody, or several, or all together mean nobody.
    """
    found = find_people(selection, workspace, parliament, on=on)
    if not (profiles := found.profiles):
        raise nobody(found, selection, parliament, on)
    notes = found.notes if selection.names_people else ()
    rows = member_rows(profiles, workspace)
    find = partial(find_member_findings, workspace, parliament, in_full=True)
    pairs = zip(rows, profiles, strict=True) if in_full else ()
    cards = [member_card(row, each, workspace, find(each)) for row, each in pairs]
    sources = (parliament.account.provenance(), *(profile.provenance for profile in profiles))
    return MemberList(
        rows=tuple(rows),
        cards=tuple(cards),
        provenance=min(sources, key=lambda source: source.as_of),
        problems=(*parliament.account.notices(), *notes),
    )


def member_rows(profiles: Sequence[MemberProfile], workspace: Workspace | None) -> list[MemberRow]:
    """Return the rows of `profiles` in their order; without a workspace our part is unknown."""
    programmes = workspace.programmes if workspace else ()
    counts = Counter(name_key(programme.constituency) for programme in programmes)
    return [_row(profile, workspace, counts) for profile in profiles]


def _row(
    profile: MemberProfile, workspace: Workspace | None, programmes: Counter[str]
) -> MemberRow:
    member, seat = profile.member, profile.constituency
    knowledge = knowledge_of(workspace, member.id) if workspace else None
    address = forms_of_address(profile, knowledge)
    is_current = profile.standing in (Standing.SITTING, Standing.PEER)
    latest = member.latest_house_membership
    was_lord = latest is not None and latest.house is House.LORDS
    was_mp = profile.standing in (Standing.SITTING, Standing.DISSOLUTION)
    is_peer = profile.standing is Standing.PEER or (was_lord and not was_mp)
    # Parliament gives the present title, and nobody without a seat is an MP.
    title = member.name_full_title
    return MemberRow(
        id=member.id,
        name=member.name_display_as,
        full_title=title if is_current else title.removesuffix(" MP"),
        house="Lords" if is_peer else "Commons",
        party=profile.party.name if profile.party else None,
        constituency=profile.constituency_name if is_current else None,
        gss_code=seat.gss_code if seat and is_current else None,
        is_current=is_current,
        email=profile.email,
        majority=profile.election.majority if profile.election else None,
        **{name: getattr(address, name) for name in _FORMS},
        committees=profile.committees,
        programmes=sum(programmes[key] for key in seat_names(workspace, profile))
        if workspace and seat
        else None,
    )


def member_card(
    row: MemberRow, profile: MemberProfile, workspace: Workspace | None, findings: MemberFindings
) -> MemberCard:
    """Return the card of `profile`; groups of a later register are left out."""
    knowledge = knowledge_of(workspace, profile.member.id) if workspace else None
    held = offices(profile, knowledge)
    chairs = any(place.role == "Chair" for place in profile.committees or ())
    forms = partial(forms_of_address, profile, knowledge)
    is_known = profile.posts is not None or bool(held)
    groups = dict.fromkeys(each for each in findings.groups if each.group.as_of <= profile.on)
    return MemberCard(
        row=row,
        first_elected=profile.first_elected,
        service_start=profile.service_start,
        posts=tuple(dict.fromkeys(held)) if is_known else None,
        address=forms(),
        as_minister=forms(capacity=Capacity.OFFICE) if highest_office(held) else None,
        as_chair=forms(capacity=Capacity.CHAIR) if chairs else None,
        findings=replace(findings, groups=tuple(groups)),
    )
