"""Rules on figures set side by side: like with like, gaps as published, years that can be compared.

A comparison that the tool itself words, by gap() or trend(), is refused where it does not hold.
"""

from collections.abc import Callable

from msgspec.structs import replace

from advocate.errors import Severity
from advocate.models.comparison import Comparison, computed_gap, differences, published_gap
from advocate.models.evidence import Evidence, Unit
from advocate.models.name_folding import name_key
from advocate.models.periods import is_later, is_same_period
from advocate.models.series_breaks import breaks_between
from advocate.rules.engine.rule import Finding, Findings, Rule, RuleTest, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CLAIM, COMPARISON

_TWO_YEARS = 'For two years of one series write trend("newer", "older").'
_YEARS_OF_A_CHART = "Years in one chart are of one series: give both claims the same series."
_ROUNDING = 1.0
"""Most by which a gap between shares can differ from that between the rounded shares."""
Pair = tuple[Comparison, Evidence, Evidence]


def _on_pairs(identity: str, severity: Severity) -> Callable[[RuleTest[Pair]], Rule]:
    """Make a rule on two claims; what it finds is placed where they are set side by side."""

    def make(test: RuleTest[Pair]) -> Rule:
        def on_comparison(comparison: Comparison, context: RuleContext) -> Findings:
            claims = context.claims
            first, second = claims.get(comparison.first), claims.get(comparison.second)
            if first is None or second is None:
                return
            for finding in test((comparison, first, second), context):
                known = context.compared_by_id
                at = comparison if comparison.file else known.get(comparison.id, comparison)
                yield replace(finding, about=comparison.id, file=at.file, line=at.line)

        return rule(identity, severity, COMPARISON, name=test.__name__)(on_comparison)

    return make


@rule("N06", Severity.ERROR, CLAIM)
def gap_beside_its_parts(claim: Evidence, context: RuleContext) -> Findings:
    """Find gaps that cannot lie between the claims they name."""
    parts = [context.claims[name] for name in claim.gap_of if name in context.claims]
    if len(parts) != 2 or claim.value is None:
        return
    first, second = parts
    is_share = first.unit is Unit.PERCENT
    if claim.unit is not (Unit.PERCENTAGE_POINTS if is_share else first.unit):
        unit = "percentage points" if is_share else first.unit.value
        yield Finding(f"{claim.id} is a gap between two figures, so in {unit}.", field="unit")
        return
    apart = computed_gap(first, second)
    if apart is not None and abs(apart - abs(claim.value)) > _ROUNDING:
        both = f"{first.id} ({first.value:g}) and {second.id} ({second.value:g})"
        message = f"{claim.id} is {claim.value:g}, but {both} lie about {apart:g} apart."
        yield Finding(message, field="gap_of")
    as_gap = Comparison(kind="gap", first=first.id, second=second.id)
    for what, sides in differences(first, second, as_gap, context.sector.measures):
        message = f"{claim.id} lies between two claims that do not share their {what}: {sides}."
        yield Finding(message, field="gap_of")


@_on_pairs("N06", Severity.ERROR)
def computed_beside_published(pair: Pair, context: RuleContext) -> Findings:
    """Find gaps that would be computed though the register seems to hold the published one."""
    comparison, first, second = pair
    if comparison.kind != "gap" or not first.measure:
        return
    register = context.workspace.evidence
    apart = computed_gap(first, second)
    if apart is None or published_gap(first, second, register) is not None:
        return
    for claim in register:
        is_gap = claim.unit is Unit.PERCENTAGE_POINTS and not claim.gap_of
        if is_gap and _is_of_the_same(claim, first) and claim.value not in (None, apart):
            published = f"{claim.id} is {claim.value:g}"
            yield Finding(f"{comparison.id} would print about {apart:g}, and {published}.")
            return


def _is_of_the_same(gap: Evidence, part: Evidence) -> bool:
    is_measure = gap.measure == part.measure and gap.status is part.status
    is_place = name_key(gap.geography) == name_key(part.geography)
    return is_measure and is_place and is_same_period(gap.period, part.period)


@_on_pairs("N08", Severity.ERROR)
def years_in_order(pair: Pair, _context: RuleContext) -> Findings:
    """Find trends whose years stand the wrong way round or cannot be told."""
    comparison, new, old = pair
    if comparison.kind != "trend" or new.unit is not old.unit:
        return
    if None in (new.value, old.value):
        yield Finding(f"{comparison.id} needs two claims with one figure each.")
    elif not is_later(new, old):
        yield Finding(f"{comparison.id}: {new.period} is not known to be later than {old.period}.")


@_on_pairs("N10", Severity.ERROR)
def unlike_compared(pair: Pair, context: RuleContext) -> Findings:
    """Find pairs of claims that are not of the same kind."""
    comparison, first, second = pair
    for what, sides in differences(first, second, comparison, context.sector.measures):
        hint = None
        if what == "period" and (comparison.kind == "chart" or first.series == second.series):
            hint = _YEARS_OF_A_CHART if comparison.kind == "chart" else _TWO_YEARS
        both = f"{first.id} and {second.id} stand side by side"
        yield Finding(f"{both} and do not share their {what}: {sides}.", hint=hint)


@_on_pairs("N13", Severity.WARNING)
def across_a_break(pair: Pair, context: RuleContext) -> Findings:
    """Find comparisons over time that cross a break in the series."""
    comparison, first, second = pair
    if not comparison.is_over_time(first, second):
        return
    series = context.series.get(first.series or "", ())
    for found in breaks_between(first, second, context.sector, series):
        both = f"{first.id} ({first.period}) and {second.id} ({second.period})"
        severity = Severity.ERROR if comparison.is_computed and not found.is_small else None
        yield Finding(f"{both} are not comparable: {found.why}.", severity=severity)


@_on_pairs("N16", Severity.WARNING)
def units_mixed(pair: Pair, _context: RuleContext) -> Findings:
    """Find pairs of claims in different units."""
    comparison, first, second = pair
    if first.unit is second.unit or comparison.kind == "chart":
        return  # of a chart, the reader of the YAML has said so
    units = f"{first.unit.value} and {second.unit.value}"
    severity = Severity.ERROR if comparison.is_computed else None
    message = f"{first.id} and {second.id} are compared in different units: {units}."
    yield Finding(message, severity=severity)
