"""What short and former names mean, from the tables beside this module; read only when asked."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, convert

from advocate.models.name_folding import name_key


class FormerName(Struct, frozen=True, kw_only=True):
    """A name that a member bore in the Commons, where the record has a later one."""

    member: int
    name: str
    source: str
    until: date | None = None
    """Last day on which the name is known; None for all of their time in the Commons."""

    def is_borne(self, on: date) -> bool:
        """Say if a member who sits on that day is known to be called so."""
        return self.until is None or on <= self.until


@cache
def _table(file: str) -> Mapping[str, Any]:
    import tomllib  # late, for start-up time

    text = Path(__file__).with_name(f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def full_name(kind: str, typed: str) -> str | None:
    """Return the official name that a usual short form means; None where it may mean others."""
    meant = _table("short_names")[kind].get(name_key(typed).removeprefix("the "))
    return meant if isinstance(meant, str) else None


def possible_names(kind: str, typed: str) -> tuple[str, ...]:
    """Return every official name that a short form may mean."""
    meant = _table("short_names")[kind].get(name_key(typed).removeprefix("the "), ())
    return (meant,) if isinstance(meant, str) else tuple(meant)


def member_called(typed: str) -> int | None:
    """Return the id of the one person whom initials such as IDS mean, or None."""
    number = _table("short_names")["people"].get(name_key(typed))
    return number if isinstance(number, int) else None


@cache
def former_names() -> tuple[FormerName, ...]:
    """Return the former names of members."""
    return convert(_table("short_names")["former_names"], tuple[FormerName, ...])


def heirs_of(seat: str) -> Mapping[str, int]:
    """Return where the people of a seat that ended in 2024 are now, in per cent, most first."""
    found: Mapping[str, int] = _table("former_seats").get(name_key(seat), {})
    return found
