"""When the periods end that claims are about: years from autumn or April, months, years."""

import re
from calendar import month_name, monthrange
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from advocate.models.evidence import Evidence
from advocate.models.packaged_table import packaged_patterns, packaged_table

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(month_name)}
_MONTHS |= {"spr": 5, "sum": 8, "aut": 11, "win": 12}


class Period(Struct, frozen=True):
    """When a period ends, and what sort of year it is, if it is one."""

    end: date
    year: str = ""
    """"autumn" to summer, "april" to March, "calendar", or "rolling": any other twelve months."""


@cache
def rewritten_periods() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what is written otherwise, and what it becomes."""
    return tuple((re.compile(one), made) for one, made in packaged_table(__file__)["rewritten"])


def is_old(period: str, on: date) -> bool:
    """Say whether a period ended more than three years before `on`."""
    end = period_end(period)
    return end is not None and (on - end).days > 3 * 365


@lru_cache(maxsize=2048)
def read_period(period: str) -> Period | None:
    """Return what a period is, or None where it is open, or written in no known way.

    2023/24 begins in autumn and ends on 31 August; 2023-24 is a financial year and ends on
    31 March; of "2020/21 to 2023/24" the last counts.
    """
    text = " ".join(re.sub(packaged_table(__file__)["dashes"], "-", period.casefold()).split())
    look = packaged_patterns(__file__)
    token, financial, plain = look["token"], look["financial"], look["plain"]
    if financial.search(text) or plain.sub("", token.sub("", text)):
        for pattern, becomes in rewritten_periods():
            text = pattern.sub(becomes, text)
    found = list(token.finditer(text))
    if not found or look["open"].search(text):
        return None
    is_autumn = look["from_autumn"].search(text)
    kind = "autumn" if is_autumn else "april" if financial.search(text) else ""
    ends = [_end_of(match, kind) for match in found]
    end = max(one.end for one in ends)
    if len(found) > 1 or plain.sub("", token.sub("", text)):
        return Period(end)
    if "year to" in text:
        return Period(end, {3: "april", 8: "autumn", 12: "calendar"}.get(end.month, "rolling"))
    return ends[0]


def _end_of(found: re.Match[str], kind: str) -> Period:
    if found["first"]:
        return _end_of_years(int(found["first"]), found["second"], kind or found["joint"])
    if found["alone"]:
        return Period(date(int(found["alone"]), 12, 31), "calendar")
    month = found["of"] or _MONTHS[found["month"][:3]]
    return _end_of_month(int(found["year"] or found["in"]), int(month), found["day"] or found["on"])


def _end_of_years(first: int, second: str, kind: str) -> Period:
    """Return the end of 2023/24, of the month 2019-03, or of the several years 2015-2019."""
    number = int(second[-2:])
    if number == (first + 1) % 100:
        is_april = kind in ("-", "april")
        return Period(date(first + 1, 3 if is_april else 8, 31), "april" if is_april else "autumn")
    if len(second) == 2 and 0 < number < min(first % 100, 13):
        return _end_of_month(first, number, None)
    return Period(date(int(f"{first}"[: 4 - len(second)] + second), 12, 31))


def _end_of_month(year: int, month: int, day: str | None) -> Period:
    last = monthrange(year, month)[1]
    return Period(date(year, month, min(int(day), last) if day and int(day) else last))


def period_end(period: str) -> date | None:
    """Return the last day of a period, or None where it cannot be read."""
    read = read_period(period)
    return read.end if read else None


def is_yearly(period: str) -> bool:
    """Say if a period is one double year, as in figures published every year."""
    read = read_period(period)
    return read is not None and read.year not in ("", "calendar")


def last_year(period: str) -> int | None:
    """Return the year in which a year or double year ends; None for any other period."""
    read = read_period(period)
    return read.end.year if read and read.year not in ("", "rolling") else None


def is_same_period(one: str, other: str) -> bool:
    """Say if two periods are one: what is of the summer of 2024 is of 2023/24."""
    years = [_summer_or_year(read_period(period)) for period in (one, other)]
    return one.strip() == other.strip() or (years[0] == years[1] and years[0] is not None)


def _summer_or_year(read: Period | None) -> Period | int | None:
    if read is None or not read.year:
        return None
    return read.end.year if read.year in ("autumn", "calendar") else read


def is_later(one: Evidence, other: Evidence) -> bool:
    """Say if the first claim is about a later period than the second."""
    ends = period_end(one.period), period_end(other.period)
    if ends[0] is None or ends[1] is None or is_same_period(one.period, other.period):
        return False
    return ends[0] > ends[1]


def known_by(claim: Evidence) -> date:
    """Return the day from which a claim was certainly public: published, or else read by us."""
    return claim.published or claim.retrieved or period_end(claim.period) or date.min
