"""Finds the workspace and the source of Parliament's facts for a command."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advocate.errors import Problem, WorkspaceNotFound, one_warning
from advocate.inputs.elections_reader import find_calendar
from advocate.inputs.parliament.live.cache import Cache, default_folder, utc_now
from advocate.inputs.parliament.live.service_addresses import Wanted, addresses_in
from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.inputs.workspace_reader import find_workspace, read_workspace
from advocate.models.sources import Parliament
from advocate.models.synced_lists import ROLL_FILE
from advocate.storage.private_cache import NotPrivate, why_not_private

if TYPE_CHECKING:
    from advocate.inputs.parliament.live.live_run import LiveRun
    from advocate.models.calendar import ElectionCalendar
    from advocate.models.workspace import Workspace


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
    with suppress(WorkspaceNotFound):
        return workspace_folder(named)
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
    with_results: bool = True,
) -> Parliament:
    """Return the records at hand, or the live services with cache and records behind them.

    The list that `advocate sync` kept is used too, unless `on` is earlier than it.
    The workspace in `folder` may have elections of its own. `with_portraits` asks for portraits
    of members, `with_results` for the elections that they won. Offline, copies of answers count,
    whatever their age.
    """
    snapshot = _records(on, find_calendar(folder, store_folder()))
    if offline and Cache(store_folder(), now=utc_now).is_empty():
        return snapshot.parliament()
    wanted = Wanted(portraits=with_portraits, results=with_results, is_offline=offline)
    return live_run(snapshot, wanted).parliament


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
    return one_warning(message, hint=NotPrivate.hint)


def _records(on: date | None, calendar: "ElectionCalendar") -> Snapshot:
    folder, warnings = store_folder(), store_warnings()
    packaged = open_snapshot(calendar=calendar, warnings=warnings)
    if on is None or folder is None or not (folder / ROLL_FILE).is_file():
        return packaged
    from advocate.inputs.parliament.snapshot.synced_list_file import read_roll

    roll = read_roll(folder)
    if roll is None or not packaged.as_of < roll.as_of <= on:
        return packaged
    packaged.close()
    return open_snapshot(calendar=calendar, roll=roll, warnings=warnings)


def live_run(
    snapshot: Snapshot, wanted: Wanted | None = None, *, keeps_copies: bool = True
) -> "LiveRun":
    """Return the live services, or offline their copies; without copies all is asked anew."""
    from advocate.inputs.parliament.live.live_run import ALL_BUT_PORTRAITS, LiveRun

    return LiveRun(
        cache=Cache(store_folder() if keeps_copies else None, now=utc_now),
        snapshot=snapshot,
        today=utc_now().astimezone().date(),
        addresses=addresses_in(os.environ),
        wanted=wanted or ALL_BUT_PORTRAITS,
    )
