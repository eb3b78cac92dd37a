"""What nobody outside Parliament knows of its services: each test holds under every answer."""

from datetime import date

import pytest
from tests.standin import shapes
from tests.standin.members_api import StandIn
from tests.standin.people import made_up

from advocate.errors import Ambiguous, CommitteeNotFound, MemberNotFound
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.member import CommitteePlace
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)
BERRY = 5314
EDUCATION = "203"


@pytest.mark.parametrize("any_word_order", [True, False])
@pytest.mark.parametrize("folds_accents", [True, False])
@pytest.mark.parametrize(
    "typed", ["Siân Berry", "sian berry", "Berry Siân", "Berry, Sian", "BERRY"]
)
def test_does_a_name_search_fold_accents_and_mind_the_order_of_words(
    parliament: StandIn, live: Parliament, typed: str, folds_accents: bool, any_word_order: bool
) -> None:
    parliament.mood.folds_accents = folds_accents
    parliament.mood.any_word_order = any_word_order
    assert live.members.find_member(typed, on=TODAY).id == BERRY


@pytest.mark.parametrize("any_word_order", [True, False])
@pytest.mark.parametrize("folds_accents", [True, False])
def test_and_is_the_answer_the_same_of_somebody_the_snapshot_does_not_know(
    parliament: StandIn, live: Parliament, folds_accents: bool, any_word_order: bool
) -> None:
    parliament.mood.folds_accents = folds_accents
    parliament.mood.any_word_order = any_word_order
    parliament.add(made_up(9001, "Órla Newcomer", seat="Exeter", start=date(2026, 10, 1)))
    assert live.members.find_member("newcomer orla", on=TODAY).id == 9001


@pytest.mark.parametrize("style", ["full", "sparse"])
def test_are_empty_keys_of_a_contact_null_or_absent(
    parliament: StandIn, live: Parliament, style: str
) -> None:
    parliament.mood.contact_style = style
    profile = live.profiles.member_profile(live.members.find_member(str(BERRY), on=TODAY), on=TODAY)
    assert profile.email == "sian.berry.mp@parliament.uk"


@pytest.mark.parametrize("style", ["full", "sparse"])
def test_and_of_contacts_that_hold_no_address_at_all(
    parliament: StandIn, live: Parliament, style: str
) -> None:
    parliament.mood.contact_style = style
    person = made_up(9001, "Nell Nothing", seat="Exeter")
    person.contacts = [("Parliamentary office", {}), ("Website", {"line1": "https://a.example"})]
    parliament.add(person)
    assert (
        live.profiles.member_profile(live.members.find_member("9001", on=TODAY), on=TODAY).email
        is None
    )


@pytest.mark.parametrize("body", ["empty", "problem", "html"])
def test_what_stands_in_a_404(parliament: StandIn, live: Parliament, body: str) -> None:
    parliament.mood.not_found = body
    with pytest.raises(MemberNotFound):
        live.members.find_member("999999", on=TODAY)
    with pytest.raises(CommitteeNotFound):
        live.committees.find_committee("999999", on=TODAY)
    peer = parliament.add(made_up(9001, "Lord Lofty", seat="Life peer", seat_id=4, house=2))
    assert (
        live.profiles.member_profile(
            live.members.find_member(str(peer.id), on=TODAY), on=TODAY
        ).election
        is None
    )
    assert live.account.notices() == ()


def places(live: Parliament) -> tuple[CommitteePlace, ...]:
    return live.committees.committee_places(
        live.committees.find_committee(EDUCATION, on=TODAY), on=TODAY
    )


@pytest.fixture
def known_places(snapshot: Snapshot) -> set[tuple[int, str]]:
    found = snapshot.committees.committee_places(
        snapshot.committees.find_committee(EDUCATION, on=TODAY), on=snapshot.as_of
    )
    return {(place.member_id, place.role) for place in found}


@pytest.mark.parametrize("tells_chairs", [True, False])
@pytest.mark.parametrize("take_cap", [None, 30, 4])
@pytest.mark.parametrize("default_status", ["All", "Current"])
def test_who_is_listed_by_default_how_many_at_a_time_and_does_the_list_tell_the_chair(
    parliament: StandIn,
    live: Parliament,
    known_places: set[tuple[int, str]],
    default_status: str,
    take_cap: int | None,
    tells_chairs: bool,
) -> None:
    parliament.mood.committee_default_status = default_status
    parliament.mood.committee_take_cap = take_cap
    parliament.mood.tells_chairs = tells_chairs
    gone = CommitteePlace(
        committee_id=203,
        committee="Education Committee",
        member_id=BERRY,
        member_name="Siân Berry",
        role="Member",
        start=date(2024, 10, 1),
        end=date(2025, 10, 1),
    )
    parliament.committees[203].people.append(shapes.committee_person(gone))
    found = places(live)
    assert {(place.member_id, place.role) for place in found} == known_places
    assert found[0].role == "Chair"
    assert live.account.notices() == ()


@pytest.mark.parametrize("echoed_take", [0, 20, 100])
def test_what_a_page_says_its_take_was(
    parliament: StandIn, live: Parliament, echoed_take: int
) -> None:
    parliament.mood.echoed_take = echoed_take
    for number in range(45):
        parliament.add(made_up(9100 + number, f"Aa{number} Quux", seat=f"Seat {number}"))
    with pytest.raises(Ambiguous) as caught:
        live.members.find_member("Quux", on=TODAY)
    assert len(caught.value.candidates) == 45


@pytest.mark.parametrize("brings_former", [True, False])
def test_does_a_search_by_place_bring_former_members(
    parliament: StandIn, live: Parliament, brings_former: bool
) -> None:
    parliament.mood.location_brings_former = brings_former
    parliament.add(made_up(9001, "Una Gone", seat="Brighton Pavilion", end=date(2024, 5, 30)))
    parliament.places = {"BN11AA": [9001, BERRY]}
    assert [found.id for found in live.members.find_by_postcode("BN1 1AA", on=TODAY)] == [BERRY]
