"""What stands after "Dear": of a knight or dame, of Mr and Ms, or as the person wants it.

It is never guessed from gender: where Parliament gives no form, there is none, and the full name is
used.
"""

import re
from datetime import date

from msgspec.structs import replace

from advocate.kinds.address.address_names import KNIGHTLY, read_name
from advocate.models.dates import is_held
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.workspace import MemberKnowledge

_PEERS_SHORT = frozenset({"Lord", "Lady", "Baroness"})
_COURTESY_PEER = re.compile(r"^(Lady|Lord) \S+$")


def salutation_for(
    title: str | None, plain: str, surname: str, address_as: str | None
) -> str | None:
    """Return the form by name, or None where nothing but gender would be left to go by."""
    forename = plain.partition(" ")[0]
    if title in KNIGHTLY:
        return f"{title} {forename}"
    if address_as:
        text = address_as.strip().removeprefix("Dear ").rstrip(",")
        read = read_name(text)
        if read.title and read.title not in KNIGHTLY:
            return f"{read.title} {surname}" if read.name == plain else text
        return f"{read.title} {forename}" if read.title else text
    if title:
        return f"{title} {surname}"
    return plain if _COURTESY_PEER.match(plain) else None


def with_own_salutation(
    forms: FormsOfAddress, knowledge: MemberKnowledge | None, on: date
) -> FormsOfAddress:
    """Return the forms with the salutation we know better; a first name is not for the text."""
    own = knowledge.salutation if knowledge else None
    if own is None or not is_held(own.start, own.end, on):
        return forms
    text = own.text.removeprefix("Dear ").rstrip(",")
    first = text.partition(" ")[0]
    by_title = read_name(text).title is not None and forms.is_full_name_salutation
    keeps = by_title or {first, forms.later_mention.partition(" ")[0]} <= _PEERS_SHORT
    return replace(
        forms,
        salutation=text,
        later_mention=text if keeps else forms.later_mention,
        spoken=text,
        is_full_name_salutation=False,
    )
