import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.standin.people import profile_of

from advocate.errors import (
    Ambiguous,
    CommitteeNotFound,
    ConstituencyNotFound,
    MemberNotFound,
    ParliamentUnreachable,
)
from advocate.inputs.parliament.names.name_matching import PersonName
from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.inputs.parliament.snapshot.snapshot_people import held_on, names
from advocate.models.member import Committee, House, Member, Source, Standing

TODAY = date(2026, 11, 21)
NORRIS, HALFON, PHILLIPS, FARAGE, ABBOTT = 4641, 3985, 4370, 5091, 172
EDUCATION = Committee(id=203, name="Education Committee")


@pytest.fixture(scope="module")
def source() -> Iterator[Snapshot]:
    snapshot = open_snapshot()
    yield snapshot
    snapshot.close()


def people(source: Snapshot, on: date) -> tuple[PersonName, ...]:
    """The names of all who sat on `on`, or sat until the dissolution covering it."""
    return names(source.file, held=held_on(source.file, on))


# Whole


def test_it_is_a_source_of_its_own_date(source: Snapshot) -> None:
    told = source.parliament().account

    assert told.provenance().source is Source.SNAPSHOT
    assert told.provenance().as_of == source.as_of == date(2026, 8, 20)
    assert told.notices() == ()
    assert "Open Parliament Licence" in source.file.meta("attribution")


def test_all_650_members_have_a_party_a_2024_seat_and_a_result(source: Snapshot) -> None:
    ids = source.names.sitting_ids()
    profiles = [profile_of(source, member_id, on=TODAY) for member_id in ids]

    assert len(set(ids)) == 650
    assert {profile.standing for profile in profiles} == {Standing.SITTING}
    assert all(profile.party for profile in profiles)
    assert len({p.constituency.gss_code for p in profiles if p.constituency}) == 650
    assert all(profile.election for profile in profiles)
    assert all(profile.member.name_full_title.endswith(" MP") for profile in profiles)
    posts = [post for profile in profiles for post in profile.posts or ()]
    assert all(profile.posts is None or profile.posts for profile in profiles)
    assert len(posts) == 33
    assert all("not from Parliament" in (post.source or "") for post in posts)


def test_only_the_four_members_without_a_listed_address_lack_an_email(
    source: Snapshot,
) -> None:
    emails = {i: profile_of(source, i, on=TODAY).email for i in source.names.sitting_ids()}

    assert sorted(i for i, email in emails.items() if not email) == [54, 473, 3924, 4697]
    assert all("@" in email for email in emails.values() if email)


