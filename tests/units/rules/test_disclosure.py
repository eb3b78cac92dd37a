"""The solver behind C02, held against plain enumeration of every choice there is."""

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.rules.book.inferred_counts import Interval, Total, possible_values

SMALL = (1.0, 9.0)


def total(keys: str, low: float, high: float | None = None) -> Total:
    return Total(tuple(keys), low, low if high is None else high, "a table")


@pytest.mark.parametrize(
    ("totals", "left"),
    [
        ([total("ab", 37)], {"b": 1}),
        ([total("abc", 42)], {"b": 3, "c": 3}),
        ([total("abc", 48)], {"b": 1, "c": 1}),
        ([total("abc", 47)], {"b": 2, "c": 2}),
        ([total("abc", 42), total("ab", 37)], {"b": 1, "c": 1}),
        ([total("bc", 12), total("cd", 13), total("bd", 11)], {"b": 1, "c": 1, "d": 1}),
        ([total("abu", 37)], {"b": 3}),
        ([total("abu", 31)], {"b": 1}),
        ([total("ab", 38, inf)], {"b": 2}),
        ([total("ab", 0, 32)], {"b": 2}),
        ([total("ab", 90)], {}),
        ([], {}),
    ],
    ids=[
        "one hidden",
        "two hidden",
        "two at their greatest",
        "two near it",
        "a part and the whole",
        "a ring of totals",
        "one not recorded",
        "one not recorded and no room",
        "a least total",
        "a greatest total",
        "a contradiction",
        "no totals",
    ],
)
def test_how_many_values_the_totals_leave(totals: list[Total], left: dict[str, int]) -> None:
    cells: dict[object, Interval] = {"a": (30, 30), "b": SMALL, "c": SMALL, "d": SMALL}
    cells["u"] = (0, inf)

    assert possible_values(cells, totals, "bcd", enough=3) == left


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    truth=st.lists(st.integers(1, 5), min_size=2, max_size=4),
    picks=st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=1, max_size=4),
)
def test_it_finds_what_trying_every_choice_finds(truth: list[int], picks: list[set[int]]) -> None:
    sets = [sorted(i for i in pick if i < len(truth)) for pick in picks]
    sums = [(tuple(keys), float(sum(truth[i] for i in keys))) for keys in sets if keys]
    totals = [Total(keys, value, value, "a table") for keys, value in sums]
    choices = [
        choice
        for choice in product(range(1, 6), repeat=len(truth))
        if all(sum(choice[int(str(i))] for i in t.keys) == t.low for t in totals)
    ]

    found = possible_values(
        dict.fromkeys(range(len(truth)), (1.0, 5.0)), totals, range(4), enough=5
    )

    assert found == {key: len({choice[int(str(key))] for choice in choices}) for key in found}
    assert set(found) == {key for t in totals for key in t.keys}
