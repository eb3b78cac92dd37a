"""Rules on the register itself: what a claim must say, and claims that contradict each other."""

import re

from advocate.errors import Severity
from advocate.models.campaign import Ask
from advocate.models.comparison import comparators_among
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.models.name_folding import name_key
from advocate.models.people_words import nouns_for
from advocate.models.programme import Programme
from advocate.models.sector import Ratio, Sector
from advocate.models.series_breaks import measure_of
from advocate.models.workspace import Workspace
from advocate.rules.engine.rule import Finding, Findings, empty_fields, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ASK, CITED_CLAIM, CLAIM, PROGRAMME, WORKSPACE
from advocate.rules.language.people_names import either

_OUTCOMES = {Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.MONTHS, Unit.INDEX}
"""Units in which a programme states what it achieved."""
_ATTAINED = (
    r"pass(?:ed|es)?|reach(?:ed|es)?|achieve[sd]?|attain(?:ed|s)?|made progress"
    r"|months[’']? (?:of )?progress|improved|grades? \d"
)


@rule("N02", Severity.ERROR, CLAIM)
def without_date(claim: Evidence, _context: RuleContext) -> Findings:
    """Find real claims with no date of publication or reading."""
    if not (claim.illustrative or claim.published or claim.retrieved):
        yield Finding(f"{claim.id} says neither when it was published nor when it was read.")


@rule("N11", Severity.WARNING, WORKSPACE)
def twin_pairs(workspace: Workspace, context: RuleContext) -> Findings:
    """Find comparator pairs with equal values and different measures."""
    first_of: dict[tuple[float, ...], tuple[Evidence, Evidence]] = {}
    for pair in comparators_among(workspace.evidence):
        one, other = context.claims[pair.first], context.claims[pair.second]
        if one.value is None or other.value is None or one.unit is not Unit.PERCENT:
            continue
        earlier = first_of.setdefault(tuple(sorted((one.value, other.value))), (one, other))
        if _measures_differ(one, earlier[0], context.sector):
            both = f"{one.id} and {other.id} have the same two values"
            these = f"({one.value:g} and {other.value:g}) as {earlier[0].id} and {earlier[1].id}"
            yield Finding(f"{both} {these}, for another measure.", "value", subject=one)


def _measures_differ(one: Evidence, other: Evidence, sector: Sector) -> bool:
    if one.measure and other.measure:
        return one.measure != other.measure
    families = measure_of(one, sector.measures), measure_of(other, sector.measures)
    return None not in families and families[0] != families[1]


@rule("N14", Severity.WARNING, CITED_CLAIM)
def bare_effect(claim: Evidence, context: RuleContext) -> Findings:
    """Find results of our own that lack what an honest reader needs."""
    effect = claim.effect
    if effect is None:
        if _is_our_result(claim, context):
            yield Finding(f"{claim.id} is a result of our own, without effect.")
    elif missing := empty_fields(
        comparison=effect.comparison, threshold=effect.threshold, caveat=claim.caveat
    ):
        message = f"{claim.id} is a result, and its {' and '.join(missing)} is missing."
        yield Finding(message, field="effect")


def _is_our_result(claim: Evidence, context: RuleContext) -> bool:
    is_ours = context.workspace.settings.organisation.is_called(claim.publisher)
    other = context.claims.get(claim.comparator or "")
    if not is_ours or claim.unit not in _OUTCOMES:
        return False
    if other is None:
        return _tells_own_result(claim.statement, context.sector)
    is_over_time = claim.series is not None and claim.series == other.series
    return other.effect is None and not is_over_time


def _tells_own_result(text: str, sector: Sector) -> bool:
    """Say if somebody was helped by us, and what came of it."""
    people, words = either(nouns_for(sector, many=True)), sector.word_list
    done = rf"sessions|help|{sector.terms['help'].one}|(?:\w+ )?(?:{people})"
    helped = rf"\b(?:we (?:have )?(?:{either(words('helped'))})|our (?:{done}))\b"
    attained = rf"\b(?:{_ATTAINED}|{either(words('results'))})\b"
    return bool(re.search(helped, text) and re.search(attained, text))


@rule("N15", Severity.ERROR, CLAIM)
def part_over_whole(claim: Evidence, context: RuleContext) -> Findings:
    """Find parts that exceed the whole they name."""
    whole = context.claims.get(claim.part_of or "")
    if whole is None or claim.value is None or whole.value is None:
        return
    if claim.unit is whole.unit and claim.value > whole.value:
        both = f"{claim.id} ({claim.value:,g}) is part of {whole.id} ({whole.value:,g})"
        yield Finding(f"{both} and is more.", field="part_of")