def test_a_profile_reads_no_table_from_end_to_end(source: Snapshot) -> None:
    asked: list[str] = []
    source.file.connection.set_trace_callback(asked.append)
    member = source.members.find_member("4370", on=TODAY)
    source.profiles.member_profile(member, on=TODAY)
    source.members.find_member("Jess Phillips", on=TODAY)
    source.places.statistics("E14001100")
    source.file.connection.set_trace_callback(None)

    assert 0 < len(asked) <= 15
    plans = [
        step[3]
        for query in asked
        for step in source.file.connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert not [plan for plan in plans if plan.startswith("SCAN")]


def test_a_missing_file_is_reported_as_unreachable(tmp_path: Path) -> None:
    with pytest.raises(ParliamentUnreachable, match="cannot be read"):
        open_snapshot(tmp_path / "none.sqlite")


def test_a_file_that_is_no_snapshot_is_reported_as_unreachable(tmp_path: Path) -> None:
    noise = tmp_path / "noise.sqlite"
    noise.write_bytes(b"not a database, but long enough to look like a file" * 40)
    with pytest.raises(ParliamentUnreachable):
        open_snapshot(noise)


def test_a_snapshot_of_another_version_is_reported_as_unreachable(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.execute("INSERT INTO meta VALUES ('schema', '0')")
    connection.commit()
    connection.close()
    with pytest.raises(ParliamentUnreachable):
        open_snapshot(path)


def test_the_file_cannot_be_written(source: Snapshot) -> None:
    with pytest.raises(sqlite3.OperationalError):
        source.file.connection.execute("DELETE FROM meta")


# Finding members


@pytest.mark.parametrize(
    ("query", "member_id"),
    [
        ("Jess Phillips", PHILLIPS),
        ("phillips jess", PHILLIPS),
        ("Phillips, Jess", PHILLIPS),
        ("4370", PHILLIPS),
        ("Rt Hon Damian Hinds MP", 3969),
        ("Hinds", 3969),
        ("Ed Davey", 188),
        ("Edward Davey", 188),
        ("Sian Berry", 5314),
        ("Orfhlaith Begley", 4697),
        ("Dr Caroline Johnson", 4592),
        ("Rebecca Long-Bailey", 4396),
        ("Liz Saville Roberts", 4521),
    ],
)
def test_typed_names_find_sitting_members(source: Snapshot, query: str, member_id: int) -> None:
    assert source.members.find_member(query, on=TODAY).id == member_id


def test_a_sitting_member_is_listed_as_parliament_lists_them(source: Snapshot) -> None:
    starmer = source.members.find_member("Keir Starmer", on=TODAY)

    assert starmer.name_list_as == "Starmer, Sir Keir"
    assert starmer.name_full_title == "Rt Hon Sir Keir Starmer MP"
    assert starmer.name_address_as is None
    assert starmer.latest_party is not None
    assert starmer.latest_party.name == "Labour"
    membership = starmer.latest_house_membership
    assert membership is not None
    assert membership.house is House.COMMONS
    assert membership.membership_from == "Holborn and St Pancras"
    assert membership.membership_from_id == 4105
    assert membership.membership_start_date == date(2015, 5, 7)


def test_a_double_family_name_is_listed_whole(source: Snapshot) -> None:
    assert source.members.find_member("4396", on=TODAY).name_list_as == "Long Bailey, Rebecca"


def test_parliaments_titles_without_mp_get_it(source: Snapshot) -> None:
    assert (
        source.members.find_member("Burnham", on=TODAY).name_full_title == "Rt Hon Andy Burnham MP"
    )


def test_smith_lists_all_eight_and_never_guesses(source: Snapshot) -> None:
    with pytest.raises(Ambiguous) as caught:
        source.members.find_member("Smith", on=TODAY)

    candidates = dict(caught.value.candidates)
    assert len(candidates) == 8
    assert candidates["4436"] == "Cat Smith MP, Lancaster and Wyre, Labour"
    assert caught.value.hint is not None
    assert "--mp 4436" in caught.value.hint


def test_namesakes_of_the_past_are_told_apart_by_seat(source: Snapshot) -> None:
    with pytest.raises(Ambiguous) as caught:
        source.members.find_member("Gareth Thomas", on=date(2000, 1, 1))

    assert [who for _, who in caught.value.candidates] == [
        "Gareth Thomas, Clwyd West, Labour",
        "Gareth Thomas MP, Harrow West, Labour",
    ]


def test_a_misspelt_name_brings_the_nearest_and_the_next_command(source: Snapshot) -> None:
    with pytest.raises(MemberNotFound) as caught:
        source.members.find_member("Jes Philips", on=TODAY)

    assert "snapshot of 20 August 2026" in caught.value.message
    assert caught.value.hint is not None
    assert "Jess Phillips (Birmingham Yardley)" in caught.value.hint
    assert caught.value.hint.endswith("advocate brief --mp 4370")


def test_a_former_member_is_said_to_be_one(source: Snapshot) -> None:
    with pytest.raises(MemberNotFound) as caught:
        source.members.find_member("Rob Halfon", on=TODAY)

    assert caught.value.message.startswith("Robert Halfon was MP for Harlow until 30 May 2024")
    assert caught.value.hint == "The member for Harlow is now Chris Vince: advocate brief --mp 5237"


def test_a_former_member_of_an_abolished_seat_is_offered_by_date(source: Snapshot) -> None:
    with pytest.raises(MemberNotFound) as caught:
        source.members.find_member("Tony Blair", on=TODAY)

    assert "Sedgefield until 27 June 2007" in caught.value.message
    assert caught.value.hint is not None
    assert "--on 2005-05-05" in caught.value.hint


def test_somebody_elected_later_is_said_to_be_so(source: Snapshot) -> None:
    with pytest.raises(
        MemberNotFound, match=r"Sarah Pochin has been MP .* from 1 May 2025"
    ) as caught:
        source.members.find_member("Sarah Pochin", on=date(2021, 1, 1))

    assert caught.value.hint == "For a later day add: --on 2025-05-01"


def test_between_resigning_and_winning_again_nobody_is_found(source: Snapshot) -> None:
    with pytest.raises(MemberNotFound, match=r"until 8 July 2026 and has been .* 13 August 2026"):
        source.members.find_member("Nigel Farage", on=date(2026, 8, 1))


def test_somebody_without_parliaments_id_is_known_but_not_written_to(
    source: Snapshot,
) -> None:
    with pytest.raises(MemberNotFound, match="Tony Blair sat on 1 January 2003"):
        source.members.find_member("Tony Blair", on=date(2003, 1, 1))


@pytest.mark.parametrize("query", ["999999", "99999999999999999999", "", "zzzz qqqq"])
def test_a_query_that_means_nobody_says_so(source: Snapshot, query: str) -> None:
    with pytest.raises(MemberNotFound) as caught:
        source.members.find_member(query, on=TODAY)

    assert caught.value.hint


def test_a_past_member_is_found_on_a_day_they_sat(source: Snapshot) -> None:
    halfon = source.members.find_member("Rob Halfon", on=date(2020, 8, 20))

    assert halfon.id == HALFON
    assert halfon.name_full_title == "Robert Halfon MP"
    assert halfon.name_list_as == "Halfon, Robert"
    assert halfon.latest_house_membership is not None
    assert halfon.latest_house_membership.membership_start_date == date(2010, 5, 6)
    assert halfon.latest_house_membership.membership_end_date == date(2024, 5, 30)


def test_an_id_finds_a_former_member_who_is_then_no_mp(source: Snapshot) -> None:
    assert source.members.find_member("3985", on=TODAY).name_full_title == "Robert Halfon"
    assert source.members.member_by_id(999999) is None
    by_id = source.members.member_by_id(HALFON)
    assert by_id is not None
    assert by_id.name_display_as == "Robert Halfon"


def test_names_of_a_day_are_of_those_who_sat_on_it(source: Snapshot) -> None:
    now = {person.display for person in people(source, TODAY)}
    dissolved = {person.display for person in people(source, date(2024, 6, 10))}

    assert len(now) == 650
    assert "Robert Halfon" not in now
    assert "Robert Halfon" in dissolved
    assert (
        "Jess Phillips",
        "Phillips, Jess",
        "Birmingham Yardley",
    ) in source.names.names_and_seats()


# Profiles


def test_a_seat_renamed_in_2024_has_its_old_name_before(source: Snapshot) -> None:
    norris = source.members.find_member("Alex Norris", on=date(2021, 7, 2))
    then = source.profiles.member_profile(norris, on=date(2021, 7, 2))
    now = source.profiles.member_profile(norris, on=TODAY)

    assert norris.id == NORRIS
    assert (then.constituency, then.constituency_name) == (None, "Nottingham North")
    assert then.party is not None
    assert then.party.name == "Labour (Co-op)"
    assert then.election is None
    assert now.constituency is not None
    assert now.constituency.name == now.constituency_name == "Nottingham North and Kimberley"
    assert then.first_elected == now.first_elected == date(2017, 6, 8)


@pytest.mark.parametrize(
    ("member_id", "on", "party"),
    [
        (ABBOTT, date(2023, 4, 22), "Labour"),
        (ABBOTT, date(2026, 1, 1), "Independent"),
        (ABBOTT, TODAY, "Labour"),
        (185, date(2025, 1, 1), "Independent"),
        (185, TODAY, "Your Party"),
    ],
)
def test_the_party_is_that_of_the_day(
    source: Snapshot, member_id: int, on: date, party: str
) -> None:
    profile = profile_of(source, member_id, on=on)

    assert profile.party is not None
    assert profile.party.name == party


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2024, 5, 29), Standing.SITTING),
        (date(2024, 5, 30), Standing.DISSOLUTION),
        (date(2024, 6, 10), Standing.DISSOLUTION),
        (date(2024, 7, 3), Standing.DISSOLUTION),
        (date(2024, 7, 4), Standing.SITTING),
        (date(2015, 5, 6), Standing.NOT_YET),
        (date(2015, 5, 7), Standing.SITTING),
    ],
)
def test_standing_follows_dissolution_and_polling_day(
    source: Snapshot, on: date, standing: Standing
) -> None:
    assert profile_of(source, PHILLIPS, on=on).standing is standing


