"""One member in full, as `advocate member` shows them: career, forms of address, and interests."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from advocate.context.address import Capacity, forms_of_address
from advocate.context.address_offices import highest_office
from advocate.context.listing import MemberRow
from advocate.context.roles import RoleFact, offices
from advocate.context.selection import knowledge_of
from advocate.models.findings import MemberFindings
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.group import GroupOffice
from advocate.models.member import MemberProfile
from advocate.models.workspace import Workspace


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
    """For whoever holds an office that is written to at its department."""
    as_chair: FormsOfAddress | None
    findings: MemberFindings


def member_card(
    row: MemberRow,
    profile: MemberProfile,
    workspace: Workspace | None,
    findings: MemberFindings,
    *,
    on: date,
) -> MemberCard:
    """Return the card of `profile`; groups of a later register are left out."""
    knowledge = knowledge_of(workspace, profile.member.id) if workspace else None
    held = offices(profile, knowledge)
    chairs = any(place.role == "Chair" for place in profile.committees or ())
    by_capacity = {
        capacity: forms_of_address(profile, knowledge, on=on, capacity=capacity)
        for capacity in Capacity
    }
    is_known = profile.posts is not None or bool(held)
    return MemberCard(
        row=row,
        first_elected=profile.first_elected,
        service_start=profile.service_start,
        posts=tuple(dict.fromkeys(held)) if is_known else None,
        address=by_capacity[Capacity.MEMBER],
        as_minister=by_capacity[Capacity.OFFICE] if highest_office(held) else None,
        as_chair=by_capacity[Capacity.CHAIR] if chairs else None,
        findings=replace(findings, groups=_each_once(findings.groups, on)),
    )


def _each_once(groups: Iterable[GroupOffice], on: date) -> tuple[GroupOffice, ...]:
    return tuple(dict.fromkeys(office for office in groups if office.group.as_of <= on))
