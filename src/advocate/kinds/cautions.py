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
    advice = advice_on(calendar, on)
    noted = ((office.text, office.checked_on) for office in held if office.checked_on)
    old = ((post, day) for post, day in noted if (on - day).days > _FRESH_DAYS)
    found = [
        f"{advice.says}: {advice.means}. {advice.do}" if advice else None,
        _later_parliament(profile, on, calendar),
        said["of_standing"].get(profile.standing.name),
        said["before_asks"].format(day=plainly(asks_from)) if on < asks_from else None,
        *(said["old_note"].format(post=post, day=plainly(day)) for post, day in old),
        elsewhere.caution if elsewhere else None,
        said["of_party"].get(profile.party.name) if profile.party else None,
    ]
    return tuple(RecordText(text) for text in found if text)


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
