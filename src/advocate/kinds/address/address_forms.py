"""Forms of address: one person, one date, one correct way to write to and speak of them.

Built from Parliament's own wording; never from gender. Where Parliament gives no Mr, Ms or Dr, the
full name is used.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec.structs import replace

from advocate.kinds.address.address_names import (
    COURTESY,
    WrittenName,
    letters_on,
    read_name,
    surname_of,
)
from advocate.kinds.address.address_offices import highest_office
from advocate.kinds.address.address_peers import read_peer
from advocate.kinds.address.salutation import salutation_for, with_own_salutation
from advocate.kinds.member_roles import RoleFact, offices
from advocate.models.dates import is_held
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import House, MemberProfile, Standing
from advocate.models.workspace import MemberKnowledge

_POSTAL_LINES = {
    Standing.SITTING: ("House of Commons", "London SW1A 0AA"),
    Standing.PEER: ("House of Lords", "London SW1A 0PW"),
}
_TITLES_LATER_DAYS = 90


class Capacity(StrEnum):
    """As what somebody is written to."""

    MEMBER = "member"
    """For a constituency, or as any member: by name, at the House."""
    OFFICE = "office"
    """As a minister, at the department."""
    CHAIR = "chair"
    """As chair of a select committee: by name, at the House, with the office under the name."""


def forms_of_address(
    profile: MemberProfile,
    knowledge: MemberKnowledge | None = None,
    *,
    capacity: Capacity = Capacity.MEMBER,
    committee: str | None = None,
    office: RoleFact | None = None,
) -> FormsOfAddress:
    """Return the forms for `profile` on its date; `knowledge` may override title and salutation.

    Source: nameFullTitle, nameDisplayAs, nameListAs and, where it is there, nameAddressAs of the
    Members API; resolution order: override, office, peerage, knighthood, title and surname, name.
    `committee` says which one a chair is written to about; else the first that they chair; `office`
    as the holder of which office; else the highest.
    """
    overrides = reversed(knowledge.overrides if knowledge else ())  # the first of several counts
    ours = {o.field: o.value for o in overrides if is_held(o.start, o.end, profile.on)}
    by_name = _peer_forms(profile, ours) or _member_forms(profile, ours)
    held = (office,) if office else offices(profile, knowledge)
    in_capacity = _in_capacity(by_name, profile, held, capacity, committee)
    forms = with_own_salutation(in_capacity, knowledge, profile.on)
    unknown = f"Parliament gives no Mr, Ms or Dr for {forms.plain_name}."
    is_unknown = forms.is_full_name_salutation
    return replace(forms, warning=_joined(forms.warning, unknown)) if is_unknown else forms


def titles_may_be_later(profile: MemberProfile) -> bool:
    """Return whether the record, which has no past titles, is much younger than the date."""
    return (profile.provenance.as_of - profile.on).days > _TITLES_LATER_DAYS


def _member_forms(profile: MemberProfile, ours: Mapping[str, str]) -> FormsOfAddress:
    """Return the forms by name of somebody who is not addressed as a peer."""
    member, our_title = profile.member, ours.get("name_full_title")
    written = read_name(our_title or member.name_full_title)
    displayed = read_name(ours.get("name_display_as") or our_title or member.name_display_as)
    letters, warning = letters_on(written.letters, profile.on, is_ours=our_title is not None)
    named = replace(
        written,
        titles=written.titles or displayed.titles,
        name=written.name or displayed.name,
        letters=letters,
    )
    line, first = _lines(named, profile.standing)
    sat = profile.standing in {Standing.FORMER, Standing.DISSOLUTION}
    seat = profile.constituency_name if sat else None
    plain = displayed.name
    surname = surname_of(ours.get("name_list_as") or member.name_list_as, plain)
    address_as = ours.get("name_address_as") or member.name_address_as
    salutation = salutation_for(named.title, plain, surname, address_as)
    return FormsOfAddress(
        address_line=line,
        salutation=salutation or plain,
        first_mention=first,
        later_mention=salutation if salutation and " " in salutation else plain,
        spoken=salutation or plain,
        plain_name=plain,
        surname=surname,
        is_full_name_salutation=salutation is None,
        postal_lines=_POSTAL_LINES.get(profile.standing, ()),
        past_mention=f"{first}, then MP for {seat}" if seat else None,
        warning=warning,
    )


def _lines(name: WrittenName, standing: Standing) -> tuple[str, str]:
    """Return address line and first mention; Mr or Ms stands only on a line with nothing else."""
    letters = (*name.letters, "MP") if standing is Standing.SITTING else name.letters
    honourable = (name.honourable,) if name.honourable else ()
    kept = tuple(title for title in name.titles if title not in COURTESY)
    first = " ".join((*honourable, *kept, name.name, *letters))
    is_bare = not honourable and not letters
    return (" ".join((*name.titles, name.name)) if is_bare else first), first


def _peer_forms(profile: MemberProfile, ours: Mapping[str, str]) -> FormsOfAddress | None:
    """Return the forms of a peer; None for everybody who is addressed as a commoner."""
    member, on, our_title = profile.member, profile.on, ours.get("name_full_title")
    full, is_ours = our_title or member.name_full_title, our_title is not None
    is_peer = profile.standing is Standing.PEER
    found = read_peer(full, member.name_list_as, on=on, is_peer=is_peer, is_ours=is_ours)
    if found is None:
        return None
    latest = member.latest_house_membership
    began = latest.membership_start_date if latest and latest.house is House.LORDS else None
    is_later = not (is_peer or is_ours) and (began is None or on < began)
    elevated = (
        "Parliament’s record gives a peerage that may be later than the date; give the name of the "
        "day in an override of name_full_title."
    )
    return replace(
        found,
        postal_lines=_POSTAL_LINES.get(profile.standing, ()),
        warning=_joined(found.warning, elevated if is_later else None),
    )


def _in_capacity(
    forms: FormsOfAddress,
    profile: MemberProfile,
    held: Sequence[RoleFact],
    capacity: Capacity,
    committee: str | None,
) -> FormsOfAddress:
    if capacity is Capacity.CHAIR:
        return _as_chair(forms, profile, committee)
    party = profile.party.name if profile.party else None
    sits = {Standing.SITTING: "Speaker", Standing.PEER: "Lord Speaker"}.get(profile.standing)
    if party and party == sits:
        return _as_speaker(forms, party)
    return _as_minister(forms, held) if capacity is Capacity.OFFICE else forms


def _as_speaker(forms: FormsOfAddress, office: str) -> FormsOfAddress:
    """Return the Speaker's forms; Mr or Madam only where the title settles which."""
    title = read_name(forms.salutation).title
    style = {"Sir": "Mr ", "Mr": "Mr "} | dict.fromkeys(("Dame", "Mrs", "Ms", "Miss"), "Madam ")
    name = f"{style.get(title or '', '')}{office}"
    return replace(
        forms,
        salutation=name,
        spoken=name,
        office_line=f"The {office}",
        is_full_name_salutation=False,
    )


