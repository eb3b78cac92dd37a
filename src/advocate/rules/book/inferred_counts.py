"""Works out what a reader could infer about hidden numbers from the sums around them.

Pure arithmetic on intervals: it knows nothing of sites, claims or documents.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import ceil, floor, inf

from msgspec import Struct

Interval = tuple[float, float]
"""Least and greatest whole number a count may be; `inf` where there is no greatest."""
Bounds = dict[Hashable, Interval]
MOST_STEPS = 4000
"""Most guesses for one question; after them a value counts as possible."""
MOST_OPEN, WIDEST = 24, 200
"""Open counts, and values of one of them, above which only their bounds are used."""


class Total(Struct, frozen=True):
    """A sum that a reader knows, or knows to lie within bounds."""

    keys: tuple[Hashable, ...]
    """The counts it is made of."""
    low: float
    high: float
    source: str
    """Where a reader finds it, for people."""


def possible_values(
    cells: Mapping[Hashable, Interval],
    totals: Sequence[Total],
    hidden: Iterable[Hashable],
    *,
    enough: int,
) -> dict[Hashable, int]:
    """Return for each hidden count how many values remain possible, counted up to `enough`.

    Counts that no total touches are left out. Sums that contradict each other reveal nothing.
    """
    wanted = set(hidden)
    found: dict[Hashable, int] = {}
    for group in _connected(totals, wanted):
        keys = {key for total in group for key in total.keys}
        bounds = narrowed({key: cells[key] for key in keys}, group)
        if bounds is None:
            continue
        for key in keys & wanted:
            found[key] = _count_possible(key, bounds, group, enough)
    return found


def narrowed(bounds: Mapping[Hashable, Interval], totals: Sequence[Total]) -> Bounds | None:
    """Return the bounds that the totals leave, or None where they contradict each other."""
    found, before = dict(bounds), Bounds()
    while found != before:
        before = dict(found)
        for total in totals:
            for key, interval in _bounds_within(total, found):
                if interval[0] > interval[1]:
                    return None
                found[key] = interval
    return found


def _bounds_within(total: Total, bounds: Bounds) -> Iterator[tuple[Hashable, Interval]]:
    """Yield what one total says of each of its counts."""
    least = sum(bounds[key][0] for key in total.keys)
    unbounded = sum(bounds[key][1] == inf for key in total.keys)
    most = sum(bounds[key][1] for key in total.keys if bounds[key][1] != inf)
    for key in total.keys:
        low, high = bounds[key]
        others_most = inf if unbounded > (high == inf) else most - (0 if high == inf else high)
        new_low = max(low, ceil(total.low - others_most) if others_most != inf else low)
        rest = total.high - (least - low)
        yield key, (new_low, min(high, floor(rest) if rest != inf else high))


def _connected(totals: Sequence[Total], wanted: set[Hashable]) -> Iterator[list[Total]]:
    """Yield the totals in groups that share counts, those without a wanted count left out."""
    group_of: dict[Hashable, list[Total]] = {}
    for total in totals:
        group = [total]
        for joined in {id(g): g for key in total.keys if (g := group_of.get(key))}.values():
            group += joined
        for key in (key for member in group for key in member.keys):
            group_of[key] = group
    for group in {id(g): g for g in group_of.values()}.values():
        if any(key in wanted for total in group for key in total.keys):
            yield group


def _count_possible(key: Hashable, bounds: Bounds, totals: Sequence[Total], enough: int) -> int:
    """Return how many values of one count agree with all totals, counted up to `enough`.

    The bounds of one sum are exact. Those of several need not be, so that each value is tried,
    unless so many counts are open that hardly any can be pinned but by its bounds.
    """
    low, high = bounds[key]
    is_open = sum(least < most for least, most in bounds.values())
    if len(totals) == 1 or is_open > MOST_OPEN or high - low > WIDEST:
        return int(min(enough, high - low + 1))
    values = range(int(low), int(high) + 1)
    possible = (v for v in values if _is_possible({**bounds, key: (v, v)}, totals, [MOST_STEPS]))
    return sum(1 for _ in islice(possible, enough))


def _is_possible(bounds: Bounds, totals: Sequence[Total], steps: list[int]) -> bool:
    """Say if some choice of all open counts agrees with all totals."""
    left = narrowed(bounds, totals)
    if left is None:
        return False
    steps[0] -= 1
    is_open = [key for key, (low, high) in left.items() if low < high < inf]
    if not is_open or steps[0] < 0:
        return True
    key = min(is_open, key=lambda name: left[name][1] - left[name][0])
    low, high = left[key]
    return any(
        _is_possible({**left, key: (value, value)}, totals, steps)
        for value in range(int(low), int(high) + 1)
    )
