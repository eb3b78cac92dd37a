"""What advocate wrote into a folder: one JSON file of SHA-256 by file name, safe to lose.

Without it every file counts as somebody's own, so nothing is overwritten.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

NAME = ".advocate-written.json"
_LOCK = ".advocate-written.lock"
_NUMBERS = count()
"""Of the temporary files of this process."""
_BATCH = 50
"""Files between two saves in a batch."""
_PATIENCE_SECONDS = 2.0
_STALE_SECONDS = 10.0


class Ledger:
    """The record of one folder; entries of other processes are kept."""

    def __init__(self, folder: Path) -> None:
        """Read what is there at the first question."""
        self._file = folder / NAME
        self._known: dict[str, str] | None = None
        self._unsaved: dict[str, str] = {}

    def knows(self, name: str, data: bytes) -> bool:
        """Say if `data` is what was last written to `name`."""
        if self._known is None:
            self._known = _read(self._file)
        digest = self._unsaved.get(name) or self._known.get(name)
        return digest == _digest(data)

    def add(self, name: str, data: bytes) -> None:
        """Note that `name` now holds `data`."""
        self._unsaved[name] = _digest(data)

    def save(self, *, everything: bool) -> None:
        """Put the new entries on disk; unless `everything`, only once there are many."""
        if not self._unsaved or (not everything and len(self._unsaved) < _BATCH):
            return
        with locked(self._file.with_name(_LOCK)):
            before = _read(self._file)
            merged = before | self._unsaved
            if merged != before:
                text = json.dumps(merged, indent=0, sort_keys=True, ensure_ascii=False) + "\n"
                replace_file(self._file, text.encode())
        self._known = merged
        self._unsaved = {}


def names_written(folder: Path) -> tuple[str, ...]:
    """Return the names of all files that advocate has written into `folder`, there still or not."""
    return tuple(_read(folder / NAME))


def digests_written(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file as advocate last wrote it into `folder`."""
    return _read(folder / NAME)


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a reader sees the old file or the whole new one."""
    temporary = path.with_name(f".advocate-{os.getpid()}-{next(_NUMBERS)}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(file: Path) -> dict[str, str]:
    try:
        entries = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {name: digest for name, digest in entries.items() if isinstance(digest, str)}


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keep other processes out while merging; gives up waiting rather than fail a save."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    is_ours = False
    while not is_ours and time.monotonic() < deadline:
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            is_ours = True
        except FileExistsError:
            with suppress(OSError):
                if time.time() - file.stat().st_mtime > _STALE_SECONDS:
                    file.unlink()
            time.sleep(0.005)
    try:
        yield
    finally:
        if is_ours:
            file.unlink(missing_ok=True)
