"""The API's JSON into models: every oddity it is known for."""

from datetime import date

import pytest
from tests.standin import shapes
from tests.standin.shapes import Json

from advocate.errors import UnexpectedResponse
from advocate.inputs.parliament.live.committee_parser import (
    parse_committee,
    parse_committee_page,
    parse_committee_people,
)
from advocate.inputs.parliament.live.member_parser import (
    parse_biography,
    parse_election,
    parse_email,
    parse_holder,
    parse_member,
    parse_member_page,
)
from advocate.models.member import Committee, CommitteePlace, House, Member, Party, Post

ANN = Member(id=17, name_display_as="Ann Example", name_list_as="E", name_full_title="E")


def wrapped(value: object) -> Json:
    return {"value": value, "links": [], "somethingNew": 1}


def ann(**changes: object) -> Json:
    seat = shapes.membership("Somewhere", 4001, start=date(2024, 7, 4))
    labour = shapes.party("Labour", 15, "Lab")
    return shapes.member(17, "Ann Example", "Example, Ann", seat=seat, of=labour) | changes


def test_a_member_keeps_the_names_the_party_and_the_seat() -> None:
    member = parse_member(wrapped(ann(nameAddressAs="Ms Example")))
    assert (member.id, member.name_display_as, member.name_list_as) == (
        17,
        "Ann Example",
        "Example, Ann",
    )
    assert member.name_address_as == "Ms Example"
    assert member.latest_party == Party(name="Labour", id=15, abbreviation="Lab")
    seat = member.latest_house_membership
    assert seat
    assert (seat.membership_from, seat.house) == ("Somewhere", House.COMMONS)
    assert seat.membership_start_date == date(2024, 7, 4)


@pytest.mark.parametrize(
    "field",
    ["nameListAs", "nameFullTitle", "nameAddressAs", "latestParty", "thumbnailUrl", "gender"],
)
@pytest.mark.parametrize("is_absent", [False, True])
def test_any_field_of_a_member_may_be_null_or_absent(field: str, is_absent: bool) -> None:
    record = ann(**{field: None})
    if is_absent:
        del record[field]
    assert parse_member(wrapped(record)).name_display_as == "Ann Example"


def test_a_member_without_a_seat_has_no_membership() -> None:
    assert parse_member(wrapped(ann(latestHouseMembership=None))).latest_house_membership is None


def test_a_suspended_member_is_a_member() -> None:
    seat = shapes.membership("Somewhere", start=date(2024, 7, 4), status="Suspended")
    membership = parse_member(wrapped(ann(latestHouseMembership=seat))).latest_house_membership
    assert membership
    assert membership.membership_end_date is None


def test_an_ended_membership_has_its_last_day() -> None:
    seat = shapes.membership("Hereditary", 2, house=2, end=date(2026, 4, 29), reason="Excluded")
    membership = parse_member(wrapped(ann(latestHouseMembership=seat))).latest_house_membership
    assert membership
    assert (membership.house, membership.membership_end_date) == (House.LORDS, date(2026, 4, 29))


@pytest.mark.parametrize("raw", [None, [], {}, {"value": None}, {"value": {"id": 1}}, "text"])
def test_an_answer_of_another_shape_is_unexpected(raw: object) -> None:
    with pytest.raises(UnexpectedResponse):
        parse_member(raw)


def test_a_page_leaves_out_what_it_cannot_read() -> None:
    page = {"items": [wrapped(ann()), {"value": None}, None, wrapped({"id": 5})], "take": 500}
    assert [member.id for member in parse_member_page(page)] == [17]


@pytest.mark.parametrize("style", ["full", "sparse"])
def test_the_address_is_chosen_by_its_domain_whatever_contact_carries_it(style: str) -> None:
    contacts = [
        shapes.contact("Website", style, line1="https://example.org"),
        shapes.contact("Constituency office", style, line1="1 High St", email="ann@example.org"),
        shapes.contact("Something new", style, email=" Ann.Example.MP@parliament.uk; or call"),
    ]
    assert parse_email(wrapped(contacts)) == "ann.example.mp@parliament.uk"


def test_the_parliamentary_office_wins_over_another_parliamentary_address() -> None:
    contacts = [
        shapes.contact("Constituency office", "full", email="ann.local@parliament.uk"),
        shapes.contact("Parliamentary office", "full", email="ann@parliament.uk"),
    ]
    assert parse_email(wrapped(contacts)) == "ann@parliament.uk"


@pytest.mark.parametrize("contacts", [[], None, [None], [{"email": "ann@notparliament.uk"}]])
def test_without_a_parliamentary_address_there_is_none(contacts: object) -> None:
    assert parse_email(wrapped(contacts)) is None


