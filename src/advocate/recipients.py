"""Finds the people a selection means, on a date, from whichever source answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import partial

from advocate.errors import AdvocateError, Ambiguous, MemberNotFound, NotFound, RecordNotFound
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.member import Member, MemberProfile
from advocate.models.programme import Programme
from advocate.models.selection import Selection

_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def find_profiles(
    selection: Selection,
    parliament: ParliamentSource,
    programmes: Sequence[Programme],
    *,
    on: date,
) -> list[MemberProfile]:
    """Return the profiles that `selection` means, by surname; people named keep their order.

    Raises:
        AdvocateError: with what is wrong with each name that means nobody, or several.
    """
    if selection.names_people:
        members = find_members(selection, parliament, on=on)
        profiles: Iterable[MemberProfile] = (
            parliament.member_profile(member, on=on) for member in members
        )
    elif selection.committees and not selection.everyone:
        profiles = (
            parliament.member_profile(parliament.find_member(str(key), on=on), on=on)
            for key in _committee_ids(selection, parliament, on)
        )
    else:
        profiles = parliament.sitting_profiles(on=on)
    wanted = _filters(selection, parliament, programmes, on)
    return [profile for profile in profiles if all(test(profile) for test in wanted)]


def find_members(selection: Selection, parliament: ParliamentSource, *, on: date) -> list[Member]:
    """Return the members named, each once; a name may list several with commas.

    Raises:
        AdvocateError: with what is wrong with each name that means nobody, or several.
    """
    found: dict[int, Member] = {}
    failures: list[AdvocateError] = []
    for find in _lookups(selection, parliament, on):
        try:
            found.update({member.id: member for member in find()})
        except (NotFound, Ambiguous) as failure:
            failures.append(failure)
    if len(failures) == 1:
        raise failures[0]
    if failures:
        raise MemberNotFound(
            f"{len(failures)} of the names given do not lead to one member.",
            hint="Put right the names above; nothing was written.",
            problems=tuple(problem for failure in failures for problem in failure.problems),
        )
    return list(found.values())


def _lookups(
    selection: Selection, parliament: ParliamentSource, on: date
) -> Iterator[Callable[[], Iterable[Member]]]:
    """Yield one look-up for each name, seat and postcode."""
    for query in selection.members:
        for name in _names_in(query):
            yield partial(_named, name, parliament, on)
    for name in selection.constituencies:
        yield partial(_holder, name, parliament, on)
    for postcode in selection.postcodes:
        yield partial(parliament.find_by_postcode, postcode, on=on)


def _named(name: str, parliament: ParliamentSource, on: date) -> tuple[Member, ...]:
    return (parliament.find_member(name, on=on),)


def _names_in(query: str) -> list[str]:
    """Return the names in "Jess Phillips, Alex Norris" or "4370,4641"; "Phillips, Jess" is one."""
    parts = [part.strip() for part in query.split(",") if part.strip()]
    is_list = len(parts) > 2 or all(" " in part or part.isdigit() for part in parts)
    return parts if parts and is_list else [query]


def _holder(name: str, parliament: ParliamentSource, on: date) -> tuple[Member, ...]:
    seat = parliament.find_constituency(name)
    holder = parliament.find_holder(seat, on=on)
    if holder is None:
        raise MemberNotFound(
            f"{seat.name} has no MP on {on.day} {on:%B %Y}: the seat is vacant, or Parliament is "
            "dissolved.",
            hint="Choose another date: --on YYYY-MM-DD",
        )
    return (holder,)


def _committee_ids(selection: Selection, parliament: ParliamentSource, on: date) -> list[int]:
    places = [
        place
        for query in selection.committees
        for place in parliament.committee_places(parliament.find_committee(query), on=on)
    ]
    return list(dict.fromkeys(place.member_id for place in places))


def _filters(
    selection: Selection,
    parliament: ParliamentSource,
    programmes: Sequence[Programme],
    on: date,
) -> list[Callable[[MemberProfile], bool]]:
    tests: list[Callable[[MemberProfile], bool]] = []
    if selection.committees:
        ids = set(_committee_ids(selection, parliament, on))
        tests.append(lambda profile: profile.member.id in ids)
    if selection.groups:
        officers = {
            office.member_id
            for query in selection.groups
            for office in parliament.group_officers(parliament.find_group(query))
        }
        tests.append(lambda profile: profile.member.id in officers)
    if selection.regions:
        regions = [_known(name, _regions(parliament), "region") for name in selection.regions]
        tests.append(lambda profile: _is_in(profile, regions))
    if selection.parties:
        parties = [_known(name, parliament.party_names(), "party") for name in selection.parties]
        tests.append(lambda profile: _is_of(profile, parties))
    if selection.with_programmes:
        seats = {programme.constituency.casefold() for programme in programmes}
        tests.append(
            lambda profile: (
                profile.constituency is not None and profile.constituency.name.casefold() in seats
            )
        )
    return tests


def _regions(parliament: ParliamentSource) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*parliament.regions(), *_NATIONS)))


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
