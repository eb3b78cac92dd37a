"""Copies of Parliament's answers on disk, one file per URL. A damaged copy is no copy."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from advocate.storage.private_cache import PrivateFolder

MAX_AGE = timedelta(hours=24)
_NAME_LETTERS = len(hashlib.sha256().hexdigest()) + len(".json")


class Copy(Struct, frozen=True):
    """One answer as it was kept; `body` is `None` where Parliament had no such record."""

    url: str
    fetched_at: datetime
    body: object
    last_modified: str | None = None
    """When the answer last changed, as the service put it."""


class Cache:
    """The folder of copies. Without one that is this user's alone, nothing is kept or believed.

    Why trouble is passed over: a copy saves time; its loss must never stop a document.
    """

    def __init__(self, folder: Path | None, *, now: Callable[[], datetime]) -> None:
        self._folder = PrivateFolder(folder) if folder else None
        self._now = now

    def is_empty(self) -> bool:
        """Say if there is no copy at all."""
        names = []
        if self._folder is not None:
            with contextlib.suppress(OSError):
                names = os.listdir(self._folder.path)  # noqa: PTH208 - quicker
        return all(len(name) != _NAME_LETTERS for name in names)

    def is_fresh(self, copy: Copy) -> bool:
        """Say whether `copy` may stand in for a request; one from the future may not."""
        return timedelta(0) <= self._now() - copy.fetched_at <= MAX_AGE

    def read(self, url: str) -> Copy | None:
        """Return the copy of `url` of whatever age."""
        if self._folder is None:
            return None
        try:
            entry = json.loads(self._folder.read(_name_of(url)))
            fetched_at, changed = datetime.fromisoformat(entry["fetched_at"]), entry.get("changed")
            copy = Copy(entry["url"], fetched_at, entry["body"], changed and str(changed))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return copy if copy.url == url and copy.fetched_at.tzinfo is not None else None

    def write(self, url: str, body: object, last_modified: str | None = None) -> None:
        """Keep `body` as the answer of `url`, whole or not at all."""
        if self._folder is None:
            return
        entry = {"url": url, "fetched_at": self._now().isoformat(), "body": body}
        entry |= {"changed": last_modified} if last_modified else {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            self._folder.write(_name_of(url), json.dumps(entry, ensure_ascii=False).encode())


def default_folder(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path | None:
    """Return this platform's folder for one user's caches.

    `None` where the machine names none; nothing is kept then.
    """
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "advocate" / "Cache" if local else None
    if platform != "darwin" and (xdg := environment.get("XDG_CACHE_HOME")):
        return Path(xdg) / "advocate"
    folder = "Library/Caches/advocate" if platform == "darwin" else ".cache/advocate"
    with contextlib.suppress(RuntimeError):
        return Path.home() / folder
    return None


def utc_now() -> datetime:
    """Return the time by which real runs date their copies."""
    return datetime.now(UTC)


def _name_of(url: str) -> str:
    return f"{hashlib.sha256(url.encode()).hexdigest()}.json"
