"""Documents on disk: names that work everywhere, saves that are whole, edits by hand kept safe.

A file is overwritten only if its content is what was last written here; `.advocate-written.json`
in the folder remembers the SHA-256 of each, `.advocate-facts.json` the facts in it.
"""

import hashlib
import re
import unicodedata
from enum import StrEnum
from pathlib import Path, PurePosixPath
from types import TracebackType

from advocate.errors import OutputNotWritable, OutputOutsideFolder
from advocate.models.record import positional_record
from advocate.writers.fact_ledger import DocumentUse, FactLedger
from advocate.writers.ledger import Ledger, replace_file

_LONGEST_SLUG = 60
_SPELLED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "&": " and ",
    }
)
_APOSTROPHES = re.compile("['’‘ʼ`]")
_NOT_SLUG = re.compile("[^a-z0-9]+")
_RESERVED = re.compile("(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[0-9])")
"""Names Windows gives to devices, with any extension."""


def slugify(text: str) -> str:
    """Return `text` as a file name without extension: lower-case ASCII words joined by hyphens.

    Text without any such letter gets a name from its hash, so that two differ.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    plain = _APOSTROPHES.sub("", folded).encode("ascii", "ignore").decode()
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    if len(slug) > _LONGEST_SLUG:
        whole_words = slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
        slug = whole_words or slug[:_LONGEST_SLUG]
    if not slug:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"document-{digest[:8]}"
    return f"{slug}-document" if _RESERVED.fullmatch(slug) else slug


class Outcome(StrEnum):
    """What became of a save."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """The same bytes were there already."""
    KEPT = "kept"
    """The file was edited by hand, or is not ours: the new version stands beside it."""


@positional_record
class Saved:
    """Where the bytes are now, and how they got there."""

    path: Path
    """The file that holds the new bytes; for `KEPT` the one beside."""
    outcome: Outcome


class OutputFolder:
    """The folder documents go to; made when the first is saved.

    Use it as a context manager for many files: what was written is then noted now and then and at
    the end, else after each file.
    """

    def __init__(self, folder: Path, *, dry_run: bool = False) -> None:
        """Take the folder; a dry run says what would happen and touches nothing."""
        self.folder = folder
        self._dry_run = dry_run
        self._ledger = Ledger(folder)
        self._facts = FactLedger(folder)
        self._notes_each = True

    def __enter__(self) -> "OutputFolder":
        """Start a batch."""
        self._notes_each = False
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the batch, noting what was written even if it failed half-way."""
        self._notes_each = True
        self._note(everything=True)

    def save(
        self, name: str, data: bytes, force: bool = False, *, use: DocumentUse | None = None
    ) -> Saved:
        """Write `data` to the file called `name`, whole or not at all; `use` says what is in it.

        Raises:
            OutputOutsideFolder: `name` leads out of the folder.
            OutputNotWritable: the system refuses.
        """
        path = self._path(name)
        try:
            saved = self._plan(path, data, force=force)
            if self._dry_run:
                return saved
            if saved.path != path or saved.outcome is Outcome.WRITTEN:
                saved.path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(saved.path, data)
            self._ledger.add(self._key(saved.path), data)
            if use is not None:
                self._facts.add(self._key(saved.path), use)
        except OSError as error:
            raise _not_writable(path, error) from error
        self._note(everything=self._notes_each)
        return saved

    def _path(self, name: str) -> Path:
        relative = PurePosixPath(name)
        is_odd = not relative.name or relative.is_absolute() or set("\\:\0") & set(name)
        root = self.folder.resolve()
        if is_odd or ".." in relative.parts or not (root / relative).resolve().is_relative_to(root):
            raise OutputOutsideFolder(
                f"{name!r} is not a file inside {self.folder}.",
                hint="Use a plain file name, or choose another output folder.",
            )
        return self.folder / relative

    def _key(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _plan(self, path: Path, data: bytes, *, force: bool) -> Saved:
        there = _content(path)
        if there == data:
            return Saved(path, Outcome.UNCHANGED)
        if there is None or force or self._ledger.knows(self._key(path), there):
            return Saved(path, Outcome.WRITTEN)
        return Saved(self._beside(path, data), Outcome.KEPT)

    def _beside(self, path: Path, data: bytes) -> Path:
        """Return the first free name beside `path`; what was edited by hand there is kept too."""
        number = 1
        while True:
            suffix = f"-{number}" if number > 1 else ""
            candidate = path.with_name(f"{path.stem}.new{suffix}{path.suffix}")
            there = _content(candidate)
            if there in {None, data} or self._ledger.knows(self._key(candidate), there or b""):
                return candidate
            number += 1

    def _note(self, *, everything: bool) -> None:
        if self._dry_run:
            return
        try:
            self._ledger.save(everything=everything)
            if everything:
                self._facts.save()
        except OSError as error:
            raise _not_writable(self.folder, error) from error


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _not_writable(path: Path, error: OSError) -> OutputNotWritable:
    if isinstance(error, PermissionError):
        hint = "Close it if it is open in Word, or choose a folder you may write to."
    elif isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        hint = "A folder and a file have the same name: rename one of them."
    else:
        hint = "Make room on the disk, or choose another folder."
    reason = error.strerror or type(error).__name__
    return OutputNotWritable(f"{path} could not be written: {reason}.", hint=hint)
