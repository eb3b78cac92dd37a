"""The list that sync keeps: its file, and the records that it puts right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.standin.people import profile_of

from advocate.errors import Ambiguous, MemberNotFound, OutputNotWritable
from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.inputs.parliament.snapshot.synced_list_file import read_roll, write_roll
from advocate.models.calendar import KNOWN_CALENDAR, GeneralElection
from advocate.models.member import Standing
from advocate.models.synced_lists import ROLL_FILE, CommitteeRoll, Roll

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
IN_A_DISSOLUTION = date(2024, 6, 10)
PHILLIPS, HINDS = 4370, 3969


@pytest.fixture
def roll(snapshot: Snapshot) -> Roll:
    """Everybody but Damian Hinds, and the Education Committee without its last member."""
    found = (
        snapshot.members.member_by_id(key) for key in snapshot.names.sitting_ids() if key != HINDS
    )
    members = tuple(member for member in found if member)
    committee = snapshot.committees.find_committee("203", on=TODAY)
    places = snapshot.committees.committee_places(committee, on=snapshot.as_of)[:-1]
    kept = CommitteeRoll(committee=committee, as_of=TODAY, places=places)
    return Roll(as_of=TODAY, members=members, committees=(kept,), fetched_at=NOON)


@pytest.fixture
def source(roll: Roll) -> Iterator[Snapshot]:
    source = open_snapshot(roll=roll)
    yield source
    source.close()


def test_what_is_kept_is_read_back(roll: Roll, tmp_path: Path) -> None:
    assert write_roll(tmp_path / "new", roll, fetched_at=NOON) == tmp_path / "new" / ROLL_FILE
    assert read_roll(tmp_path / "new") == roll


def test_without_a_folder_nothing_is_kept(roll: Roll) -> None:
    assert read_roll(None) is None
    with pytest.raises(OutputNotWritable):
        write_roll(None, roll, fetched_at=NOON)


def test_a_write_that_fails_leaves_nothing_behind(roll: Roll, tmp_path: Path) -> None:
    (tmp_path / ROLL_FILE).mkdir()

    with pytest.raises(OutputNotWritable):
        write_roll(tmp_path, roll, fetched_at=NOON)
    assert [path.name for path in tmp_path.iterdir()] == [ROLL_FILE]


def test_who_is_not_on_the_list_no_longer_sits(source: Snapshot) -> None:
    with pytest.raises(MemberNotFound, match="Damian Hinds is not on"):
        source.members.find_member("Damian Hinds", on=TODAY)

    profile = profile_of(source, HINDS, on=TODAY)
    assert profile.standing is Standing.FORMER
    assert (profile.constituency, profile.email, profile.election) == (None, None, None)
    seat = source.places.find_constituency("East Hampshire")
    assert source.members.find_holder(seat, on=TODAY) is None
    assert source.names.member_name(HINDS) == "Damian Hinds"


def test_who_is_on_it_keeps_what_the_snapshot_knows(source: Snapshot, snapshot: Snapshot) -> None:
    profile = profile_of(source, PHILLIPS, on=TODAY)
    known = profile_of(snapshot, PHILLIPS, on=TODAY)

    assert profile == replace(known, member=profile.member, provenance=source.provenance)
    assert source.names.member_name(PHILLIPS) == "Jess Phillips"


def test_several_of_a_name_are_never_guessed(source: Snapshot) -> None:
    with pytest.raises(Ambiguous):
        source.members.find_member("Smith", on=TODAY)


def test_in_a_dissolution_the_snapshot_answers(source: Snapshot, snapshot: Snapshot) -> None:
    day = IN_A_DISSOLUTION
    seat = source.places.find_constituency("Sevenoaks")
    committee = source.committees.find_committee("203", on=TODAY)

    assert list(source.profiles.sitting_profiles(on=day)) == []
    assert source.members.find_holder(seat, on=day) is None
    assert source.committees.committee_places(committee, on=day) == ()
    assert source.members.find_member("Damian Hinds", on=day) == snapshot.members.find_member(
        "Damian Hinds", on=day
    )
    assert profile_of(source, PHILLIPS, on=day).standing is Standing.DISSOLUTION


def test_in_a_dissolution_after_the_list_those_on_it_sat_until_then(roll: Roll) -> None:
    newcomer = replace(roll.members[0], id=999_999, name_display_as="Nova Newcomer")
    called = GeneralElection(
        poll=date(2027, 5, 6), dissolution=date(2027, 3, 30), parliament_meets=None
    )
    calendar = KNOWN_CALENDAR.with_elections((called,))
    source = open_snapshot(roll=replace(roll, members=(newcomer, *roll.members)), calendar=calendar)
    day = date(2027, 4, 10)

    found = source.members.find_member("Nova Newcomer", on=day)
    profile = source.profiles.member_profile(found, on=day)

    assert (found.id, profile.standing) == (999_999, Standing.DISSOLUTION)
    assert profile.service_end == date(2027, 3, 30)
    assert profile_of(source, PHILLIPS, on=day).standing is Standing.DISSOLUTION
    assert profile_of(source, HINDS, on=day).standing is Standing.FORMER
    assert list(source.profiles.sitting_profiles(on=day)) == []
    assert (
        source.committees.committee_places(
            source.committees.find_committee("203", on=TODAY), on=day
        )
        == ()
    )
    assert profile_of(source, PHILLIPS, on=date(2027, 3, 29)).standing is Standing.SITTING
    source.close()


def test_a_seat_that_the_snapshot_lacks_has_no_figures(roll: Roll) -> None:
    first, *others = roll.members
    assert first.latest_house_membership is not None
    moved = replace(
        first,
        latest_house_membership=replace(first.latest_house_membership, membership_from="Nowhere"),
    )
    source = open_snapshot(roll=replace(roll, members=(moved, *others)))

    profile = source.profiles.member_profile(moved, on=TODAY)

    assert (profile.constituency, profile.constituency_name) == (None, "Nowhere")
    assert profile.election is None
    source.close()
