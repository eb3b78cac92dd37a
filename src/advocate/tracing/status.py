"""The status of every output: stale, edited by hand, missing, waiting; and what is overdue."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from advocate.errors import Problem, one_warning
from advocate.inputs.document_reader import ENDINGS
from advocate.kinds.follow_ups import FollowUp, overdue
from advocate.models.document import PrintedFact
from advocate.models.member import Provenance
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.storage.workspace_files import read_inside
from advocate.tracing.current_facts import CurrentFacts, CurrentValue
from advocate.tracing.document_texts import says, text_of
from advocate.writers.fact_record import DocumentFacts, read_facts
from advocate.writers.written_digests import Digests, read_digests

_BESIDE = re.compile(r"\.new(-\d+)?\.\w+$")


class OldValue(Struct, frozen=True, kw_only=True):
    """One value that a file still shows though it has changed."""

    kind: str
    id: str
    printed: str | None
    now: str | None


class DocumentState(Struct, frozen=True, kw_only=True):
    """One file that we wrote."""

    path: Path
    kind: str | None
    """None where the record of what is in it is lost."""
    date: date | None
    changed: tuple[OldValue, ...] = ()
    edited: bool = False
    """By hand since it was written."""
    missing: bool = False
    """Deleted, renamed or moved since it was written."""
    waiting: bool = False
    """A new version beside a file edited by hand, for somebody to compare."""

    @property
    def is_stale(self) -> bool:
        """Whether it shows anything that has changed."""
        return bool(self.changed)


class OutputStatus(Struct, frozen=True, kw_only=True):
    """All outputs of a folder, and what is overdue in the workspace."""

    documents: tuple[DocumentState, ...]
    follow_ups: tuple[FollowUp, ...]
    provenance: Provenance
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    """Names of files that look like ours, but are in no record."""

    @property
    def is_in_order(self) -> bool:
        """Whether nothing is stale, nothing overdue, and nothing unknown."""
        return not (self.unknown or self.follow_ups or any(s.is_stale for s in self.documents))


def status_of_outputs(
    workspace: Workspace, *, out: Path | None, parliament: Parliament, on: date
) -> OutputStatus:
    """Return the status of all outputs on `on`."""
    place = out or workspace.folder / "briefs"
    written = read_digests(place)
    used = {name: use for use in read_facts(place).uses for name in use.files}
    check = _Check(place, written, CurrentFacts(workspace, parliament, on=on))
    named = (path.name for path in place.glob("????-??-??-*") if path.suffix in ENDINGS)
    unknown = tuple(sorted(n for n in named if n not in used and not _BESIDE.search(n)))
    states = (check.state_of(name, used.get(name)) for name in sorted({*written, *used}))
    return OutputStatus(
        documents=tuple(state for state in states if state),
        follow_ups=overdue(workspace, on=on),
        provenance=parliament.account.provenance(),
        problems=(*parliament.account.notices(), *_records_lost(unknown)),
        unknown=unknown,
    )


def _records_lost(unknown: tuple[str, ...]) -> tuple[Problem, ...]:
    if not unknown:
        return ()
    files = "1 file" if len(unknown) == 1 else f"{len(unknown)} files"
    return one_warning(
        f"No record says what {files} state, so whether they are out of date is not known: "
        f"{unknown[0]}{' and others' if len(unknown) > 1 else ''}.",
        hint="Build them again, or leave them: .advocate-facts.json was lost or damaged, or "
        "somebody else made them.",
    )


class _Check:
    """Checks the files of one folder; facts that all formats of a document share, once."""

    def __init__(self, place: Path, written: Digests, present: CurrentFacts) -> None:
        self._place = place
        self._written = written
        self._present = present
        self._changed: dict[str, list[tuple[PrintedFact, CurrentValue]]] = {}

    def state_of(self, name: str, use: DocumentFacts | None) -> DocumentState | None:
        path = self._place / name
        kind, day = (use.kind, use.dated) if use else (None, None)
        is_beside = _BESIDE.search(name) is not None
        try:
            digest = sha256(read_inside(self._place, name)).hexdigest()
        except OSError:
            gone = DocumentState(path=path, kind=kind, date=day, missing=True)
            return None if is_beside else gone
        return DocumentState(
            path=path,
            kind=kind,
            date=day,
            changed=self._old_values(path, use) if use else (),
            edited=digest not in self._written.get(name, (digest,)),
            waiting=is_beside,
        )

    def _old_values(self, path: Path, use: DocumentFacts) -> tuple[OldValue, ...]:
        if use.token not in self._changed:
            found = ((fact, self._present.since_written(fact, use)) for fact in use.facts)
            self._changed[use.token] = [(fact, now) for fact, now in found if now.changed]
        changed = self._changed[use.token]
        text = text_of(path) if changed else None
        return tuple(
            OldValue(kind=fact.kind, id=fact.id, printed=fact.text, now=now.text)
            for fact, now in changed
            if says(text, fact) is not False
        )
