"""Which facts the documents of a folder print: one JSON file, which may be lost without harm.

Ids stay here, in the workspace; what a file itself carries is fit to publish. The facts of a
version that was replaced are kept for a while: somebody may have a copy of it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, convert
from msgspec.structs import replace

from advocate.models.dates import iso
from advocate.models.document import FactKind, PrintedFact, Trail
from advocate.storage.atomic_write import read_regular, replace_file
from advocate.storage.workspace_files import read_inside
from advocate.writers.written_digests import Digests, locked, read_digests

NAME = ".advocate-facts.json"
_MOST_REPLACED = 1000
"""Replaced versions that are kept."""


class DocumentFacts(Struct, frozen=True, kw_only=True):
    """One version of one document, with every fact it printed."""

    token: str
    kind: str
    dated: date
    member_id: int | None
    facts: tuple[PrintedFact, ...]
    files: tuple[str, ...] = ()
    """Names in the folder; none for a version that was replaced."""

    @classmethod
    def of(cls, trail: Trail, kind: str, on: date, member_id: int | None) -> "DocumentFacts":
        """Return the facts of a document with that trail."""
        return cls(token=trail.token, kind=kind, dated=on, member_id=member_id, facts=trail.facts)


def add_facts(folder: Path, uses: Mapping[str, DocumentFacts]) -> None:
    """Note which document each file in `folder` now holds; entries of other processes are kept."""
    if not uses:
        return
    file = folder / NAME
    with locked(file):
        before = _content(file)
        after = _to_bytes(_merged(_parsed(before), uses))
        if after != before:
            replace_file(file, after)


class FolderFacts(Struct, frozen=True):
    """Everything the record of one folder holds."""

    folder: Path
    uses: tuple[DocumentFacts, ...] = ()

    def on_disk(self) -> Iterator[tuple[DocumentFacts, str]]:
        """Yield each document with each of its files that still exists."""
        for use in self.uses:
            for name in use.files:
                if (self.folder / name).is_file():
                    yield use, name


def read_facts(folder: Path) -> FolderFacts:
    """Return what the documents in `folder` used; nothing where the record is lost or damaged."""
    return FolderFacts(folder, tuple(_parsed(_content(folder / NAME)).values()))


def conflicting_values(folder: Path) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    """Yield each claim that documents in `folder` state with different values, and which do.

    A file edited by hand since it was written does not count: what it states is not known here.
    """
    stated: dict[str, dict[str, list[str]]] = {}
    for use, name in read_facts(folder).on_disk():
        for fact in use.facts:
            if fact.kind is FactKind.CLAIM and fact.text is not None:
                stated.setdefault(fact.id, {}).setdefault(fact.text, []).append(name)
    written = read_digests(folder)
    for identity, values in stated.items():
        if len(values) > 1:
            sure = {value: _as_written(folder, names, written) for value, names in values.items()}
            if len(left := {value: names for value, names in sure.items() if names}) > 1:
                yield identity, left


def _as_written(folder: Path, names: Iterable[str], written: Digests) -> list[str]:
    """Return those of `names` whose files are as last written, and not of a run that was killed."""
    return sorted(
        name
        for name in names
        if written.get(name) == (hashlib.sha256(read_inside(folder, name)).hexdigest(),)
    )


def _content(file: Path) -> bytes:
    try:
        return read_regular(file)
    except OSError:
        return b""


def _merged(
    before: dict[str, DocumentFacts], added: Mapping[str, DocumentFacts]
) -> list[DocumentFacts]:
    """Return all versions, oldest first, each file under the one it now holds."""
    holds: dict[str, set[str]] = {
        token: set(use.files) - set(added) for token, use in before.items()
    }
    uses = dict(before)
    for name, use in added.items():
        uses[use.token] = use
        holds.setdefault(use.token, set()).add(name)
    merged = [replace(use, files=tuple(sorted(holds[use.token]))) for use in uses.values()]
    for use in [use for use in merged if not use.files][:-_MOST_REPLACED]:
        merged.remove(use)
    return merged


def _to_bytes(uses: Sequence[DocumentFacts]) -> bytearray:
    """Return the record: each fact once, then each document with the numbers of its facts."""
    numbers: dict[PrintedFact, int] = {}
    for use in uses:
        for fact in use.facts:
            numbers.setdefault(fact, len(numbers))
    written = bytearray(b'{"facts":[\n')
    _add_lines(written, (_dumped(_as_list(fact)) for fact in numbers))
    written += b'\n],\n"documents":{\n'
    _add_lines(written, (f'"{use.token}":{_dumped(_entry(use, numbers))}' for use in uses))
    written += b"\n}}\n"
    return written


def _add_lines(written: bytearray, lines: Iterable[str]) -> None:
    """Add lines with commas between them, one by one: all together they are large."""
    for number, line in enumerate(lines):
        if number:
            written += b",\n"
        written += line.encode(errors="surrogatepass")


def _entry(use: DocumentFacts, numbers: Mapping[PrintedFact, int]) -> dict[str, object]:
    return {
        "kind": use.kind,
        "date": use.dated.isoformat(),
        "member": use.member_id,
        "files": use.files,
        "facts": [numbers[fact] for fact in use.facts],
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _as_list(fact: PrintedFact) -> list[str | None]:
    return [fact.kind, fact.id, fact.text, fact.source, iso(fact.dated), fact.period]


def _parsed(content: bytes) -> dict[str, DocumentFacts]:
    try:
        record = json.loads(content)
        facts = [_as_fact(entry) for entry in record["facts"]]
        return {
            token: DocumentFacts(
                token=token,
                kind=entry["kind"],
                dated=date.fromisoformat(entry["date"]),
                member_id=entry["member"],
                files=tuple(map(str, entry["files"])),
                facts=tuple(facts[number] for number in entry["facts"]),
            )
            for token, entry in record["documents"].items()
        }
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}  # damaged, or of another version: the next save begins anew


def _as_fact(columns: Sequence[str | None]) -> PrintedFact:
    names = ("kind", "id", "text", "source", "dated", "period")
    return convert(dict(zip(names, columns, strict=True)), PrintedFact)
