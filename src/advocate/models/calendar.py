"""General elections and what they do to a day's politics; no sources, no documents.

A workspace may add to those known here in `data/elections.yaml`, so a calendar is always passed.
The days are those of Parliament's own list of dissolutions and first meetings, of the Cabinet
Office's pre-election guidance and of the Electoral Commission's regulated periods. `None` means
that the day is not known here, not that there was none.
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct, convert

from advocate.models.field_types import Published
from advocate.models.packaged_table import packaged_table


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


_SURELY_DISSOLVED = timedelta(weeks=5)
"""The poll is on the 25th working day after: Representation of the People Act 1983, schedule 1."""
_LONGEST_PARLIAMENT = timedelta(days=5 * 365 + 1 + 37)
"""Five years from its first meeting, and the time an election takes (Act of 2022, section 4)."""
_DAY = timedelta(days=1)


class GeneralElection(Struct, frozen=True, kw_only=True):
    """The days of one general election."""

    poll: date
    dissolution: date | None
    """First day on which nobody is an MP; None while it is not known."""
    parliament_meets: date | None
    """None while it is not known."""
    announced: date | None = None
    regulated_from: date | None = None
    """First day of the year of regulated campaign spending that ends on polling day."""
    pre_election_from: date | None = None
    source: Published | None = None

    @property
    def dissolved_from(self) -> date:
        """The first day without members: that of the dissolution, or the last the law allows."""
        return self.dissolution or self.poll - _SURELY_DISSOLVED

    @property
    def begins(self) -> date:
        """The first day on which there is no doubt that the election is coming."""
        return min(filter(None, (self.announced, self.pre_election_from, self.dissolved_from)))

    def periods(self) -> "tuple[Period, ...]":
        """Return the phases it brings, in order; days between two elections belong to none."""
        starts = (
            (Phase.REGULATED, self.regulated_from),
            (Phase.PRE_ELECTION, self.pre_election_from),
            (Phase.DISSOLUTION, self.dissolved_from),
            (Phase.POST, self.poll + _DAY),
            (Phase.NORMAL, self.parliament_meets),
        )
        known = [(phase, start) for phase, start in starts if start]
        ends = [start - _DAY for _, start in known[1:]]
        return tuple(
            Period(phase=phase, election=self, starts=start, ends=end)
            for (phase, start), end in zip(known, [*ends, None], strict=True)
            if phase is not Phase.NORMAL and (end is None or start <= end)
        )


class Period(Struct, frozen=True, kw_only=True):
    """The days of one phase of one election."""

    phase: Phase
    election: GeneralElection
    starts: date
    ends: date | None
    """Last day; None after a poll while the new Parliament's first meeting is not known."""

    def covers(self, day: date) -> bool:
        """Say whether `day` is one of them."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


_GRAVITY = (Phase.REGULATED, Phase.POST, Phase.PRE_ELECTION, Phase.DISSOLUTION)


class ElectionCalendar(Struct, frozen=True, kw_only=True):
    """The general elections that matter to documents, oldest first."""

    elections: tuple[GeneralElection, ...]

    def period_on(self, day: date) -> Period | None:
        """Return the period `day` falls in, the gravest where two overlap; None on normal days.

        Polling day counts as `DISSOLUTION`, since campaign rules hold until the polls close,
        although those elected that day are MPs from that day.
        """
        periods = (period for election in self.elections for period in election.periods())
        covering = [period for period in periods if period.covers(day)]
        return max(covering, key=lambda period: _GRAVITY.index(period.phase), default=None)

    def phase_on(self, day: date) -> Phase:
        """Return the phase of `day`; `NORMAL` before the first election and after the last."""
        period = self.period_on(day)
        return period.phase if period else Phase.NORMAL

    def dissolution_covering(self, day: date) -> GeneralElection | None:
        """Return the election before which nobody is an MP on `day` (until the eve of poll)."""
        return next((e for e in self.elections if e.dissolved_from <= day < e.poll), None)

    def last_sat(self, on: date) -> date:
        """Return `on`, or the eve of the dissolution that covers it: the last day anybody sat."""
        election = self.dissolution_covering(on)
        return election.dissolved_from - _DAY if election else on

    def next_poll_after(self, day: date) -> date | None:
        """Return the first polling day later than `day`, or None where none is known."""
        return next((e.poll for e in self.elections if e.poll > day), None)

    def next_election_by(self) -> date:
        """Return the day by which the law wants one more election than are known here."""
        last = self.elections[-1]
        return (last.parliament_meets or last.poll) + _LONGEST_PARLIAMENT

    def election_of(self, year: int) -> GeneralElection | None:
        """Return the election with its poll in `year`, or None."""
        return next((e for e in self.elections if e.poll.year == year), None)

    def with_elections(self, others: "tuple[GeneralElection, ...]") -> "ElectionCalendar":
        """Return a calendar in which `others` replace those of their years, or are added."""
        years = {election.poll.year for election in others}
        kept = (election for election in self.elections if election.poll.year not in years)
        merged = sorted((*kept, *others), key=lambda election: election.poll)
        return ElectionCalendar(elections=tuple(merged))


GENERAL_ELECTIONS = convert(packaged_table(__file__)["elections"], tuple[GeneralElection, ...])
"""Oldest first. The snapshot's terms begin and end by these."""

KNOWN_CALENDAR = ElectionCalendar(elections=GENERAL_ELECTIONS)
"""What counts where a workspace says nothing of elections."""
