"""Where a postcode probably is: by the share of its neighbours in each constituency.

No address is known. Where fewer than 95 of 100 neighbours share a seat, nobody is answered with.
"""

from datetime import date

from advocate.errors import Ambiguous, MemberNotFound, Problem, Severity
from advocate.inputs.parliament.names.postcode import (
    needs_connection,
    normal_postcode,
    refuse_before_2024,
)
from advocate.inputs.parliament.snapshot.snapshot_places import SnapshotPlaces
from advocate.models.dates import plainly
from advocate.models.member import Member
from advocate.models.sources import Members

_PROBABLE = 950
"""Shares are per thousand; of this size they were right for 99 postcodes of 100."""


def probable_holder(
    places: SnapshotPlaces, members: Members, postcode: str, *, on: date
) -> tuple[Member]:
    """Return who holds the probable seat of a postcode, or of an outward code, with a warning.

    Raises:
        Ambiguous: it may be in several seats; the error lists them with their shares.
        MemberNotFound: nobody holds the seat, or `on` is before today's constituencies.
        ParliamentUnreachable: nothing is known of it.
    """
    code = normal_postcode(postcode)
    refuse_before_2024(on)
    area = code[:-2] if " " in code else code
    seats = places.seats_around(area)
    if not seats:
        raise needs_connection(code)
    seat, share = seats[0]
    if share < _PROBABLE:
        raise Ambiguous(
            f"{code} may be in any of {len(seats)} constituencies; only Parliament's Members "
            "service knows which.",
            hint=f'Go online, or name the constituency, for example: --constituency "{seat.name}"',
            candidates=tuple(
                (each.name, f"{part / 10:.0f}% of the postcodes of {area}") for each, part in seats
            ),
        )
    places.guesses[code] = Problem(
        message=f"{code} is probably in {seat.name}: {share // 10}% of the postcodes of {area} are "
        "there.",
        hint="Check it online, or name the constituency: --constituency NAME",
        severity=Severity.WARNING,
    )
    holder = members.find_holder(seat, on=on)
    if holder is None:
        raise MemberNotFound(f"{seat.name}, where {code} probably is, has no MP on {plainly(on)}.")
    return (holder,)
