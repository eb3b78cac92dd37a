"""How dates, numbers, units and lists read in British English; text in, text out."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from advocate.models.campaign import Ask
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.engagement import DatePrecision
from advocate.models.evidence import Evidence, Range, Unit
from advocate.models.field_types import RecordText
from advocate.models.packaged_table import packaged_table
from advocate.models.programme import Programme
from advocate.models.prose import first_sentence as first_sentence
from advocate.models.sector import Term, Terms
from advocate.rendering.markdown_text import is_typed, joined, keeps_origin

NBSP = "\u00a0"
_MILLION = 1_000_000
_BILLION = 1_000_000_000
_BASE_IS_PLAIN_FROM = 30
_NAMED = {
    Unit.PERCENTAGE_POINTS: ("percentage point", "percentage points"),
    Unit.MONTHS: ("month", "months"),
}
"""Units printed in words: of one, and of any other number."""


@lru_cache(maxsize=512)
def date_long(value: date) -> str:
    """Return "2 July 2021", kept on one line."""
    return f"{value.day}{NBSP}{value:%B}{NBSP}{value.year}"


def date_with_weekday(value: date) -> str:
    """Return "Friday 2 July 2021"."""
    return f"{value:%A}{NBSP}{date_long(value)}"


def date_known(value: date, precision: DatePrecision) -> str:
    """Return as much of the date as is known: "2 July 2021", "July 2021" or "2021"."""
    if precision is DatePrecision.MONTH:
        return month_year(value)
    return str(value.year) if precision is DatePrecision.YEAR else date_long(value)


def month_year(value: date) -> str:
    """Return "July 2021"."""
    return f"{value:%B}{NBSP}{value.year}"


def number(value: float, decimals: int | None = None) -> str:
    """Return `value` with commas; whole numbers without a point, others with up to two places."""
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(value: float, decimals: int | None = None) -> str:
    """Return "43%" or "44.7%"."""
    return f"{number(value, decimals)}%"


def pounds(value: float) -> str:
    """Return "£1,480", "£12.50", "£1.5 million" or "£4.9 billion"; below zero "−£5"."""
    if value < 0:
        return f"−{pounds(-value)}"
    for size, word in ((_BILLION, "billion"), (_MILLION, "million")):
        rounds_up = size == _BILLION and round(value / _MILLION, 2) >= 1000
        if value >= size or rounds_up:
            return f"£{number(round(value / size, 2))}{NBSP}{word}"
    return f"£{number(value)}" if float(value).is_integer() else f"£{value:,.2f}"


def people(value: int, small_number: int) -> str:
    """Return the count, or "fewer than 10" where it is so small that it could point at somebody."""
    return f"fewer than{NBSP}{small_number}" if value < small_number else number(value)


def evidence_value(evidence: Evidence, small_number: int) -> str:
    """Return the figure of one claim as it is printed, qualifier included, without its note."""
    if evidence.range is not None:
        return _range_value(evidence, evidence.range, small_number)
    if evidence.value is None:
        return evidence.statement
    if is_small_count(evidence, small_number):
        return people(int(evidence.value), small_number)
    few = _of_few(evidence, evidence.value, small_number)
    text = in_unit(evidence.value, evidence.unit, evidence.decimals) + few
    return f"{evidence.qualifier} {text}" if evidence.qualifier else text


def _of_few(evidence: Evidence, value: float, small_number: int) -> str:
    """Return " (12 of 20)" for a percentage of few people, and " (of 20)" where the count is small.

    Why: in a small group one person is worth several points, and a reader should see that.
    """
    base = evidence.base
    if evidence.unit is not Unit.PERCENT or base is None:
        return ""
    if not small_number <= base < _BASE_IS_PLAIN_FROM:
        return ""
    count = round(value * base / 100)
    says_count = count >= small_number and abs(value - 100 * count / base) < 1
    return f" ({count} of {base})" if says_count else f" (of {base})"


def is_small_count(evidence: Evidence, small_number: int) -> bool:
    """Say if a claim counts people so few that their number is not printed."""
    value = evidence.range.low if evidence.range else evidence.value
    return evidence.unit is Unit.PEOPLE and value is not None and value < small_number


def in_unit(value: float, unit: Unit, decimals: int | None = None) -> str:
    """Return a bare value in its unit: "43%", "22 percentage points", "£1.5 million", "6,003"."""
    if unit is Unit.PERCENT:
        return percent(value, decimals)
    if unit in _NAMED:
        return f"{number(value, decimals)}{NBSP}{_NAMED[unit][value != 1]}"
    if unit is Unit.GBP:
        return pounds(value)
    return number(value, 2 if unit is Unit.INDEX else decimals)


def _range_value(evidence: Evidence, between: Range, small_number: int) -> str:
    """Return "1,500 to 2,000", or "between 1,500 and 2,000"; the unit stands once if it can."""
    high = in_unit(between.high, evidence.unit, evidence.decimals)
    if is_small_count(evidence, small_number):
        few = people(int(between.low), small_number)
        return few if between.high < small_number else f"up to {high}"
    low = in_unit(between.low, evidence.unit, evidence.decimals)
    if evidence.unit in _NAMED:
        low = number(between.low, evidence.decimals)
    if evidence.qualifier == "between":
        return f"between {low} and {high}"
    return f"{evidence.qualifier} {low} to {high}" if evidence.qualifier else f"{low} to {high}"


def statistic_value(value: float, unit: str, *, is_estimate: bool = False) -> str:
    """Return a constituency statistic in its unit: one decimal place, none for estimates."""
    if value < 0:
        return f"−{statistic_value(-value, unit, is_estimate=is_estimate)}"
    decimals = 0 if is_estimate else 1
    if unit == "percent":
        return percent(value, decimals)
    if unit == "gbp":
        return pounds(round(value))
    if unit == "number" and not is_estimate:
        return number(value)
    return number(value, decimals if unit in {"score", "ratio", "rate", "years"} else 0)


def statistic_text(statistic: ConstituencyStatistic, small_number: int = 0) -> str:
    """Return a figure as it is printed: "about" for an estimate, no small count of people."""
    is_estimate = statistic.estimated
    if statistic.unit == "people" and 0 <= statistic.value < small_number:
        return people(int(statistic.value), small_number)
    value = statistic_value(statistic.value, statistic.unit, is_estimate=is_estimate)
    return f"about {value}" if is_estimate else value


def join_and(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) < 2:
        return joined(items)
    link = " and " if any(map(is_typed, items)) else RecordText(" and ")
    return joined((joined(items[:-1], ", "), link, items[-1]))


def ordinal(value: int) -> str:
    """Return "1st", "2nd", "113th"."""
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{number(value)}{suffix or 'th'}"


def rank_phrase(rank: int, count: int) -> str:
    """Return "in the second-highest fifth of 543": no reader does anything with "198th of 543"."""
    fifths = ("highest", "second-highest", "middle", "second-lowest", "lowest")
    return RecordText(f"in the {fifths[(rank - 1) * 5 // count]} fifth of {count}")


def election_result(short: str) -> str:
    """Return "Labour gain from Conservative" for Parliament's "Lab gain from Con"."""
    words = [packaged_table(__file__).get(word, word) for word in short.split()]
    return " ".join(word.lower() if word in {"Gain", "Hold"} else word for word in words)


