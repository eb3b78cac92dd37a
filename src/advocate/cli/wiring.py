"""Picks the workspace and the source of Parliament's facts that a command works with."""

import os
from datetime import UTC, datetime
from pathlib import Path

from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import find_workspace

MEMBERS_API = "https://members-api.parliament.uk"
COMMITTEES_API = "https://committees-api.parliament.uk"
QUESTIONS_API = "https://questions-statements-api.parliament.uk"


def workspace_folder(named: Path | None) -> Path:
    """Return the workspace named, or the nearest one upwards from here.

    Raises:
        WorkspaceNotFound: there is none.
    """
    return named.expanduser() if named else find_workspace(Path.cwd())


def parliament_source(*, offline: bool) -> ParliamentSource:
    """Return the packaged snapshot, or the live services with cache and snapshot behind them."""
    snapshot = SnapshotSource()
    if offline:
        return snapshot
    from advocate.inputs.parliament.live import live_source

    return live_source(
        snapshot,
        members_api=os.environ.get("ADVOCATE_MEMBERS_API") or MEMBERS_API,
        committees_api=os.environ.get("ADVOCATE_COMMITTEES_API") or COMMITTEES_API,
        questions_api=os.environ.get("ADVOCATE_QUESTIONS_API") or QUESTIONS_API,
        cache_folder=os.environ.get("ADVOCATE_CACHE_DIR"),
        today=datetime.now(tz=UTC).astimezone().date(),
    )
