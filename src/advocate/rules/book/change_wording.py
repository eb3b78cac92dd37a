"""Rules on the words that join two figures: percentage points, up and down."""

import re
from functools import lru_cache
from itertools import pairwise

from advocate.errors import Severity
from advocate.models.comparison import has_same_prices
from advocate.models.evidence import Evidence, Unit
from advocate.models.periods import is_later
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CLAIM
from advocate.rules.engine.text_rules import on_sentences
from advocate.rules.language.passages import Sentence
from advocate.rules.language.pattern import Pattern

_NUMBER = r"(?<!\d)(\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)"
_ABOUT = r"(?:\s(?:about|around|over|nearly|almost|just|at|a|an|some|more|than|still|only|record))*"
_CHANGES = (
    r"(?:r[io]se|risen|rises|fell|fall(?:s|en)?|dropp?(?:s|ed)?|(?:in|de)creas(?:e|es|ed|ing)"
    r"|declin(?:e|es|ed)|gr[eo]wn?|narrow(?:s|ed|ing)?|widen(?:s|ed|ing)?|closed|shr[aiu]nk|up|down"
    r"|improved|reduced|cut)"
)
_GAP_IS = Pattern(
    r"\b(\w+\s)?gap\b(?:(?:\s[\w’'/-]+){0,10}?\s(?:of|is|was|stands|stood|remains|remained|reached)"
    rf"|(?:\s(?!between|where)[\w’'-]+){{0,2}}?\s(?:at|to)){_ABOUT}\s{_NUMBER}"
    r"(?!\s(?:of|against|v\.?|versus|compared|to|and|for|in)\b)",
    re.IGNORECASE,
    only_with=("gap",),
)
_GAP_NAMED = Pattern(
    rf"\b(\w+\s)?gap\b(?:\s[\w’'/-]+){{0,8}}?,(?:\s(?:about|around|over|nearly|almost|now))*"
    rf"\s{_NUMBER}(?:\s\([a-z ]+\))*(?=,\s(?!or\b|and\b|against\b|compared\b)|[.)]|$)",
    re.IGNORECASE,
    only_with=("gap",),
)
"""“The gap between the groups, 46%, is wide”."""
_CLAIMS_GAP = Pattern(
    r"^(?:The\s)?((?:[\w’'-]+\s){0,3})gap\s(?:between|at|in|of)\b", re.I, only_with=("gap",)
)
_GAP_AFTER = Pattern(
    rf"{_NUMBER}\s(?:attainment\s|disadvantage\s|achievement\s)?gap\b", re.I, only_with=("gap",)
)
_COMPARED = (
    *("higher", "lower", "wider", "narrower", "behind", "ahead", "below", "above"),
    *("drop", "fall", "rise", "crease", "decline", "difference"),
)
_CHANGED_BY = Pattern(
    rf"\b{_CHANGES}(?:\s\w+ly|\sagain)?\sby{_ABOUT}\s{_NUMBER}"
    rf"|\b(?:fall|drop|rise|increase|decrease|decline|difference|reduction)\sof{_ABOUT}\s{_NUMBER}"
    rf"|{_NUMBER}\s(?:\w+ly\s)?(?:higher|lower|wider|narrower|behind|ahead|below|above|drop|fall"
    r"|rise|increase|decrease|decline|difference)\b",
    re.IGNORECASE,
    only_with=(" by ", "reduction", *_COMPARED),
    only_like=r"\sby\s|(?:fall|drop|rise|crease|decline|difference|reduction)\sof\s"
    r"|(?:%|cent)\s(?:\w+ly\s)?(?:high|low|wid|narr|behi|ahea|bel|abo|dro|fal|ris|inc|dec|dif)",
)
_SHARE = Pattern(r"\b(?:share|proportion|percentage|pass rate)s?\b", re.IGNORECASE)
_OTHER_GAPS = frozenset(
    ["pay", "funding", "wage", "salary", "price", "income", "wealth", "output", "budget"]
)
_POINTS_TWICE = Pattern(
    r"percentage\spoints?(?:\s\([a-z ]+\))*\s?(?:%|per\s?cent\b)",
    re.IGNORECASE,
    only_with=("percentage",),
)
_ANY_PERCENT = Pattern(_NUMBER, only_with=("%", "cent"))
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
    found = _CLAIMS_GAP.search(claim.statement)
    if found and _OTHER_GAPS.isdisjoint(found[1].lower().split()):
        hint = "Give it in percentage_points, if it lies between two percentages."
        yield Finding(f"{claim.id} is a gap, so not in per cent.", field="unit", hint=hint)


