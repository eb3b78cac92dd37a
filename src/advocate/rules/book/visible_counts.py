"""Which of our counts and totals a reader of some documents can see.

Turns programmes, claims and documents into the cells and totals that `disclosure` reasons about.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from math import inf

from msgspec import Struct, field

from advocate.models.evidence import Evidence, Unit
from advocate.models.name_folding import name_key
from advocate.models.programme import Programme
from advocate.rules.book.inferred_counts import Interval, Total
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext

PEOPLE, HOURS = "people", "hours"
_MEASURES = {Unit.PEOPLE: PEOPLE, Unit.HOURS: HOURS}
_NATIONS = ("england", "uk", "united kingdom", "great britain", "england and wales")
_MORE = frozenset({"over", "more than"})
_NO_LESS = _MORE | {"at least"}
_FIGURE = re.compile(r"(?<![\d,.])\d+(?:,\d+)*+(?!\d|,\d|\.\d)")
"""A whole number, with its commas."""
BASE_IS_PRINTED_BELOW = 30
"""Percentages of fewer people are printed with their base."""


class VisibleCounts(Struct, frozen=True, eq=False):
    """All counts of ours that some documents show; filled step by step, then read."""

    context: RuleContext
    cells: dict[Hashable, Interval] = field(default_factory=dict)
    hidden: dict[tuple[str, str], Programme | Evidence] = field(default_factory=dict)
    totals: list[Total] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Enter every programme of the workspace as not shown yet."""
        for programme in self.context.workspace.programmes:
            is_small = programme.is_small_group(self.context.small_number)
            count = programme.people_helped
            about = (float(min(1, count or 0)), float(self.context.small_number - 1))
            self.cells[programme.id, PEOPLE] = about if is_small else (0, inf)
            self.cells[programme.id, HOURS] = (0, inf)
            if is_small:
                self.hidden[programme.id, PEOPLE] = programme
                self.hidden[programme.id, HOURS] = programme

    def show(self, programme: Programme, measure: str) -> None:
        """Note that a programme's count stands in a document, unless it is held back."""
        value = programme.people_helped if measure == PEOPLE else programme.hours
        if value is not None and (programme.id, measure) not in self.hidden:
            self.cells[programme.id, measure] = (value, value)

    def show_claims(self, claims: Sequence[Evidence]) -> None:
        """Note the figures of claims: counts that are totals of ours, and shares of counts."""
        places = _Places(self.context)
        shares = [c for c in claims if c.unit is Unit.PERCENT and c.base]
        for claim in claims:
            value = _as_total(claim, self.context.small_number)
            if value is not None:
                self._add_total(claim, value, places)
            elif claim.unit is Unit.PEOPLE and claim.value is not None:
                low = float(min(1, claim.value))
                self.cells["claim", claim.id] = (low, float(self.context.small_number - 1))
                self.hidden["claim", claim.id] = claim
                self._add_shares(claim, shares)
        self._add_parts(claims)

    def _add_total(self, claim: Evidence, value: float, places: "_Places") -> None:
        """Enter a claim as the total of the programmes it counts, if it is one.

        Where its geography can be read in several ways, only the exact sum tells which is meant.
        """
        measure = _MEASURES.get(claim.unit, PEOPLE)
        is_ours = self.context.workspace.settings.organisation.is_called(claim.publisher)
        least = value + (claim.qualifier in _MORE)
        readings = places.of(claim)
        for programmes in filter(None, readings):
            counts = [p.people_helped if measure == PEOPLE else p.hours for p in programmes]
            known = sum(count for count in counts if count is not None)
            if known != value and len(readings) > 1:
                continue
            keys = tuple((p.id, measure) for p in programmes)
            if claim.qualifier in _NO_LESS and None not in counts and known >= least:
                self.totals.append(Total(keys, least, inf, claim.id))
            elif known == value or (known < value and is_ours and not claim.qualifier):
                low = value if known == value and None not in counts else 0
                self.totals.append(Total(keys, low, value, claim.id))
            return

    def _add_shares(self, claim: Evidence, shares: Iterable[Evidence]) -> None:
        """Enter what percentages of the same people tell about a count that is held back."""
        for share in shares:
            base = share.base
            if base is None or _group(share) != _group(claim):
                continue
            low, high = bounds_of_share(share, base)
            for least, most in ((low, high), (base - high, base - low)):
                if least <= (claim.value or 0) <= most:
                    self.totals.append(Total((("claim", claim.id),), least, most, share.id))

    def _add_parts(self, claims: Sequence[Evidence]) -> None:
        """Enter what a printed whole tells about its parts, where one of them is held back."""
        parts_of: dict[str, list[Evidence]] = {}
        for claim in claims:
            if claim.part_of and claim.unit is Unit.PEOPLE:
                parts_of.setdefault(claim.part_of, []).append(claim)
        for whole in claims:
            parts = parts_of.get(whole.id, [])
            keys = tuple(("claim", part.id) for part in parts)
            if whole.value is None or not any(key in self.hidden for key in keys):
                continue
            for key, part in zip(keys, parts, strict=True):
                self.cells.setdefault(key, (part.value or 0, part.value or 0))
            is_all = sum(part.value or 0 for part in parts) == whole.value
            low = whole.value if is_all else 0
            self.totals.append(Total(keys, low, whole.value, whole.id))


