"""Keeps copies between runs in a folder that only the user who made them can write to.

A copy that cannot be read or written is ignored: copies only save time.
"""

import contextlib
import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from advocate import __version__
from advocate.storage.atomic_write import read_regular, remove_abandoned, replace_file, why_not_ours

_DIGEST_SIZE = hashlib.sha256().digest_size


class NotPrivate(PermissionError):
    """Another user can write to a folder, so nothing in it can be trusted."""

    hint = "Make it yours alone (chmod 700), or set ADVOCATE_CACHE_DIR to another folder."


class PrivateFolder:
    """A folder of this user alone. Its content is trusted, and some of it is executed."""

    def __init__(self, path: Path, *, inside: Path | None = None) -> None:
        """Take a folder, made when first needed; `inside` is the private folder around it."""
        self.path = path
        self._folders = (inside, path) if inside else (path,)
        self._is_tidied = False

    def read(self, name: str) -> bytes:
        """Return the content of the file called `name`.

        Raises:
            OSError: it is not there, or another user can have written it.
        """
        self.check()
        return read_regular(self.path / name, only_ours=True)

    def write(self, name: str, content: bytes, *, durable: bool = False) -> None:
        """Keep `content` in the file called `name`, whole or not at all.

        Raises:
            OSError: the system refuses, or another user can write to the folder.
        """
        self.check(make=True)
        if not self._is_tidied:
            self._is_tidied = True  # once in a run: there may be thousands of copies
            remove_abandoned(self.path)
        replace_file(self.path / name, content, private=True, durable=durable)

    def check(self, *, make: bool = False) -> None:
        """Check that only this user can write to the folder.

        Raises:
            NotPrivate: it is not.
            OSError: it cannot be made.
        """
        for folder in self._folders:
            if make:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if why := why_not_private(folder):
                raise NotPrivate(errno.EACCES, why, str(folder))


class KeptFiles:
    """A limited number of copies in a folder.

    A digest of the copy and of what made it comes first in each: half a file is no copy, and
    neither is one that another version of the program made.
    """

    def __init__(self, folder: Path, *, most: int, made_by: Iterable[Path] = ()) -> None:
        """Keep at most so many files in `folder`, which lies in the folder of all copies.

        `made_by` is the program text they depend on; where it cannot be read, nothing is kept.
        """
        self._folder = PrivateFolder(folder, inside=folder.parent)
        self._most = most
        self._maker = hashlib.sha256()
        try:
            for source in made_by:
                self._maker.update(source.read_bytes())
        except OSError:
            self._most = 0

    def read(self, name: str) -> bytes | None:
        """Return the copy called `name`, if it is complete."""
        try:
            kept = self._folder.read(name) if self._most else b""
        except OSError:
            return None
        digest, content = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
        return content if self._digest_of(content) == digest else None

    def write(self, name: str, content: bytes) -> None:
        """Keep `content` as `name`, whole or not at all; the oldest copies are removed."""
        with contextlib.suppress(OSError):
            if self._most:
                self._folder.write(name, self._digest_of(content) + content)
                self._make_room()

    def forget(self, name: str) -> None:
        """Remove the copy called `name`, if there is one."""
        with contextlib.suppress(OSError):
            self._folder.check()
            (self._folder.path / name).unlink()

    def _digest_of(self, content: bytes) -> bytes:
        found = self._maker.copy()
        found.update(content)
        return found.digest()

    def _make_room(self) -> None:
        kept = [*self._folder.path.iterdir()]
        if (spare := len(kept) - self._most) > 0:
            for path in sorted(kept, key=lambda path: path.lstat().st_mtime)[:spare]:
                path.unlink()


def key_of(*parts: str | bytes | None) -> str:
    """Return a file name for what was made of `parts` by this version, on this Python."""
    found = hashlib.sha256(f"{__version__}|{sys.implementation.cache_tag}".encode())
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        found.update(b"%d|" % len(content) + content)
    return found.hexdigest()


def why_not_private(folder: Path) -> str | None:
    """Return why somebody else can write to `folder`; None where nobody can, or it is not there."""
    if sys.platform == "win32":
        profile = os.environ.get("LOCALAPPDATA")  # where Windows lets nobody else write
        is_private = profile and Path(profile).resolve() in folder.resolve().parents
        return None if is_private else "it does not lie below LOCALAPPDATA"
    if not os.path.lexists(folder):
        return None
    found = folder.lstat()
    return why_not_ours(found) if stat.S_ISDIR(found.st_mode) else "it is a link, or not a folder"
