"""Writes and reads our own files: always whole, and never through a link."""

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

ABANDONED_SECONDS = 3600.0
"""Older temporary files must be from a run that was killed."""
_NEVER_ELSEWHERE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Windows has neither flag; there, only an administrator makes links."""
_LARGEST = 500_000_000
"""Bytes: far more than any record or copy of ours."""


class NotRegular(OSError):
    """Something other than a regular file of ours has this name."""


def replace_file(
    path: Path, data: bytes | bytearray, *, private: bool = False, durable: bool = True
) -> None:
    """Write `data` to `path` so that a reader sees the former file or the whole new one.

    A link at `path` is replaced, and what it leads to is left alone. The mode stays that of the
    former file, unless the file is to be `private`. With `durable`, a power cut leaves one of the
    two files as well; what can be made again does without, since each wait for the disk takes
    milliseconds. The folder is not waited for: a cut can only bring back the former file.

    Why not `mkstemp`: a file of its own is private, and the mode that the user's settings give to
    new files cannot be asked for while other threads write. The name cannot be guessed here either,
    and a file or link of that name would be refused.
    """
    temporary = path.with_name(f".advocate-{os.urandom(8).hex()}.tmp")
    make = partial(os.open, mode=0o600 if private else 0o666)
    try:
        with open(temporary, "xb", opener=make) as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            if not private and stat.S_ISREG(former := path.lstat().st_mode):
                temporary.chmod(former & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files of runs that were killed; younger ones may still be in use."""
    for left in folder.glob(".advocate-*.tmp"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > ABANDONED_SECONDS:
                left.unlink()


def read_regular(path: Path, *, only_ours: bool = False) -> bytes:
    """Return the content of `path`; with `only_ours`, only if nobody else can have written it.

    Raises:
        NotRegular: it is a link or a special file, or with `only_ours` not this user's alone.
        OSError: it is not there, or cannot be read.
    """
    if path.is_symlink():
        raise NotRegular(errno.ELOOP, "it is a link", str(path))
    with open(path, "rb", opener=lambda name, how: os.open(name, how | _NEVER_ELSEWHERE)) as file:
        found = os.fstat(file.fileno())
        why = None if stat.S_ISREG(found.st_mode) else "it is not a regular file"
        why = why or ("it is too large" if found.st_size > _LARGEST else None)
        if why := why or (why_not_ours(found) if only_ours else None):
            raise NotRegular(errno.EACCES, why, str(path))
        return file.read()


def why_not_ours(found: os.stat_result) -> str | None:
    """Return why somebody else can write to a file or folder; always None on Windows."""
    if sys.platform == "win32":
        return None
    if found.st_uid != os.getuid():
        return "it belongs to another user"
    return "other users can write to it" if found.st_mode & 0o022 else None
