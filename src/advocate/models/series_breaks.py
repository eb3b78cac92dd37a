"""Where England's school results stop being comparable with what came before.

Sources: the guidance beside the Department for Education's releases on key stages 2 and 4.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from advocate.models.evidence import Evidence
from advocate.models.periods import is_later, school_year

_STAGE = re.compile(r"key stage (\d)|(?<![a-z])ks(\d)|(?<![a-z])(gcse)", re.IGNORECASE)


class Break(Struct, frozen=True, kw_only=True):
    """One reason why figures of two years are not to be compared."""

    why: str
    stage: int | None = None
    """Key stage; None for all."""
    years: frozenset[int] = frozenset()
    """School years, by their last, that stand alone."""
    since: int | None = None
    """First school year that is unlike those before."""
    word: str | None = None
    """What the claim must speak of."""
    is_small: bool = False
    """Figures across it may be compared if one says so."""

    def lies_between(self, early: int, late: int) -> bool:
        """Say if it parts two school years, the earlier first."""
        is_crossed = self.since is not None and early < self.since <= late
        return is_crossed or early in self.years or late in self.years


KNOWN_BREAKS = (
    Break(
        stage=4,
        years=frozenset({2020, 2021}),
        why="GCSE grades of 2020 and 2021 were given by teachers",
    ),
    Break(
        stage=2,
        years=frozenset({2020, 2021}),
        why="key stage 2 tests were not held in 2020 and 2021",
    ),
    Break(stage=2, since=2016, why="key stage 2 tests and their standard were new in 2016"),
    Break(
        stage=2,
        since=2018,
        word="writing",
        why="how writing is assessed at key stage 2 changed in 2018",
    ),
    Break(
        since=2024,
        word="disadvantaged",
        is_small=True,
        why="pupils keep free school meals for longer from 2024, so more count as disadvantaged",
    ),
)


def stage_of(claim: Evidence) -> int | None:
    """Return the key stage a claim speaks of; None where it names none, or two."""
    text = f"{claim.measure} {claim.series} {claim.population} {claim.statement}"
    found = {int(m[1] or m[2] or 4) for m in _STAGE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def breaks_between(
    one: Evidence, other: Evidence, series: Iterable[Evidence] = ()
) -> Iterator[Break]:
    """Yield what parts two claims of different periods; `series` is all the register has of it."""
    early, late = (other, one) if is_later(one, other) else (one, other)
    for claim in series:
        is_after = is_later(claim, early) and not is_later(claim, late)
        if claim.break_in_series and (is_after or claim.id == late.id):
            yield Break(why=claim.break_in_series.strip().rstrip("."))
    years = school_year(early.period), school_year(late.period)
    if years[0] is None or years[1] is None or years[0] == years[1]:
        return
    text = f"{one.population} {one.statement}".casefold()
    for known in KNOWN_BREAKS:
        is_meant = known.stage is None or known.stage == stage_of(one)
        if is_meant and (known.word or "") in text and known.lies_between(years[0], years[1]):
            yield known