def bounds_of_share(claim: Evidence, base: int) -> tuple[float, float]:
    """Return least and greatest count that would be printed as this percentage of `base`."""
    value = claim.value or 0
    text = f"{value:g}"
    places = claim.decimals if claim.decimals is not None else len(text.partition(".")[2])
    half = 0.5 * 10**-places
    return base * (value - half) / 100, base * (value + half) / 100


def visible_in_workspace(context: RuleContext) -> VisibleCounts:
    """Return what the documents of a whole workspace would show: every brief, every claim cited."""
    seen = VisibleCounts(context)
    for programme in context.workspace.programmes:
        for measure in (PEOPLE, HOURS):
            seen.show(programme, measure)
    seen.show_claims(context.cited_claims)
    return seen


class DocumentCounts(Struct, frozen=True):
    """The counts of ours that one document shows, by ids alone."""

    stem: str
    counts: tuple[tuple[str, str], ...]
    """Programme and measure of each count that stands there."""
    years: tuple[tuple[int, tuple[str, ...]], ...]
    """People, and the programmes they are of, for each total of a year that stands there."""
    claims: tuple[str, ...]


def counts_in_document(document: PrintedDocument, _context: RuleContext) -> DocumentCounts:
    """Return what one document shows."""
    years = document.context.programme_years
    text = " ".join(document.text.split()) if years else ""
    figures = frozenset(_FIGURE.findall(text))
    return DocumentCounts(
        stem=document.stem,
        counts=tuple(
            (programme.id, measure)
            for year in years
            for programme in _named_in(text, year.programmes)
            for measure, value in ((PEOPLE, programme.people_helped), (HOURS, programme.hours))
            if value is not None and f"{value:,}" in figures
        ),
        years=tuple(
            (year.people_helped, tuple(programme.id for programme in year.programmes))
            for year in years
            if year.people_helped is not None and f"{year.people_helped:,}" in figures
        ),
        claims=tuple(claim.id for claim in document.rendered.claims),
    )


def _named_in(text: str, programmes: Iterable[Programme]) -> Iterator[Programme]:
    """Yield those whose site stands in `text`; each search starts where the last one ended."""
    at = 0
    for programme in programmes:
        name = programme.site
        if (found := text.find(name, at)) >= 0 or (found := text.find(name)) >= 0:
            yield programme
            at = found


def visible_in_run(shown: Iterable[DocumentCounts], context: RuleContext) -> VisibleCounts:
    """Return what the documents of one run show together."""
    seen = VisibleCounts(context)
    programmes = {programme.id: programme for programme in context.workspace.programmes}
    claims: dict[str, Evidence] = {}
    for document in shown:
        for programme, measure in document.counts:
            seen.show(programmes[programme], measure)
        for people, of in document.years:
            keys = tuple((programme, PEOPLE) for programme in of)
            seen.totals.append(Total(keys, people, people, document.stem))
        claims |= {claim: context.claims[claim] for claim in document.claims}
    seen.show_claims(tuple(claims.values()))
    return seen


def _as_total(claim: Evidence, small_number: int) -> float | None:
    """Return the count of people or hours that a claim prints, if it prints one."""
    base = claim.base if claim.unit is Unit.PERCENT else None
    if base is not None:
        return base if small_number <= base < BASE_IS_PRINTED_BELOW else None
    if claim.unit is Unit.PEOPLE and (claim.value or 0) < small_number:
        return None
    return claim.value if claim.unit in _MEASURES else None


def _group(claim: Evidence) -> tuple[str, str, str]:
    return claim.population, claim.geography, claim.period


class _Places:
    """The programmes of each year and place, found by the words of a claim."""

    def __init__(self, context: RuleContext) -> None:
        self._found: dict[str, dict[str, list[Programme]]] = {}
        for programme in context.workspace.programmes:
            place = (programme.place or "").casefold()
            names = {programme.constituency, programme.site, place, *place.split(", "), *_NATIONS}
            where = f"{place} {programme.constituency.casefold()}"
            counties = context.sector.counties.items()
            names |= {c for c, towns in counties if any(_is_named(town, where) for town in towns)}
            of_year = self._found.setdefault(_year(programme.year), {})
            key = name_key(programme.constituency)
            for name in {key, *(name.casefold() for name in names if name)}:
                of_year.setdefault(name, []).append(programme)

    def of(self, claim: Evidence) -> list[list[Programme]]:
        """Return the programmes in the period and geography of a claim, in each way it reads.

        A geography that is the name of a place reads in one way. One that only contains such
        names, as "sites in Sheffield", may mean each of them, or all together. With none, all of
        the year are returned twice, so that only their exact sum counts.
        """
        of_year = self._found.get(_year(claim.period), {})
        geography = claim.geography.casefold()
        for name in (geography, name_key(geography)):
            if name in of_year:
                return [of_year[name]]
        named = [name for name in of_year if _is_named(name, geography)]
        named = sorted(named, key=lambda name: (-len(name), name))
        readings = [of_year[name] for name in named]
        together = {p.id: p for programmes in readings or of_year.values() for p in programmes}
        every = list(together.values())
        return [*readings, every] if len(named) > 1 else readings or [every, every]


def _is_named(name: str, text: str) -> bool:
    return name in text and re.search(rf"\b{re.escape(name)}\b(?!-)", text) is not None


def _year(period: str) -> str:
    return period.replace("-", "/").replace("–", "/").replace("/20", "/")