def group_name(title: str) -> str:
    """Return the subject of an all-party group: "Social Mobility"."""
    return re.sub(r"^All-Party Parliamentary Group (?:on|for|of)(?: the)? ", "", title)


def counted(value: int, term: Term) -> str:
    """Return "1 session" or "1,480 sessions"."""
    return RecordText(f"{number(value)} {term.of(value)}")


def programme_line(terms: Terms, programme: Programme, small_number: int = 10) -> str:
    """Return what a programme is in one line: years, subjects, how, when, how much, by whom.

    The hours of a small group are left out: they are those of all its people together, so that its
    number could be worked out from them.
    """
    hours = None if programme.is_small_group(small_number) else programme.hours
    years = [str(year) for year in programme.year_groups]
    groups = RecordText(f"Year{'s' if len(years) > 1 else ''} {join_and(years)}" if years else "")
    done = terms["help"].one
    of_help = Term(one=f"hour of {done}", many=f"hours of {done}")
    known = (programme.sessions, hours, programme.volunteers)
    units = zip(known, (terms["session"], of_help, terms["helper"]), strict=True)
    counts = [counted(count, term) for count, term in units if count]
    parts = [groups, join_and(programme.subjects), programme.mode, programme.schedule, *counts]
    return joined((part for part in parts if part), "; ") or "details not recorded"


def with_article(no_article: Sequence[str], body: str) -> str:
    """Return the name of a body as it stands in a sentence: "the Home Office", "HM Treasury"."""
    first = body.partition(" ")[0]
    is_bare = any(body.startswith(name) for name in no_article)
    return body if is_bare or first.lower() in {"the", "each", "every"} else f"the {body}"


def short_owner(owner: str) -> str:
    """Return the department alone, for a table cell."""
    return owner.partition(" (")[0].partition(",")[0]


def cost_in_brief(ask: Ask, not_stated: str) -> str:
    """Return the cost of an ask for a table cell: an amount, "No new spending", or `not_stated`."""
    cost = ask.cost
    if cost and cost.no_new_spending:
        return RecordText("No new spending")
    if cost is None or cost.amount is None:
        return not_stated
    period = (", ", lower_first(cost.period)) if cost.period else ()
    return joined((RecordText(pounds(cost.amount)), *period, mark(cost.illustrative)))


def cost_in_full(ask: Ask, not_stated: str) -> str:
    """Return the cost with price base, basis and confidence."""
    brief, cost = cost_in_brief(ask, not_stated), ask.cost
    if cost is None:
        return brief
    base = joined((brief, cost.price_base), ", ") if cost.price_base else brief
    parts = [base, cost.basis, cost.confidence and f"confidence: {cost.confidence}"]
    return joined((keeps_origin(sentence)(part) for part in parts if part), " ")


def mark(is_illustrative: object) -> str:
    """Return " (illustrative)" where what was just printed is invented."""
    return RecordText(" (illustrative)" if is_illustrative else "")


def lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it begins with an abbreviation."""
    is_kept = text[:2].isupper() and text[:2].isalpha()
    return text if is_kept else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return `text` with a capital first letter and a full stop at its end."""
    return sentence_end(upper_first(text.strip()))


def sentence_end(text: str) -> str:
    """Return `text` with a full stop at its end, its first letter as it is."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def in_sentence(text: str) -> str:
    """Return `text` without its closing full stop, for use inside another sentence."""
    return text.strip().removesuffix(".")