def test_in_a_dissolution_the_seat_last_held_is_given_and_no_office(
    source: Snapshot,
) -> None:
    halfon = source.members.find_member("Robert Halfon", on=date(2024, 6, 10))
    profile = source.profiles.member_profile(halfon, on=date(2024, 6, 10))

    assert halfon.name_full_title == "Robert Halfon"
    assert profile.standing is Standing.DISSOLUTION
    assert profile.constituency_name == "Harlow"
    assert profile.service_end == date(2024, 5, 30)
    assert (profile.email, profile.committees, profile.election) == (None, None, None)


def test_a_former_member_has_nothing_that_was_true_only_before(source: Snapshot) -> None:
    profile = profile_of(source, HALFON, on=TODAY)

    assert profile.standing is Standing.FORMER
    assert (profile.party, profile.constituency_name) == (None, None)
    assert profile.service_end == date(2024, 5, 30)
    assert profile.first_elected == date(2010, 5, 6)


def test_a_deputy_speaker_keeps_their_party(source: Snapshot) -> None:
    names = {p.display: p.member_id for p in people(source, date(2003, 1, 1))}
    haselhurst = names["Alan Haselhurst"]
    assert haselhurst is not None
    profile = profile_of(source, haselhurst, on=date(2003, 1, 1))

    assert profile.party is not None
    assert profile.party.name == "Conservative"


