"""Postcodes as people type them; whose constituency one is in only the live service can tell."""

import re
from datetime import date

from advocate.errors import AdvocateError, MemberNotFound, ParliamentUnreachable
from advocate.models.constituency import SEATS_OF_2024
from advocate.models.dates import plainly

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9][A-Z]{2}))?")
SEPARATORS = re.compile(r"[\s.\-–]+")
BY_NAME = 'Name the constituency instead, for example: --constituency "Sevenoaks"'


def normal_postcode(typed: str) -> str:
    """Return "BR8 7RE" for "br87re", and "BR8" for "br8".

    Raises:
        AdvocateError: it has not the shape of a postcode or of the first half of one.
    """
    match = POSTCODE.fullmatch(SEPARATORS.sub(" ", typed).strip().upper())
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
