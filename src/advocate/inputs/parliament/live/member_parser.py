"""Parliament's JSON into models; the only module that spells the API's own field names.

Every field may be missing or null and unknown ones are passed over. It raises `UnexpectedResponse`
only where the whole answer has another shape, and leaves out single entries it cannot read.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from advocate.inputs.parliament.live.json_fields import (
    contents_of,
    date_of,
    dict_of,
    entries_of,
    float_of,
    int_of,
    items_of,
    text_of,
    unexpected,
    value_of,
)
from advocate.models.member import (
    CommitteePlace,
    ElectionResult,
    House,
    HouseMembership,
    Member,
    OfficeHolder,
    Party,
    Post,
)

PARLIAMENTARY_ADDRESS = re.compile(
    r"(?<![\w.+'-])[\w.+'-]++@(?:[\w-]++\.)*parliament\.uk\b", re.IGNORECASE
)
CHAIR = re.compile(r"^chair(?:man|woman|person)?\b", re.IGNORECASE)
POST_LISTS = {kind: f"{kind}Posts" for kind in ("government", "opposition", "other")}


class Affiliation(Struct, frozen=True, kw_only=True):
    """Membership of one party, with its dates."""

    party: Party
    start: date | None
    end: date | None


class Biography(Struct, frozen=True, kw_only=True):
    """A career as the Members API lists it: everything ever, to be cut to a date by the reader."""

    seats: tuple[HouseMembership, ...] = ()
    """Commons seats, one for each stretch under one constituency id."""
    posts: tuple[Post, ...] = ()
    committees: tuple[CommitteePlace, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()


def parse_member(raw: object) -> Member:
    """Return the member in `{value: …}`."""
    member = _member(value_of(raw))
    if member is None:
        raise unexpected("a member without id or name")
    return member


def parse_member_page(raw: object) -> tuple[Member, ...]:
    """Return the members of one page of a search; an empty page ends the search."""
    members = (_member(dict_of(item.get("value"))) for item in items_of(raw))
    return tuple(member for member in members if member is not None)


def parse_total(raw: object) -> int | None:
    """Return how many a list has in all, where one page of it says so."""
    return int_of(dict_of(raw), "totalResults")


def parse_holder(raw: object) -> Member | None:
    """Return who holds a constituency now; `None` while the seat is vacant."""
    representation = dict_of(value_of(raw).get("currentRepresentation"))
    return _member(dict_of(dict_of(representation.get("member")).get("value")))


def parse_email(raw: object) -> str | None:
    """Return the parliamentary e-mail among a member's contacts, whatever contact carries it.

    Only the domain decides: offices are filed under each other's types, and any other address
    (or a constituency office's street) may be somebody's home.
    """
    found = [
        ("parliamentary" not in (text_of(contact, "type") or "").lower(), match.group().lower())
        for contact in contents_of(raw)
        if (match := PARLIAMENTARY_ADDRESS.search(text_of(contact, "email") or ""))
    ]
    return min(found, key=lambda entry: entry[0])[1] if found else None


def parse_biography(raw: object, member: Member) -> Biography:
    """Return the career of `member`."""
    value = value_of(raw)
    return Biography(
        seats=tuple(_seats(value)),
        posts=tuple(_posts(value)),
        committees=tuple(_biography_places(value, member)),
        affiliations=tuple(_affiliations(value)),
    )


def parse_election(raw: object) -> ElectionResult:
    """Return the result; the API's turnout is a count, and its vote shares are fractions."""
    value = value_of(raw)
    held_on = date_of(value, "electionDate")
    if held_on is None:
        raise unexpected("an election without a date")
    ranked = {
        int_of(candidate, "rankOrder"): candidate for candidate in entries_of(value, "candidates")
    }
    winner, runner_up = ranked.get(1, {}), ranked.get(2, {})
    votes, electorate = int_of(value, "turnout"), int_of(value, "electorate")
    majority = int_of(value, "majority")
    party = _party(value.get("winningParty")) or _party(winner.get("party"))
    second = _party(runner_up.get("party"))
    return ElectionResult(
        title=text_of(value, "electionTitle") or f"Election of {held_on.isoformat()}",
        held_on=held_on,
        constituency=text_of(value, "constituencyName") or "",
        result=text_of(value, "result"),
        is_general_election=value.get("isGeneralElection") is not False,
        electorate=electorate,
        valid_votes=votes,
        turnout_percent=_percent(votes, electorate),
        majority=majority,
        majority_percent=_percent(majority, votes),
        winning_party=party.name if party else None,
        runner_up_party=second.name if second else None,
        winner_votes=int_of(winner, "votes"),
        winner_share_percent=_percent(float_of(winner, "voteShare"), 1),
    )


def parse_posts(raw: object) -> tuple[OfficeHolder, ...]:
    """Return who holds the posts of a list now; ended appointments and empty posts are left out.

    See `/api/Posts` in the description of the Members API. No answer of it has been seen, so that
    lists count with and without an envelope.
    """
    return tuple(holder for entry in _listed(raw) for holder in _holders(entry))


def parse_numbers(raw: object) -> tuple[int, ...]:
    """Return the ids in a list of departments."""
    numbers = (int_of(entry, "id") for entry in _listed(raw))
    return tuple(number for number in numbers if number is not None)


def parse_members(raw: object) -> tuple[Member, ...]:
    """Return the members in a list of them."""
    return tuple(parse_member({"value": entry}) for entry in _listed(raw))


def _member(value: dict[str, object]) -> Member | None:
    member_id = int_of(value, "id")
    names = [text_of(value, key) for key in ("nameDisplayAs", "nameFullTitle", "nameListAs")]
    known = next((name for name in names if name), None)
    if member_id is None or known is None:
        return None
    return Member(
        id=member_id,
        name_display_as=names[0] or known,
        name_full_title=names[1] or known,
        name_list_as=names[2] or known,
        name_address_as=text_of(value, "nameAddressAs"),
        latest_party=_party(value.get("latestParty")),
        latest_house_membership=_membership(dict_of(value.get("latestHouseMembership"))),
    )


def _party(raw: object) -> Party | None:
    value = dict_of(raw)
    name = text_of(value, "name")
    if name is None:
        return None
    return Party(name=name, id=int_of(value, "id"), abbreviation=text_of(value, "abbreviation"))


def _membership(value: dict[str, object]) -> HouseMembership | None:
    house = _house(value.get("house"))
    if house is None:
        return None
    return HouseMembership(
        membership_from=text_of(value, "membershipFrom"),
        house=house,
        membership_from_id=int_of(value, "membershipFromId"),
        membership_start_date=date_of(value, "membershipStartDate"),
        membership_end_date=date_of(value, "membershipEndDate"),
    )


def _house(raw: object) -> House | None:
    return {1: House.COMMONS, "Commons": House.COMMONS, 2: House.LORDS, "Lords": House.LORDS}.get(
        raw if isinstance(raw, int | str) else None
    )


def _seats(value: dict[str, object]) -> Iterator[HouseMembership]:
    for entry in entries_of(value, "representations"):
        if _house(entry.get("house")) is House.COMMONS:
            yield HouseMembership(
                membership_from=text_of(entry, "name"),
                house=House.COMMONS,
                membership_from_id=int_of(entry, "id"),
                membership_start_date=date_of(entry, "startDate"),
                membership_end_date=date_of(entry, "endDate"),
            )


def _posts(value: dict[str, object]) -> Iterator[Post]:
    for kind, key in POST_LISTS.items():
        for entry in entries_of(value, key):
            if name := text_of(entry, "name"):
                start, end = date_of(entry, "startDate"), date_of(entry, "endDate")
                yield Post(name=name, kind=kind, start=start, end=end)


def _biography_places(value: dict[str, object], member: Member) -> Iterator[CommitteePlace]:
    for entry in entries_of(value, "committeeMemberships"):
        name, committee_id = text_of(entry, "name"), int_of(entry, "id")
        if name and committee_id is not None:
            yield CommitteePlace(
                committee_id=committee_id,
                committee=name,
                member_id=member.id,
                member_name=member.name_display_as,
                role="Chair" if CHAIR.match(text_of(entry, "additionalInfo") or "") else "Member",
                start=date_of(entry, "startDate"),
                end=date_of(entry, "endDate"),
            )


def _affiliations(value: dict[str, object]) -> Iterator[Affiliation]:
    for entry in entries_of(value, "partyAffiliations"):
        if name := text_of(entry, "name"):
            party = Party(name=name, id=int_of(entry, "id"))
            start, end = date_of(entry, "startDate"), date_of(entry, "endDate")
            yield Affiliation(party=party, start=start, end=end)


def _percent(part: float | None, whole: float | None) -> float | None:
    return round(100 * part / whole, 2) if part is not None and whole else None


def _listed(raw: object) -> list[dict[str, object]]:
    listed = raw if isinstance(raw, list) else dict_of(raw).get("items")
    if not isinstance(listed, list):
        raise unexpected("no list of posts where one was expected")
    entries = [dict_of(entry) for entry in listed]
    return [dict_of(entry.get("value")) or entry for entry in entries]


def _holders(post: dict[str, object]) -> Iterator[OfficeHolder]:
    kind = dict(enumerate(POST_LISTS)).get(int_of(post, "type") or 0, "other")
    title = text_of(post, "name") or text_of(post, "hansardName") or ""
    departments = (text_of(each, "name") for each in entries_of(post, "governmentDepartments"))
    department = next(filter(None, departments), None)
    if department and "inister" in title and "(" not in title:
        title += f" ({department})"
    for held in entries_of(post, "postHolders"):
        member = dict_of(held.get("member"))
        member = dict_of(member.get("value")) or member
        number = int_of(member, "id")
        if number is None or not title or date_of(held, "endDate"):
            continue
        yield OfficeHolder(
            member_id=number,
            member_name=text_of(member, "nameDisplayAs") or str(number),
            post=Post(name=title, kind=kind, start=date_of(held, "startDate")),
        )
