"""Which sitting member a typed name means by the live service's list, and why it means nobody.

The service's own matching is not relied on: whether it folds accents or minds the order of words
is unknown, so what it finds is compared again here, and several of its searches are tried.
"""

from collections.abc import Iterator
from datetime import date

from advocate.errors import Ambiguous, MemberNotFound
from advocate.inputs.parliament.live.membership_on_date import is_peer, may_sit, sits
from advocate.inputs.parliament.live.services import MembersService
from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.member_matching import match_members, match_peers, only_one
from advocate.inputs.parliament.names.peerages import read_peerage
from advocate.models.dates import plainly
from advocate.models.member import House, Member
from advocate.models.name_folding import fold
from advocate.models.sources import Members


def find_by_name(query: str, on: date, *, members: MembersService, known: Members) -> Member:
    """Return the one member of the Commons on `on` whom `query` means.

    `known` are the packaged members, whose names tell how to search.

    Raises:
        MemberNotFound: nobody; the hint says whether a former member or a peer has the name.
        Ambiguous: several.
        ParliamentUnreachable, UnexpectedResponse: the service does not help.
    """
    packaged: Member | None = None
    doubt: MemberNotFound | Ambiguous | None = None
    try:
        packaged = known.find_member(query, on=on)
    except (MemberNotFound, Ambiguous) as error:
        doubt = error
    expecting = packaged.id if packaged else None
    for term in _terms(query, packaged):
        found = members.search(term, only_sitting=True, expecting=expecting)
        if hits := match_members(query, (m for m in found if may_sit(m, on))):
            return only_one(query, hits)
    others = _others(query, members.search(_typed(query), only_sitting=False))
    if not others and read_peerage(query) and (peer := find_peer(query, on, members=members)):
        others = [peer]
    if packaged and (now := members.member(packaged.id)):
        others = [now, *(other for other in others if other.id != now.id)]
    if hits := tuple(other for other in others if sits(other, on)):
        return only_one(query, hits)
    if others or doubt is None or read_peerage(query):
        raise _no_member(query, others, doubt)
    raise doubt


def find_peer(query: str, on: date, *, members: MembersService) -> Member | None:
    """Return the one member of the Lords on `on` whom `query` means, or None.

    Raises:
        Ambiguous: several bear that title.
        ParliamentUnreachable, UnexpectedResponse: the service does not help.
    """
    title = read_peerage(query)
    terms = (_typed(query), " ".join(title.short) if title else "")
    for term in dict.fromkeys(filter(None, terms)):
        found = (peer for peer in members.search_peers(term) if is_peer(peer, on))
        if hits := match_peers(query, found):
            return only_one(query, hits, house="Lords")
    return None


def _others(query: str, found: tuple[Member, ...]) -> list[Member]:
    """Return those of all who ever sat whom `query` means; a peer by the title, not by a part."""
    peers = [m for m in found if (s := m.latest_house_membership) and s.house is House.LORDS]
    meant = match_peers(query, peers)
    rest = (member for member in found if member not in peers)
    return [*meant, *(match_members(query, rest) or (() if meant else match_members(query, peers)))]


def _no_member(
    query: str, others: list[Member], doubt: MemberNotFound | Ambiguous | None
) -> MemberNotFound:
    """Return the error that says what those became whom `query` means."""
    message = f"No member of the Commons is called “{query}”."
    if peers := [other for other in others if is_peer(other, date.max)]:
        advice = f"To write to a peer: advocate letters --mp {peers[0].id}"
    elif doubt and not others and read_peerage(query):
        # The records at hand say to go online, which is where this was asked.
        message = doubt.message
        advice = "Parliament's list has nobody called so; check the spelling, or type the number."
    else:
        advice = doubt.hint if doubt and doubt.hint else "Check the spelling."
    return MemberNotFound(message, hint=" ".join([*map(_became, others), advice]))


def _terms(query: str, packaged: Member | None) -> Iterator[str]:
    typed = _typed(query)
    words = typed.split()
    if packaged is None:
        yield from dict.fromkeys((typed, words[-1], words[0]))
        return
    family = packaged.name_list_as.partition(",")[0].strip()
    is_as_shown = typed.casefold() in packaged.name_display_as.casefold()
    # Each search that finds nobody costs a round of requests: the likelier term goes first.
    yield from dict.fromkeys((typed, family) if is_as_shown else (family, typed))


def _typed(query: str) -> str:
    """Return `query` as typed, accents and hyphens kept, given name first and titles left out."""
    family, _, given = query.partition(",")
    words = f"{given} {family}".split()
    kept = set(name_words(query))
    return " ".join(word for word in words if kept & set(fold(word).split())) or " ".join(words)


def _became(member: Member) -> str:
    """Return what became of somebody who is no member of the Commons."""
    latest = member.latest_house_membership
    if latest is None:
        return f"{member.name_display_as} ({member.id}) holds no seat."
    end = latest.membership_end_date
    until = f", until {plainly(end)}" if end else ""
    place = latest.membership_from or "seat unknown"
    if latest.house is House.LORDS:
        kind = "was a peer" if end else "is a peer"
        return f"{member.name_display_as} ({member.id}) {kind} ({place}{until})."
    if end is None and (start := latest.membership_start_date):
        return f"{member.name_display_as} took the seat of {place} on {plainly(start)}."
    return f"{member.name_display_as} ({member.id}) is a former member ({place}{until})."
