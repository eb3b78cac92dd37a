from datetime import date

import pytest

from advocate.models.calendar import (
    GENERAL_ELECTIONS,
    Phase,
    dissolution_covering,
    phase_on,
)


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
        (date(2018, 12, 13), Phase.REGULATED),
        (date(2019, 11, 5), Phase.REGULATED),
        (date(2019, 11, 6), Phase.DISSOLUTION),
        (date(2019, 12, 12), Phase.DISSOLUTION),
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