@rule("N15", Severity.ERROR, WORKSPACE)
def shares_of_a_whole(workspace: Workspace, _context: RuleContext) -> Findings:
    """Find wholes whose shares do not add up."""
    wholes: dict[tuple[str, str], list[Evidence]] = {}
    for claim in workspace.evidence:
        if claim.share_of and claim.value is not None and claim.unit is Unit.PERCENT:
            wholes.setdefault((claim.share_of, claim.period), []).append(claim)
    for (whole, period), shares in wholes.items():
        total = sum(claim.value or 0 for claim in shares)
        rounding = sum(10.0 ** -_decimals(claim) / 2 for claim in shares)
        if abs(total - 100) > rounding + 0.0001:  # a sum of decimals may be a hair off
            named = ", ".join(claim.id for claim in shares)
            message = f"The shares of {whole} in {period} make up {total:g}%: {named}."
            yield Finding(message, about=whole, subject=shares[0], field="share_of")


def _decimals(claim: Evidence) -> int:
    """Return how many places of a percentage are printed; two at most, where none are given."""
    printed = f"{claim.value or 0:.2f}".rstrip("0").partition(".")[2]
    return len(printed) if claim.decimals is None else claim.decimals


@rule("N15", Severity.WARNING, CLAIM)
def part_of_one(claim: Evidence, _context: RuleContext) -> Findings:
    """Find percentages that may be shares of one, as spreadsheets hold them: 0.45 for 45%."""
    highest = claim.range.high if claim.range else claim.value or 0
    if claim.unit is Unit.PERCENT and claim.decimals is None and 0 < abs(highest) < 1:
        message = f"{claim.id} prints as {highest:g}%, less than one in a hundred."
        yield Finding(message, field="range" if claim.range else "value")


@rule("N21", Severity.WARNING, CITED_CLAIM)
def disputed(claim: Evidence, _context: RuleContext) -> Findings:
    """Find cited claims that another source contradicts."""
    if claim.verified is Verified.DISPUTED:
        yield Finding(f"{claim.id} is disputed: another source says otherwise.", field="verified")


@rule("N15", Severity.WARNING, PROGRAMME)
def plausible(programme: Programme, context: RuleContext) -> Findings:
    """Find programmes whose figures do not go together."""
    terms, people, helpers = context.sector.terms, programme.people_helped, programme.volunteers
    of_people, of_helpers = terms["person"].of(people), terms["helper"].of(helpers)
    ratios: dict[Ratio, tuple[int | None, str, int | None, str]] = {
        "hours_per_person": (programme.hours, "hours", people, of_people),
        "sessions_per_person": (programme.sessions, "sessions", people, of_people),
        "people_per_site": (people, of_people, 1, terms["site"].one),
        "hours_per_helper": (programme.hours, "hours", helpers, of_helpers),
    }
    for name, known in context.sector.ranges.items():
        whole, what, parts, of = ratios[name]
        if whole is None or not parts or known.low <= whole / parts <= known.high:
            continue
        each = f"{whole:,} {what} for {parts:,} {of}, which is {whole / parts:,.1f} for each"
        message = f"{programme.id}: {each} ({known.why.rstrip('.')})."
        field = "people_helped" if name == "people_per_site" else what
        yield Finding(message, field, severity=known.severity)


@rule("N18", Severity.ERROR, CLAIM)
def bare_money(claim: Evidence, _context: RuleContext) -> Findings:
    """Find amounts without price base or basis."""
    missing = empty_fields(price_base=claim.price_base, basis=claim.basis)
    if claim.unit is Unit.GBP and missing:
        yield Finding(f"{claim.id} is money and has no {' and no '.join(missing)}.", field="unit")


@rule("N18", Severity.ERROR, ASK)
def bare_cost(ask: Ask, _context: RuleContext) -> Findings:
    """Find costed asks whose amount cannot be checked."""
    cost = ask.cost
    if cost is None or cost.amount is None:
        return
    if missing := empty_fields(period=cost.period, price_base=cost.price_base, basis=cost.basis):
        yield Finding(f"The cost of {ask.id} has no {' and no '.join(missing)}.", field="cost")


@rule("R04", Severity.ERROR, WORKSPACE)
def two_values(workspace: Workspace, _context: RuleContext) -> Findings:
    """Find claims that contradict another of the same series and period."""
    first_of: dict[tuple[str, ...], Evidence] = {}
    for claim in workspace.evidence:
        if not claim.series or claim.value is None or claim.verified is Verified.DISPUTED:
            continue
        is_settled = claim.status in (Status.FINAL, Status.PUBLISHED)
        edition = "settled" if is_settled else claim.status.value
        people, place = claim.population.casefold(), name_key(claim.geography)
        same = (claim.series, claim.period, people, place, claim.unit.value, edition)
        earlier = first_of.setdefault(same, claim)
        if earlier.value != claim.value:
            values = f"{claim.id} is {claim.value:,g} and {earlier.id} is {earlier.value:,g}"
            both = f"the same series ({claim.series}), population and period ({claim.period})"
            yield Finding(f"{values}, for {both}.", "value", subject=claim)
