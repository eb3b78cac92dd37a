"""Members by postcode through the live source, against the stand-in."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.standin.members_api import StandIn

from advocate.errors import AdvocateError, MemberNotFound, ParliamentUnreachable
from advocate.inputs.parliament.names.postcode import normal_postcode
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)
BERRY = 5314
HAYES = 4510


@pytest.fixture
def places(parliament: StandIn) -> StandIn:
    parliament.places = {"BN11AA": [BERRY], "BN1": [HAYES, BERRY], "EC1A": [], "BN12AA": [BERRY]}
    return parliament


@pytest.mark.parametrize("typed", ["BN1 1AA", "bn11aa", "  Bn1  1aa ", "bn1-1aa", "BN1\u00a01AA"])
def test_a_postcode_is_found_as_people_type_it(
    places: StandIn, live: Parliament, typed: str
) -> None:
    assert [member.id for member in live.members.find_by_postcode(typed, on=TODAY)] == [BERRY]
    assert all("House=1&IsCurrentMember=true" in request for request in places.requests)


def test_an_outward_code_may_lead_to_several(places: StandIn, live: Parliament) -> None:
    assert {member.id for member in live.members.find_by_postcode("bn1", on=TODAY)} == {
        BERRY,
        HAYES,
    }


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("br87re", "BR8 7RE"),
        ("sw1a0aa", "SW1A 0AA"),
        ("m11ae", "M1 1AE"),
        ("b338th", "B33 8TH"),
        ("W1A", "W1A"),
        ("br8", "BR8"),
    ],
)
def test_every_shape_of_postcode_is_known(typed: str, normal: str) -> None:
    assert normal_postcode(typed) == normal


@pytest.mark.parametrize(
    "typed",
    ["", "BR", "Sevenoaks", "12345", "BR8 7", "BR8 7R", "BR8 7REE", "BR8&House=2", "ＢＲ８", "BR٨"],
)
def test_what_is_no_postcode_is_refused_with_an_example_and_not_asked(
    places: StandIn, live: Parliament, typed: str
) -> None:
    with pytest.raises(AdvocateError, match="is not a UK postcode") as caught:
        live.members.find_by_postcode(typed, on=TODAY)
    assert "BR8 7RE" in str(caught.value.hint)
    assert places.requests == []


def test_a_postcode_of_nobody_is_not_found(places: StandIn, live: Parliament) -> None:
    with pytest.raises(MemberNotFound, match="EC1A") as caught:
        live.members.find_by_postcode("EC1A", on=TODAY)
    assert "Name the constituency" in str(caught.value.hint)


def test_who_left_is_not_told_of(places: StandIn, live: Parliament) -> None:
    places.mood.location_brings_former = True
    places.people[BERRY].leave(date(2026, 10, 5))
    assert [member.id for member in live.members.find_by_postcode("BN1", on=TODAY)] == [HAYES]
    with pytest.raises(MemberNotFound):
        live.members.find_by_postcode("BN1 1AA", on=TODAY)


def test_a_postcode_leads_to_no_seat_of_before_2024(places: StandIn, live: Parliament) -> None:
    with pytest.raises(MemberNotFound, match="4 July 2024"):
        live.members.find_by_postcode("BN1 1AA", on=date(2019, 3, 1))
    assert places.requests == []


def test_without_an_answer_the_probable_seat_is_used_and_the_user_told(
    start: Callable[..., Parliament], dead_url: str
) -> None:
    run = start(dead_url)
    (member,) = run.members.find_by_postcode("BN1 1AA", on=TODAY)
    assert member.id == BERRY
    said = [problem.message for problem in run.account.notices()]
    assert said[0].startswith("BN1 1AA is probably in Brighton Pavilion: 100% of the postcodes")
    assert any("service did not answer" in message for message in said)


def test_without_a_connection_an_unknown_postcode_says_to_name_the_constituency(
    start: Callable[..., Parliament], dead_url: str
) -> None:
    with pytest.raises(ParliamentUnreachable, match="this postcode needs a connection") as caught:
        start(dead_url).members.find_by_postcode("ZZ9 9AA", on=TODAY)
    assert "Name the constituency" in str(caught.value.hint)
    assert caught.value.exit_code == 3


def test_a_page_that_repeats_ends_the_search(places: StandIn, live: Parliament) -> None:
    places.places["BN1"] = [person.id for person in places.people.values() if person.sits][:30]
    places.mood.ignores_skip = True
    assert len(live.members.find_by_postcode("BN1", on=TODAY)) == 20
    assert len(places.requests) == 2


def test_all_seats_of_an_outward_code_are_read(places: StandIn, live: Parliament) -> None:
    places.places["BN1"] = [person.id for person in places.people.values() if person.sits][:30]
    assert len(live.members.find_by_postcode("BN1", on=TODAY)) == 30
    assert len(places.requests) == 2
