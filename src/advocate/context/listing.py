"""One member as a row: who, where, how to address them, and what we have in the seat."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from advocate.context.address import forms_of_address
from advocate.context.selection import knowledge_of
from advocate.models.member import CommitteePlace, House, MemberProfile, Standing
from advocate.models.workspace import Workspace


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


def member_rows(
    profiles: Sequence[MemberProfile], workspace: Workspace | None, *, on: date
) -> list[MemberRow]:
    """Return the rows of `profiles` in their order; without a workspace our part is unknown."""
    counts: dict[str, int] = {}
    for programme in workspace.programmes if workspace else ():
        key = programme.constituency.casefold()
        counts[key] = counts.get(key, 0) + 1
    return [_row(profile, workspace, counts, on) for profile in profiles]


def _title_on_the_day(profile: MemberProfile) -> str:
    """Return the full title; Parliament gives the present one, and nobody without a seat is MP."""
    title = profile.member.name_full_title
    is_member = profile.standing in (Standing.SITTING, Standing.PEER)
    return title if is_member else title.removesuffix(" MP")


def _row(
    profile: MemberProfile, workspace: Workspace | None, counts: dict[str, int], on: date
) -> MemberRow:
    member = profile.member
    knowledge = knowledge_of(workspace, member.id) if workspace else None
    address = forms_of_address(profile, knowledge, on=on)
    seat = profile.constituency
    service = member.latest_house_membership
    is_peer = profile.standing is Standing.PEER or (
        service is not None and service.house is House.LORDS
    )
    programmes = counts.get(seat.name.casefold(), 0) if workspace and seat else None
    return MemberRow(
        id=member.id,
        name=member.name_display_as,
        full_title=_title_on_the_day(profile),
        house="Lords" if is_peer else "Commons",
        party=profile.party.name if profile.party else None,
        constituency=profile.constituency_name,
        gss_code=seat.gss_code if seat else None,
        is_current=profile.standing in (Standing.SITTING, Standing.PEER),
        email=profile.email,
        majority=profile.election.majority if profile.election else None,
        address_line=address.address_line,
        salutation=address.salutation,
        first_mention=address.first_mention,
        later_mention=address.later_mention,
        spoken=address.spoken,
        committees=profile.committees,
        programmes=programmes,
    )
