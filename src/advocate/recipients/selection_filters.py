"""What the filters of a selection mean: whom they let through, and how to call them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import TypeVar

from msgspec import Struct, field

from advocate.errors import NotFound, Problem, RecordNotFound, one_note
from advocate.inputs.parliament.names.short_names import full_name, possible_names
from advocate.models.all_party_group import Group, GroupOffice
from advocate.models.member import Committee, CommitteePlace, House, MemberProfile
from advocate.models.name_folding import did_you_mean, name_key
from advocate.models.selection import Selection
from advocate.models.sources import Parliament

T = TypeVar("T")
_GROUP = "All-Party Parliamentary Group"
_ONE = {"regions": "region", "parties": "party"}
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


class Filters(Struct, frozen=True, kw_only=True):
    """What narrows a selection, each thing looked up once; a filter that is empty lets all pass."""

    committees: tuple[Committee, ...] = ()
    groups: tuple[Group, ...] = ()
    regions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    with_programmes: bool = False
    places: Mapping[int, CommitteePlace] = field(default_factory=dict)
    """By member, the place of each who serves on the committees, chairs first."""
    officers: tuple[GroupOffice, ...] = ()
    """The offices in the groups."""
    seats: frozenset[str] = frozenset()
    """The constituencies with programmes of ours, by the keys of all names we have for them."""

    def let_through(self, profile: MemberProfile) -> bool:
        """Say if a member belongs to one of each of the things that are named."""
        seat, party = profile.constituency, profile.party
        areas = {seat.region, seat.nation} if seat else ()
        today = seat.name if seat else None
        seats = {name_key(name) for name in (today, profile.constituency_name) if name}
        # "Labour" takes in "Labour (Co-op)".
        called = {party.name, party.name.partition(" (")[0], party.abbreviation} if party else ()
        return (
            (not self.committees or profile.member.id in self.places)
            and (not self.groups or profile.member.id in {o.member_id for o in self.officers})
            and (not self.regions or any(name in areas for name in self.regions))
            and (not self.parties or any(name in called for name in self.parties))
            and (not self.with_programmes or not seats.isdisjoint(self.seats))
        )

    def described(self) -> tuple[str, ...]:
        """Return them in words, by their official names: ("region North East",)."""
        titles = [group.title.replace(_GROUP, "APPG") for group in self.groups]
        return (
            *(committee.name for committee in self.committees),
            *(f"officers of the {title}" for title in titles),
            *(f"region {name}" for name in self.regions),
            *(f"party {name}" for name in self.parties),
            *(["with programmes"] if self.with_programmes else []),
        )


def find_filters(
    selection: Selection, parliament: Parliament, seats: frozenset[str], *, on: date
) -> Filters:
    """Return the filters of a selection; `seats` are those of our programmes.

    Raises:
        NotFound: there is no such committee, group, region or party.
        Ambiguous: several committees or groups match.
    """
    find = partial(parliament.committees.find_committee, on=on)
    committees = _all_of(selection.committees, find)
    groups = _all_of(selection.groups, parliament.groups.find_group)
    areas = parliament.names.regions() if selection.regions else ()
    areas = tuple(dict.fromkeys((*areas, *_NATIONS)))
    parties = parliament.names.party_names() if selection.parties else ()
    places: dict[int, CommitteePlace] = {}
    for committee in committees:
        for place in parliament.committees.committee_places(committee, on=on):
            places.setdefault(place.member_id, place)
    officers = (office for each in groups for office in parliament.groups.group_officers(each))
    return Filters(
        committees=committees,
        groups=groups,
        regions=tuple(_known(name, areas, "regions") for name in selection.regions),
        parties=tuple(_known(name, parties, "parties") for name in selection.parties),
        with_programmes=selection.with_programmes,
        places=places,
        officers=tuple(officers),
        seats=seats,
    )


def officers_in_lords(filters: Filters) -> tuple[Problem, ...]:
    """Return a note of the peers among a group's officers, who are in no list of MPs."""
    peers = {o.member_name: o.member_id for o in filters.officers if o.house is House.LORDS}
    if not peers:
        return ()
    shown = [f"{name} ({number})" if number else name for name, number in peers.items()]
    quoted, number = next((f'"{name}"', number) for name, number in peers.items())
    return one_note(
        f"Officers who sit in the House of Lords are not among them: {'; '.join(shown)}.",
        hint=f"Write to them by name, online: advocate letters --mp {number or quoted}",
    )


def parts_of(name: str, find: Callable[[str], T]) -> tuple[T, ...]:
    """Return what a name means; where it means nothing, what its parts between commas mean.

    Why only then: "Inverness, Skye and West Ross-shire" is one seat.

    Raises:
        NotFound: neither the whole nor each of the parts is known.
        Ambiguous: the whole, or a part, means several.
    """
    try:
        return (find(name),)
    except NotFound:
        parts = [part.strip() for part in name.split(",") if part.strip()]
        with suppress(NotFound):
            if len(parts) > 1:
                return tuple(find(part) for part in parts)
        raise


def _all_of(names: Sequence[str], find: Callable[[str], T]) -> tuple[T, ...]:
    return tuple(found for name in names for found in parts_of(name, find))


def _known(name: str, known: Sequence[str], kind: str) -> str:
    """Return the official spelling of `name`.

    Raises:
        RecordNotFound: it is not among the known ones; the hint gives what may be meant.
    """
    by_key, typed = {name_key(item): item for item in known}, name_key(name)
    typed = typed.removeprefix("the ").removesuffix(" region")
    if found := by_key.get(name_key(full_name(kind, typed) or typed)):
        return found
    near = get_close_matches(typed, by_key, n=1, cutoff=0.8)
    meant = possible_names(kind, typed) or [by_key[key] for key in near]
    hint = f"{did_you_mean(meant)} " if meant else ""
    raise RecordNotFound(
        f"There is no {_ONE[kind]} called “{name}”.", hint=f"{hint}Known: {', '.join(known)}."
    )
