"""What the filters of a selection mean: whom they let through, and how to call them."""

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from msgspec.structs import replace

from advocate.errors import Ambiguous, NotFound, Problem, RecordNotFound, Severity
from advocate.models.member import House, MemberProfile
from advocate.models.programme import Programme
from advocate.models.selection import Selection
from advocate.models.sources import Parliament

_GROUP = "All-Party Parliamentary Group"
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def spelt_out(selection: Selection, parliament: Parliament) -> Selection:
    """Return the selection with lists of seats, committees and groups taken apart at commas.

    Why only where the whole is no name: "Inverness, Skye and West Ross-shire" is one seat.
    """
    return replace(
        selection,
        constituencies=_apart(selection.constituencies, parliament.places.find_constituency),
        committees=_apart(selection.committees, parliament.committees.find_committee),
        groups=_apart(selection.groups, parliament.groups.find_group),
    )


def officers_in_lords(selection: Selection, parliament: Parliament) -> Problem | None:
    """Return a note of the peers among a group's officers, who are in no list of MPs."""
    if selection.names_people:
        return None
    offices = (
        office
        for query in selection.groups
        for office in parliament.groups.group_officers(parliament.groups.find_group(query))
    )
    peers = {o.member_name: o.member_id for o in offices if o.house is House.LORDS}
    if not peers:
        return None
    shown = [f"{name} ({number})" if number else name for name, number in peers.items()]
    quoted, number = next((f'"{name}"', number) for name, number in peers.items())
    return Problem(
        message=f"Officers who sit in the House of Lords are not among them: {'; '.join(shown)}.",
        hint=f"Write to them by name, online: advocate letters --mp {number or quoted}",
        severity=Severity.NOTE,
    )


def describe(selection: Selection, parliament: Parliament) -> tuple[str, ...]:
    """Return the selection in words, official names for what was typed: ("region North East",).

    Nothing comes of people who are named: they are best called by their names.
    """
    if selection.names_people:
        return ()
    parts = [parliament.committees.find_committee(query).name for query in selection.committees]
    titles = [parliament.groups.find_group(query).title for query in selection.groups]
    parts += [f"officers of the {title.replace(_GROUP, 'APPG')}" for title in titles]
    known = _regions(parliament)
    parts += [f"region {_known(name, known, 'region')}" for name in selection.regions]
    parties = parliament.names.party_names()
    parts += [f"party {_known(name, parties, 'party')}" for name in selection.parties]
    parts += ["with programmes"] if selection.with_programmes else []
    return tuple(parts) or ("all who sit",)


def _apart(names: Sequence[str], find: Callable[[str], object]) -> tuple[str, ...]:
    return tuple(part for name in names for part in _parts_of(name, find))


def _parts_of(name: str, find: Callable[[str], object]) -> list[str]:
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if len(parts) < 2 or _is_found(name, find):
        return [name]
    return parts if all(_is_found(part, find) for part in parts) else [name]


def _is_found(name: str, find: Callable[[str], object]) -> bool:
    try:
        find(name)
    except NotFound:
        return False
    except Ambiguous:
        return True
    return True


def committee_ids(selection: Selection, parliament: Parliament, on: date) -> list[int]:
    """Return who serves on the committees selected, each once, chairs first."""
    places = [
        place
        for query in selection.committees
        for place in parliament.committees.committee_places(
            parliament.committees.find_committee(query), on=on
        )
    ]
    return list(dict.fromkeys(place.member_id for place in places))


def filters_of(
    selection: Selection,
    parliament: Parliament,
    programmes: Sequence[Programme],
    on: date,
) -> list[Callable[[MemberProfile], bool]]:
    """Return the tests that a member must pass.

    Raises:
        NotFound: there is no such committee, group, region or party.
        Ambiguous: several committees or groups match.
    """
    tests: list[Callable[[MemberProfile], bool]] = []
    if selection.committees:
        ids = set(committee_ids(selection, parliament, on))
        tests.append(lambda profile: profile.member.id in ids)
    if selection.groups:
        officers = {
            office.member_id
            for query in selection.groups
            for office in parliament.groups.group_officers(parliament.groups.find_group(query))
        }
        tests.append(lambda profile: profile.member.id in officers)
    if selection.regions:
        regions = [_known(name, _regions(parliament), "region") for name in selection.regions]
        tests.append(lambda profile: _is_in(profile, regions))
    if selection.parties:
        parties = [
            _known(name, parliament.names.party_names(), "party") for name in selection.parties
        ]
        tests.append(lambda profile: _is_of(profile, parties))
    if selection.with_programmes:
        seats = {programme.constituency.casefold() for programme in programmes}
        tests.append(
            lambda profile: (
                profile.constituency is not None and profile.constituency.name.casefold() in seats
            )
        )
    return tests


def _regions(parliament: Parliament) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*parliament.names.regions(), *_NATIONS)))


def _known(name: str, known: Sequence[str], kind: str) -> str:
    """Return the official spelling of `name`.

    Raises:
        RecordNotFound: there is none such; the hint gives the nearest.
    """
    by_folded = {item.casefold(): item for item in known}
    if name.strip().casefold() in by_folded:
        return by_folded[name.strip().casefold()]
    near = get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=0.5)
    hint = f'Did you mean "{by_folded[near[0]]}"? ' if near else ""
    raise RecordNotFound(
        f"There is no {kind} called “{name}”.", hint=f"{hint}Known: {', '.join(known)}."
    )


def _is_in(profile: MemberProfile, regions: Sequence[str]) -> bool:
    seat = profile.constituency
    return seat is not None and (seat.region in regions or seat.nation in regions)


def _is_of(profile: MemberProfile, parties: Sequence[str]) -> bool:
    """Return whether the party is one of these; "Labour" takes in "Labour (Co-op)"."""
    if profile.party is None:
        return False
    names = {profile.party.name, profile.party.name.partition(" (")[0], profile.party.abbreviation}
    return bool(names & set(parties))
