"""The one way in for files of a workspace: inside it, regular, bounded in size, opened once.

A workspace may come by e-mail: nothing in it may lead elsewhere, wait for a pipe or fill the
memory. That it is itself reached through a link is fine, and so are links within it.
"""

import errno
import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

LARGEST = 100_000_000
"""Bytes of a file, where its reader sets no lower bound."""
LARGEST_PICTURE = 30_000_000
LARGEST_TABLE = 10_000_000
LARGEST_YAML = 4_000_000
LARGEST_TEMPLATE = 200_000
_ONCE = sum(getattr(os, f"O_{name}", 0) for name in ("NOFOLLOW", "NONBLOCK", "CLOEXEC", "BINARY"))
"""Follows no link, waits for nobody at the other end of a pipe; Windows has only the last."""
_PROGRAM = f"{Path(__file__).parents[1]}{os.sep}"
_root = lru_cache(maxsize=4)(os.path.realpath)
_OUTSIDE = "it is outside of the workspace"
_OTHERS = {
    stat.S_IFDIR: os.strerror(errno.EISDIR),
    stat.S_IFIFO: "it is a pipe",
    stat.S_IFSOCK: "it is a socket",
    stat.S_IFCHR: "it is a device",
    stat.S_IFBLK: "it is a device",
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
    return _read(_inside(folder, name), folder / name, most)


def read_below(folder: Path | None, path: Path, *, most: int = LARGEST) -> bytes:
    """Return the same for a path in `folder`; one that is elsewhere, as typed or ours, may be.

    Files of the program itself are not asked where they lead: some installers make them links.
    """
    whole = str(path.absolute())
    name = whole.removeprefix(f"{(folder or path).absolute()}{os.sep}")
    if folder is None or name == whole or whole.startswith(_PROGRAM):
        return _read(os.path.realpath(path), path, most)
    return read_inside(folder, name, most=most)


def _read(real: str, path: Path, most: int) -> bytes:
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


def _inside(folder: Path, name: str) -> str:
    """Return where `name` leads, which is in `folder`; nothing need be there."""
    why, root = _why_unnamed(name), _root(folder.absolute())
    real = root if why else os.path.realpath(os.path.join(root, name))  # noqa: PTH118
    if why or not os.path.join(real, "").startswith(os.path.join(root, "")):  # noqa: PTH118
        hint = "Put the file into the workspace, and name it from there: data/FILE."
        raise FileRefused(why or _OUTSIDE, name[:300], hint)
    return real


def _why_unnamed(name: str) -> str | None:
    r"""Return why no file of a workspace has that name: `/…`, `\\…` and `C:…` are absolute."""
    if name[:1] in ("/", "\\") or name[1:2] == ":":
        return _OUTSIDE
    try:
        return "no file has such a name" if b"\0" in os.fsencode(name) else None
    except UnicodeEncodeError:
        return "no file has such a name"


def _check_kind(found: os.stat_result, path: object) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = _OTHERS.get(stat.S_IFMT(found.st_mode), "it is no regular file")
        raise FileRefused(kind, path, "Put the file in its place, or correct the path.")
