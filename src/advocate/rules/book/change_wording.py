"""Rules on the words that join two figures: percentage points, up and down."""

import re
from functools import lru_cache
from itertools import combinations, pairwise

from advocate.errors import Severity
from advocate.models.comparison import has_same_prices
from advocate.models.evidence import Evidence, Unit
from advocate.models.periods import is_later
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CLAIM
from advocate.rules.engine.text_rules import on_sentences
from advocate.rules.language.passages import Sentence
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_HALF_A_DECIMAL = 0.051


@on_sentences("N07", Severity.ERROR)
def points_misnamed(sentence: Sentence, context: RuleContext) -> str | None:
    """Find gaps and changes of percentages that are given in per cent."""
    if "%" not in sentence.text and "cent" not in sentence.text:
        return None
    words = _misnamed(sentence.text, context.point_gaps)
    return f"“{words}” is a difference of percentages" if words else None


@rule("N07", Severity.ERROR, CLAIM)
def points_in_claim(claim: Evidence, _context: RuleContext) -> Findings:
    """Find claims on a gap that are in per cent; of those with gap_of, N06 says so."""
    if claim.unit is not Unit.PERCENT or claim.gap_of:
        return
    found = _BOOK["claims_gap"].search(claim.statement)
    if found and _BOOK.words["other_gaps"].isdisjoint(found[1].lower().split()):
        hint = "Give it in percentage_points, if it lies between two percentages."
        yield Finding(f"{claim.id} is a gap, so not in per cent.", field="unit", hint=hint)


@lru_cache(maxsize=512)
def _misnamed(text: str, point_gaps: frozenset[float]) -> str | None:
    """Return the words that call percentage points per cent, or None."""
    for name in ("points_twice", "gap_after"):
        if match := _BOOK[name].search(text):
            return match[0]
    for match in _BOOK.finditer("gap_is", text):
        if (match[1] or "").strip().lower() not in _BOOK.words["other_gaps"]:
            return match[0]
    for match in _BOOK["changed_by"].finditer(text):
        value = float(next(group for group in match.groups() if group))
        is_share = _BOOK["share"].search(text, 0, match.start()) and not match[3]
        if is_share or value in point_gaps or _is_difference(value, match, text):
            return match[0]
    return None


def _is_difference(value: float, match: re.Match[str], text: str) -> bool:
    """Say if two other percentages of the sentence lie just so far apart."""
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    others = [float(m[1]) for m in _BOOK["any_percent"].finditer(rest)]
    return any(abs(abs(a - b) - value) < _HALF_A_DECIMAL for a, b in combinations(others, 2))


# --- up and down ------------------------------------------------------------------------------

_DIGIT = re.compile(r"\d")


@on_sentences("N08", Severity.ERROR)
def against_the_figures(sentence: Sentence, context: RuleContext) -> str | None:
    """Find words of direction that their figures contradict, or their prices."""
    wrong = _wrong_way(sentence.text, context) or _wrong_extreme(sentence, context)
    return wrong or _in_two_prices(sentence)


def _in_two_prices(sentence: Sentence) -> str | None:
    for one, other in pairwise(sentence.claims):
        if not has_same_prices(one, other) and _BOOK["from_to"].search(sentence.text):
            return f"{one.id} is in {one.price_base} and {other.id} in {other.price_base}"
    return None


def _wrong_way(text: str, context: RuleContext) -> str | None:
    """Return what is wrong with the direction between two figures of a sentence, or None."""
    if not _DIGIT.search(text) or not _BOOK["may_join"].search(text):
        return None
    plain = " ".join(context.figures.without_explained(text).split())
    for match in _BOOK.finditer("joint", plain):
        way = "up" if match["up"] else "down"
        if match[way].lower() in _BOOK.words["good"] and _BOOK["less_is_better"].search(plain):
            continue
        if _units_differ(match) or _BOOK["turned"].search(plain[: match.start(way)]):
            continue
        later, earlier = _number(match["later"]), _number(match["earlier"])
        if later <= earlier if way == "up" else later >= earlier:
            before, after = (
                f"{match[name]}{match[f'{name}_unit'] or ''}" for name in ("earlier", "later")
            )
            return f"“{match[way]}” does not fit {before} before and {after} after"
    return None


def _units_differ(match: re.Match[str]) -> bool:
    units = (match[name] or "" for name in ("later_unit", "earlier_unit"))
    known = {re.sub(r"per\s?cent", "%", unit.strip().lower()).rstrip("s") for unit in units} - {""}
    return len(known) > 1 or match["later"].startswith("£") != match["earlier"].startswith("£")


def _number(text: str) -> float:
    return float(text.strip("£").replace(",", ""))


def _wrong_extreme(sentence: Sentence, context: RuleContext) -> str | None:
    """Return how the register contradicts a superlative about the one claim of a sentence."""
    if len(sentence.claims) != 1 or not (match := _BOOK["extreme"].search(sentence.text)):
        return None
    (claim,) = sentence.claims
    if claim.value is None or not claim.series or _BOOK["limited"].search(sentence.text):
        return None
    group = (claim.population, claim.geography, claim.unit)
    for other in context.series.get(claim.series, ()):
        is_same = (other.population, other.geography, other.unit) == group
        if not is_same or not is_later(claim, other) or other.value is None:
            continue
        if other.value > claim.value if match[1] else other.value < claim.value:
            return f"“{match[0]}” does not fit {claim.id}, since {other.id} lies beyond it"
    return None
