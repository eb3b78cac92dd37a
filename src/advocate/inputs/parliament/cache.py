"""Copies of Parliament's answers on disk, one file per URL. A damaged copy is no copy."""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from advocate.models.record import positional_record

MAX_AGE_HOURS = 24.0
ABANDONED_SECONDS = 3600.0
"""Age at which a temporary file must be that of a run that was killed."""
_PREFIX = ".copy-"

ROLL_FILE = "parliament-members.json"
"""Where, in the same folder, `advocate sync` keeps the list of members."""


@positional_record
class Copy:
    """One answer as it was kept; `body` is `None` where Parliament had no such thing."""

    url: str
    fetched_at: datetime
    body: object


class Cache:
    """The folder of copies. Without a folder, or with one that cannot be written, it keeps nothing.

    Why trouble is passed over: a copy saves time; its loss must never stop a document.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        now: Callable[[], datetime],
        max_age_hours: float = MAX_AGE_HOURS,
    ) -> None:
        self._folder = folder
        self._now = now
        self._max_age = timedelta(hours=max_age_hours)
        self._is_tidied = False

    def is_fresh(self, copy: Copy) -> bool:
        """Say whether `copy` may stand in for a request; one from the future may not."""
        return timedelta(0) <= self._now() - copy.fetched_at <= self._max_age

    def read(self, url: str) -> Copy | None:
        """Return the copy of `url` of whatever age."""
        if self._folder is None:
            return None
        try:
            entry = json.loads(self._path(self._folder, url).read_bytes())
            copy = Copy(entry["url"], datetime.fromisoformat(entry["fetched_at"]), entry["body"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return copy if copy.url == url and copy.fetched_at.tzinfo is not None else None

    def write(self, url: str, body: object) -> None:
        """Keep `body` as the answer of `url`, whole or not at all."""
        if self._folder is None:
            return
        entry = {"url": url, "fetched_at": self._now().isoformat(), "body": body}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._tidy(self._folder)
            _replace(self._path(self._folder, url), json.dumps(entry, ensure_ascii=False))

    def _tidy(self, folder: Path) -> None:
        """Remove what killed runs left, once in a run: the folder may hold thousands of copies."""
        if not self._is_tidied:
            self._is_tidied = True
            remove_abandoned(folder, f"{_PREFIX}*.tmp")

    @staticmethod
    def _path(folder: Path, url: str) -> Path:
        return folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"


def default_folder(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path | None:
    """Return this platform's folder for one user's caches.

    `None` where the machine names no home; nothing is kept then.
    """
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "advocate" / "Cache"
    if platform not in {"win32", "darwin"} and (xdg := environment.get("XDG_CACHE_HOME")):
        return Path(xdg) / "advocate"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    ours = {"win32": "AppData/Local/advocate/Cache", "darwin": "Library/Caches/advocate"}
    return home / ours.get(platform, ".cache/advocate")


def remove_abandoned(folder: Path, pattern: str) -> None:
    """Remove the temporary files of killed runs; a younger one may be of a run going on now."""
    for left in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED_SECONDS:
                left.unlink()


def utc_now() -> datetime:
    """Return the time by which real runs date their copies."""
    return datetime.now(UTC)


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
