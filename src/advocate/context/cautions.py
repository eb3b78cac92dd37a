"""What a careful adviser would warn of before this member is approached on this date."""

from datetime import date

from advocate.models.calendar import Phase, phase_on
from advocate.models.member import MemberProfile, Standing


def cautions_for(profile: MemberProfile, *, on: date) -> tuple[str, ...]:
    """Return the warnings as whole sentences, the gravest first; usually none."""
    found = [
        _election(on),
        _standing(profile),
        _devolution(profile),
        _party(profile),
    ]
    return tuple(text for text in found if text)


def _election(on: date) -> str | None:
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
