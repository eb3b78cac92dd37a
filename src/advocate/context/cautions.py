"""What a careful adviser would warn of before this member is approached on this date."""

from collections.abc import Sequence
from datetime import date

from advocate.context.roles import RoleFact
from advocate.models.calendar import Phase, phase_on
from advocate.models.member import MemberProfile, Standing

_NEXT_ELECTION_BY = date(2029, 8, 15)
"""Five years after the Parliament of 2024 first met, and the time an election takes."""
_FRESH_DAYS = 30
"""After so long a note of an office has to be checked again."""


def cautions_for(
    profile: MemberProfile, held: Sequence[RoleFact], *, on: date, asks_from: date
) -> tuple[str, ...]:
    """Return the warnings as whole sentences, the gravest first; usually none.

    `asks_from` is the day on which the asks of the brief were first published.
    """
    found = [
        _election(profile, on),
        _standing(profile),
        _before_asks(on, asks_from),
        *(_stale_note(office, on) for office in held),
        _devolution(profile),
        _party(profile),
    ]
    return tuple(text for text in found if text)


def _election(profile: MemberProfile, on: date) -> str | None:
    if phase_on(on) is Phase.DISSOLUTION and profile.standing is Standing.SITTING:
        return (
            "This is polling day: whoever is elected is a Member from today, and the rules of the "
            "campaign hold until the polls have closed."
        )
    if on >= _NEXT_ELECTION_BY:
        return (
            "A general election will have been held before this date: nothing here is known of "
            "the Parliament that follows it."
        )
    return {
        Phase.DISSOLUTION: "Parliament is dissolved: nobody is an MP, and select committees have "
        "ceased. Treat every candidate in the seat alike, and agree any visit with the trustees.",
        Phase.PRE_ELECTION: "This is a pre-election period: agree any visit with the trustees, "
        "offer the same to all candidates, and ask ministers for no new decision.",
        Phase.REGULATED: "This date falls in a regulated period for a general election: keep a "
        "record of what public material costs.",
        Phase.POST: "The election is over, but the new Parliament has not yet met: check every "
        "name, seat and title again.",
    }.get(phase_on(on))


def _standing(profile: MemberProfile) -> str | None:
    if profile.standing is Standing.FORMER:
        return "This person holds no seat in the House of Commons on the date of this brief."
    if profile.standing is Standing.NOT_YET:
        return "This person had not yet been elected on the date of this brief."
    return None


def _before_asks(on: date, asks_from: date) -> str | None:
    if on >= asks_from:
        return None
    return (
        "This brief is dated before our present asks were published "
        f"({_plainly(asks_from)}): the asks, messages and answers in it, and some of their "
        "figures, are later than its date. The person, the seat and the history are those of the "
        "day."
    )


def _stale_note(office: RoleFact, on: date) -> str | None:
    if office.checked_on is None or (on - office.checked_on).days <= _FRESH_DAYS:
        return None
    return (
        f"The post of {office.text} was last checked on {_plainly(office.checked_on)}. Check it "
        "on the day: if it is no longer held, the ask changes with it."
    )


def _plainly(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _devolution(profile: MemberProfile) -> str | None:
    seat = profile.constituency
    if seat is None or seat.nation == "England":
        return None
    return (
        f"Education is devolved. {seat.name} is in {seat.nation}, while the ask and the school "
        "figures in this brief concern England: put the ask as one to a member of the United "
        "Kingdom Parliament, not as one about schools in the constituency."
    )


def _party(profile: MemberProfile) -> str | None:
    if profile.party is None:
        return None
    if profile.party.name == "Sinn Féin":
        return (
            "Members of Sinn Féin do not take their seats: nothing that needs a part in "
            "proceedings of the House can be asked."
        )
    if profile.party.name == "Speaker":
        return (
            "The Speaker is impartial, takes no part in debate and puts no questions to "
            "ministers: ask only what concerns the constituency or the Speaker's office."
        )
    return None
