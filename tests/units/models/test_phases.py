"""What a day in an election means, in words."""

from datetime import date

import pytest

from advocate.models.calendar import KNOWN_CALENDAR, GeneralElection
from advocate.models.election_advice import advice_on, phase_sentence


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (
            date(2024, 1, 10),
            "10 January 2024 is in the regulated period of the general election of 4 July 2024 "
            "(6 July 2023 to 4 July 2024): spending on public material",
        ),
        (
            date(2024, 5, 25),
            "the pre-election period of the general election of 4 July 2024 (25 May",
        ),
        (
            date(2024, 6, 10),
            "the general election of 4 July 2024 (30 May 2024 to 4 July 2024): nobody is an MP",
        ),
        (
            date(2024, 7, 4),
            "(30 May 2024 to 4 July 2024): whoever is elected is a Member from today",
        ),
        (
            date(2024, 7, 5),
            "the general election of 4 July 2024 (5 July 2024 to 8 July 2024): members",
        ),
    ],
)
def test_each_phase_is_noted_with_its_days_and_meaning(on: date, message: str) -> None:
    assert message in (phase_sentence(KNOWN_CALENDAR, on) or "")
    assert advice_on(KNOWN_CALENDAR, on)


@pytest.mark.parametrize(
    ("on", "do"),
    [
        (date(2024, 1, 10), "Keep a record of what public material costs."),
        (
            date(2024, 5, 25),
            "Agree any visit with the trustees, offer the same to all candidates, and ask "
            "ministers for no new decision.",
        ),
        (
            date(2024, 6, 10),
            "Treat every candidate in the seat alike, and agree any visit with the trustees.",
        ),
        (
            date(2024, 7, 4),
            "Publish nothing that could be read as support for a party or candidate.",
        ),
        (date(2024, 7, 5), "Check every name, seat and title again."),
    ],
)
def test_each_phase_asks_something_of_a_charity(on: date, do: str) -> None:
    advice = advice_on(KNOWN_CALENDAR, on)

    assert advice is not None
    assert advice.do == do


@pytest.mark.parametrize("on", [date(2026, 11, 20), date(2024, 7, 9), date(2023, 7, 5)])
def test_a_normal_day_is_not_noted(on: date) -> None:
    assert phase_sentence(KNOWN_CALENDAR, on) is None
    assert advice_on(KNOWN_CALENDAR, on) is None


def test_a_phase_whose_end_is_not_known_says_so() -> None:
    election = GeneralElection(
        poll=date(2027, 5, 6), dissolution=date(2027, 3, 30), parliament_meets=None
    )

    sentence = phase_sentence(KNOWN_CALENDAR.with_elections((election,)), date(2027, 6, 1))

    assert "from 7 May 2027, its end not yet known" in (sentence or "")