def test_a_biography_keeps_posts_and_committees_with_their_dates() -> None:
    career = parse_biography(
        wrapped(
            {
                "representations": None,
                "governmentPosts": [
                    shapes.stretch("Minister of State  (Care) ", 1, date(2024, 7, 9))
                ],
                "oppositionPosts": [
                    shapes.stretch("Shadow Minister", 2, date(2020, 4, 4), date(2024, 5, 30))
                ],
                "committeeMemberships": [
                    shapes.stretch("Home Affairs Committee", 83, date(2025, 1, 2))
                ],
            }
        ),
        ANN,
    )
    assert career.posts == (
        Post(name="Minister of State (Care)", kind="government", start=date(2024, 7, 9)),
        Post(
            name="Shadow Minister",
            kind="opposition",
            start=date(2020, 4, 4),
            end=date(2024, 5, 30),
        ),
    )
    assert career.committees == (
        CommitteePlace(
            committee_id=83,
            committee="Home Affairs Committee",
            member_id=17,
            member_name="Ann Example",
            role="Member",
            start=date(2025, 1, 2),
        ),
    )
    assert career.seats == ()


def result(**changes: object) -> Json:
    rivals = [(2, "Labour", 15_000, 0.3), (1, "Conservative", 20_000, 0.4), (3, "Green", 1, 0.1)]
    candidates = [
        {"memberId": None, "rankOrder": rank, "party": {"name": name}, "votes": n, "voteShare": s}
        for rank, name, n, s in rivals
    ]
    record = {
        "result": "Con Hold",
        "electorate": 80_000,
        "turnout": 50_000,
        "majority": 5_000,
        "winningParty": {"id": 4, "name": "Conservative"},
        "electionTitle": "2024 General Election",
        "electionDate": "2024-07-04T00:00:00",
        "isGeneralElection": True,
        "constituencyName": "Somewhere",
        "candidates": candidates,
    }
    return wrapped(record | changes)


def test_turnout_is_votes_and_shares_become_per_cent() -> None:
    election = parse_election(result())
    assert (election.valid_votes, election.turnout_percent) == (50_000, 62.5)
    assert (election.majority_percent, election.winner_share_percent) == (10.0, 40.0)


def test_the_winner_is_the_candidate_ranked_first() -> None:
    election = parse_election(result(winningParty=None))
    assert (election.winning_party, election.winner_votes) == ("Conservative", 20_000)
    assert election.runner_up_party == "Labour"


def test_a_result_without_candidates_or_electorate_says_what_it_can() -> None:
    election = parse_election(result(candidates=[], electorate=None))
    assert (election.turnout_percent, election.winner_votes, election.majority) == (
        None,
        None,
        5_000,
    )


def test_a_result_without_a_date_is_unexpected() -> None:
    with pytest.raises(UnexpectedResponse):
        parse_election(result(electionDate=None))


def test_a_vacant_seat_has_no_holder() -> None:
    assert parse_holder(wrapped({"id": 4001, "currentRepresentation": None})) is None


def test_the_holder_of_a_seat_is_a_member() -> None:
    seat = {"id": 4001, "currentRepresentation": {"member": wrapped(ann()), "representation": {}}}
    holder = parse_holder(wrapped(seat))
    assert holder
    assert holder.id == 17


def test_a_committee_has_no_envelope_and_its_address_may_stand_in_prose() -> None:
    record = shapes.committee(203, "Education Committee", email="Write to educom@parliament.uk.")
    committee = parse_committee(record)
    assert (committee.id, committee.name, committee.email) == (
        203,
        "Education Committee",
        "educom@parliament.uk",
    )


def test_a_page_of_committees_keeps_former_names_and_counts_what_it_carries() -> None:
    record = shapes.committee(365, "Business Committee", was="Enterprise Committee")
    count, committees = parse_committee_page({"items": [record, {"id": None}]})
    assert count == 2
    assert [(each.id, each.former_names) for each in committees] == [
        (365, ("Enterprise Committee",))
    ]


def test_lay_members_are_counted_and_left_out() -> None:
    place = CommitteePlace(
        committee_id=203, committee="E", member_id=17, member_name="Ann Example", role="Chair"
    )
    items = [shapes.lay_member("A Layperson"), shapes.committee_person(place)]
    count, people = parse_committee_people({"items": items}, Committee(id=203, name="E"))
    assert (count, [person.member_id for person in people]) == (2, [17])
    assert any(held.role == "Chair" for held in people[0].places)
