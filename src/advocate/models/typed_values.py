"""What somebody meant by a day, a time or a number that cannot be read as one."""

import re
from calendar import month_name, monthrange
from contextlib import suppress
from datetime import UTC, date, datetime

from advocate.models.packaged_table import packaged_table

_AMOUNT = re.compile(r"[£$€]? ?(-?\d[\d,]*+(?:\.\d+)?) ?%?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?(?:hrs?)? ?(?:(a|p)\.?m\.?)?", re.IGNORECASE)


def read_day(typed: str) -> date | None:
    """Return the day that somebody wrote, with the day before the month; None where it is none."""
    text = " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", " ", typed[:60]).split())
    for form in packaged_table(__file__)["days"]:
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    return None


def day_advice(typed: str) -> str:
    """Return how to write a day, or why there is none such."""
    if meant := read_day(typed):
        return f"Write {meant:%Y-%m-%d}, as year-month-day."
    numbers = [int(digits) for digits in re.findall(r"\d{1,4}", typed[:60])]
    why = ""
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else numbers[::-1]
        if not 0 < month <= 12:
            why = "A year has 12 months. "
        elif day > (last := monthrange(year, month)[1]):
            why = f"{month_name[month]} {year} has {last} days. "
    return f"{why}Write year-month-day, for example 2026-11-21."


def time_advice(typed: str) -> str:
    """Return how to write a time of day; nothing where that cannot be told."""
    plain = typed.strip().lower()
    said = packaged_table(__file__)["times"].get(plain)
    if (found := _TIME.fullmatch(plain)) and int(found[1]) < (13 if found[3] else 24):
        hour = int(found[1]) % 12 + 12 * (found[3] == "p") if found[3] else int(found[1])
        said = f"{hour:02}:{found[2] or '00'}"
    return f'Write "{said}".' if said else ""


def number_advice(typed: str) -> str:
    """Return how to write a number; nothing where that cannot be told."""
    found = _AMOUNT.fullmatch(typed.strip()[:60])
    how = "digits only, without commas, signs or quotation marks."
    return f"Write {found[1].replace(',', '')}, {how}" if found else ""
