"""What a careful adviser would warn of before this member is approached on this date."""

from collections.abc import Sequence
from datetime import date

from advocate.kinds.member_roles import RoleFact
from advocate.kinds.who_decides import DecidedElsewhere
from advocate.models.calendar import ElectionCalendar
from advocate.models.dates import plainly
from advocate.models.election_advice import advice_on
from advocate.models.field_types import RecordText
from advocate.models.member import MemberProfile
from advocate.models.packaged_table import packaged_table

_FRESH_DAYS = 30
"""After so long a note of an office has to be checked again."""


def cautions_for(
    profile: MemberProfile,
    held: Sequence[RoleFact],
    *,
    asks_from: date,
    calendar: ElectionCalendar,
    elsewhere: DecidedElsewhere | None = None,
) -> tuple[str, ...]:
    """Return the warnings as whole sentences, the gravest first; usually none.

    `asks_from` is the day on which the ask of the brief was first put, `elsewhere` why it does not
    suit the seat.
    """
    on, said = profile.on, packaged_table(__file__)
    found = [
        _election(on, calendar),
        _later_parliament(profile, on, calendar),
        said["of_standing"].get(profile.standing.name),
        _before_asks(on, asks_from),
        *(_stale_note(office, on) for office in held),
        elsewhere.caution if elsewhere else None,
        said["of_party"].get(profile.party.name) if profile.party else None,
    ]
    return tuple(RecordText(text) for text in found if text)


def _election(on: date, calendar: ElectionCalendar) -> str | None:
    advice = advice_on(calendar, on)
    return f"{advice.says}: {advice.means}. {advice.do}" if advice else None


def _later_parliament(profile: MemberProfile, on: date, calendar: ElectionCalendar) -> str | None:
    """Return that a poll lies between the day of the record and the date of the brief."""
    poll = calendar.next_poll_after(profile.provenance.as_of)
    if on >= calendar.next_election_by():
        held = "will have been held before this date"
    elif poll and poll < on:
        held = f"was held on {plainly(poll)}, after the day of the record used here"
    else:
        return None
    return f"A general election {held}: nothing here is known of the Parliament that follows it."


def _before_asks(on: date, asks_from: date) -> str | None:
    if on >= asks_from:
        return None
    return (
        "This brief is dated before our present asks were published "
        f"({plainly(asks_from)}): the asks, messages and answers in it, and some of their "
        "figures, are later than its date. The person, the seat and the history are those of the "
        "day."
    )


def _stale_note(office: RoleFact, on: date) -> str | None:
    if office.checked_on is None or (on - office.checked_on).days <= _FRESH_DAYS:
        return None
    return (
        f"The post of {office.text} was last checked on {plainly(office.checked_on)}. Check it "
        "on the day: if it is no longer held, the ask changes with it."
    )