@lru_cache(maxsize=512)
def _misnamed(text: str, point_gaps: frozenset[float]) -> str | None:
    """Return the words that call percentage points per cent, or None."""
    for pattern in (_POINTS_TWICE, _GAP_AFTER):
        if match := pattern.search(text):
            return match[0]
    for match in (*_GAP_IS.finditer(text), *_GAP_NAMED.finditer(text)):
        if (match[1] or "").strip().lower() not in _OTHER_GAPS:
            return match[0]
    for match in _CHANGED_BY.finditer(text):
        value = float(next(group for group in match.groups() if group))
        is_share = _SHARE.search(text, 0, match.start()) and not match[3]
        if is_share or value in point_gaps or _is_difference(value, match, text):
            return match[0]
    return None


def _is_difference(value: float, match: re.Match[str], text: str) -> bool:
    """Say if two other percentages of the sentence lie just so far apart."""
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    others = [float(m[1]) for m in _ANY_PERCENT.finditer(rest)]
    pairs = ((a, b) for i, a in enumerate(others) for b in others[i + 1 :])
    return any(abs(abs(a - b) - value) < _HALF_A_DECIMAL for a, b in pairs)


# --- up and down ------------------------------------------------------------------------------

_UP = (
    r"up|r[io]se|risen|rising|increase[sd]?|increasing|gr[eo]wn?|growing|growth|widen(?:s|ed|ing)?"
    r"|climb(?:s|ed)?|improv(?:e|es|ed|ing)|jump(?:s|ed)?|soar(?:s|ed)?|surged?|higher"
)
_DOWN = (
    r"down|fell|fall(?:s|en|ing)?|decrease[sd]?|decreasing|narrow(?:s|ed|ing)?|dropp?(?:s|ed|ing)?"
    r"|declin(?:e|es|ed|ing)|shr[aiu]nk|slip(?:s|ped|ping)?|s[aiu]nk|tumbled?|plunged?|slumped"
    r"|lower"
)
_WAY = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_IS = r"(?:(?<=\bis\s)|(?<=\bare\s)|(?<=\bwas\s)|(?<=\bwere\s))"
_BESIDE = rf"\b(?:(?P<up>{_UP}|better)|(?P<down>{_DOWN}|{_IS}fewer))\b"
"""“Fewer than 10” alone is a count, and says nothing of the figure before it."""
_VALUE = (
    r"(?:(?:about|around|over|nearly|almost|just|the|a|an|of|more|than|as|much)\s){{0,8}}"
    r"(?<!\d)(?P<{0}>£?\d+(?:,\d\d\d)*(?:\.\d+)?)(?P<{0}_unit>\s?(?:%|per\s?cent\b|percentage\spoints?\b"
    r"|million\b|billion\b))?"
)
_LATER, _EARLIER = _VALUE.format("later"), _VALUE.format("earlier")
_JOINTS = tuple(
    Pattern(text, re.IGNORECASE)
    for text in (
        rf"{_LATER}[^;\d]{{0,90}}?(?:[–—,(-]|\bis\b|\bwas\b|\bhaving\b)\s?"
        rf"(?:\w+ly\s|a\s)?{_WAY}\s(?:from|on)\s{_EARLIER}(?![^;\d]{{0,60}}\sto\s£?\d)",
        rf"{_WAY}(?:\s[a-z]+){{0,3}}?\sfrom\s{_EARLIER}[^;\d]{{0,60}}?\sto\s{_LATER}",
        rf"{_WAY}(?:\s[a-z]+){{0,3}}?\sto\s{_LATER}[^;\d]{{0,60}}?\sfrom\s{_EARLIER}",
        rf"{_LATER},?\s(?:which\s)?(?:(?:is|are|was|were)\s)?{_BESIDE}\sthan\s{_EARLIER}",
    )
)
_MAY_JOIN = Pattern(
    rf"{_BESIDE}[^;]{{0,80}}\b(?:from|on|than)\b[^;]{{0,60}}\d",
    re.IGNORECASE,
    only_with=(" from ", " on ", " than "),
    only_like=r"\b(?:up\b|ris|ros|incr|gro|gre|wide|clim|impr|jump|soar|surg|high|bett|down|fell|fall"
    r"|decr|narr|drop|decl|shr|slip|s[aiu]nk|tumb|plun|slum|low|few)"
    r"[^;]{0,90}\b(?:from|on|than)\b[^;]{0,60}\d",
)
_FROM_TO = Pattern(
    rf"(?i)^(?!.*\sterms\b).*{_WAY}.{{0,60}}?(?<!up\s)(?<!down\s)\bfrom\s.{{0,90}}\bto\b"
)
_DIGIT = re.compile(r"\d")
_TURNED = Pattern(r"\b(?:not|never|without|no longer|\w+n[’']t)(?:\s\w+)?\s*$", re.IGNORECASE)


