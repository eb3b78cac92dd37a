"""Postcodes as people type them; whose constituency one is in only the live service can tell."""

import re
from datetime import date

from advocate.errors import AdvocateError, MemberNotFound, ParliamentUnreachable
from advocate.models.constituency import SEATS_OF_2024
from advocate.models.dates import plainly

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9][A-Z]{2}))?")
SEPARATORS = re.compile(r"[\s.\-–]+")
_NO_SEAT = {"JE": "Jersey", "GY": "Guernsey", "IM": "the Isle of Man", "GX": "Gibraltar"}
BY_NAME = 'Name the constituency instead, for example: --constituency "Sevenoaks"'


def normal_postcode(typed: str) -> str:
    """Return "BR8 7RE" for "br87re", and "BR8" for "br8".

    Raises:
        AdvocateError: it is neither a postcode nor the first half of one, or of no constituency.
    """
    text = SEPARATORS.sub(" ", typed).strip().upper()
    area = re.split(r"[\d ]", text)[0]
    if where := "the forces" if area in {"BF", "BFPO"} else _NO_SEAT.get(area):
        said = f"{text} is a postcode of {where}, which has no seat in the House of Commons."
        raise MemberNotFound(said, hint=BY_NAME)
    match = POSTCODE.fullmatch(text)
    if match is None:
        raise AdvocateError(
            f"“{typed.strip()}” is not a UK postcode.",
            hint="Type the whole postcode or its first half, for example: BR8 7RE or BR8",
        )
    return " ".join(part for part in match.groups() if part)


def refuse_before_2024(on: date) -> None:
    """Raise MemberNotFound for a day on which today's constituencies had no members yet."""
    if on < SEATS_OF_2024:
        raise MemberNotFound(
            f"Postcodes lead to the constituencies of {plainly(SEATS_OF_2024)} and after, "
            f"not of {plainly(on)}.",
            hint="Type the member's name instead.",
        )


def needs_connection(postcode: str) -> ParliamentUnreachable:
    """Return the error for a postcode without the service that knows postcodes."""
    return ParliamentUnreachable(
        f"Whose constituency {postcode} is in is known to Parliament's Members service only, "
        "so this postcode needs a connection.",
        hint=BY_NAME,
    )
