"""Keeps what can be made again, between runs, where only the user who made it can have written it.

Whatever goes wrong with a copy, there is no copy: it saves time, and its loss stops nothing.
"""

import contextlib
import hashlib
import os
import stat
import sys
from pathlib import Path

from advocate import __version__

_DIGEST_SIZE = hashlib.sha256().digest_size


def key_of(*parts: str | bytes | None) -> str:
    """Return a file name for what was made of `parts` by this version, on this Python."""
    found = hashlib.sha256(f"{__version__}|{sys.implementation.cache_tag}".encode())
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        found.update(b"%d|" % len(content) + content)
    return found.hexdigest()


class KeptFiles:
    """A folder of copies.

    What is read here is believed, and some of it is run. So nothing is read or kept where anybody
    but this user can write, and a digest comes first in each file, since half a file is none.
    """

    def __init__(self, folder: Path, *, most: int) -> None:
        """Keep at most so many files in `folder`, which is made when there is something to keep."""
        self._folder = folder
        self._most = most
        self._is_ours: bool | None = None

    def read(self, name: str) -> bytes | None:
        """Return what was kept by that name, if all of it is there."""
        try:
            kept = (self._folder / name).read_bytes() if self._is_safe() else b""
        except OSError:
            return None
        digest, content = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
        return content if hashlib.sha256(content).digest() == digest else None

    def write(self, name: str, content: bytes) -> None:
        """Keep `content` by that name, whole or not at all; the oldest copies make room."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._is_ours = None
            if self._is_safe():
                _replace(self._folder / name, hashlib.sha256(content).digest() + content)
                self._make_room()

    def forget(self, name: str) -> None:
        """Remove what was kept by that name, if anything was."""
        with contextlib.suppress(OSError):
            (self._folder / name).unlink()

    def _is_safe(self) -> bool:
        """Say whether only this user can write to the folder; looked up once in a run."""
        if self._is_ours is None:
            self._is_ours = _is_ours_alone(self._folder)
        return self._is_ours

    def _make_room(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in kept[: max(0, len(kept) - self._most)]:
            path.unlink()


def _is_ours_alone(folder: Path) -> bool:
    if sys.platform == "win32":
        return True  # its caches lie in the user's own profile, and it has no such modes
    found = folder.lstat()
    writable_by_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not writable_by_others


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
