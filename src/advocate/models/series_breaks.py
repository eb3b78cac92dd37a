"""Where series of figures stop being comparable with what came before; the sectors know where."""

from collections.abc import Iterable, Iterator, Mapping

from advocate.models.evidence import Evidence
from advocate.models.periods import is_later, last_year
from advocate.models.sector import Break, Sector


def measure_of(claim: Evidence, measures: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the family of measures a claim speaks of; None where it names none, or two."""
    text = f"{claim.measure} {claim.series} {claim.population} {claim.statement}".casefold()
    found = {name for name, words in measures.items() if any(w.casefold() in text for w in words)}
    return found.pop() if len(found) == 1 else None


def breaks_between(
    one: Evidence, other: Evidence, sector: Sector, series: Iterable[Evidence] = ()
) -> Iterator[Break]:
    """Yield what parts two claims of different periods; `series` is all the register has of it."""
    early, late = (other, one) if is_later(one, other) else (one, other)
    for claim in series:
        is_after = is_later(claim, early) and not is_later(claim, late)
        if claim.break_in_series and (is_after or claim.id == late.id):
            yield Break(why=claim.break_in_series.strip().rstrip("."))
    years = last_year(early.period), last_year(late.period)
    if years[0] is None or years[1] is None or years[0] == years[1]:
        return
    text = f"{one.population} {one.statement}".casefold()
    for known in sector.breaks:
        is_meant = known.measure is None or known.measure == measure_of(one, sector.measures)
        is_told = not known.words or any(word.casefold() in text for word in known.words)
        is_there = not known.nations or one.geography in known.nations
        if is_meant and is_told and is_there and known.lies_between(years[0], years[1]):
            yield known
