"""Finds the workspace and the source of Parliament's facts for a command."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from advocate.errors import Problem, Severity, WorkspaceNotFound
from advocate.inputs.elections_reader import find_calendar
from advocate.inputs.parliament.cache import ROLL_FILE, Cache, default_folder, utc_now
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import find_workspace, read_workspace
from advocate.storage.private_cache import NotPrivate, why_not_private

if TYPE_CHECKING:
    from advocate.inputs.parliament.live import LiveSource
    from advocate.models.calendar import ElectionCalendar
    from advocate.models.workspace import Workspace

MEMBERS_API = "https://members-api.parliament.uk"
COMMITTEES_API = "https://committees-api.parliament.uk"
QUESTIONS_API = "https://questions-statements-api.parliament.uk"


def workspace_folder(named: Path | None) -> Path:
    """Return the workspace named, or the nearest one upwards from here.

    Raises:
        WorkspaceNotFound: there is none.
    """
    return named.expanduser() if named else find_workspace(Path.cwd())


def workspace_folder_if_any(named: Path | None) -> Path | None:
    """Return the workspace named, or the nearest one upwards from here; None where there is none.

    For commands that also work outside a workspace.
    """
    try:
        return workspace_folder(named)
    except WorkspaceNotFound:
        return None


def workspace_in(folder: Path) -> "Workspace":
    """Return the workspace in `folder`; only files changed since an earlier run are parsed.

    Raises:
        WorkspaceInvalid: with all problems.
    """
    return read_workspace(folder, store_folder())


def parliament_source(
    *,
    offline: bool,
    on: date | None = None,
    folder: Path | None = None,
    with_portraits: bool = False,
) -> ParliamentSource:
    """Return the packaged records, or the live services with cache and records as fallback.

    The list that `advocate sync` kept is used too, unless `on` is earlier than it.
    The workspace in `folder` may have elections of its own. `with_portraits` asks for portraits
    of members: offline, those that an earlier run kept.
    """
    snapshot = _records(on, find_calendar(folder, store_folder()))
    snapshot.warnings = store_warnings()
    if not offline:
        return _live(snapshot, keeps_copies=True, with_portraits=with_portraits)
    if with_portraits and on is not None and on >= _today() - timedelta(days=1):
        snapshot.kept_portraits = _kept_portrait
    return snapshot


def fresh_source(snapshot: SnapshotSource) -> "LiveSource":
    """Return the live services, which ignore copies in the cache."""
    return _live(snapshot, keeps_copies=False)


def store_folder() -> Path | None:
    """Return the cache folder, if there is one on this machine."""
    named = os.environ.get("ADVOCATE_CACHE_DIR")
    return Path(named).expanduser() if named else default_folder(os.environ)


def store_warnings() -> tuple[Problem, ...]:
    """Return a warning if another user can write to the cache folder."""
    folder = store_folder()
    if folder is None or (why := why_not_private(folder)) is None:
        return ()
    message = f"The folder of copies is not used, since {why}: {folder}"
    return (Problem(message=message, hint=NotPrivate.hint, severity=Severity.WARNING),)


def _records(on: date | None, calendar: "ElectionCalendar") -> SnapshotSource:
    folder = store_folder()
    if on is None or folder is None or not (folder / ROLL_FILE).is_file():
        return SnapshotSource(calendar=calendar)
    from advocate.inputs.parliament.synced import read_roll

    roll = read_roll(folder)
    if roll is not None and roll.as_of <= on:
        from advocate.inputs.parliament.synced_source import SyncedSource

        synced = SyncedSource(roll, calendar=calendar)
        if synced.packaged_as_of < roll.as_of:
            return synced
        synced.close()
    return SnapshotSource(calendar=calendar)


def _kept_portrait(member_id: int) -> bytes | None:
    from advocate.inputs.parliament.portraits import portrait_address, read_portrait

    copy = Cache(store_folder(), now=utc_now).read(portrait_address(_members_api(), member_id))
    return read_portrait(copy.body) if copy else None


def _members_api() -> str:
    return os.environ.get("ADVOCATE_MEMBERS_API") or MEMBERS_API


def _today() -> date:
    return utc_now().astimezone().date()


def _live(
    snapshot: SnapshotSource, *, keeps_copies: bool, with_portraits: bool = False
) -> "LiveSource":
    from advocate.inputs.parliament.live import live_source

    return live_source(
        snapshot,
        members_api=_members_api(),
        committees_api=os.environ.get("ADVOCATE_COMMITTEES_API") or COMMITTEES_API,
        questions_api=os.environ.get("ADVOCATE_QUESTIONS_API") or QUESTIONS_API,
        cache_folder=os.environ.get("ADVOCATE_CACHE_DIR"),
        keeps_copies=keeps_copies,
        calendar=snapshot.calendar,
        today=_today(),
        with_portraits=with_portraits,
    )
