"""The general elections since 1997 and what they do to a day's politics; no sources, no documents.

The days are those of Parliament's own list of dissolutions and first meetings, of the Cabinet
Office's pre-election guidance and of the Electoral Commission's regulated periods. `None` means
that no such day is on record here, not that there was none.
"""

from datetime import date
from enum import StrEnum

from advocate.models.record import record


class Phase(StrEnum):
    """What one day is in the life of a Parliament, and so what a charity may do on it."""

    NORMAL = "normal"
    REGULATED = "regulated"
    """Spending on campaigns that could influence voters counts; known only with hindsight."""
    PRE_ELECTION = "pre-election"
    """Parliament still stands, and ministers and officials take no new initiatives."""
    DISSOLUTION = "dissolution"
    """No Parliament; polling day is still part of it."""
    POST = "post"
    """Polling is over and the new Parliament has not met."""


@record
class GeneralElection:
    """The days of one general election."""

    poll: date
    dissolution: date
    """First day on which nobody is an MP."""
    parliament_meets: date
    announced: date | None = None
    regulated_from: date | None = None
    """First day of the year of regulated campaign spending that ends on polling day."""
    pre_election_from: date | None = None


GENERAL_ELECTIONS: tuple[GeneralElection, ...] = (
    GeneralElection(
        poll=date(1997, 5, 1), dissolution=date(1997, 4, 8), parliament_meets=date(1997, 5, 7)
    ),
    GeneralElection(
        poll=date(2001, 6, 7), dissolution=date(2001, 5, 14), parliament_meets=date(2001, 6, 13)
    ),
    GeneralElection(
        poll=date(2005, 5, 5), dissolution=date(2005, 4, 11), parliament_meets=date(2005, 5, 11)
    ),
    GeneralElection(
        poll=date(2010, 5, 6), dissolution=date(2010, 4, 12), parliament_meets=date(2010, 5, 18)
    ),
    GeneralElection(
        poll=date(2015, 5, 7),
        dissolution=date(2015, 3, 30),
        parliament_meets=date(2015, 5, 18),
        pre_election_from=date(2015, 3, 30),
    ),
    GeneralElection(
        poll=date(2017, 6, 8),
        dissolution=date(2017, 5, 3),
        parliament_meets=date(2017, 6, 13),
        announced=date(2017, 4, 18),
        regulated_from=date(2016, 6, 9),
        pre_election_from=date(2017, 4, 22),
    ),
    GeneralElection(
        poll=date(2019, 12, 12),
        dissolution=date(2019, 11, 6),
        parliament_meets=date(2019, 12, 17),
        announced=date(2019, 10, 29),
        regulated_from=date(2018, 12, 13),
        pre_election_from=date(2019, 11, 6),
    ),
    GeneralElection(
        poll=date(2024, 7, 4),
        dissolution=date(2024, 5, 30),
        parliament_meets=date(2024, 7, 9),
        announced=date(2024, 5, 22),
        regulated_from=date(2023, 7, 6),
        pre_election_from=date(2024, 5, 25),
    ),
)
"""Oldest first."""


def phase_on(on: date) -> Phase:
    """Return the phase `on` falls in; `NORMAL` for days before 1997 and after the last election.

    Polling day counts as `DISSOLUTION`, since campaign rules hold until the polls close, although
    whoever is elected that day counts as an MP from that day.
    """
    return next((phase for e in GENERAL_ELECTIONS if (phase := _phase(e, on))), Phase.NORMAL)


def dissolution_covering(on: date) -> GeneralElection | None:
    """Return the election before which nobody is an MP on `on` (dissolution to the eve of poll)."""
    return next((e for e in GENERAL_ELECTIONS if e.dissolution <= on < e.poll), None)


def _phase(election: GeneralElection, on: date) -> Phase | None:
    starts = (
        (election.parliament_meets, None),
        (election.dissolution, Phase.DISSOLUTION if on <= election.poll else Phase.POST),
        (election.pre_election_from, Phase.PRE_ELECTION),
        (election.regulated_from, Phase.REGULATED),
    )
    return next((phase for start, phase in starts if start and on >= start), None)
