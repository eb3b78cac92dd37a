"""The phases of every day around an election, of those known and of one that is added."""

from datetime import date, timedelta

import pytest

from advocate.models.calendar import (
    GENERAL_ELECTIONS,
    KNOWN_CALENDAR,
    GeneralElection,
    Phase,
)

NEXT = GeneralElection(
    poll=date(2029, 5, 3),
    dissolution=date(2029, 3, 30),
    parliament_meets=date(2029, 5, 9),
    announced=date(2029, 3, 20),
    regulated_from=date(2028, 5, 4),
    pre_election_from=date(2029, 3, 23),
)
WITH_NEXT = KNOWN_CALENDAR.with_elections((NEXT,))


def phase_on(on: date) -> Phase:
    assert WITH_NEXT.phase_on(on) is KNOWN_CALENDAR.phase_on(on)
    return KNOWN_CALENDAR.phase_on(on)


def dissolution_covering(on: date) -> GeneralElection | None:
    return KNOWN_CALENDAR.dissolution_covering(on)


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2023, 7, 5), Phase.NORMAL),
        (date(2023, 7, 6), Phase.REGULATED),
        (date(2024, 5, 24), Phase.REGULATED),
        (date(2024, 5, 25), Phase.PRE_ELECTION),
        (date(2024, 5, 29), Phase.PRE_ELECTION),
        (date(2024, 5, 30), Phase.DISSOLUTION),
        (date(2024, 7, 4), Phase.DISSOLUTION),
        (date(2024, 7, 5), Phase.POST),
        (date(2024, 7, 8), Phase.POST),
        (date(2024, 7, 9), Phase.NORMAL),
        (date(2026, 11, 21), Phase.NORMAL),
        (date(1990, 1, 1), Phase.NORMAL),
    ],
)
def test_each_day_around_the_2024_election_has_its_phase(on: date, phase: Phase) -> None:
    assert phase_on(on) is phase


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2018, 12, 12), Phase.NORMAL),
        (date(2018, 12, 13), Phase.REGULATED),
        (date(2019, 11, 5), Phase.REGULATED),
        (date(2019, 11, 6), Phase.DISSOLUTION),
        (date(2019, 12, 12), Phase.DISSOLUTION),
        (date(2019, 12, 13), Phase.POST),
        (date(2019, 12, 16), Phase.POST),
        (date(2019, 12, 17), Phase.NORMAL),
    ],
)
def test_the_2019_election_has_no_pre_election_days_before_its_dissolution(
    on: date, phase: Phase
) -> None:
    assert phase_on(on) is phase


def test_an_election_without_recorded_regulated_period_is_normal_until_dissolution() -> None:
    assert phase_on(date(2001, 5, 13)) is Phase.NORMAL
    assert phase_on(date(2001, 5, 14)) is Phase.DISSOLUTION


def test_nobody_is_an_mp_from_dissolution_to_the_eve_of_poll() -> None:
    covered = dissolution_covering(date(2024, 5, 30))
    assert covered is not None
    assert covered.poll == date(2024, 7, 4)
    assert dissolution_covering(date(2024, 7, 3)) == covered
    assert dissolution_covering(date(2024, 5, 29)) is None
    assert dissolution_covering(date(2024, 7, 4)) is None


def test_every_election_runs_forward_and_they_stand_in_order() -> None:
    assert len(GENERAL_ELECTIONS) == 8
    for election in GENERAL_ELECTIONS:
        days = [
            election.regulated_from,
            election.announced,
            election.pre_election_from,
            election.dissolution,
            election.poll,
            election.parliament_meets,
        ]
        known = [day for day in days if day]
        assert known == sorted(known)
    polls = [election.poll for election in GENERAL_ELECTIONS]
    assert polls == sorted(polls)


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2028, 5, 3), Phase.NORMAL),
        (date(2028, 5, 4), Phase.REGULATED),
        (date(2029, 3, 22), Phase.REGULATED),
        (date(2029, 3, 23), Phase.PRE_ELECTION),
        (date(2029, 3, 29), Phase.PRE_ELECTION),
        (date(2029, 3, 30), Phase.DISSOLUTION),
        (date(2029, 5, 3), Phase.DISSOLUTION),
        (date(2029, 5, 4), Phase.POST),
        (date(2029, 5, 8), Phase.POST),
        (date(2029, 5, 9), Phase.NORMAL),
    ],
)
def test_an_added_election_has_its_phases_and_the_known_calendar_stays_as_it_was(
    on: date, phase: Phase
) -> None:
    assert WITH_NEXT.phase_on(on) is phase
    assert KNOWN_CALENDAR.phase_on(on) is Phase.NORMAL


def test_an_added_election_of_a_known_year_replaces_it() -> None:
    other = GeneralElection(
        poll=date(2024, 7, 4), dissolution=date(2024, 5, 31), parliament_meets=date(2024, 7, 9)
    )

    changed = KNOWN_CALENDAR.with_elections((other,))

    assert len(changed.elections) == 8
    assert changed.election_of(2024) == other
    assert changed.phase_on(date(2024, 5, 30)) is Phase.NORMAL
    assert changed.phase_on(date(2024, 5, 31)) is Phase.DISSOLUTION


def test_while_the_dissolution_is_not_known_the_five_weeks_before_the_poll_count() -> None:
    poll = date(2029, 5, 3)
    election = GeneralElection(poll=poll, dissolution=None, parliament_meets=None)
    calendar = KNOWN_CALENDAR.with_elections((election,))
    first = poll - timedelta(weeks=5)

    assert calendar.dissolution_covering(first - timedelta(days=1)) is None
    assert calendar.dissolution_covering(first) == election
    assert calendar.phase_on(first) is Phase.DISSOLUTION
    assert calendar.dissolution_covering(poll) is None


def test_until_the_new_parliament_is_known_to_meet_the_election_is_not_over() -> None:
    election = GeneralElection(
        poll=date(2029, 5, 3), dissolution=date(2029, 3, 30), parliament_meets=None
    )

    period = KNOWN_CALENDAR.with_elections((election,)).period_on(date(2029, 7, 1))

    assert period is not None
    assert (period.phase, period.starts, period.ends) == (Phase.POST, date(2029, 5, 4), None)


@pytest.mark.parametrize(
    ("day", "poll"),
    [
        (date(2024, 7, 3), date(2024, 7, 4)),
        (date(2024, 7, 4), date(2029, 5, 3)),
        (date(2029, 5, 3), None),
    ],
)
def test_the_next_poll_is_the_first_later_than_the_day(day: date, poll: date | None) -> None:
    assert WITH_NEXT.next_poll_after(day) == poll


def test_the_law_says_by_when_one_more_election_must_have_been_held() -> None:
    assert KNOWN_CALENDAR.next_election_by() == date(2029, 8, 15)
    assert WITH_NEXT.next_election_by() == date(2034, 6, 15)