def test_a_first_election_before_the_records_is_not_made_up(source: Snapshot) -> None:
    clarke = source.members.find_member("Kenneth Clarke", on=date(2015, 6, 1))
    profile = source.profiles.member_profile(clarke, on=date(2015, 6, 1))

    assert (profile.first_elected, profile.service_start) == (None, None)


def test_a_by_election_winner_has_that_result_and_earlier_the_older_one(
    source: Snapshot,
) -> None:
    now = profile_of(source, FARAGE, on=TODAY)
    then = profile_of(source, FARAGE, on=date(2025, 1, 1))

    assert now.election is not None
    assert now.election.title == "2026 Clacton by-election"
    assert now.election.held_on == date(2026, 8, 13)
    assert now.election.result == "RUK hold"
    assert (now.election.majority, now.election.is_general_election) == (12784, False)
    assert (now.election.majority_percent, now.election.runner_up_party) == (
        36.41,
        "Count Binface Party",
    )
    assert now.service_start == date(2026, 8, 13)
    assert then.election is not None
    assert then.election.majority == 8405
    assert then.service_start == date(2024, 7, 4)


def test_a_general_election_result_is_as_declared(source: Snapshot) -> None:
    election = profile_of(source, PHILLIPS, on=TODAY).election

    assert election is not None
    assert (election.title, election.majority) == ("2024 General Election", 693)
    assert (election.electorate, election.valid_votes) == (73203, 36144)
    assert (election.winning_party, election.runner_up_party) == (
        "Labour",
        "Workers Party of Britain",
    )


def test_an_unknown_person_has_no_profile(source: Snapshot) -> None:
    stranger = Member(
        id=999999, name_display_as="New", name_list_as="New", name_full_title="New MP"
    )
    with pytest.raises(MemberNotFound, match="knows nobody with the id 999999"):
        source.profiles.member_profile(stranger, on=TODAY)


# Committees


def test_the_education_committee_has_ten_members_with_the_chair_first(
    source: Snapshot,
) -> None:
    places = source.committees.committee_places(
        source.committees.find_committee("education", on=TODAY), on=TODAY
    )

    assert [(p.member_name, p.role) for p in places][:2] == [
        ("Helen Hayes", "Chair"),
        ("Jess Asato", "Member"),
    ]
    assert len({p.member_id for p in places}) == len(places) == 10
    assert {p.role for p in places[1:]} == {"Member"}
    assert places[-1].member_name == "Caroline Voaden"


def test_a_committee_of_2020_is_known_on_its_day(source: Snapshot) -> None:
    places = source.committees.committee_places(EDUCATION, on=date(2020, 8, 20))

    assert places[0].member_name == "Robert Halfon"
    assert len(places) == 11


