"""The live source through its protocol, against the stand-in and the packaged snapshot."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.standin import shapes
from tests.standin.members_api import StandIn
from tests.standin.people import made_up
from tests.standin.shapes import moment, stretch

from advocate.errors import (
    Ambiguous,
    CommitteeNotFound,
    MemberNotFound,
)
from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.cache import Cache, utc_now
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses, addresses_in
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.member import Provenance, Source, Standing
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)
BERRY = 5314
HAYES = 4510
ED_DAVEY = 188


class Runs:
    """Starts one run after another over the same copies, each with connections of its own."""

    def __init__(self, snapshot: Snapshot, url: str, folder: Path) -> None:
        self.snapshot = snapshot
        self.url = url
        self.committees_url = url
        self.folder = folder
        self.patience_seconds = 2.0
        self.started: list[LiveRun] = []

    def start(self, today: date = TODAY) -> Parliament:
        noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        source = LiveRun(
            connect=lambda: ParliamentApi(patience_seconds=self.patience_seconds),
            cache=Cache(self.folder, now=lambda: noon),
            snapshot=self.snapshot,
            today=today,
            addresses=ServiceAddresses(members=self.url, committees=self.committees_url),
        )
        self.started.append(source)
        return source.parliament


@pytest.fixture
def runs(parliament: StandIn, snapshot: Snapshot, tmp_path: Path) -> Iterator[Runs]:
    runs = Runs(snapshot, parliament.url, tmp_path / "copies")
    yield runs
    for source in runs.started:
        source.close()


@pytest.fixture
def live(runs: Runs) -> Parliament:
    return runs.start()


def find(source: Parliament, query: str, on: date = TODAY) -> int:
    return source.members.find_member(query, on=on).id


# Finding members


@pytest.mark.parametrize("folds_accents", [True, False])
@pytest.mark.parametrize(
    ("typed", "member_id"),
    [
        ("Siân Berry", BERRY),
        ("Sian Berry", BERRY),
        ("berry sian", BERRY),
        ("Berry, Siân", BERRY),
        ("Rt Hon Sir Ed Davey MP", ED_DAVEY),
        ("Edward Davey", ED_DAVEY),
        ("5314", BERRY),
    ],
)
def test_members_are_found_as_people_type_them(
    parliament: StandIn, live: Parliament, folds_accents: bool, typed: str, member_id: int
) -> None:
    parliament.mood.folds_accents = folds_accents
    assert find(live, typed) == member_id
    assert live.account.provenance() == Provenance(source=Source.LIVE, as_of=TODAY)


def test_a_member_newer_than_the_snapshot_is_found(parliament: StandIn, live: Parliament) -> None:
    parliament.add(made_up(9001, "Zöe Newcomer-Smith", seat="Exeter", start=date(2026, 10, 1)))
    assert find(live, "newcomer-smith zoe") == 9001


def test_a_new_name_is_known_by_the_service_only(parliament: StandIn, live: Parliament) -> None:
    parliament.people[BERRY].rename("Siân Berry-Jones", "Berry-Jones, Siân")
    assert (
        live.members.find_member("Siân Berry-Jones", on=TODAY).name_display_as == "Siân Berry-Jones"
    )
    assert live.members.find_member("Siân Berry", on=TODAY).name_display_as == "Siân Berry-Jones"


def test_several_members_of_a_name_are_listed_and_none_is_taken(live: Parliament) -> None:
    with pytest.raises(Ambiguous) as caught:
        live.members.find_member("Smith", on=TODAY)
    assert len(caught.value.candidates) > 5
    assert all(typed.isdecimal() for typed, _ in caught.value.candidates)


def test_all_pages_of_a_search_are_read(parliament: StandIn, live: Parliament) -> None:
    for number in range(45):
        parliament.add(made_up(9100 + number, f"Aa{number} Quux", seat=f"Seat {number}"))
    parliament.add(made_up(9200, "Zz Quux", seat="Last"))
    assert find(live, "Quux, Zz") == 9200
    with pytest.raises(Ambiguous) as caught:
        live.members.find_member("Quux", on=TODAY)
    assert len(caught.value.candidates) == 46


def test_a_service_that_repeats_one_page_for_ever_does_not_hold_up(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.mood.ignores_skip = True
    assert find(live, "Siân Berry") == BERRY
    assert len(parliament.requests) <= 4


def test_a_former_member_is_explained(parliament: StandIn, live: Parliament) -> None:
    parliament.add(made_up(9001, "Una Gone", seat="Exeter", end=date(2026, 9, 30)))
    with pytest.raises(MemberNotFound) as caught:
        live.members.find_member("Una Gone", on=TODAY)
    assert "Una Gone (9001) is a former member (Exeter, until 30 September 2026)" in str(
        caught.value.hint
    )


def test_a_member_who_left_after_the_snapshot_is_explained(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.people[BERRY].leave(date(2026, 10, 5), "Resigned")
    with pytest.raises(MemberNotFound) as caught:
        live.members.find_member("Sian Berry", on=TODAY)
    assert "former member (Brighton Pavilion, until 5 October 2026)" in str(caught.value.hint)


def test_a_peer_is_explained(parliament: StandIn, live: Parliament) -> None:
    parliament.add(made_up(9001, "Lord Lofty", seat="Life peer", seat_id=4, house=2))
    with pytest.raises(MemberNotFound) as caught:
        live.members.find_member("Lord Lofty", on=TODAY)
    assert "is a peer" in str(caught.value.hint)


def test_an_id_finds_peers_and_former_members_too(parliament: StandIn, live: Parliament) -> None:
    parliament.add(made_up(9001, "Lord Lofty", seat="Life peer", seat_id=4, house=2))
    peer = live.members.find_member("9001", on=TODAY)
    assert live.profiles.member_profile(peer, on=TODAY).standing is Standing.PEER


@pytest.mark.parametrize("style", ["empty", "problem", "html"])
@pytest.mark.parametrize("number", ["999999", "99999999999999"])
def test_an_unknown_id_is_not_found_and_no_outage(
    parliament: StandIn, live: Parliament, style: str, number: str
) -> None:
    parliament.mood.not_found = style
    with pytest.raises(MemberNotFound):
        live.members.find_member(number, on=TODAY)
    assert live.account.notices() == ()
    assert find(live, "Siân Berry") == BERRY


def test_nobody_of_that_name_brings_the_nearest_names(live: Parliament) -> None:
    with pytest.raises(MemberNotFound) as caught:
        live.members.find_member("Sian Bery", on=TODAY)
    assert "Siân Berry" in str(caught.value.hint)


def test_on_a_past_date_whoever_sat_then_is_found_without_the_service(
    parliament: StandIn, live: Parliament, snapshot: Snapshot
) -> None:
    then = date(2012, 3, 1)
    assert (
        find(live, "Tessa Jowell", then) == snapshot.members.find_member("Tessa Jowell", on=then).id
    )
    assert parliament.requests == []


def test_between_the_snapshot_and_today_the_service_tells_who_sat(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.people[BERRY].leave(date(2026, 10, 5))
    successor = made_up(9001, "Sue Cessor", seat="Brighton Pavilion", start=date(2026, 11, 5))
    parliament.add(successor)
    assert find(live, "Siân Berry", date(2026, 9, 1)) == BERRY
    with pytest.raises(MemberNotFound, match="Sue Cessor"):
        live.members.find_member("Sue Cessor", on=date(2026, 9, 1))


# Profiles


def test_a_profile_joins_the_services_answers_with_the_packaged_constituency(
    parliament: StandIn, live: Parliament
) -> None:
    person = parliament.people[BERRY]
    person.hold("Minister for Trains", date(2026, 9, 9))
    person.hold("Whip", date(2025, 1, 1), date(2026, 9, 9))
    profile = live.profiles.member_profile(live.members.find_member("5314", on=TODAY), on=TODAY)
    assert profile.standing is Standing.SITTING
    assert profile.constituency
    assert profile.constituency.gss_code == "E14001130"
    assert profile.constituency_name == "Brighton Pavilion"
    assert [post.name for post in profile.posts or ()] == ["Minister for Trains"]
    assert profile.committees == ()
    assert profile.email == "sian.berry.mp@parliament.uk"
    assert profile.election
    assert (profile.election.majority, profile.election.turnout_percent) == (14290, 70.02)
    assert profile.first_elected == date(2024, 7, 4)
    assert profile.provenance == Provenance(source=Source.LIVE, as_of=TODAY)


@pytest.mark.parametrize("listed", [date(2024, 7, 4), None])
def test_nobody_was_first_elected_after_their_service_began(
    parliament: StandIn, live: Parliament, listed: date | None
) -> None:
    seats = [stretch("Brighton Pavilion", 4106, listed)] if listed else []
    person = parliament.people[BERRY]
    person.member["latestHouseMembership"]["membershipStartDate"] = moment(date(2015, 5, 7))
    person.biography["representations"] = seats
    profile = live.profiles.member_profile(live.members.find_member("5314", on=TODAY), on=TODAY)
    assert profile.first_elected == profile.service_start == date(2015, 5, 7)


@pytest.mark.parametrize("style", ["full", "sparse"])
def test_no_constituency_office_address_is_ever_told(
    parliament: StandIn, live: Parliament, style: str
) -> None:
    parliament.mood.contact_style = style
    profile = live.profiles.member_profile(live.members.find_member("5314", on=TODAY), on=TODAY)
    assert "Private Road" not in repr(profile)
    assert "home@" not in repr(profile)


def test_a_member_without_contacts_career_or_result_has_a_profile(
    parliament: StandIn, live: Parliament
) -> None:
    person = made_up(9001, "Nell Nothing", seat="Exeter")
    person.contacts, person.biography = [], {}
    parliament.add(person)
    profile = live.profiles.member_profile(live.members.find_member("9001", on=TODAY), on=TODAY)
    assert profile.standing is Standing.SITTING
    assert (profile.email, profile.election) == (None, None)
    assert profile.posts == ()


def test_somebody_without_a_seat_does_not_sit(parliament: StandIn, live: Parliament) -> None:
    parliament.add(made_up(9001, "Nell Nothing"))
    profile = live.profiles.member_profile(live.members.find_member("9001", on=TODAY), on=TODAY)
    assert profile.standing is Standing.FORMER
    assert profile.constituency_name is None


def test_a_suspended_member_still_sits(parliament: StandIn, live: Parliament) -> None:
    seat = parliament.people[BERRY].member["latestHouseMembership"]
    seat["membershipStatus"] |= {"statusIsActive": False, "statusDescription": "Suspended"}
    profile = live.profiles.member_profile(live.members.find_member("5314", on=TODAY), on=TODAY)
    assert profile.standing is Standing.SITTING


def test_who_left_is_former_and_has_no_seat_address_or_result(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.people[BERRY].leave(date(2026, 10, 5))
    profile = live.profiles.member_profile(live.members.find_member("5314", on=TODAY), on=TODAY)
    assert (profile.standing, profile.service_end) == (Standing.FORMER, date(2026, 10, 5))
    assert (profile.constituency, profile.email, profile.election) == (None, None, None)


def test_who_was_elected_after_the_date_is_not_yet_a_member(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.add(made_up(9001, "Sue Cessor", seat="Exeter", start=date(2026, 11, 5)))
    member = live.members.find_member("9001", on=date(2026, 9, 1))
    assert live.profiles.member_profile(member, on=date(2026, 9, 1)).standing is Standing.NOT_YET


def test_the_party_is_the_one_of_the_date(parliament: StandIn, live: Parliament) -> None:
    person = parliament.people[BERRY]
    person.member["latestParty"] = shapes.party("Independent", 8, "Ind")
    person.biography["partyAffiliations"] = [
        shapes.stretch("Green Party", 44, date(2024, 7, 4), date(2026, 10, 1)),
        shapes.stretch("Independent", 8, date(2026, 10, 1)),
    ]
    member = live.members.find_member("5314", on=TODAY)
    before = live.profiles.member_profile(member, on=date(2026, 9, 1)).party
    after = live.profiles.member_profile(member, on=TODAY).party
    assert before
    assert after
    assert (before.name, after.name, after.abbreviation) == ("Green Party", "Independent", "Ind")


def test_a_result_after_the_date_is_left_out(parliament: StandIn, live: Parliament) -> None:
    person = parliament.people[BERRY]
    person.election = {"electionDate": "2026-10-01T00:00:00", "candidates": []}
    member = live.members.find_member("5314", on=TODAY)
    assert live.profiles.member_profile(member, on=date(2026, 9, 1)).election is None
    assert live.profiles.member_profile(member, on=TODAY).election is not None


def test_a_past_profile_is_the_snapshots_with_the_posts_of_that_day(
    parliament: StandIn, live: Parliament
) -> None:
    person = parliament.people[ED_DAVEY]
    person.hold("Secretary of State for Energy", date(2012, 2, 3), date(2015, 5, 8))
    person.hold("Minister for Postal Affairs", date(2010, 5, 20), date(2012, 2, 3))
    then = date(2013, 1, 1)
    profile = live.profiles.member_profile(live.members.find_member("Ed Davey", on=then), on=then)
    assert [post.name for post in profile.posts or ()] == ["Secretary of State for Energy"]
    assert profile.constituency_name == "Kingston and Surbiton"
    assert profile.provenance.source is Source.SNAPSHOT
    assert live.account.notices() == ()


def test_during_a_dissolution_nobody_is_a_member(live: Parliament) -> None:
    then = date(2024, 6, 10)
    member = live.members.find_member("Helen Hayes", on=then)
    assert live.profiles.member_profile(member, on=then).standing is Standing.DISSOLUTION


def test_the_chair_of_a_committee_is_told_in_the_profile(live: Parliament) -> None:
    profile = live.profiles.member_profile(live.members.find_member(str(HAYES), on=TODAY), on=TODAY)
    assert [(p.committee, p.role) for p in profile.committees or ()] == [
        ("Education Committee", "Chair")
    ]


def test_the_holder_of_a_seat_is_told(live: Parliament) -> None:
    pavilion = live.places.find_constituency("Brighton Pavilion")
    holder = live.members.find_holder(pavilion, on=TODAY)
    assert holder
    assert holder.id == BERRY


def test_a_seat_just_vacated_has_none(parliament: StandIn, live: Parliament) -> None:
    pavilion = live.places.find_constituency("Brighton Pavilion")
    parliament.vacant_seats.add(pavilion.id or 0)
    assert live.members.find_holder(pavilion, on=TODAY) is None


@pytest.mark.parametrize(
    ("on", "holder"),
    [(date(2025, 1, 1), BERRY), (date(2026, 9, 1), BERRY), (TODAY, 9001)],
)
def test_of_a_seat_taken_since_the_predecessor_is_told(
    parliament: StandIn, live: Parliament, on: date, holder: int
) -> None:
    pavilion = live.places.find_constituency("Brighton Pavilion")
    parliament.people[BERRY].leave(date(2026, 10, 5))
    successor = made_up(9001, "Sue Cessor", seat=pavilion.name, seat_id=pavilion.id)
    successor.member["latestHouseMembership"]["membershipStartDate"] = "2026-11-05T00:00:00"
    parliament.add(successor)
    found = live.members.find_holder(pavilion, on=on)
    assert found
    assert found.id == holder


def test_without_the_service_the_snapshot_tells_the_holder(runs: Runs, dead_url: str) -> None:
    runs.url = dead_url
    live = runs.start()
    holder = live.members.find_holder(live.places.find_constituency("Brighton Pavilion"), on=TODAY)
    assert holder
    assert holder.id == BERRY
    assert len(live.account.notices()) == 1


# Rounds of requests


@pytest.mark.parametrize(
    "typed", ["Siân Berry", "Sian Berry", "berry sian", "Berry, Siân", "Berry", "5314"]
)
def test_record_and_career_of_whom_the_snapshot_expects_come_in_one_round(
    parliament: StandIn, live: Parliament, typed: str
) -> None:
    parliament.mood.delay_seconds = 0.5
    live.profiles.member_profile(live.members.find_member(typed, on=TODAY), on=TODAY)
    assert parliament.rounds == 1
    assert len(parliament.requests) == 4


def test_the_holder_of_a_seat_and_their_career_come_in_one_round(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.mood.delay_seconds = 0.5
    holder = live.members.find_holder(live.places.find_constituency("Brighton Pavilion"), on=TODAY)
    assert holder
    live.profiles.member_profile(holder, on=TODAY)
    assert (parliament.rounds, len(parliament.requests)) == (1, 4)


def test_a_postcode_costs_one_round_more(parliament: StandIn, live: Parliament) -> None:
    parliament.places = {"BN11AA": [BERRY]}
    parliament.mood.delay_seconds = 0.5
    (member,) = live.members.find_by_postcode("BN1 1AA", on=TODAY)
    live.profiles.member_profile(member, on=TODAY)
    assert (parliament.rounds, len(parliament.requests)) == (2, 4)


def test_what_was_fetched_of_somebody_else_is_not_used(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.people[BERRY].leave(date(2026, 10, 5))
    parliament.add(made_up(9001, "Sián Berry", seat="Exeter", start=date(2026, 11, 1)))
    parliament.people[9001].contacts = [("Office", {"email": "another@parliament.uk"})]
    profile = live.profiles.member_profile(
        live.members.find_member("Siân Berry", on=TODAY), on=TODAY
    )
    assert (profile.member.id, profile.email) == (9001, "another@parliament.uk")
    assert profile.constituency_name == "Exeter"


def test_a_page_that_says_there_are_more_is_not_the_last(
    parliament: StandIn, live: Parliament
) -> None:
    for number in range(21):
        parliament.add(made_up(9100 + number, f"Aa{number:02} Quux", seat=f"Seat {number}"))
    assert find(live, "Aa20 Quux") == 9120
    with pytest.raises(Ambiguous) as caught:
        live.members.find_member("Quux", on=TODAY)
    assert len(caught.value.candidates) == 21


# Committees


def test_a_committee_is_found_by_a_word_and_carries_its_offices_address(live: Parliament) -> None:
    committee = live.committees.find_committee("education", on=TODAY)
    assert (committee.id, committee.email) == (203, "educom@parliament.uk")


def test_a_committee_newer_than_the_snapshot_is_found_by_the_service(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.add_committee(shapes.committee(990, "Asteroids Committee", was="Comets"), [])
    assert live.committees.find_committee("asteroids", on=TODAY).id == 990
    assert live.committees.find_committee("Comets", on=TODAY).id == 990
    assert live.committees.find_committee("990", on=TODAY).name == "Asteroids Committee"


def test_committees_of_like_names_are_listed(parliament: StandIn, live: Parliament) -> None:
    parliament.add_committee(shapes.committee(990, "Near Asteroids Committee"), [])
    parliament.add_committee(shapes.committee(991, "Far Asteroids Committee"), [])
    with pytest.raises(Ambiguous):
        live.committees.find_committee("asteroids", on=TODAY)


@pytest.mark.parametrize("query", ["quidditch", "q", "4242", "99999999999999"])
def test_no_such_committee_is_not_found_and_no_outage(live: Parliament, query: str) -> None:
    with pytest.raises(CommitteeNotFound):
        live.committees.find_committee(query, on=TODAY)
    assert live.account.notices() == ()


@pytest.mark.parametrize("take_cap", [None, 4])
@pytest.mark.parametrize("default_status", ["All", "Current"])
def test_the_serving_members_are_people_with_the_chair_first(
    parliament: StandIn,
    live: Parliament,
    snapshot: Snapshot,
    take_cap: int | None,
    default_status: str,
) -> None:
    parliament.mood.committee_take_cap = take_cap
    parliament.mood.committee_default_status = default_status
    roll = parliament.committees[203].people
    roll.append(shapes.lay_member("A Layperson"))
    left = json.loads(json.dumps(roll[1]))
    left["memberInfo"] |= {"mnisId": 9001, "displayAs": "Una Gone"}
    left["roles"] = [shapes.role(date(2024, 10, 21), date(2026, 9, 1))]
    roll.append(left)
    committee = live.committees.find_committee("education", on=TODAY)
    places = live.committees.committee_places(committee, on=TODAY)
    known = snapshot.committees.committee_places(committee, on=snapshot.as_of)
    assert [place.member_id for place in places] == [place.member_id for place in known]
    assert [place.role for place in places[:2]] == ["Chair", "Member"]
    assert places[0].member_id == HAYES


def test_the_chair_comes_from_the_roles_and_ended_ones_do_not_count(
    parliament: StandIn, live: Parliament
) -> None:
    person = parliament.committees[203].people[1]
    person["memberInfo"]["isChair"] = True
    person["roles"].append(shapes.role(date(2024, 1, 1), date(2024, 5, 30), chair=True))
    places = live.committees.committee_places(
        live.committees.find_committee("203", on=TODAY), on=TODAY
    )
    assert [place.member_id for place in places if place.role == "Chair"] == [HAYES]


def test_on_a_past_date_the_roles_tell_who_served(parliament: StandIn, live: Parliament) -> None:
    person = shapes.lay_member("Una Gone") | {"isLayMember": False}
    person["memberInfo"] = {"mnisId": 9001, "displayAs": "Una Gone", "isCurrent": False}
    person["roles"] = [shapes.role(date(2022, 1, 1), date(2023, 1, 1))]
    parliament.committees[203].people.append(person)
    committee = live.committees.find_committee("203", on=TODAY)
    then = live.committees.committee_places(committee, on=date(2022, 6, 1))
    assert [place.member_id for place in then] == [9001]
    assert 9001 not in [p.member_id for p in live.committees.committee_places(committee, on=TODAY)]


def test_a_service_that_ignores_skip_gives_each_member_once(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.mood.ignores_skip = True
    places = live.committees.committee_places(
        live.committees.find_committee("203", on=TODAY), on=TODAY
    )
    assert len({place.member_id for place in places}) == len(places)


def test_without_the_service_the_snapshot_tells_who_serves(
    runs: Runs, snapshot: Snapshot, dead_url: str
) -> None:
    runs.committees_url = dead_url
    live = runs.start()
    committee = live.committees.find_committee("education", on=TODAY)
    assert live.committees.committee_places(
        committee, on=TODAY
    ) == snapshot.committees.committee_places(committee, on=TODAY)
    assert [notice.message for notice in live.account.notices()] == [
        "Parliament's Committees service did not answer; "
        "facts as at 20 August 2026, 93 days old, were used instead."
    ]


# Copies, outages and what is said of them


def brief(source: Parliament) -> str:
    """Ask all that a brief asks, and return what it would say."""
    profile = source.profiles.member_profile(
        source.members.find_member("Siân Berry", on=TODAY), on=TODAY
    )
    return f"{profile.member.name_full_title}, {profile.constituency_name}, {profile.email}"


BRIEF = "Siân Berry MP, Brighton Pavilion, sian.berry.mp@parliament.uk"


def test_a_second_run_makes_no_request(parliament: StandIn, runs: Runs) -> None:
    first = brief(runs.start())
    asked = len(parliament.requests)
    second = runs.start()
    assert brief(second) == first == BRIEF
    assert len(parliament.requests) == asked
    assert second.account.provenance() == Provenance(source=Source.CACHE, as_of=TODAY)
    assert second.account.notices() == ()


@pytest.mark.parametrize("typed", ["Sian Berry", "berry sian", "Berry"])
def test_no_way_of_typing_a_name_asks_again(parliament: StandIn, runs: Runs, typed: str) -> None:
    find(runs.start(), typed)
    searched = parliament.paths()["/api/Members/Search"]
    find(runs.start(), typed)
    assert parliament.paths()["/api/Members/Search"] == searched


def test_an_old_copy_of_another_shape_is_no_copy(parliament: StandIn, runs: Runs) -> None:
    brief(runs.start(date(2026, 11, 3)))
    for file in runs.folder.iterdir():
        file.write_text(json.dumps(json.loads(file.read_text()) | {"body": ["changed"]}))
    parliament.mood.trouble = "500"
    later = runs.start()
    assert brief(later) == BRIEF
    assert later.account.provenance().source is Source.SNAPSHOT


def test_an_address_that_is_another_service_is_not_taken_for_an_empty_list(
    runs: Runs,
) -> None:
    runs.url = f"{runs.url}/elsewhere"
    live = runs.start()
    assert brief(live) == BRIEF
    assert len(live.account.notices()) == 1
    assert not runs.folder.exists()


def test_a_seat_nobody_knows_has_a_name_and_no_constituency(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.add(made_up(9001, "Nell Nothing", seat="Atlantis"))
    profile = live.profiles.member_profile(live.members.find_member("9001", on=TODAY), on=TODAY)
    assert (profile.constituency_name, profile.constituency) == ("Atlantis", None)


def test_what_was_fetched_in_this_run_stays_live_when_read_again(live: Parliament) -> None:
    brief(live)
    brief(live)
    assert live.account.provenance().source is Source.LIVE


def test_an_old_copy_is_not_used_while_the_service_answers(parliament: StandIn, runs: Runs) -> None:
    brief(runs.start(TODAY - timedelta(days=3)))
    parliament.people[BERRY].member["nameFullTitle"] = "Rt Hon Siân Berry MP"
    assert brief(runs.start()).startswith("Rt Hon Siân Berry MP")


def test_a_record_from_an_old_copy_makes_the_whole_profile_that_old(
    parliament: StandIn, runs: Runs
) -> None:
    brief(runs.start(date(2026, 11, 3)))
    parliament.mood.trouble, parliament.mood.troubled_path = "500", "Search"
    later = runs.start()
    profile = later.profiles.member_profile(
        later.members.find_member("Siân Berry", on=TODAY), on=TODAY
    )
    assert profile.provenance == Provenance(source=Source.CACHE, as_of=date(2026, 11, 3))


def test_an_old_copy_is_used_when_the_service_fails_and_told_once(
    parliament: StandIn, runs: Runs
) -> None:
    brief(runs.start(date(2026, 11, 3)))
    parliament.mood.trouble = "500"
    later = runs.start()
    assert brief(later) == BRIEF
    assert later.account.provenance() == Provenance(source=Source.CACHE, as_of=date(2026, 11, 3))
    assert [notice.message for notice in later.account.notices()] == [
        "Parliament's Members service gave no usable answer; "
        "facts as at 3 November 2026, 18 days old, were used instead."
    ]


def test_a_damaged_copy_is_fetched_again(parliament: StandIn, runs: Runs) -> None:
    brief(runs.start())
    for file in runs.folder.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    again = runs.start()
    assert brief(again) == BRIEF
    assert again.account.provenance().source is Source.LIVE


def test_a_copy_of_another_shape_is_fetched_again(parliament: StandIn, runs: Runs) -> None:
    brief(runs.start())
    for file in runs.folder.iterdir():
        file.write_text(json.dumps(json.loads(file.read_text()) | {"body": ["changed"]}))
    assert brief(runs.start()) == BRIEF


def test_a_folder_that_cannot_be_written_costs_only_the_copies(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    runs.folder = tmp_path / "file" / "copies"
    assert brief(runs.start()) == BRIEF


@pytest.mark.parametrize(
    ("trouble", "what"),
    [
        ("500", "gave no usable answer"),
        ("503", "gave no usable answer"),
        ("html", "gave no usable answer"),
        ("broken", "gave no usable answer"),
        ("other", "gave no usable answer"),
        ("dropped", "did not answer"),
    ],
)
def test_whatever_is_wrong_the_snapshot_answers_and_it_is_told_once(
    parliament: StandIn, runs: Runs, trouble: str, what: str
) -> None:
    parliament.mood.trouble = trouble
    live = runs.start()
    assert brief(live) == BRIEF
    assert live.account.provenance() == Provenance(source=Source.SNAPSHOT, as_of=date(2026, 8, 20))
    assert [notice.message for notice in live.account.notices()] == [
        f"Parliament's Members service {what}; facts as at 20 August 2026, 93 days old, "
        "were used instead."
    ]


def test_a_service_that_has_cost_its_patience_is_asked_no_more(
    parliament: StandIn, runs: Runs
) -> None:
    parliament.mood.trouble = "500"
    live = runs.start()
    for name in ("nobody at all", "no one else", "somebody", "whoever"):
        with pytest.raises(MemberNotFound) as caught:
            live.members.find_member(name, on=TODAY)
        assert "status 500" in str(caught.value.hint)
    brief(live)
    asked = len(parliament.requests)
    brief(live)
    assert len(parliament.requests) == asked <= 20


def test_a_failure_half_way_leaves_a_whole_profile(parliament: StandIn, runs: Runs) -> None:
    parliament.mood.trouble, parliament.mood.troubled_path = "500", "Biography"
    live = runs.start()
    member = live.members.find_member("Siân Berry", on=TODAY)
    profile = live.profiles.member_profile(member, on=TODAY)
    assert profile.email == "sian.berry.mp@parliament.uk"
    assert profile.provenance.source is Source.SNAPSHOT
    assert len(live.account.notices()) == 1


def test_a_member_the_snapshot_does_not_know_keeps_what_was_found(
    parliament: StandIn, runs: Runs
) -> None:
    parliament.add(made_up(9001, "Zoe Newcomer", seat="Exeter", start=date(2026, 10, 1)))
    live = runs.start()
    member = live.members.find_member("Zoe Newcomer", on=TODAY)
    parliament.mood.trouble = "500"
    profile = live.profiles.member_profile(member, on=TODAY)
    assert (profile.standing, profile.constituency_name) == (Standing.SITTING, "Exeter")
    assert (profile.posts, profile.committees) == (None, None)


def test_who_left_since_the_snapshot_does_not_sit_when_the_career_fails(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.people[BERRY].leave(date(2026, 10, 5))
    parliament.mood.trouble, parliament.mood.troubled_path = "500", "Biography"
    member = live.members.find_member("5314", on=TODAY)
    assert live.profiles.member_profile(member, on=TODAY).standing is Standing.FORMER


def test_one_failure_that_passes_is_not_told(parliament: StandIn, live: Parliament) -> None:
    parliament.mood.trouble, parliament.mood.troubled_requests = "500", 1
    assert brief(live) == BRIEF
    assert live.account.notices() == ()


def test_no_more_than_five_requests_are_under_way_at_once(
    parliament: StandIn, live: Parliament
) -> None:
    parliament.mood.delay_seconds = 0.05
    brief(live)
    assert 2 <= parliament.most_at_once <= 5


def test_a_stalled_service_costs_its_patience_once(parliament: StandIn, runs: Runs) -> None:
    runs.patience_seconds = 1.0
    parliament.mood.delay_seconds = 30
    live = runs.start()
    started = time.monotonic()
    assert brief(live) == BRIEF
    assert time.monotonic() - started < 4  # what a slow answer may take comes on top, once


def test_a_dead_service_costs_little(runs: Runs, dead_url: str) -> None:
    runs.url = dead_url
    live = runs.start()
    started = time.monotonic()
    assert brief(live) == BRIEF
    assert time.monotonic() - started < 2.5


def test_nothing_asked_is_nothing_fetched(parliament: StandIn, live: Parliament) -> None:
    assert live.account.provenance() == Provenance(source=Source.SNAPSHOT, as_of=date(2026, 8, 20))
    assert live.places.statistics("E14001130")
    assert parliament.requests == []


@pytest.fixture
def real_run(parliament: StandIn, snapshot: Snapshot, tmp_path: Path) -> Callable[[], str]:
    def run() -> str:
        named = {"ADVOCATE_MEMBERS_API": parliament.url, "ADVOCATE_COMMITTEES_API": parliament.url}
        source = LiveRun(
            cache=Cache(tmp_path / "copies", now=utc_now),
            snapshot=snapshot,
            today=TODAY,
            addresses=addresses_in(named),
        )
        said = brief(source.parliament)
        source.close()
        return said

    return run


def test_a_real_run_is_put_together_from_addresses_and_a_folder(
    parliament: StandIn, real_run: Callable[[], str]
) -> None:
    assert real_run() == BRIEF
    asked = len(parliament.requests)
    assert real_run() == BRIEF
    assert len(parliament.requests) == asked
