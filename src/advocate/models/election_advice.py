"""What a day in an election means for a charity's documents, in words; normal days mean nothing."""

from datetime import date

from msgspec import Struct

from advocate.models.calendar import ElectionCalendar, Period, Phase
from advocate.models.dates import plainly


class Advice(Struct, frozen=True, kw_only=True):
    """What one phase of an election is called, means, and asks of a charity."""

    within: str
    """Completes "this day is in … the general election of 4 July 2024"."""
    says: str
    """The state of things on a date of that phase, as the start of a sentence."""
    means: str
    """What follows from it; ends the sentence."""
    do: str


_ADVICE = {
    Phase.DISSOLUTION: Advice(
        within="the dissolution before",
        says="Parliament is dissolved",
        means="nobody is an MP, and select committees have ceased",
        do="Treat every candidate in the seat alike, and agree any visit with the trustees.",
    ),
    Phase.PRE_ELECTION: Advice(
        within="the pre-election period of",
        says="This is a pre-election period",
        means="Parliament still stands, while ministers and officials take no new initiatives",
        do="Agree any visit with the trustees, offer the same to all candidates, and ask ministers "
        "for no new decision.",
    ),
    Phase.REGULATED: Advice(
        within="the regulated period of",
        says="This date falls in a regulated period for a general election",
        means="spending on public material that could influence voters counts towards legal limits",
        do="Keep a record of what public material costs.",
    ),
    Phase.POST: Advice(
        within="the days between poll and new Parliament after",
        says="The election is over, but the new Parliament has not yet met",
        means="members and offices may be others than before the poll",
        do="Check every name, seat and title again.",
    ),
}
_POLLING_DAY = Advice(
    within="the dissolution before",
    says="This is polling day",
    means="whoever is elected is a Member from today, and the rules of the campaign hold until the "
    "polls have closed",
    do="Publish nothing that could be read as support for a party or candidate.",
)


def advice_on(calendar: ElectionCalendar, on: date) -> Advice | None:
    """Return what is to be known of `on`; None on a normal day."""
    period = calendar.period_on(on)
    if period is None:
        return None
    return _POLLING_DAY if on == period.election.poll else _ADVICE[period.phase]


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
