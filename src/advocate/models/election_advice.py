"""What a day in an election means for a charity's documents, in words; normal days mean nothing."""

from datetime import date

from msgspec import Struct, convert

from advocate.models.calendar import ElectionCalendar, Period, Phase
from advocate.models.dates import plainly
from advocate.models.packaged_table import packaged_table


class Advice(Struct, frozen=True, kw_only=True):
    """What one phase of an election is called, means, and asks of a charity."""

    within: str
    """Completes "this day is in … the general election of 4 July 2024"."""
    says: str
    """The state of things on a date of that phase, as the start of a sentence."""
    means: str
    """What follows from it; ends the sentence."""
    do: str


def advice_on(calendar: ElectionCalendar, on: date) -> Advice | None:
    """Return what is to be known of `on`; None on a normal day."""
    period = calendar.period_on(on)
    if period is None:
        return None
    phase = "polling day" if on == period.election.poll else period.phase
    return convert(packaged_table(__file__)[phase], Advice)


def phase_sentence(calendar: ElectionCalendar, on: date) -> str | None:
    """Return the phase of `on`, its days and what it means as a sentence; None on a normal day."""
    period, advice = calendar.period_on(on), advice_on(calendar, on)
    if period is None or advice is None:
        return None
    election = f"the general election of {plainly(period.election.poll)}"
    return f"{plainly(on)} is in {advice.within} {election} ({_days(period)}): {advice.means}."


def _days(period: Period) -> str:
    """Return its first and last day; spending is regulated until the poll, whatever comes between.

    After a poll the day may be missing on which the new Parliament meets.
    """
    last = period.election.poll if period.phase is Phase.REGULATED else period.ends
    starts = plainly(period.starts)
    return f"{starts} to {plainly(last)}" if last else f"from {starts}, its end not yet known"
