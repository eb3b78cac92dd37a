"""The facts of one document: source of each, if the text still has it, and its value now."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from advocate.errors import AdvocateError, Problem
from advocate.inputs.document_reader import ReadDocument, read_document
from advocate.kinds.printed_facts import plain
from advocate.models.document import PrintedFact
from advocate.models.member import Provenance
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.tracing.current_facts import UNKNOWN, CurrentFacts
from advocate.tracing.document_texts import says
from advocate.writers.fact_record import DocumentFacts, read_facts


class TracedFact(Struct, frozen=True, kw_only=True):
    """One fact of a document, as printed and as it is now."""

    kind: str
    id: str | None
    """None where only the list inside the file is known."""
    printed: str | None
    """None for a claim that was cited in words."""
    present: bool | None
    """Whether the text still says it; None where that cannot be told."""
    where: str | None
    """The first line or paragraph that does."""
    source: str
    date: date | None
    changed: bool | None
    """None where this is not known."""
    now: str | None


class Trace(Struct, frozen=True, kw_only=True):
    """Every fact of one file."""

    file: Path
    facts: tuple[TracedFact, ...]
    is_recorded: bool
    """Whether the folder's own record was found, ids and all."""
    provenance: Provenance | None = None
    problems: tuple[Problem, ...] = ()


def trace(
    file: Path,
    *,
    read: Callable[[], Workspace] | None,
    out: Path | None,
    parliament: Parliament,
    on: date,
) -> Trace:
    """Return the facts of `file`, compared with the workspace that `read` returns, if any.

    The record of its facts is looked for beside the file and in `out`.

    Raises:
        AdvocateError: the file cannot be read, or is not one of ours; or the workspace is invalid.
    """
    document = read_document(file)
    use = _use_of(document, out)
    if use is None and not document.facts:
        raise AdvocateError(
            f"{file} is not a document that advocate wrote, or nothing in it or beside it says so.",
            hint="Name a file in briefs/, or say which workspace it is from: --workspace DIR",
        )
    present = CurrentFacts(read(), parliament, on=on) if read and use else None
    facts = tuple(_traced(document, use.facts if use else document.facts, use, present))
    return Trace(
        file=file,
        facts=facts,
        is_recorded=use is not None,
        provenance=parliament.account.provenance() if present else None,
        problems=parliament.account.notices() if present else (),
    )


def _use_of(document: ReadDocument, out: Path | None) -> DocumentFacts | None:
    """Return the record of a document: by its token, else by its name.

    A file with its own list and an unknown token is another version than the one recorded.
    """
    folders = dict.fromkeys([document.path.resolve().parent, *([out.resolve()] if out else [])])
    uses = [use for place in folders for use in read_facts(place).uses]
    found = [use for use in uses if use.token == document.token]
    if not document.facts:
        found += [use for use in uses if document.path.name in use.files]
    return found[0] if found else None


def _traced(
    document: ReadDocument,
    facts: Iterable[PrintedFact],
    use: DocumentFacts | None,
    present: CurrentFacts | None,
) -> Iterator[TracedFact]:
    lines = [plain(line) for line in document.lines]
    text = " ".join(lines)
    for fact in facts:
        stands = says(text, fact)
        number = next((n for n, line in enumerate(lines, 1) if says(line, fact)), None)
        now = present.now(fact, use) if present and use else UNKNOWN
        yield TracedFact(
            kind=fact.kind,
            id=fact.id or None,
            printed=fact.text,
            present=stands,
            where=f"{document.unit} {number}" if stands and number else None,
            source=fact.source,
            date=fact.dated,
            changed=now.changed,
            now=now.text,
        )
