"""Documents on disk: each saved whole or not at all, and edits by hand kept safe.

A file is overwritten only if its content is what was last written here; `.advocate-written.json`
in the folder remembers the SHA-256 of each, `.advocate-facts.json` the facts in it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from enum import StrEnum
from errno import ENAMETOOLONG
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from advocate.errors import OutputError, OutputNotWritable, OutputOutsideFolder
from advocate.storage.atomic_write import NotRegular, read_regular, remove_abandoned, replace_file
from advocate.writers import fact_record, written_digests

_FEW = 8
"""Files that are written one after the other; of more, several wait for the disk together, which
takes a fifth of the time."""
_AT_ONCE = 32
_THREADS = 8


class Outcome(StrEnum):
    """What became of a save."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """The same bytes were there already."""
    KEPT = "kept"
    """The file was edited by hand, or is not ours: the new version stands beside it."""


class NewFile(Struct, frozen=True, kw_only=True):
    """One document in one format, made and ready to be saved."""

    name: str
    """Relative to the folder, with `/`."""
    read: Callable[[], bytes]
    """Returns the content, when its turn has come."""
    sha256: str
    format: str = ""
    kind: str = ""
    member_id: int | None = None
    use: fact_record.DocumentFacts | None = None
    """The facts it prints, for the record of facts."""


class Saved(Struct, frozen=True):
    """Where a save ended, and how it got there."""

    path: Path
    """The file that holds the new bytes; for `KEPT` the one beside."""
    outcome: Outcome


class OutputFolder:
    """The folder documents go to; made when the first is saved."""

    def __init__(self, folder: Path, *, dry_run: bool = False) -> None:
        """Take the folder; a dry run says what would happen and touches nothing."""
        self.folder = folder
        self.saved: dict[str, Saved] = {}
        """By name asked for, each file that is on disk now, or would be."""
        self._dry_run = dry_run
        self._ledger = written_digests.WrittenDigests(folder)

    def save_all(
        self,
        files: Sequence[NewFile],
        *,
        force: bool = False,
        on_step: Callable[[int], None] = lambda _done: None,
    ) -> None:
        """Write files, each whole or not at all; `on_step` is told how many are written.

        What is to be written is noted on disk first, for all files in one go: if this process is
        killed, whenever it is, none of them counts as edited by hand.

        Raises:
            OutputOutsideFolder: a name leads out of the folder.
            OutputNotWritable: the system refuses; `saved` names the files that are whole.
        """
        self._plans = {file.name: self._planned(file, force=force) for file in files}
        if self._dry_run:
            self.saved = self._plans
            return
        with _writing(self.folder / written_digests.NAME):
            self.folder.mkdir(parents=True, exist_ok=True)
            remove_abandoned(self.folder)
            self._ledger.intend({self._key(self._plans[f.name].path): f.sha256 for f in files})
        put = partial(self._put, force=force)
        try:
            if len(files) <= _FEW:
                for file in files:
                    put(file, file.read())
                return
            from concurrent.futures import ThreadPoolExecutor  # late, for start-up time

            with ThreadPoolExecutor(_THREADS) as threads:
                for first in range(0, len(files), _AT_ONCE):
                    on_step(first)
                    chunk = files[first : first + _AT_ONCE]
                    list(threads.map(put, chunk, [file.read() for file in chunk]))
        finally:
            whole = [file for file in files if file.name in self.saved]
            with suppress(OutputError) if len(whole) < len(files) else nullcontext():
                self._note(whole)  # what failed first is told

    def _put(self, file: NewFile, data: bytes, *, force: bool) -> None:
        """Write one file; somebody may have edited the former one since it was planned."""
        saved = self._planned(file, force=force)
        with _writing(self.folder / file.name):
            if saved.path != self._plans[file.name].path:
                self._ledger.intend({self._key(saved.path): file.sha256})
            if saved.outcome is not Outcome.UNCHANGED:
                saved.path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(saved.path, data)
        self.saved[file.name] = saved

    def _note(self, files: Sequence[NewFile]) -> None:
        """Record what is in the files that are whole; digests last, since facts rely on them."""
        named = {self._key(self.saved[file.name].path): file for file in files}
        with _writing(self.folder / fact_record.NAME):
            fact_record.add_facts(
                self.folder, {name: file.use for name, file in named.items() if file.use}
            )
        with _writing(self.folder / written_digests.NAME):
            self._ledger.settle({name: file.sha256 for name, file in named.items()})

    def _path(self, name: str) -> Path:
        relative = PurePosixPath(name)
        is_odd = not relative.name or relative.is_absolute() or set("\\:\0") & set(name)
        root = self.folder.resolve()
        if is_odd or ".." in relative.parts or not (root / relative).resolve().is_relative_to(root):
            raise OutputOutsideFolder(
                f"{name!r} is not a file inside {self.folder}.",
                hint="Remove the link of that name."
                if (self.folder / relative).is_symlink()
                else "Use a plain file name, or choose another output folder.",
            )
        return self.folder / relative

    def _key(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _planned(self, file: NewFile, *, force: bool) -> Saved:
        with _writing(self.folder / file.name):
            path = self._path(file.name)
            there = _digest_at(path)
            if there == file.sha256:
                return Saved(path, Outcome.UNCHANGED)
            if there is None or force or self._ledger.knows(self._key(path), there):
                return Saved(path, Outcome.WRITTEN)
            return Saved(self._beside(path, file.sha256), Outcome.KEPT)

    def _beside(self, path: Path, digest: str) -> Path:
        """Return the first free name beside `path`; what was edited by hand there is kept too."""
        number = 1
        while True:
            suffix = f"-{number}" if number > 1 else ""
            candidate = path.with_name(f"{path.stem}.new{suffix}{path.suffix}")
            there = _digest_at(candidate)
            if there in {None, digest} or self._ledger.knows(self._key(candidate), there or ""):
                return candidate
            number += 1


def _digest_at(path: Path) -> str | None:
    """Return the SHA-256 of a file; None where there is none, empty for what is not one of ours."""
    try:
        return sha256(read_regular(path)).hexdigest()
    except (FileNotFoundError, IsADirectoryError):
        return None  # a folder is in the way when the file's turn comes
    except NotRegular:
        return ""


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Say what the system refuses, and what to do about it."""
    try:
        yield
    except OSError as error:
        if isinstance(error, PermissionError):
            hint = "Close it if it is open in Word, or choose a folder you may write to."
        elif isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
            hint = "A folder and a file have the same name: rename one of them."
        elif error.errno == ENAMETOOLONG:
            hint = "Choose a folder with a shorter name."
        else:
            hint = "Make room on the disk, or choose another folder."
        reason = error.strerror or type(error).__name__
        raise OutputNotWritable(f"{path} could not be written: {reason}.", hint=hint) from error
