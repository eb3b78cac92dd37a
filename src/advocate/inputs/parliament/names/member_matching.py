"""Which of some members a typed name means."""

from collections.abc import Iterable

from advocate.errors import Ambiguous
from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.name_matching import PersonName, match_people
from advocate.inputs.parliament.names.peerages import peers_meant
from advocate.models.member import Member


def match_members(query: str, members: Iterable[Member]) -> tuple[Member, ...]:
    """Return those of `members` whom `query` means best."""
    by_id = {member.id: member for member in members}
    hits = match_people(query, (_name_of(member) for member in by_id.values()))
    return tuple(by_id[hit.person] for hit in hits)


def match_peers(query: str, peers: Iterable[Member]) -> tuple[Member, ...]:
    """Return those of `peers` whom `query` means best, by their titles."""
    by_id = {peer.id: peer for peer in peers}
    names = {key: peer.name_display_as for key, peer in by_id.items()}
    return tuple(by_id[key] for key in peers_meant(query, names))


def _name_of(member: Member) -> PersonName:
    words = name_words(member.name_display_as)
    return PersonName(
        person=member.id,
        member_id=member.id,
        display=member.name_display_as,
        words=words,
        formal=words,
        family=name_words(member.name_list_as.partition(",")[0]),
    )


def only_one(query: str, hits: tuple[Member, ...], *, house: str = "Commons") -> Member:
    """Return the one of `hits`.

    Raises:
        Ambiguous: there are several.
    """
    if len(hits) == 1:
        return hits[0]
    command = "letters" if house == "Lords" else "brief"
    raise Ambiguous(
        f"{len(hits)} members of the {house} are called “{query}”.",
        hint="Type the number instead of the name, for example: "
        f"advocate {command} --mp {hits[0].id}",
        candidates=tuple((str(member.id), _who(member)) for member in hits),
    )


def _who(member: Member) -> str:
    latest, party = member.latest_house_membership, member.latest_party
    parts = (member.name_full_title, latest and latest.membership_from, party and party.name)
    return ", ".join(part for part in parts if part)
