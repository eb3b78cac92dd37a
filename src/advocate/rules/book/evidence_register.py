"""Rules on the register itself: what a claim must say, and claims that contradict each other."""

import re

from advocate.errors import Severity
from advocate.models.campaign import Ask
from advocate.models.comparison import comparators_among
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.models.programme import Programme
from advocate.models.series_breaks import stage_of
from advocate.models.workspace import Workspace
from advocate.rules.engine.rule import Finding, Findings, empty_fields, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ASK, CITED_CLAIM, CLAIM, PROGRAMME, WORKSPACE

FEWEST_HOURS, MOST_HOURS = 0.5, 60.0
"""Hours of tutoring a pupil can plausibly have had in one year."""
_OUTCOMES = {Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.MONTHS, Unit.INDEX}
"""Units in which a programme states what it achieved."""
_TUTORED = re.compile(
    r"\b(?:we (?:have )?tutored|our (?:\w+ )?pupils|our (?:sessions|tutoring|help))\b"
)
_ATTAINED = re.compile(
    r"\b(?:pass(?:ed|es)?|reach(?:ed|es)?|achieve[sd]?|attain(?:ed|s)?|made progress"
    r"|months[’']? (?:of )?progress|improved|grades? \d)\b"
)


@rule("N02", Severity.ERROR, CLAIM).says(
    "A claim says what it counts, of whom, where, when, by whom, and when that was published "
    "or read.",
    remedy="Add published, the date of publication, or retrieved, the day on which you read it.",
    why="Nobody can check a figure whose edition is not known. The reader of the YAML insists on "
    "unit, population, geography, period, status, publisher and title; a date is needed too. "
    "Claims marked as illustrative have no source, and need none.",
)
def without_date(claim: Evidence, _context: RuleContext) -> Findings:
    """Find real claims with no date of publication or reading."""
    if not (claim.illustrative or claim.published or claim.retrieved):
        yield Finding(f"{claim.id} says neither when it was published nor when it was read.")


@rule("N11", Severity.WARNING, WORKSPACE).says(
    "The same pair of values does not stand for two measures.",
    remedy="Check both pairs at the source; one may be copied from the other.",
    why="A charity's page printed 62% and 52% for key stage 2 reading and for GCSE English.",
)
def twin_pairs(workspace: Workspace, context: RuleContext) -> Findings:
    """Find comparator pairs with equal values and different measures."""
    first_of: dict[tuple[float, ...], tuple[Evidence, Evidence]] = {}
    for pair in comparators_among(workspace.evidence):
        one, other = context.claims[pair.first], context.claims[pair.second]
        if one.value is None or other.value is None or one.unit is not Unit.PERCENT:
            continue
        earlier = first_of.setdefault(tuple(sorted((one.value, other.value))), (one, other))
        if _measures_differ(one, earlier[0]):
            yield Finding(
                f"{one.id} and {other.id} have the same two values ({one.value:g} and "
                f"{other.value:g}) as {earlier[0].id} and {earlier[1].id}, for another measure.",
                subject=one,
                field="value",
            )


def _measures_differ(one: Evidence, other: Evidence) -> bool:
    if one.measure and other.measure:
        return one.measure != other.measure
    stages = stage_of(one), stage_of(other)
    return None not in stages and stages[0] != stages[1]


@rule("N14", Severity.WARNING, CITED_CLAIM).says(
    "A result that we claim for ourselves says with whom it is compared, how much tutoring "
    "counts, and what it does not prove.",
    remedy="Add effect with comparison and threshold, and a caveat.",
    why="65% of the pupils who came to at least ten sessions passed, and 52% of disadvantaged "
    "pupils nationally: without the ten sessions, the comparison and the fact that this was no "
    "controlled trial, the reader takes it for more than it is.",
)
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
        return bool(_TUTORED.search(claim.statement) and _ATTAINED.search(claim.statement))
    is_over_time = claim.series is not None and claim.series == other.series
    return other.effect is None and not is_over_time


@rule("N15", Severity.ERROR, CLAIM).says(
    "A part is not more than its whole.",
    remedy="Correct the part, or the claim that its part_of names.",
    why="Arithmetic: such a pair cannot be true.",
)
def part_over_whole(claim: Evidence, context: RuleContext) -> Findings:
    """Find parts that exceed the whole they name."""
    whole = context.claims.get(claim.part_of or "")
    if whole is None or claim.value is None or whole.value is None:
        return
    if claim.unit is whole.unit and claim.value > whole.value:
        yield Finding(
            f"{claim.id} ({claim.value:,g}) is part of {whole.id} ({whole.value:,g}) and is more.",
            field="part_of",
        )


