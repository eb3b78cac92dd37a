"""The Committees API's JSON into models, as `member_parser.py` does with the Members API's."""

from datetime import date

from msgspec import Struct

from advocate.inputs.parliament.live.json_fields import (
    date_of,
    dict_of,
    entries_of,
    int_of,
    items_of,
    text_of,
    unexpected,
)
from advocate.inputs.parliament.live.member_parser import PARLIAMENTARY_ADDRESS
from advocate.models.dates import is_held
from advocate.models.member import Committee, CommitteePlace, Member


class CommitteePerson(Struct, frozen=True, kw_only=True):
    """One person in a committee's list; `member_id` is the Members API's."""

    member_id: int
    name: str
    name_list_as: str
    is_current: bool
    places: tuple[CommitteePlace, ...]
    """One for each role in it, open or ended."""
    full_title: str | None = None
    party: str | None = None
    sits_for: str | None = None

    def confirms(self, known: Member) -> bool:
        """Say if what is known of somebody is what Parliament says now.

        Why the party's family alone: this service calls Labour (Co-op) Labour.
        """
        family = known.latest_party.name.partition(" (")[0] if known.latest_party else None
        now = (self.name, self.name_list_as, self.full_title, self.party, self.sits_for)
        then = (known.name_display_as, known.name_list_as, known.name_full_title, family)
        return self.is_current and now == (*then, known.sits_for)


def parse_committee(raw: object) -> Committee:
    """Return the committee of the single record, which has no envelope."""
    committee = _committee(dict_of(raw))
    if committee is None:
        raise unexpected("a committee without id or name")
    return committee


def parse_committee_page(raw: object) -> tuple[int, tuple[Committee, ...]]:
    """Return the items of one page, counted, and the committees among them."""
    items = items_of(raw)
    return len(items), tuple(found for item in items if (found := _committee(item)))


def parse_committee_people(
    raw: object, committee: Committee
) -> tuple[int, tuple[CommitteePerson, ...]]:
    """Return the items of one page, counted, and the members of a House among them.

    Lay members are left out. `memberInfo.isChair` is passed over, having been wrong: the roles
    tell who is in the chair.
    """
    items = items_of(raw)
    people = (_committee_person(item, committee) for item in items)
    return len(items), tuple(person for person in people if person)


def parse_memberships(raw: object, on: date) -> tuple[CommitteePlace, ...]:
    """Return the committee places that several people hold on `on`; the list has no envelope."""
    if not isinstance(raw, list):
        raise unexpected("no list of committee places")
    return tuple(
        place
        for item in map(dict_of, raw)
        for entry in entries_of(item, "committees")
        if (committee := _committee(entry))
        and (person := _committee_person(item | {"roles": entry.get("roles")}, committee))
        and (place := place_on(person, on))
    )


def place_on(person: CommitteePerson, on: date) -> CommitteePlace | None:
    """Return the place held on `on`; a chair has an open role as a member, too."""
    held = (place for place in person.places if is_held(place.start, place.end, on))
    return max(held, key=lambda place: place.role == "Chair", default=None)


def _committee(value: dict[str, object]) -> Committee | None:
    committee_id, name = int_of(value, "id"), text_of(value, "name")
    if committee_id is None or name is None:
        return None
    email = PARLIAMENTARY_ADDRESS.search(text_of(dict_of(value.get("contact")), "email") or "")
    history = (text_of(entry, "name") for entry in entries_of(value, "nameHistory"))
    return Committee(
        id=committee_id,
        name=name,
        house=text_of(value, "house") or "Commons",
        email=email.group() if email else None,
        former_names=tuple(dict.fromkeys(each for each in history if each and each != name)),
        start=date_of(value, "startDate"),
        end=date_of(value, "endDate"),
        is_general=text_of(dict_of(value.get("category")), "name") == "General",
    )


def _committee_person(item: dict[str, object], committee: Committee) -> CommitteePerson | None:
    member = dict_of(item.get("memberInfo"))
    member_id = int_of(member, "mnisId")
    name = text_of(member, "displayAs") or text_of(item, "name") or text_of(member, "listAs")
    if member_id is None or name is None:
        return None
    return CommitteePerson(
        member_id=member_id,
        name=name,
        name_list_as=text_of(member, "listAs") or name,
        is_current=member.get("isCurrent") is not False,
        full_title=text_of(member, "fullTitle"),
        party=text_of(member, "party"),
        sits_for=text_of(member, "memberFrom"),
        places=tuple(
            CommitteePlace(
                committee_id=committee.id,
                committee=committee.name,
                member_id=member_id,
                member_name=name,
                role="Chair" if dict_of(entry.get("role")).get("isChair") is True else "Member",
                start=date_of(entry, "startDate"),
                end=date_of(entry, "endDate"),
            )
            for entry in entries_of(item, "roles")
        ),
    )