@on_sentences("N08", Severity.ERROR)
def against_the_figures(sentence: Sentence, context: RuleContext) -> str | None:
    """Find words of direction that their figures contradict, or their prices."""
    wrong = _wrong_way(sentence.text, context) or _wrong_extreme(sentence, context)
    return wrong or _in_two_prices(sentence)


def _in_two_prices(sentence: Sentence) -> str | None:
    for one, other in pairwise(sentence.claims):
        if not has_same_prices(one, other) and _FROM_TO.search(sentence.text):
            return f"{one.id} is in {one.price_base} and {other.id} in {other.price_base}"
    return None


def _wrong_way(text: str, context: RuleContext) -> str | None:
    """Return what is wrong with the direction between two figures of a sentence, or None."""
    if not _DIGIT.search(text) or not _MAY_JOIN.search(text):
        return None
    plain = " ".join(context.figures.without_explained(text).split())
    for joint in _JOINTS:
        for match in joint.finditer(plain):
            way = "up" if match["up"] else "down"
            if match[way].lower() in _GOOD and _LESS_IS_BETTER.search(plain):
                continue
            if _units_differ(match) or _TURNED.search(plain[: match.start(way)]):
                continue
            later, earlier = _number(match["later"]), _number(match["earlier"])
            if later <= earlier if way == "up" else later >= earlier:
                before, after = (
                    f"{match[name]}{match[f'{name}_unit'] or ''}" for name in ("earlier", "later")
                )
                return f"“{match[way]}” does not fit {before} before and {after} after"
    return None


_GOOD = frozenset(("improve", "improves", "improved", "improving", "better"))
_LESS_IS_BETTER = Pattern(
    r"\b(?:gaps?|absen\w+|exclu\w+|suspen\w+|wait\w*|rank\w*|index|shortfall|deprivation|poverty"
    r"|costs?|vacanc\w+|truan\w+|late\w*|behind|minutes|days|drop-?outs?|unemploy\w*)\b",
    re.IGNORECASE,
)
"""Measures that improve by falling."""


def _units_differ(match: re.Match[str]) -> bool:
    units = (match[name] or "" for name in ("later_unit", "earlier_unit"))
    known = {re.sub(r"per\s?cent", "%", unit.strip().lower()).rstrip("s") for unit in units} - {""}
    return len(known) > 1 or match["later"].startswith("£") != match["earlier"].startswith("£")


def _number(text: str) -> float:
    return float(text.strip("£").replace(",", ""))


_EXTREME = Pattern(
    r"\b(?:(highest|widest|largest|biggest)|(lowest|narrowest|smallest))\b",
    re.I,
    only_with=("highest", "widest", "largest", "biggest", "lowest", "narrowest", "smallest"),
)
_LIMITED = Pattern(r"\b(?:since|outside|among|of the|in \w+ years|apart|second|third)\b", re.I)


def _wrong_extreme(sentence: Sentence, context: RuleContext) -> str | None:
    """Return how the register contradicts a superlative about the one claim of a sentence."""
    if len(sentence.claims) != 1 or not (match := _EXTREME.search(sentence.text)):
        return None
    (claim,) = sentence.claims
    if claim.value is None or not claim.series or _LIMITED.search(sentence.text):
        return None
    group = (claim.population, claim.geography, claim.unit)
    for other in context.series.get(claim.series, ()):
        is_same = (other.population, other.geography, other.unit) == group
        if not is_same or not is_later(claim, other) or other.value is None:
            continue
        if other.value > claim.value if match[1] else other.value < claim.value:
            return f"“{match[0]}” does not fit {claim.id}, since {other.id} lies beyond it"
    return None
