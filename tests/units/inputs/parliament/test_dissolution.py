"""The live source in the dissolution before an election that a workspace has added."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.standin.members_api import StandIn

from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.cache import Cache
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.models.calendar import KNOWN_CALENDAR, GeneralElection
from advocate.models.member import Standing
from advocate.models.sources import Parliament

DISSOLVED, TODAY, POLL = date(2029, 3, 30), date(2029, 4, 10), date(2029, 5, 3)
CALENDAR = KNOWN_CALENDAR.with_elections(
    (GeneralElection(poll=POLL, dissolution=DISSOLVED, parliament_meets=None),)
)
BERRY, DAVEY = 5314, 188


@pytest.fixture
def live(parliament: StandIn, tmp_path: Path) -> Iterator[Parliament]:
    """A run on a day of that dissolution, by which the service has ended all memberships."""
    for person in parliament.people.values():
        if person.fill_in is not None:
            fill_in, person.fill_in = person.fill_in, None
            fill_in(person)
        person.leave(date(2028, 1, 31) if person.id == DAVEY else DISSOLVED, "General Election")
    snapshot = open_snapshot(calendar=CALENDAR)
    source = LiveRun(
        connect=lambda: ParliamentApi(patience_seconds=5.0),
        cache=Cache(tmp_path / "copies", now=lambda: datetime(2029, 4, 10, 12, tzinfo=UTC)),
        snapshot=snapshot,
        today=TODAY,
        addresses=ServiceAddresses(members=parliament.url, committees=parliament.url),
    )
    yield source.parliament
    source.close()
    snapshot.close()


def test_who_sat_until_then_is_found_by_name_and_is_no_member(live: Parliament) -> None:
    found = live.members.find_member("Siân Berry", on=TODAY)
    profile = live.profiles.member_profile(found, on=TODAY)

    assert (found.id, profile.on) == (BERRY, TODAY)
    assert profile.standing is Standing.DISSOLUTION
    assert profile.constituency_name == "Brighton Pavilion"
    assert profile.service_end == DISSOLVED
    assert (profile.email, profile.committees, profile.election) == (None, None, None)


def test_who_left_before_then_is_a_former_member(live: Parliament) -> None:
    profile = live.profiles.member_profile(live.members.find_member(str(DAVEY), on=TODAY), on=TODAY)

    assert (profile.standing, profile.on) == (Standing.FORMER, TODAY)


def test_no_seat_has_a_holder_and_no_commons_committee_a_member(live: Parliament) -> None:
    assert (
        live.members.find_holder(live.places.find_constituency("Brighton Pavilion"), on=TODAY)
        is None
    )
    assert (
        live.committees.committee_places(live.committees.find_committee("203", on=TODAY), on=TODAY)
        == ()
    )