@pytest.mark.parametrize("on", [date(2021, 7, 2), date(2023, 1, 1), date(2024, 5, 29)])
def test_days_without_a_whole_list_are_refused(source: Snapshot, on: date) -> None:
    with pytest.raises(ParliamentUnreachable, match="until 21 October 2020") as caught:
        source.committees.committee_places(EDUCATION, on=on)

    assert caught.value.hint is not None
    assert "--on 2020-10-21" in caught.value.hint


def test_a_committee_last_looked_at_years_ago_is_not_taken_as_current(
    source: Snapshot,
) -> None:
    treasury = source.committees.find_committee("treasury", on=TODAY)
    with pytest.raises(ParliamentUnreachable, match="21 October 2020"):
        source.committees.committee_places(treasury, on=TODAY)

    was_member = source.committees.committee_places(treasury, on=date(2020, 10, 1))[1].member_id
    assert profile_of(source, was_member, on=date(2020, 10, 1)).committees
    assert not profile_of(source, was_member, on=date(2022, 10, 1)).committees


def test_no_commons_committee_sits_in_a_dissolution(source: Snapshot) -> None:
    assert source.committees.committee_places(EDUCATION, on=date(2024, 6, 10)) == ()


def test_a_committee_of_people_without_names_is_refused(source: Snapshot) -> None:
    lords = source.committees.find_committee("European Union Committee", on=date(2020, 1, 1))

    assert lords.house == "Lords"
    with pytest.raises(ParliamentUnreachable, match="lacks the names"):
        source.committees.committee_places(lords, on=date(2020, 1, 1))


def test_an_unknown_committee_has_no_list(source: Snapshot) -> None:
    with pytest.raises(ParliamentUnreachable, match="knows no members"):
        source.committees.committee_places(Committee(id=99999, name="Space Committee"), on=TODAY)


def test_a_profile_gives_places_with_how_far_they_are_known(source: Snapshot) -> None:
    then = profile_of(source, HALFON, on=date(2020, 8, 20))
    now = profile_of(source, 4510, on=TODAY)

    assert {(p.committee, p.role) for p in then.committees or ()} == {
        ("Education Committee", "Chair"),
        ("Liaison Committee (Commons)", "Member"),
    }
    assert then.committees_as_of == date(2020, 10, 21)
    assert [(p.committee, p.role) for p in now.committees or ()] == [
        ("Education Committee", "Chair")
    ]
    assert now.committees_as_of == date(2026, 7, 27)


def test_no_known_place_is_not_the_same_as_none(source: Snapshot) -> None:
    assert profile_of(source, PHILLIPS, on=TODAY).committees is None


@pytest.mark.parametrize(
    ("query", "committee_id"),
    [
        ("education", 203),
        ("Education Committee", 203),
        ("the Education Committee", 203),
        ("education-committee", 203),
        ("203", 203),
        ("women", 328),
    ],
)
def test_committees_are_found_by_what_people_call_them(
    source: Snapshot, query: str, committee_id: int
) -> None:
    assert source.committees.find_committee(query, on=TODAY).id == committee_id


def test_a_word_of_two_committees_lists_both(source: Snapshot) -> None:
    with pytest.raises(Ambiguous) as caught:
        source.committees.find_committee("liaison", on=TODAY)

    assert ("103", "Liaison Committee (Commons)") in caught.value.candidates


def test_a_misspelt_committee_brings_the_nearest(source: Snapshot) -> None:
    with pytest.raises(CommitteeNotFound) as caught:
        source.committees.find_committee("educaton", on=TODAY)

    assert (caught.value.hint or "").startswith("Nearest: Education Committee.")
    assert "Education Committee" in source.committees.names()
    with pytest.raises(CommitteeNotFound):
        source.committees.find_committee("", on=TODAY)


# Constituencies and statistics


@pytest.mark.parametrize(
    ("query", "gss_code"),
    [
        ("Birmingham Yardley", "E14001100"),
        ("birmingham, yardley", "E14001100"),
        ("e14001100", "E14001100"),
        ("Ynys Mon", "W07000112"),
        ("Aberafan Maesteg", "W07000081"),
        ("Old Bexley & Sidcup", "E14001414"),
    ],
)
def test_constituencies_are_found_by_any_of_their_names(
    source: Snapshot, query: str, gss_code: str
) -> None:
    assert source.places.find_constituency(query).gss_code == gss_code


