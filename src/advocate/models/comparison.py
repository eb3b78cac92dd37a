"""Whether two claims may be compared, and what lies between them.

A comparison varies one thing, the group, the place or the time; all else is the same on both sides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.models.name_folding import name_key
from advocate.models.periods import is_later, is_same_period
from advocate.models.series_breaks import measure_of

_NO_BASE = {"prices", "price", "in", "of", "the", "terms", "financial", "year", "at", "constant"}
_GRADE = re.compile(r"\bgrade (\d)", re.IGNORECASE)


class Comparison(Struct, frozen=True, kw_only=True):
    """Two claims that a text, a template or the register sets side by side."""

    kind: str
    """"gap" or "trend" of a helper; "sentence" of two facts joined in prose; "comparator"; "chart"
    of two figures in one."""
    first: str
    """Id of a claim; of a trend, the newer."""
    second: str
    file: str | None = None
    line: int | None = None

    @property
    def id(self) -> str:
        """What a waiver calls it: "gap(a, b)"."""
        return f"{self.kind}({self.first}, {self.second})"

    @property
    def is_computed(self) -> bool:
        """Say if the tool itself words the outcome, or draws it."""
        return self.kind in {"gap", "trend", "chart"}

    def is_over_time(self, first: Evidence, second: Evidence) -> bool:
        """Say if it sets one year beside another, rather than one group beside another."""
        if self.kind in {"gap", "trend"}:
            return self.kind == "trend"
        is_series = first.series is not None and first.series == second.series
        return is_series and not is_same_period(first.period, second.period)


def comparators_among(claims: Iterable[Evidence]) -> tuple[Comparison, ...]:
    """Return the pairs that `comparator` makes of these claims, each pair once."""
    known = {claim.id: claim for claim in claims}
    pairs: dict[frozenset[str], Comparison] = {}
    for claim in known.values():
        other = claim.comparator
        if other and other != claim.id and other in known:
            pair = Comparison(kind="comparator", first=claim.id, second=other)
            pairs.setdefault(frozenset((claim.id, other)), pair)
    return tuple(pairs.values())


def differences(
    first: Evidence,
    second: Evidence,
    comparison: Comparison,
    measures: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, str]]:
    """Yield what two claims do not share and should: what it is, and the value on each side."""
    is_over_time = comparison.is_over_time(first, second)
    if unlike := _different_measures(first, second, measures):
        yield "measure", unlike
    if thresholds := _different_thresholds(first, second):
        yield "threshold", thresholds
    if not is_over_time and not is_same_period(first.period, second.period):
        yield "period", f"{first.period} and {second.period}"
    is_group = first.population.casefold() != second.population.casefold()
    if is_over_time and is_group:
        yield "population", f'"{first.population}" and "{second.population}"'
    is_place = name_key(first.geography) != name_key(second.geography)
    if is_place and (is_group or is_over_time or comparison.kind == "gap"):
        yield "geography", f"{first.geography} and {second.geography}"
    if not has_same_prices(first, second):
        yield "price base", f"{first.price_base} and {second.price_base}"
    if not is_over_time and _is_provisional(first) != _is_provisional(second):
        yield "status", f"{first.status.value} and {second.status.value}"


def has_same_prices(first: Evidence, second: Evidence) -> bool:
    """Say if two amounts may be compared: neither is in prices other than the other's."""
    bases = [set(name_key(claim.price_base or "").split()) - _NO_BASE for claim in (first, second)]
    return bases[0] == bases[1] or not all(bases)


def _different_measures(
    first: Evidence, second: Evidence, measures: Mapping[str, tuple[str, ...]]
) -> str | None:
    if first.measure and second.measure and first.measure != second.measure:
        return f"{first.measure} and {second.measure}"
    families = measure_of(first, measures), measure_of(second, measures)
    is_mixed = None not in families and families[0] != families[1]
    return f"{families[0]} and {families[1]}" if is_mixed else None


def _different_thresholds(first: Evidence, second: Evidence) -> str | None:
    named = _threshold_of(first), _threshold_of(second)
    is_given = first.threshold or second.threshold or all(named)
    if not is_given or named[0].casefold() == named[1].casefold():
        return None
    return f"{named[0] or 'none named'} and {named[1] or 'none named'}"


def _threshold_of(claim: Evidence) -> str:
    if claim.threshold:
        return claim.threshold
    grade = _GRADE.search(f"{claim.statement} {claim.population}")
    return f"grade {grade[1]}" if grade else ""


def _is_provisional(claim: Evidence) -> bool:
    return claim.status is Status.PROVISIONAL


def published_gap(
    first: Evidence, second: Evidence, register: Iterable[Evidence]
) -> Evidence | None:
    """Return the claim that gives the gap between two others, as its publisher worked it out.

    It names the two in `gap_of`, or belongs to a series that does so for another year of theirs.
    """
    series_of = {claim.id: claim.series for claim in register}
    sound = [claim for claim in register if claim.verified is not Verified.DISPUTED]
    for gap in sound:
        if set(gap.gap_of) == {first.id, second.id}:
            return gap
    named = {
        gap.series
        for gap in sound
        if {series_of[part] for part in gap.gap_of if part in series_of}
        == {first.series, second.series}
    }
    for gap in sound if first.series and second.series else ():
        if (
            gap.series
            and gap.series in named
            and is_same_period(gap.period, first.period)
            and name_key(gap.geography) == name_key(first.geography)
            and _is_provisional(gap) == _is_provisional(first)
        ):
            return gap
    return None


def computed_gap(first: Evidence, second: Evidence) -> float | None:
    """Return how far apart two figures are, in their unit; shares to whole percentage points."""
    if first.value is None or second.value is None or first.unit is not second.unit:
        return None
    apart = abs(first.value - second.value)
    return float(round(apart)) if first.unit is Unit.PERCENT else round(apart, 2)


def direction(new: Evidence, old: Evidence) -> int | None:
    """Return 1 where a figure rose, -1 where it fell, 0 where it is the same as printed.

    None where there is none to tell: no figures, other units or prices, years the wrong way round.
    """
    if new.value is None or old.value is None or new.unit is not old.unit:
        return None
    if not is_later(new, old) or not has_same_prices(new, old):
        return None
    places = max(_places(new), _places(old))
    values = round(new.value, places), round(old.value, places)
    return (values[0] > values[1]) - (values[0] < values[1])


def _places(claim: Evidence) -> int:
    return 2 if claim.decimals is None else claim.decimals