def _as_minister(forms: FormsOfAddress, held: Sequence[RoleFact]) -> FormsOfAddress:
    """Return the forms of a departmental letter; whips and shadows keep name and House."""
    office = highest_office(held)
    if office is None:
        unknown = None if held else "No office is known on the date, so the forms are by name."
        line = held[0].text if held else None
        return replace(forms, office_line=line, warning=_joined(forms.warning, unknown))
    nowhere = "The title of the office names no department, so the address is not known."
    return replace(
        forms,
        salutation=office.salutation,
        later_mention=office.later_mention,
        spoken=office.salutation,
        is_full_name_salutation=False,
        office_line=office.text,
        postal_lines=office.postal_lines,
        warning=_joined(forms.warning, None if office.postal_lines else nowhere),
    )


def _as_chair(
    forms: FormsOfAddress, profile: MemberProfile, committee: str | None
) -> FormsOfAddress:
    """Return the forms by name with the chair under it; none while no select committee exists."""
    places = () if profile.standing is Standing.DISSOLUTION else profile.committees
    if places is None:
        chaired = committee
    else:
        names = (place.committee for place in places if place.role == "Chair")
        chaired = next((name for name in names if committee in {None, name}), None)
    if chaired:
        return replace(forms, office_line=f"Chair, {chaired}")
    unknown = f"No chair of {committee or 'a committee'} is recorded on the date."
    return replace(forms, warning=_joined(forms.warning, unknown))


def _joined(*sentences: str | None) -> str | None:
    return " ".join(text for text in sentences if text) or None
