"""What one run did: the files that now stand on disk, and those that are missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from advocate.errors import OutputError, Problem
from advocate.models.member import Provenance
from advocate.writers.output_folder import NewFile, Saved

if TYPE_CHECKING:
    from advocate.accessibility.finding import Audit

_NAMED = 5
"""Missing files that a message names."""


class WrittenFile(Struct, frozen=True, kw_only=True):
    """One file that now holds a document of this run, or would in a dry run."""

    path: Path
    kind: str
    format: str
    sha256: str
    is_new: bool
    """False where the file already held the same bytes."""
    member_id: int | None = None
    accessibility: "Audit | None" = None
    """None where it was not looked at: in text mode, and for formats other than docx."""


class BuildReport(Struct, frozen=True, kw_only=True):
    """What one run did. `provenance` is None where Parliament was not asked."""

    folder: Path
    written: tuple[WrittenFile, ...]
    skipped: tuple[Path, ...] = ()
    """Files edited by hand since they were written, which were left as they were."""
    problems: tuple[Problem, ...] = ()
    provenance: Provenance | None = None
    failure: OutputError | None = None
    """Why files are missing, though all could be made, and which."""


def as_written(file: NewFile, saved: Saved, *, audited: bool) -> WrittenFile:
    """Return what became of a file; with `audited`, a Word file is held against the checks."""
    found = None
    if audited and file.format == "docx":
        from advocate.accessibility.audit import audit  # late, for start-up time

        found = audit(file.read())
    return WrittenFile(
        path=saved.path,
        kind=file.kind,
        format=file.format,
        sha256=file.sha256,
        is_new=saved.outcome != "unchanged",
        member_id=file.member_id,
        accessibility=found,
    )


def with_missing(error: OutputError, missing: Sequence[str], count: int) -> OutputError:
    """Return the error with what is and is not on disk."""
    whole = count - len(missing)
    told = f"{whole} of {count} files are whole on disk" if whole else "No file was written"
    if missing:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        told += f"; missing: {', '.join(missing[:_NAMED])}{more}"
    return type(error)(f"{error.message} {told}.", hint=error.hint)
