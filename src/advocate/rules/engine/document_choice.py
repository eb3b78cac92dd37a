"""Which documents a rule concerns: chosen by the traits of their kind, never by its name."""

from collections.abc import Callable

from msgspec import Struct

from advocate.models.kinds import AddressedTo, Kind, Need


class KindChoice(Struct, frozen=True):
    """Some kinds of documents: in words, and how they are known by their traits."""

    words: str
    """As the rule book has them."""
    takes: Callable[[Kind], bool]


every_kind = KindChoice("every document", lambda _kind: True)
letters = KindChoice("letters", lambda kind: kind.letter)
letters_to_members = KindChoice(
    "letters to members", lambda k: k.letter and k.addressed_to is AddressedTo.MEMBER
)
about_one_member = KindChoice("documents on or for one member", lambda kind: kind.is_about_member)
about_visits = KindChoice(
    "documents on a visit, and internal ones on one member",
    lambda k: (k.is_about_member and k.is_internal) or k.about == "visits" or Need.VISIT in k.needs,
)
public_kinds = KindChoice("public documents", lambda kind: kind.is_public)
