from datetime import date

import pytest

from advocate.models.dates import is_held, is_within, iso, plainly

FIRST, BETWEEN, LAST = date(2024, 7, 5), date(2025, 1, 1), date(2026, 3, 9)


def test_a_day_is_written_without_a_leading_nought() -> None:
    assert plainly(LAST) == "9 March 2026"
    assert (iso(LAST), iso(None)) == ("2026-03-09", None)


@pytest.mark.parametrize("on", [FIRST, BETWEEN])
def test_both_begin_on_their_first_day(on: date) -> None:
    assert is_held(FIRST, LAST, on)
    assert is_within(FIRST, LAST, on)


def test_on_its_end_what_is_held_is_over_and_what_has_a_last_day_is_not() -> None:
    assert not is_held(FIRST, LAST, LAST)
    assert is_within(FIRST, LAST, LAST)


def test_what_has_no_ends_covers_every_day_and_nothing_begins_before_it_begins() -> None:
    assert is_held(None, None, FIRST)
    assert is_within(None, None, FIRST)
    assert not is_held(BETWEEN, None, FIRST)
    assert not is_within(BETWEEN, None, FIRST)
