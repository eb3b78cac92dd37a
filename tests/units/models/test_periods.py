"""Periods as people write them: when they end, and which of two comes later."""

from datetime import date

import pytest
from tests.units.kinds.builders import evidence

from advocate.models.periods import is_later, is_same_period, known_by, period_end


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2023/24", date(2024, 8, 31)),
        ("1999/00", date(2000, 8, 31)),
        ("2023-24", date(2024, 3, 31)),
        ("2023–24", date(2024, 3, 31)),
        ("2024", date(2024, 12, 31)),
        ("July 2021", date(2021, 7, 31)),
        ("February 2024", date(2024, 2, 29)),
        ("3 June 2020", date(2020, 6, 3)),
        ("31 February 2021", date(2021, 2, 28)),
        ("Spring 2021", date(2021, 5, 31)),
        ("Summer 2021", date(2021, 8, 31)),
        ("Autumn 2021", date(2021, 11, 30)),
        ("Winter 2021", date(2021, 12, 31)),
        ("November 2020 to January 2024", date(2024, 1, 31)),
        ("2020/21 to 2023/24", date(2024, 8, 31)),
        ("Academic year 2022-23", date(2023, 8, 31)),
        ("Financial year 2022/23", date(2023, 3, 31)),
        ("FY22/23", date(2023, 3, 31)),
        ("FY2021", date(2021, 3, 31)),
        ("2021/2022", date(2022, 8, 31)),
        ("2021 – 2022", date(2022, 3, 31)),
        ("2022/23 school year (provisional)", date(2023, 8, 31)),
        ("Year to 30 June 2022", date(2022, 6, 30)),
        ("12 months ending December 2022", date(2022, 12, 31)),
        ("y/e Sept. 2022", date(2022, 9, 30)),
        ("Oct 2022", date(2022, 10, 31)),
        ("Jan-Mar 2022", date(2022, 3, 31)),
        ("as at 1st May 2022", date(2022, 5, 1)),
        ("May 5, 2022", date(2022, 5, 5)),
        ("05/04/2022", date(2022, 4, 5)),
        ("2022-04-05", date(2022, 4, 5)),
        ("2022-04", date(2022, 4, 30)),
        ("Q2 2022", date(2022, 6, 30)),
        ("fourth quarter of 2022", date(2022, 12, 31)),
        ("2022 H1", date(2022, 6, 30)),
        ("Spring term 2021/22", date(2022, 5, 31)),
        ("Autumn term 2021/22", date(2021, 11, 30)),
        ("Winter 2021-22", date(2022, 3, 31)),
        ("Christmas 2022", date(2022, 12, 31)),
        ("2018-2022", date(2022, 12, 31)),
        ("2018/22", date(2022, 12, 31)),
        ("three years to March 2022", date(2022, 3, 31)),
        ("Census, March 2021", date(2021, 3, 31)),
        ("2022 (published May 2024)", date(2022, 12, 31)),
        ("since 2019", None),
        ("2019 onwards", None),
        ("2019 to date", None),
        ("the 2020s", None),
        ("every winter", None),
        ("99/99/2022", date(2022, 12, 31)),
        ("since then", None),
        ("Quarter 2024", None),
        ("12345", None),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, end: date | None) -> None:
    assert period_end(period) == end


@pytest.mark.parametrize(
    ("one", "other", "is_same", "is_after"),
    [
        ("2023/24", "2022/23", False, True),
        ("2022/23", "2023/24", False, False),
        ("2023/24", "2024", True, False),
        ("2024", "2023/24", True, False),
        ("2024-25", "2024/25", False, False),
        ("2023/2024", "Academic year 2023/24", True, False),
        ("year ending March 2024", "2023-24", True, False),
        ("FY2023-24", "2023/24", False, False),
        ("March 2024", "2023-24", False, False),
        ("Sept 2024", "March 2024", False, True),
        ("year to June 2023", "12 months ending June 2023", True, False),
        ("year to June 2023", "June 2023", False, False),
        ("July 2021", "2019/20", False, True),
        ("sometime", "2019/20", False, False),
        ("2019/20", "sometime", False, False),
        ("sometime", "sometime", True, False),
    ],
)
def test_the_examinations_of_2024_are_those_of_2023_24(
    one: str, other: str, is_same: bool, is_after: bool
) -> None:
    assert is_same_period(one, other) is is_same
    assert is_later(evidence(period=one), evidence(period=other)) is is_after


def test_a_claim_is_known_when_published_or_else_when_read_or_else_when_its_period_is_over() -> (
    None
):
    day, later = date(2024, 12, 12), date(2025, 12, 18)

    assert known_by(evidence(published=day, retrieved=later)) == day
    assert known_by(evidence(retrieved=later)) == later
    assert known_by(evidence(period="2023/24")) == date(2024, 8, 31)
    assert known_by(evidence(period="whenever")) == date.min
