"""Forms of address: one person, one date, one correct way to write to and speak of them.

Built from Parliament's own wording; never from gender. Where Parliament gives no Mr, Ms or Dr, the
full name is used.
"""

import re
from datetime import date

from advocate.models.member import MemberProfile, Standing
from advocate.models.record import record
from advocate.models.workspace import MemberKnowledge

_PRIVY_COUNSELLOR = re.compile(r"^(?:The )?(?:Rt|Right) Hon(?:ourable|\.)?\s+(?:the\s+)?", re.I)
_KNIGHTLY = {"Sir", "Dame"}
_WITH_SURNAME = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Rev", "Reverend"}
_PEER = re.compile(
    r"^(?:The\s+)?(Lord|Lady|Baroness|Viscount|Viscountess|Earl|Countess|Marquess|Marchioness)\s+"
    r"(?:of\s+)?(.+?)(?:\s+of\s+.+)?$"
)


@record
class FormsOfAddress:
    """Every form one person needs in one document."""

    address_line: str
    """First line of an address block, for example "The Rt Hon Damian Hinds MP"."""
    salutation: str
    """Without "Dear" and comma, for example "Mr Hinds"."""
    first_mention: str
    later_mention: str
    spoken: str
    plain_name: str
    """Forename and surname, nothing else."""
    surname: str
    is_full_name_salutation: bool = False
    """Parliament gives no form of address, so the full name stands after "Dear"."""


def forms_of_address(
    profile: MemberProfile, knowledge: MemberKnowledge | None = None, *, on: date
) -> FormsOfAddress:
    """Return the forms for `profile` on its date; `knowledge` may override title and salutation.

    Source: nameFullTitle, nameDisplayAs, nameListAs and, where it is there, nameAddressAs of the
    Members API; resolution order: override, office, peerage, knighthood, title and surname, name.
    """
    member = profile.member
    full_title = _overridden(knowledge, "name_full_title", on) or member.name_full_title
    counsellor = bool(_PRIVY_COUNSELLOR.match(full_title))
    name = _PRIVY_COUNSELLOR.sub("", full_title).removesuffix(" MP").strip()
    if profile.standing is Standing.PEER:
        return _peer_forms(full_title, member.name_display_as)
    display_title, plain = _split_title(_PRIVY_COUNSELLOR.sub("", member.name_display_as))
    full_name_title, _ = _split_title(name)
    title = full_name_title or display_title
    surname = _surname(member.name_list_as, plain)
    suffix = " MP" if profile.standing is Standing.SITTING else ""
    line = f"{'The Rt Hon ' if counsellor else ''}{name}{suffix}"
    salutation = _salutation(profile, knowledge, title, plain, surname, on)
    return FormsOfAddress(
        address_line=line,
        salutation=salutation or plain,
        first_mention=line,
        later_mention=_later(title, plain, surname, salutation),
        spoken=salutation or plain,
        plain_name=plain,
        surname=surname,
        is_full_name_salutation=salutation is None,
    )


def _salutation(
    profile: MemberProfile,
    knowledge: MemberKnowledge | None,
    title: str | None,
    plain: str,
    surname: str,
    on: date,
) -> str | None:
    override = knowledge.salutation if knowledge else None
    if override and _covers(override.start, override.end, on):
        return override.text.removeprefix("Dear ").rstrip(",")
    if profile.party and profile.party.name == "Speaker":
        return "Madam Speaker" if title == "Dame" else "Mr Speaker" if title else "Speaker"
    if title in _KNIGHTLY:
        return f"{title} {plain.split()[0]}"
    address_as = profile.member.name_address_as
    if address_as:
        return address_as.removeprefix("Dear ")
    return f"{title} {surname}" if title in _WITH_SURNAME else None


def _later(title: str | None, plain: str, surname: str, salutation: str | None) -> str:
    if title in _KNIGHTLY:
        return f"{title} {plain.split()[0]}"
    if title in _WITH_SURNAME:
        return f"{title} {surname}"
    if salutation and _split_title(salutation)[0] in _WITH_SURNAME:
        return salutation
    return plain


def _peer_forms(full_title: str, display: str) -> FormsOfAddress:
    line = re.sub(r"\bRt\.? Hon\.?", "Rt Hon", full_title)
    found = _PEER.match(display)
    short = f"{found.group(1)} {found.group(2)}" if found else display
    rank = {"Viscount": "Lord", "Earl": "Lord", "Marquess": "Lord"}.get(short.split()[0])
    short = f"{rank} {short.split(' ', 1)[1]}" if rank else short
    return FormsOfAddress(
        address_line=line,
        salutation=short,
        first_mention=display,
        later_mention=short,
        spoken=short,
        plain_name=display,
        surname=short.split(" ", 1)[-1],
    )


def _split_title(name: str) -> tuple[str | None, str]:
    first, _, rest = name.strip().partition(" ")
    bare = first.rstrip(".")
    return (bare, rest.strip()) if rest and bare in _KNIGHTLY | _WITH_SURNAME else (None, name)


def _surname(list_as: str, plain: str) -> str:
    surname, comma, _ = list_as.partition(",")
    return surname.strip() if comma else plain.split()[-1]


def _covers(start: date | None, end: date | None, on: date) -> bool:
    return (start is None or start <= on) and (end is None or on < end)


def _overridden(knowledge: MemberKnowledge | None, field: str, on: date) -> str | None:
    for override in knowledge.overrides if knowledge else ():
        if override.field == field and _covers(override.start, override.end, on):
            return override.value
    return None
