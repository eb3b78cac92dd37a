"""Days as people and files write them, and whether something covers a day."""

from datetime import date


def plainly(day: date) -> str:
    """Return `day` as it is written in English: 30 May 2024."""
    return f"{day.day} {day:%B %Y}"


def iso(day: date | None) -> str | None:
    """Return `day` as YYYY-MM-DD, and nothing of nothing."""
    return day.isoformat() if day else None


def is_held(start: date | None, end: date | None, on: date) -> bool:
    """Say whether something covers `on`; on the day it ends it is over."""
    return (start is None or start <= on) and (end is None or on < end)


def is_recent(ended: date, on: date) -> bool:
    """Say whether what ended on a day, or is still to end, is no more than a year gone on `on`."""
    return (on.year - 1, on.month, on.day) <= (ended.year, ended.month, ended.day)


def is_within(start: date | None, last: date | None, on: date) -> bool:
    """Say whether something covers `on`; on its last day it still does."""
    return (start is None or start <= on) and (last is None or on <= last)
