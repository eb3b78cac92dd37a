"""When the periods end that claims are about: years from autumn or April, months, years."""

import re
from calendar import month_name, monthrange
from datetime import date
from functools import lru_cache

from advocate.models.evidence import Evidence

_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
_LAST_MONTHS = _MONTHS | {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
_YEARS = re.compile(r"((?:19|20)\d{2})([/–-])(\d{2})(?!\d)")
_WORD_YEAR = re.compile(r"(?:(\d{1,2}) )?([a-z]+) ((?:19|20)\d{2})")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@lru_cache(maxsize=2048)
def period_end(period: str) -> date | None:
    """Return the last day of a period, or None where it is written in some other way.

    2023/24 begins in autumn and ends on 31 August; 2023-24 is a financial year and ends on
    31 March; of "2020/21 to 2023/24" the second counts.
    """
    last = period.rpartition(" to ")[2].strip().casefold()
    if years := _YEARS.fullmatch(last):
        is_from_autumn = years[2] == "/"
        return date(int(years[1]) + 1, 8 if is_from_autumn else 3, 31)
    named = _WORD_YEAR.fullmatch(last)
    if named and (month := _LAST_MONTHS.get(named[2])):
        end = monthrange(int(named[3]), month)[1]
        return date(int(named[3]), month, min(int(named[1] or 0) or end, end))
    return date(int(last), 12, 31) if _YEAR.fullmatch(last) else None


def is_yearly(period: str) -> bool:
    """Say if a period is one double year, as in figures published every year."""
    return _YEARS.fullmatch(period.strip()) is not None


def year_of(period: str) -> int | None:
    """Return the year in which one from autumn to summer ends: 2024 of 2023/24 and of 2024."""
    text = period.strip()
    if years := _YEARS.fullmatch(text):
        return int(years[1]) + 1 if years[2] == "/" else None
    return int(text) if _YEAR.fullmatch(text) else None


def last_year(period: str) -> int | None:
    """Return the year in which a year or double year ends; None for any other period."""
    end = period_end(period) if is_yearly(period) or _YEAR.fullmatch(period.strip()) else None
    return end.year if end else None


def is_same_period(one: str, other: str) -> bool:
    """Say if two periods are one: what is of the summer of 2024 is of 2023/24."""
    year = year_of(one)
    return one.strip() == other.strip() or (year is not None and year == year_of(other))


def is_later(one: Evidence, other: Evidence) -> bool:
    """Say if the first claim is about a later period than the second."""
    ends = period_end(one.period), period_end(other.period)
    if ends[0] is None or ends[1] is None or is_same_period(one.period, other.period):
        return False
    return ends[0] > ends[1]


def known_by(claim: Evidence) -> date:
    """Return the day from which a claim was certainly public: published, or else read by us."""
    return claim.published or claim.retrieved or period_end(claim.period) or date.min
