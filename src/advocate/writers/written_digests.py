"""The files that advocate wrote into a folder, or will write: one JSON file of SHA-256 by name.

A digest is noted before its file is written, beside the former one. So a run that is killed leaves
no file that counts as somebody's own; once the file is whole, its entry is that one digest again.
Safe to lose: without it every file counts as somebody's own, so nothing is overwritten.
"""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from advocate.storage.atomic_write import read_regular, replace_file

NAME = ".advocate-written.json"
_PATIENCE_SECONDS = 2.0
"""How long a lock is waited for; then its process must have been killed."""

Digests = dict[str, tuple[str, ...]]
"""By file name, every digest that our file may have."""


class WrittenDigests:
    """The digests of one folder; entries of other processes are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / NAME
        self._seen = read_digests(folder)

    def knows(self, name: str, digest: str) -> bool:
        """Say if a file `name` of that digest was written here, and not edited since."""
        return digest in self._seen.get(name, ())

    def intend(self, digests: Mapping[str, str]) -> None:
        """Note on disk what is about to be written; the former files still count as ours."""
        self._add(digests, instead_of={})

    def settle(self, digests: Mapping[str, str]) -> None:
        """Note on disk what is written: these digests alone, and what others intend meanwhile."""
        self._seen = self._add(digests, instead_of=self._seen)

    def _add(self, digests: Mapping[str, str], *, instead_of: Digests) -> Digests:
        with locked(self._file):
            before = read_digests(self._folder)
            after = dict(before)
            for name, digest in digests.items():
                gone = {digest, *instead_of.get(name, ())}
                after[name] = (*(d for d in before.get(name, ()) if d not in gone), digest)
            if after != before:
                replace_file(self._file, _to_bytes(after))
        return after


def read_digests(folder: Path) -> Digests:
    """Return the SHA-256 of each file that advocate wrote into `folder`, there still or not.

    Of a file that a killed run was about to write, there are several.
    """
    try:
        entries = json.loads(read_regular(folder / NAME)).items()
    except (AttributeError, OSError, ValueError, RecursionError):
        return {}  # lost, damaged, or none of ours
    listed = {name: _listed(found) for name, found in entries}
    return {name: found for name, found in listed.items() if found}


def _listed(entry: object) -> tuple[str, ...]:
    """Return the digests of an entry: one text, as in every record of old, or a list of them."""
    found = entry if isinstance(entry, list) else [entry]
    return tuple(digest for digest in found if isinstance(digest, str))


def _to_bytes(digests: Digests) -> bytes:
    entries = {name: found if found[1:] else found[0] for name, found in digests.items()}
    return (json.dumps(entries, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keep other processes out of `file` while merging; an old lock is taken over.

    Why: a save must not fail because an earlier run was killed.
    """
    lock = file.with_suffix(".lock")
    deadline = time.monotonic() + _PATIENCE_SECONDS
    is_ours = False
    while not is_ours and time.monotonic() < deadline:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            is_ours = True
        except FileExistsError:
            with suppress(OSError):
                if time.time() - lock.lstat().st_mtime > _PATIENCE_SECONDS:
                    lock.unlink()
            time.sleep(0.005)
    try:
        yield
    finally:
        if is_ours:
            lock.unlink(missing_ok=True)