def test_an_abolished_constituency_says_where_its_people_are_now(
    source: Snapshot,
) -> None:
    with pytest.raises(ConstituencyNotFound) as caught:
        source.places.find_constituency("Nottingham North")

    assert caught.value.hint is not None
    assert "Nottingham North and Kimberley (" in caught.value.hint


def test_a_constituency_that_ended_before_2010_says_how_to_find_todays(source: Snapshot) -> None:
    with pytest.raises(ConstituencyNotFound, match="earlier boundaries") as caught:
        source.places.find_constituency("Elmet")

    assert caught.value.hint == (
        "Find the seat of today by one of its towns in the list of members."
    )


def test_a_misspelt_constituency_brings_the_nearest(source: Snapshot) -> None:
    with pytest.raises(ConstituencyNotFound) as caught:
        source.places.find_constituency("Bristol Centrel")

    assert caught.value.hint is not None
    assert caught.value.hint == 'Did you mean "Bristol Central"?'
    with pytest.raises(ConstituencyNotFound):
        source.places.find_constituency("zzz")


def test_statistics_are_the_newest_beside_their_nations_median(source: Snapshot) -> None:
    figures = {item.statistic: item for item in source.places.statistics("E14001100")}
    poverty = figures["child_poverty_after_housing_costs_pct"]

    assert len(figures) == 75
    assert (poverty.period, poverty.value, poverty.unit) == ("2023/24", 51.4, "percent")
    assert poverty.nation_median == 30.1
    assert (poverty.nation_rank, poverty.nation_count) == (9, 543)
    assert figures["claimant_unemployment_rate_pct"].period == "December 2025"


def test_figures_converted_from_old_boundaries_are_marked(source: Snapshot) -> None:
    estimated = {i.statistic for i in source.places.statistics("E14001100") if i.estimated}

    assert estimated == {
        "free_school_meals_eligible_pct",
        "ks2_rwm_expected_pct",
        "ks4_attainment_8",
        "school_funding_per_pupil_gbp",
    }


def test_school_figures_are_not_given_outside_england(source: Snapshot) -> None:
    welsh = {item.statistic for item in source.places.statistics("W07000112")}

    assert "population" in welsh
    assert "free_school_meals_eligible_pct" not in welsh
    assert source.places.statistics("E14000001") == ()


# Seats on a date


@pytest.mark.parametrize(
    ("seat", "on", "holder"),
    [
        ("Clacton", date(2026, 7, 8), "Nigel Farage"),
        ("Clacton", date(2026, 7, 20), None),
        ("Clacton", date(2026, 8, 13), "Nigel Farage"),
        ("Clacton", TODAY, "Nigel Farage"),
        ("Clacton", date(2014, 9, 15), None),
        ("Clacton", date(2014, 10, 9), "Mr Douglas Carswell"),
        ("Runcorn and Helsby", date(2025, 4, 1), None),
        ("Runcorn and Helsby", date(2025, 5, 1), "Sarah Pochin"),
        ("Rochdale", date(2024, 2, 15), None),
        ("Rochdale", date(2024, 2, 29), "George Galloway"),
        ("Rochdale", date(2024, 6, 10), None),
        ("Rochdale", date(2024, 7, 4), "Paul Waugh"),
        ("Birmingham Yardley", date(2020, 1, 1), "Jess Phillips"),
        ("Ynys Môn", date(2020, 1, 1), "Virginia Crosbie"),
        ("Aldershot", date(2020, 1, 1), "Leo Docherty"),
    ],
)
def test_a_seat_has_the_holder_of_the_day_or_none(
    source: Snapshot, seat: str, on: date, holder: str | None
) -> None:
    member = source.members.find_holder(source.places.find_constituency(seat), on=on)

    assert (member.name_display_as if member else None) == holder


@pytest.mark.parametrize("on", [date(2024, 7, 4), TODAY])
def test_every_constituency_was_filled_in_2024_and_is_now(source: Snapshot, on: date) -> None:
    seats = [source.places.find_constituency(name) for name in source.names.constituency_names()]
    holders = [source.members.find_holder(seat, on=on) for seat in seats]

    assert len({holder.id for holder in holders if holder}) == len(seats) == 650


