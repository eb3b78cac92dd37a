"""What one person was in the Commons on one date, from their terms; pure, and asks no source."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from advocate.models.calendar import GENERAL_ELECTIONS, ElectionCalendar, GeneralElection
from advocate.models.member import MemberProfile, Party, Standing

HISTORY_BEGINS = GENERAL_ELECTIONS[0].poll
"""Terms that start on this day may continue an older service of which nothing is known."""
OF_SITTING = dict.fromkeys(("committees", "committees_as_of", "election", "email"))
"""What a profile says only of those who sit."""


class Term(Struct, frozen=True, kw_only=True):
    """One seat held under one party; a change of party starts a new term.

    Why `starts` is polling day where that is known: records start a term on the day after polling
    in recent Parliaments and on polling day in older ones, and Parliament itself dates membership
    from the poll.
    """

    starts: date
    ends: date | None
    """Last day; of a term ended by a dissolution, the day of dissolution."""
    constituency_name: str
    constituency_id: int | None
    """Members API id of the seat as it then was."""
    gss_code: str | None
    party: Party | None = None


class Position(Struct, frozen=True, kw_only=True):
    """A person's standing on a date, with the term it rests on."""

    standing: Standing
    term: Term | None = None
    """The seat held on the date, or until the dissolution that covers it."""
    service_start: date | None = None
    """First day of the unbroken service `term` belongs to; None when older than the records."""
    service_end: date | None = None
    """Last day of the last service, for those who hold no seat on the date."""


def position_on(terms: tuple[Term, ...], on: date, calendar: ElectionCalendar) -> Position:
    """Return the position that `terms` (oldest first) give on `on`.

    On the day of dissolution itself nobody is an MP: Parliament ends just after midnight. A
    dissolution later than the records ends the terms that they leave open.
    """
    election = calendar.dissolution_covering(on)
    held_on = election.dissolved_from if election else on
    for place, term in enumerate(terms):
        if term.starts <= held_on and (term.ends is None or held_on <= term.ends):
            return Position(
                standing=Standing.DISSOLUTION if election else Standing.SITTING,
                term=term,
                service_start=service_starts(terms, place),
                service_end=election.dissolution if election else None,
            )
    past = [term.ends for term in terms if term.ends and term.ends <= on]
    standing = Standing.FORMER if past else Standing.NOT_YET
    return Position(standing=standing, service_end=max(past, default=None))


def dissolved(profile: MemberProfile, election: GeneralElection, *, on: date) -> MemberProfile:
    """Return what `profile` of the eve of a dissolution becomes on a day `on` in it.

    Seat and party are those last held. Government goes on, while committees do not.
    """
    if profile.standing is not Standing.SITTING:
        return replace(profile, on=on)
    return replace(
        profile,
        on=on,
        standing=Standing.DISSOLUTION,
        service_end=election.dissolution,
        **OF_SITTING,
    )


def service_starts(terms: tuple[Term, ...], place: int) -> date | None:
    """Return when the unbroken service that holds term number `place` began.

    A dissolution does not break it. None when it is older than the records.
    """
    while place and _continues(terms[place - 1], terms[place]):
        place -= 1
    start = terms[place].starts
    return None if start == HISTORY_BEGINS else start


def _continues(before: Term, after: Term) -> bool:
    if before.ends is None:
        return False
    next_day = before.ends + timedelta(days=1)
    return after.starts == next_day or any(
        before.ends == e.dissolution and after.starts == e.poll for e in GENERAL_ELECTIONS
    )