@rule("N15", Severity.ERROR, WORKSPACE).says(
    "The shares of one whole make up 100%, to within a point.",
    remedy="Add the share that is missing, or correct the one that is wrong.",
    why="Arithmetic; a point is allowed for rounding.",
)
def shares_of_a_whole(workspace: Workspace, _context: RuleContext) -> Findings:
    """Find wholes whose shares do not add up."""
    wholes: dict[tuple[str, str], list[Evidence]] = {}
    for claim in workspace.evidence:
        if claim.share_of and claim.value is not None and claim.unit is Unit.PERCENT:
            wholes.setdefault((claim.share_of, claim.period), []).append(claim)
    for (whole, period), shares in wholes.items():
        total = sum(claim.value or 0 for claim in shares)
        if abs(total - 100) > 1.0001:  # a sum of decimals may be a hair off
            named = ", ".join(claim.id for claim in shares)
            message = f"The shares of {whole} in {period} make up {total:g}%: {named}."
            yield Finding(message, about=whole, subject=shares[0], field="share_of")


@rule("N15", Severity.ERROR, PROGRAMME).says(
    f"A pupil had between {FEWEST_HOURS:g} and {MOST_HOURS:g} hours of tutoring in a year.",
    remedy="Hours are those of all pupils together; correct hours or pupils.",
    why="A house limit: an hour a week through a school year is under forty. What lies outside is "
    "as a rule hours of one pupil entered for all, or a slip of a digit.",
)
def hours_a_pupil(programme: Programme, _context: RuleContext) -> Findings:
    """Find programmes whose hours do not go with their pupils."""
    if not programme.pupils or programme.hours is None:
        return
    each = programme.hours / programme.pupils
    if not FEWEST_HOURS <= each <= MOST_HOURS:
        yield Finding(
            f"{programme.id}: {programme.hours:,} hours for {programme.pupils:,} "
            f"{'pupil' if programme.pupils == 1 else 'pupils'}, which is {each:,.1f} for each.",
            field="hours",
        )


@rule("N18", Severity.ERROR, CLAIM).says(
    "An amount of money says in whose prices it is, and how it was reckoned.",
    remedy="Add price_base (for example 2025-26 prices) and basis.",
    why="Pounds of different years are not the same pounds, and a cost that shows no basis cannot "
    "be checked. Where the source does not say, price_base says that.",
)
def bare_money(claim: Evidence, _context: RuleContext) -> Findings:
    """Find amounts without price base or basis."""
    if claim.unit is not Unit.GBP:
        return
    if missing := empty_fields(price_base=claim.price_base, basis=claim.basis):
        yield Finding(f"{claim.id} is money and has no {' and no '.join(missing)}.", field="unit")


@rule("N18", Severity.ERROR, ASK).says(
    "The cost of an ask says for what period, in whose prices, and how it was reckoned.",
    remedy="Add period, price_base and basis under cost.",
    why="An ask is believed when its cost can be checked.",
)
def bare_cost(ask: Ask, _context: RuleContext) -> Findings:
    """Find costed asks whose amount cannot be checked."""
    cost = ask.cost
    if cost is None or cost.amount is None:
        return
    if missing := empty_fields(period=cost.period, price_base=cost.price_base, basis=cost.basis):
        yield Finding(f"The cost of {ask.id} has no {' and no '.join(missing)}.", field="cost")


@rule("R04", Severity.ERROR, WORKSPACE).says(
    "The register gives one value for one series, period, place, population and status.",
    remedy="Keep the figure of the official source, and mark the other as verified: disputed.",
    why="A campaign printed a gap index of 3.76 for a year that the Department puts at 3.84, and a "
    "seed text 41% and 69% where official figures are 44.7% and 71.8%. Provisional and revised "
    "editions may differ; a claim marked as disputed is kept on purpose.",
)
def two_values(workspace: Workspace, _context: RuleContext) -> Findings:
    """Find claims that contradict another of the same series and period."""
    first_of: dict[tuple[str, ...], Evidence] = {}
    for claim in workspace.evidence:
        if not claim.series or claim.value is None or claim.verified is Verified.DISPUTED:
            continue
        earlier = first_of.setdefault(_identity(claim, claim.series), claim)
        if earlier.value != claim.value:
            yield Finding(
                f"{claim.id} is {claim.value:,g} and {earlier.id} is {earlier.value:,g}, for the "
                f"same series ({claim.series}), population and period ({claim.period}).",
                subject=claim,
                field="value",
            )


def _identity(claim: Evidence, series: str) -> tuple[str, ...]:
    edition = "settled" if claim.status in (Status.FINAL, Status.PUBLISHED) else claim.status.value
    people, place = claim.population.casefold(), claim.geography.casefold()
    return series, claim.period, people, place, claim.unit.value, edition
