"""The one way in for files of a workspace: inside it, regular, bounded in size, opened once.

A workspace may come by e-mail: nothing in it may lead elsewhere, wait for a pipe or fill the
memory. That it is itself reached through a link is fine, and so are links within it.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

LARGEST = 100_000_000
"""Bytes of a file, where its reader sets no lower bound."""
LARGEST_PICTURE = 30_000_000
LARGEST_TABLE = 10_000_000
LARGEST_YAML = 4_000_000
LARGEST_TEMPLATE = 1_000_000
_ONCE = sum(getattr(os, f"O_{name}", 0) for name in ("NOFOLLOW", "NONBLOCK", "CLOEXEC", "BINARY"))
"""Follows no link, waits for nobody at the other end of a pipe; Windows has only the last."""
_NAMELESS = re.compile("[\0\ud800-\udc7f\udd00-\udfff]")
"""What no path can hold; the rest of the surrogates stand for odd bytes in it."""
_OTHERS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class FileRefused(OSError):
    """A file that is not read whatever it holds; `strerror` says why, `hint` what to do."""

    def __init__(self, why: str, path: object, hint: str) -> None:
        super().__init__(errno.EACCES, why, str(path))
        self.hint = hint


def read_inside(folder: Path, name: str, *, most: int = LARGEST) -> bytes:
    """Return the content of the file `name` of the workspace in `folder`, at most so many bytes.

    Raises:
        FileRefused: it leads out of the folder, is no regular file, or is larger.
        OSError: it is not there, or cannot be read.
    """
    return read_bounded(_inside(folder, name), most=most)


def read_bounded(path: Path, *, most: int = LARGEST) -> bytes:
    """Return the content of a file wherever it lies, which must be regular and not too large.

    Raises:
        FileRefused: it is not.
        OSError: it is not there, or cannot be read.
    """
    real = os.path.realpath(path)
    _check_kind(os.lstat(real), path)  # before it is opened, which may set off a device
    with os.fdopen(os.open(real, os.O_RDONLY | _ONCE), "rb") as file:
        found = os.fstat(file.fileno())
        _check_kind(found, path)
        content = file.read(most + 1) if found.st_size <= most else b""
    if found.st_size > most or len(content) > most:  # it may have grown meanwhile
        why = f"it is larger than {most / 1_000_000:g} MB"
        raise FileRefused(why, path, "Make it smaller, or split it.")
    return content


def list_inside(folder: Path, name: str, pattern: str) -> Iterator[Path]:
    """Yield what matches below the folder `name`, sorted; nothing where that is a link to outside.

    Why: it could be a whole disk.
    """
    if not leads_out(folder, name):
        yield from sorted((folder / name).rglob(pattern))


def leads_out(folder: Path, name: str) -> bool:
    """Say whether the path `name` ends outside of `folder`."""
    try:
        _inside(folder, name)
    except FileRefused:
        return True
    return False


def _inside(folder: Path, name: str) -> Path:
    """Return where `name` leads, which is in `folder`; nothing need be there."""
    why = "it is named from outside of the workspace" if _is_absolute(name) else None
    if _NAMELESS.search(name):
        why = "no file has such a name"
    real = Path(os.path.realpath(folder if why else folder / name))
    if why or not real.is_relative_to(os.path.realpath(folder)):
        hint = "Put the file into the workspace, and name it from there: data/FILE."
        raise FileRefused(why or "it leads out of the workspace", name[:300], hint)
    return real


def _is_absolute(name: str) -> bool:
    r"""Say whether a path is absolute on this system or another: `/…`, `\\…`, `C:…`."""
    return name[:1] in ("/", "\\") or name[1:2] == ":"


def _check_kind(found: os.stat_result, path: object) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = _OTHERS.get(stat.S_IFMT(found.st_mode), "no regular file")
        raise FileRefused(f"it is {kind}", path, "Put the file in its place, or correct the path.")
