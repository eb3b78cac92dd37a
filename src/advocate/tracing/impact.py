"""Where one fact is used: the documents that print it, and the places in YAML that cite it."""

from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from advocate.errors import NotFound, Problem, RecordNotFound
from advocate.models.document import FactKind, PrintedFact
from advocate.models.field_types import STATISTIC, Place, texts_of
from advocate.models.member import Provenance
from advocate.models.record_collections import records_of
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.tracing.current_facts import CurrentFacts
from advocate.tracing.document_texts import says, text_of
from advocate.writers.fact_record import DocumentFacts, FolderFacts, read_facts


class UsedIn(Struct, frozen=True, kw_only=True):
    """One file that printed the fact, or several details of the member."""

    path: Path
    kind: str
    date: date
    printed: str | None
    present: bool | None
    """Whether the text still says all of it; None where the file cannot be read."""
    changed: bool | None
    now: str | None
    """What changed would read now; of several details those alone that changed."""
    stale: bool
    """Whether the file still shows a value that has changed."""


class Impact(Struct, frozen=True, kw_only=True):
    """Everything that one fact is in."""

    id: str
    kind: FactKind
    documents: tuple[UsedIn, ...]
    cited: tuple[Place, ...]
    """In the workspace's own YAML."""
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def impact(
    identity: str, workspace: Workspace, *, out: Path | None, parliament: Parliament, on: date
) -> Impact:
    """Return the documents and places that use a claim, quotation, statistic or member.

    Raises:
        RecordNotFound: nothing has this id; the hint gives the most similar ids.
        Ambiguous: the name means several members.
    """
    uses = read_facts(out or workspace.folder / "briefs")
    kind, found = _resolved(identity.strip(), workspace, uses, parliament, on)
    present = CurrentFacts(workspace, parliament, on=on)
    documents = [
        _used_in(uses.folder / name, use, facts, present)
        for use, name in uses.on_disk()
        if (facts := [fact for fact in use.facts if _is_of(fact, found)])
    ]
    return Impact(
        id=found,
        kind=kind,
        documents=tuple(sorted(documents, key=lambda item: item.path)),
        cited=tuple(
            Place(file, path, workspace.line_in(file, path))
            for file, path in workspace.citations.get(found, ())
        ),
        provenance=parliament.account.provenance(),
        problems=parliament.account.notices(),
    )


def known_ids(workspace: Workspace, uses: FolderFacts) -> dict[str, FactKind]:
    """Return the kind of every fact with an id, by that id."""
    texts = (text for record in records_of(workspace) for text in texts_of(record))
    statistics = [text for _, text, kind in texts if kind == STATISTIC]
    return (
        {fact.id: fact.kind for use in uses.uses for fact in use.facts}
        | dict.fromkeys(statistics, FactKind.STATISTIC)
        | {quotation.id: FactKind.QUOTATION for quotation in workspace.quotations}
        | {claim.id: FactKind.CLAIM for claim in workspace.evidence}
    )


def _resolved(
    identity: str, workspace: Workspace, uses: FolderFacts, parliament: Parliament, on: date
) -> tuple[FactKind, str]:
    """Return the kind and id of the fact; a member's name becomes an id."""
    ids = known_ids(workspace, uses)
    if identity in ids:
        return ids[identity], identity
    is_recorded = any(name.startswith(f"{identity}.") for name in ids)
    if identity.isdecimal() and is_recorded:
        return FactKind.MEMBER, identity
    if "_" not in identity:
        with suppress(NotFound):
            return FactKind.MEMBER, str(parliament.members.find_member(identity, on=on).id)
    near = get_close_matches(identity, ids, n=3, cutoff=0.5)
    message = f'There is no claim, quotation, statistic or member "{identity}".'
    where = "Ids are in data/evidence.yaml and data/quotes.yaml; members go by name or number."
    raise RecordNotFound(message, hint=f"Nearest: {', '.join(near)}." if near else where)


def _is_of(fact: PrintedFact, identity: str) -> bool:
    return fact.id == identity or (
        fact.kind is FactKind.MEMBER and fact.id.startswith(f"{identity}.") and identity.isdecimal()
    )


def _used_in(
    path: Path, use: DocumentFacts, facts: list[PrintedFact], present: CurrentFacts
) -> UsedIn:
    now = [present.now(fact, use) for fact in facts]
    text = text_of(path)
    shown = [says(text, fact) for fact in facts]
    states = [item.changed for item in now]
    news = (item.text or "no longer there" for item in now if item.changed)
    return UsedIn(
        path=path,
        kind=use.kind,
        date=use.dated,
        printed="; ".join(fact.text for fact in facts if fact.text is not None) or None,
        present=None if None in shown else all(shown),
        changed=any(states) or (None if None in states else False),
        now="; ".join(news) or (now[0].text if len(now) == 1 else None),
        stale=any(item.changed and shows for item, shows in zip(now, shown, strict=True)),
    )
