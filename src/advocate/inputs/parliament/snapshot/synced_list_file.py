"""The list of members that `advocate sync` keeps: one JSON file, replaced whole or not at all.

A file that is damaged, of another version or somebody else's counts as none.
"""

from datetime import datetime
from pathlib import Path

from msgspec import json
from msgspec.structs import asdict, replace

from advocate.errors import OutputNotWritable
from advocate.models.synced_lists import ROLL_FILE, Roll
from advocate.storage.private_cache import NotPrivate, PrivateFolder


class _KeptRoll(Roll, frozen=True, kw_only=True):
    """What the file holds; the moment it was fetched tells its day, whatever it says."""

    schema: int
    fetched_at: datetime


_SCHEMA = 2


def read_roll(folder: Path | None) -> Roll | None:
    """Return the list kept in `folder`, or None where there is none that can be used."""
    if folder is None:
        return None
    try:
        kept = json.decode(PrivateFolder(folder).read(ROLL_FILE), type=_KeptRoll)
    except (OSError, ValueError, RecursionError):
        return None
    if kept.schema != _SCHEMA or kept.fetched_at.tzinfo is None or not kept.members:
        return None
    day = kept.fetched_at.astimezone().date()
    return Roll(
        as_of=day, members=kept.members, committees=kept.committees, fetched_at=kept.fetched_at
    )


def write_roll(folder: Path | None, roll: Roll, *, fetched_at: datetime) -> Path:
    """Keep `roll` in `folder` and return the file.

    Raises:
        OutputNotWritable: the system refuses or names no such folder, or others can write to it.
    """
    if folder is None:
        raise OutputNotWritable(
            "This machine names no folder for copies.", hint="Set ADVOCATE_CACHE_DIR to one."
        )
    kept = _KeptRoll(schema=_SCHEMA, **asdict(replace(roll, fetched_at=fetched_at)))
    try:
        content = json.format(json.encode(kept), indent=1)
        PrivateFolder(folder).write(ROLL_FILE, content, durable=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = "Make room on the disk, or set ADVOCATE_CACHE_DIR to another folder."
        raise OutputNotWritable(
            f"The list of members cannot be kept in {folder}: {reason}.",
            hint=error.hint if isinstance(error, NotPrivate) else hint,
        ) from error
    return folder / ROLL_FILE
