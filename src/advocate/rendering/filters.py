"""How dates, numbers, units and lists read in British English; text in, text out."""

import re
from collections.abc import Sequence
from datetime import date

from advocate.models.campaign import Ask
from advocate.models.engagement import DatePrecision
from advocate.models.evidence import Evidence, Unit
from advocate.models.programme import Programme

NBSP = "\u00a0"
_MILLION = 1_000_000
_BILLION = 1_000_000_000
_SMALL_COUNT_UNITS = {Unit.PUPILS}


def date_long(value: date) -> str:
    """Return "2 July 2021", kept on one line."""
    return f"{value.day}{NBSP}{value:%B}{NBSP}{value.year}"


def date_with_weekday(value: date) -> str:
    """Return "Friday 2 July 2021"."""
    return f"{value:%A}{NBSP}{date_long(value)}"


def date_known(value: date, precision: DatePrecision) -> str:
    """Return as much of the date as is known: "2 July 2021", "July 2021" or "2021"."""
    if precision is DatePrecision.MONTH:
        return f"{value:%B}{NBSP}{value.year}"
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


def pupils(value: int, small_number: int) -> str:
    """Return the count, or "fewer than 10" where it is so small that it could point at a child."""
    return f"fewer than{NBSP}{small_number}" if value < small_number else number(value)


def evidence_value(evidence: Evidence, small_number: int) -> str:
    """Return the figure of one claim as it is printed, qualifier included, without its note."""
    if evidence.value is None:
        return evidence.statement
    value = evidence.value
    if evidence.unit in _SMALL_COUNT_UNITS and value < small_number:
        return pupils(int(value), small_number)
    text = {
        Unit.PERCENT: lambda: percent(value, evidence.decimals),
        Unit.PERCENTAGE_POINTS: lambda: f"{number(value)}{NBSP}percentage points",
        Unit.MONTHS: lambda: f"{number(value)}{NBSP}months",
        Unit.GBP: lambda: pounds(value),
        Unit.INDEX: lambda: number(value, 2),
    }.get(evidence.unit, lambda: number(value))()
    return f"{evidence.qualifier} {text}" if evidence.qualifier else text


def statistic_value(value: float, unit: str, *, is_estimate: bool = False) -> str:
    """Return a constituency statistic in its unit: one decimal place, none for estimates."""
    decimals = 0 if is_estimate else 1
    if unit == "percent":
        return percent(value, decimals)
    if unit == "gbp":
        return pounds(round(value))
    return number(value, decimals if unit in {"score", "ratio"} else 0)


def join_and(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def ordinal(value: int) -> str:
    """Return "1st", "2nd", "113th"."""
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{number(value)}{suffix or 'th'}"


def rank_phrase(rank: int, count: int) -> str:
    """Return "3rd highest of 543", "5th lowest of 543", or "near the middle of 543"."""
    from_end = count - rank + 1
    if abs(rank - from_end) <= count / 5:
        return f"near the middle of {count}"
    place, end = (rank, "highest") if rank <= from_end else (from_end, "lowest")
    return f"{end} of {count}" if place == 1 else f"{ordinal(place)} {end} of {count}"


_PARTIES = {
    "APNI": "Alliance",
    "Con": "Conservative",
    "Green": "Green",
    "Ind": "Independent",
    "Lab": "Labour",
    "LD": "Liberal Democrat",
    "PC": "Plaid Cymru",
    "RUK": "Reform UK",
    "SF": "Sinn Féin",
    "Spk": "Speaker",
    "WPB": "Workers Party",
    "YP": "Your Party",
}
"""What Parliament's short results mean; parties known by their initials are not in it."""


def election_result(short: str) -> str:
    """Return "Labour gain from Conservative" for Parliament's "Lab gain from Con"."""
    words = [_PARTIES.get(word, word) for word in short.split()]
    return " ".join(word.lower() if word in {"Gain", "Hold"} else word for word in words)


def group_name(title: str) -> str:
    """Return the subject of an all-party group: "Social Mobility"."""
    return re.sub(r"^All-Party Parliamentary Group (?:on|for|of)(?: the)? ", "", title)


def programme_line(programme: Programme) -> str:
    """Return what a programme is in one line: years, subjects, how, when, how much, by whom."""
    years = [str(year) for year in programme.year_groups]
    groups = f"Year{'s' if len(years) > 1 else ''} {join_and(years)}" if years else ""
    counts = [
        f"{number(count)} {one if count == 1 else many}"
        for count, one, many in (
            (programme.sessions, "session", "sessions"),
            (programme.hours, "hour of tutoring", "hours of tutoring"),
            (programme.volunteers, "volunteer tutor", "volunteer tutors"),
        )
        if count
    ]
    parts = [groups, join_and(programme.subjects), programme.mode, programme.schedule, *counts]
    return "; ".join(part for part in parts if part) or "details not recorded"


def short_owner(owner: str) -> str:
    """Return the department alone, for a table cell."""
    return owner.partition(" (")[0].partition(",")[0]


def cost_in_brief(ask: Ask, not_stated: str) -> str:
    """Return the cost of an ask for a table cell: an amount, "No new spending", or `not_stated`."""
    cost = ask.cost
    if cost is None:
        return not_stated
    if cost.no_new_spending:
        return "No new spending"
    if cost.amount is None:
        return not_stated
    period = f", {lower_first(cost.period)}" if cost.period else ""
    return f"{pounds(cost.amount)}{period}{mark(cost.illustrative)}"


def cost_in_full(ask: Ask, not_stated: str) -> str:
    """Return the cost with price base, basis and confidence."""
    brief, cost = cost_in_brief(ask, not_stated), ask.cost
    if cost is None:
        return brief
    base = f", {cost.price_base}" if cost.price_base else ""
    parts = [f"{brief}{base}", cost.basis, cost.confidence and f"confidence: {cost.confidence}"]
    return " ".join(sentence(part) for part in parts if part)


def mark(is_illustrative: object) -> str:
    """Return " (illustrative)" where what was just printed is invented."""
    return " (illustrative)" if is_illustrative else ""


def lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it begins with an abbreviation."""
    return text if text[:2].isupper() and text[:2].isalpha() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return `text` with a capital first letter and a full stop at its end."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…”" else f"{text}."


def sentence_end(text: str) -> str:
    """Return `text` with a full stop at its end, its first letter as it is."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def in_sentence(text: str) -> str:
    """Return `text` without its closing full stop, for use inside another sentence."""
    return text.strip().removesuffix(".")