def test_a_seat_that_did_not_exist_yet_has_no_holder_to_give(source: Snapshot) -> None:
    seat = source.places.find_constituency("Nottingham North and Kimberley")
    with pytest.raises(ConstituencyNotFound, match="on 1 January 2020") as caught:
        source.members.find_holder(seat, on=date(2020, 1, 1))

    assert caught.value.hint == "Most of its people lived in Nottingham North."


def test_a_holder_without_an_id_and_a_day_before_the_records_are_said_so(
    source: Snapshot,
) -> None:
    ladywood = source.places.find_constituency("Birmingham Ladywood")
    with pytest.raises(MemberNotFound, match="Clare Short held"):
        source.members.find_holder(ladywood, on=date(2003, 1, 1))
    with pytest.raises(MemberNotFound, match="is not known"):
        source.members.find_holder(ladywood, on=date(1996, 1, 1))


def test_everybody_sitting_today_is_profiled_alike_and_without_searching_whole_tables(
    source: Snapshot,
) -> None:
    asked: list[str] = []
    thousands_of_steps: list[None] = []
    source.file.connection.set_trace_callback(asked.append)
    source.file.connection.set_progress_handler(lambda: thousands_of_steps.append(None), 1000)
    profiles = list(source.profiles.sitting_profiles(on=TODAY))
    source.file.connection.set_trace_callback(None)
    source.file.connection.set_progress_handler(None, 0)

    assert len(asked) <= 6 * len(profiles) + 1
    assert len(thousands_of_steps) < len(profiles)  # one table read through for each takes more
    assert {profile.member.id for profile in profiles} == set(source.names.sitting_ids())
    assert [p.member.name_list_as for p in profiles[:2]] == ["Abbott, Ms Diane", "Abbott, Jack"]
    assert profiles == [profile_of(source, p.member.id, on=TODAY) for p in profiles]


@pytest.mark.parametrize(
    ("on", "count"),
    [(date(2024, 6, 10), 0), (date(2026, 7, 20), 649), (date(2020, 1, 1), 650)],
)
def test_everybody_sitting_on_another_day_comes_from_the_history(
    source: Snapshot, on: date, count: int
) -> None:
    profiles = list(source.profiles.sitting_profiles(on=on))

    assert len(profiles) == count
    assert {profile.standing for profile in profiles} <= {Standing.SITTING}


def test_profiles_are_made_one_at_a_time(source: Snapshot) -> None:
    asked: list[str] = []
    source.file.connection.set_trace_callback(asked.append)
    first = next(source.profiles.sitting_profiles(on=TODAY))
    source.file.connection.set_trace_callback(None)

    assert first.member.id == ABBOTT
    assert len(asked) <= 8


def test_a_postcode_of_an_unknown_sector_needs_a_connection(source: Snapshot) -> None:
    with pytest.raises(ParliamentUnreachable, match=r"BR8 0RE .* needs a connection"):
        source.members.find_by_postcode("br8 0re", on=TODAY)


def test_names_for_completion(source: Snapshot) -> None:
    names = source.names.constituency_names()
    former = source.names.former_names()

    assert (len(names), names[0], names[-1]) == (650, "Aberafan Maesteg", "York Outer")
    assert len(source.names.regions()) == 12
    assert {"East of England", "Wales"} <= set(source.names.regions())
    assert {"Labour", "Labour (Co-op)", "Your Party"} <= set(source.names.party_names())
    assert former["Nottingham North"] == ("Nottingham North and Kimberley",)
    assert former["Arfon"] == ("Dwyfor Meirionnydd", "Bangor Aberconwy")
    assert former["Dunfermline East"] == ()
    assert not set(former) & set(names)


@pytest.mark.parametrize(
    ("member_id", "name"),
    [
        (PHILLIPS, "Jess Phillips"),
        (HALFON, "Robert Halfon"),
        (4238, "Lord Storey"),
        (4098, "Baroness Coffey"),
        (999999, None),
        (-1, None),
        (10**30, None),
        (-(10**30), None),
    ],
)
def test_an_id_has_the_name_its_owner_goes_by_now(
    source: Snapshot, member_id: int, name: str | None
) -> None:
    assert source.names.member_name(member_id) == name
