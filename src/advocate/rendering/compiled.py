"""Keeps compiled templates between runs, since compiling takes longer than the document itself.

A damaged, foreign or missing copy is no copy, and is made anew.
"""

import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from advocate import __version__

FOLDER = "templates"
"""Below the folder of copies."""
MOST_KEPT = 200
"""Files; the oldest go when a new one makes more, so that nothing grows without end."""
_DIGEST_SIZE = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one user on one machine.

    What is read here is run. So nothing is read from a folder, nor a file, that anybody but this
    user can write to; and a digest comes first in each file, since half a file must not be run.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, which is made when there is something to put there."""
        self._folder = folder / FOLDER

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name that differs by template, by file, and by whatever compiled it."""
        made_by = f"{__version__}|{jinja2.__version__}|{sys.implementation.cache_tag}"
        return hashlib.sha256(f"{made_by}|{name}|{filename}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code, where there is a whole copy of the same text."""
        try:
            if not _is_ours_alone(self._folder):
                return
            kept = self._path(bucket).read_bytes()
        except OSError:
            return
        digest, code = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
        if hashlib.sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, whole or not at all; a copy saves time, its loss stops nothing."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours_alone(self._folder):
                _replace(self._path(bucket), hashlib.sha256(code).digest() + code)
                self._forget_the_oldest()

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.bin"

    def _forget_the_oldest(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in kept[: max(0, len(kept) - MOST_KEPT)]:
            path.unlink()


def _is_ours_alone(folder: Path) -> bool:
    """Say whether only this user can write to `folder`; Windows keeps its own order there."""
    if sys.platform == "win32":
        return True
    found = folder.lstat()
    writable_by_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not writable_by_others


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
