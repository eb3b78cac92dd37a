"""What short and former names mean, from the tables beside this module; read only when asked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from advocate.models.name_folding import name_key
from advocate.models.packaged_table import packaged_table


def table(file: str) -> Mapping[str, Any]:
    """Return what `file`.toml beside this module holds."""
    return packaged_table(str(Path(__file__).with_name(file)))


def full_name(kind: str, typed: str) -> str | None:
    """Return what a usual short form means, of people the id; None where it may mean others."""
    meant = table("short_names")[kind].get(_key(typed))
    return meant if isinstance(meant, str) else None


def possible_names(kind: str, typed: str) -> tuple[str, ...]:
    """Return every official name that a short form may mean."""
    meant = table("short_names")[kind].get(_key(typed), ())
    return (meant,) if isinstance(meant, str) else tuple(meant)


def _key(typed: str) -> str:
    return name_key(typed).removeprefix("the ")


def former_names(on: date | None = None) -> Mapping[int, str]:
    """Return names that members bore in the Commons, by id; of a day, those known of it."""
    rows = table("short_names")["former_names"]
    return {row["member"]: row["name"] for row in rows if not on or on <= row.get("until", on)}


def heirs_of(seat: str, *, at_least: int = 0) -> Mapping[str, int]:
    """Return where the people of a seat that ended in 2024 are now, in per cent, most first."""
    heirs = table("former_seats").get(name_key(seat), {})
    return {name: share for name, share in heirs.items() if share >= at_least}
