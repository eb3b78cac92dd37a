"""Compares Parliament's list of members with the last one: what changed, and which outputs name it.

As in `building/pipeline.py`, the caller gives the date, the sources and the folders.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from advocate.checking.list_changes import Change, changes_between
from advocate.errors import (
    AdvocateError,
    NotFound,
    ParliamentError,
    Problem,
    Severity,
    UnexpectedResponse,
)
from advocate.inputs.document_reader import ENDINGS, read_document
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.inputs.parliament.snapshot.synced_list_file import read_roll, write_roll
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.member import Committee, Provenance, Source
from advocate.models.name_folding import name_key
from advocate.models.progress import OnStep, silent
from advocate.models.synced_lists import CommitteeRoll, Roll
from advocate.models.workspace import Workspace
from advocate.storage.workspace_files import leads_out, read_below
from advocate.writers.slugs import slugify
from advocate.writers.written_digests import read_digests

_ESCAPE = re.compile(r"\\([^\w\s])")
_MESSAGE = "Reading the list of members"


class SyncOrder(Struct, frozen=True, kw_only=True):
    """What the user wants compared, and where things are."""

    now: datetime
    store: Path | None
    """The folder of copies; None where the machine names none."""
    workspace: Path | None = None
    committees: tuple[str, ...] = ()
    """Default: the committee of the briefs of the workspace."""
    check: bool = False
    """Compare only, and keep nothing."""


class AffectedFile(Struct, frozen=True, kw_only=True):
    """One output that names somebody about whom something changed."""

    path: Path
    member_id: int
    reason: str


class SyncReport(Struct, frozen=True, kw_only=True):
    """What changed since `since`, and which outputs name the people concerned."""

    changes: tuple[Change, ...]
    outputs: tuple[AffectedFile, ...]
    provenance: Provenance
    since: Provenance
    members: int
    stored: Path | None = None
    problems: tuple[Problem, ...] = ()


def sync_lists(
    order: SyncOrder, *, live: LiveRun, snapshot: Snapshot, on_step: OnStep = silent
) -> SyncReport:
    """Compare Parliament's lists with those at hand and, unless told only to check, keep them.

    Raises:
        ParliamentError: no service helps; nothing is kept then.
        AdvocateError: a committee is not known, or the disk refuses.
    """
    ours = read_workspace(order.workspace, cache=None) if order.workspace else None
    kept = read_roll(order.store)
    if kept is not None and kept.as_of < snapshot.as_of:
        kept = None  # The packaged list came with a newer release, and is the newer one.
    live.ask_anew(order.now)
    fresh, failed = _ask(order, ours, live, kept, on_step)
    before, problems = _before(kept, fresh, snapshot)
    changes = changes_between(before, fresh)
    stored = None
    if not order.check:
        fetched_at = fresh.fetched_at or order.now
        earlier = kept.committees if kept else ()
        unasked = (roll for roll in earlier if not fresh.committee(roll.committee.id))
        whole = replace(fresh, committees=(*fresh.committees, *unasked))
        stored = write_roll(order.store, whole, fetched_at=fetched_at)
        if fresh.fetched_at is None:
            everybody = [member.id for member in fresh.members]
            concerned = _concerned(ours, fresh) if ours else ()
            if error := live.keep_for_offline(everybody, concerned, on_step):
                failed.append(_unread(error.message, "Some of what offline runs need"))
    outputs = _affected_files(order.workspace / "briefs", changes) if order.workspace else ()
    return SyncReport(
        changes=changes,
        outputs=tuple(outputs),
        provenance=Provenance(source=Source.LIVE, as_of=fresh.as_of),
        since=Provenance(source=Source.SYNCED if kept else Source.SNAPSHOT, as_of=before.as_of),
        members=len(fresh.members),
        stored=stored,
        problems=(*snapshot.warnings, *failed, *problems),
    )


def _ask(
    order: SyncOrder, ours: Workspace | None, live: LiveRun, kept: Roll | None, on_step: OnStep
) -> tuple[Roll, list[Problem]]:
    """Return the lists as Parliament itself gives them now, and what could not be read.

    Without the list of members the one that was kept stays, with its own moment.
    """
    today, parliament = order.now.astimezone().date(), live.parliament
    rolls: dict[int, CommitteeRoll] = {}
    failed: list[Problem] = []
    briefs_on = ours.settings.brief.committee if ours else None
    for query in order.committees or (() if briefs_on is None else (str(briefs_on),)):
        try:
            committee = parliament.committees.find_committee(query, on=today)
            ask = partial(parliament.committees.committee_places, committee, on=today)
            if (places := live.if_live(ask)) is None:
                raise UnexpectedResponse("Parliament's Committees service gave no usable answer.")
        except ParliamentError as error:
            failed.append(_unread(error.message, f"The committee “{query}”"))
        else:
            rolls[committee.id] = CommitteeRoll(committee=committee, as_of=today, places=places)
    committees = tuple(rolls.values())
    try:
        members = live.current_members(lambda done, total: on_step(_MESSAGE, done, total))
    except ParliamentError as error:
        if kept is None or not rolls:
            hint = "Run again when you are online; nothing was changed."
            raise type(error)(error.message, hint=hint) from error
        failed.append(_unread(error.message, "The list of members"))
        return replace(kept, committees=committees), failed
    return Roll(as_of=today, members=members, committees=committees), failed


def _unread(why: str, what: str) -> Problem:
    message = f"{what} was not read anew: {why}"
    return Problem(message=message, hint="Run again later.", severity=Severity.WARNING)


def _concerned(ours: Workspace, fresh: Roll) -> tuple[int, ...]:
    """Return the members and peers with whom the workspace deals, and those of its seats."""
    named = [each.member for each in (*ours.members, *ours.visits, *ours.engagements)]
    named += [place.member_id for roll in fresh.committees for place in roll.places]
    seats = ours.seat_keys(programme.constituency for programme in ours.programmes)
    named += [each.id for each in fresh.members if name_key(each.sits_for or "") in seats]
    return tuple(number for number in dict.fromkeys(named) if number is not None)


def _before(kept: Roll | None, fresh: Roll, snapshot: Snapshot) -> tuple[Roll, tuple[Problem, ...]]:
    """Return the lists at hand, each committee from the newest that holds it."""
    packaged = (snapshot.members.member_by_id(number) for number in snapshot.names.sitting_ids())
    at_hand = kept or Roll(as_of=snapshot.as_of, members=tuple(filter(None, packaged)))
    committees: list[CommitteeRoll] = []
    problems: list[Problem] = []
    for roll in fresh.committees:
        listed = at_hand.committee(roll.committee.id)
        if known := listed or _packaged_committee(roll.committee, snapshot):
            committees.append(known)
            continue
        unknown = f"Who sat on the {roll.committee.name} before is not known here"
        message = f"{unknown}, so there is nothing to compare its members with."
        hint = "Once this run has kept the list, the next one compares."
        problems.append(Problem(message=message, hint=hint, severity=Severity.NOTE))
    return replace(at_hand, committees=tuple(committees)), tuple(problems)


def _packaged_committee(committee: Committee, snapshot: Snapshot) -> CommitteeRoll | None:
    with suppress(ParliamentError, NotFound):
        places = snapshot.committees.committee_places(committee, on=snapshot.as_of)
        return CommitteeRoll(committee=committee, as_of=snapshot.as_of, places=places)
    return None


def _affected_files(folder: Path, changes: Iterable[Change]) -> Iterator[AffectedFile]:
    """Yield each output that names somebody concerned, or lists a committee of theirs.

    Why a Word file is not read: the Markdown or HTML of the same name says the same, and where
    neither was wanted the file's name still tells whom it is about.
    """
    by_member: dict[int, list[Change]] = {}
    for change in changes:
        by_member.setdefault(change.member_id, []).append(change)
    if not by_member:
        return
    for stem, paths in _documents(folder).items():
        text = _text_of(stem, paths)
        name = f"-{slugify(stem.name)}-"
        for member_id, theirs in by_member.items():
            if reason := _reason(theirs, text, name):
                for path in paths:
                    yield AffectedFile(path=path, member_id=member_id, reason=reason)


def _reason(changes: Sequence[Change], text: str, file_name: str) -> str | None:
    """Return why the changes about one person touch a document; None where they do not.

    An index of letters does not name somebody who has joined the committee since.
    """
    spellings = {spelling for change in changes for spelling in change.spellings}
    if any(_is_named(spelling, text, file_name) for spelling in spellings):
        return f"names {changes[0].name}, {' and '.join(c.reason for c in changes)}"
    indexes = ((each, slugify(f"letter-{each.committee}-index")) for each in changes)
    listed = [each for each, name in indexes if each.committee and f"-{name}-" in file_name]
    if listed:
        reasons = " and ".join(change.reason for change in listed)
        return f"lists the committee of {listed[0].name}, {reasons}"
    return None


def _documents(folder: Path) -> Mapping[Path, list[Path]]:
    """Return the documents below `folder`, and all files written there, by name without ending."""
    found = {path for path in folder.rglob("*") if path.suffix in ENDINGS}
    found |= {folder / name for name in read_digests(folder) if not leads_out(folder, name)}
    documents: dict[Path, list[Path]] = {}
    for path in sorted(found):
        if path.is_file() and not path.name.startswith("."):
            documents.setdefault(path.with_name(path.stem), []).append(path)
    return documents


def _text_of(stem: Path, paths: Iterable[Path]) -> str:
    """Return the words of a document: of its Markdown, else of its HTML."""
    with suppress(OSError):
        raw = read_below(None, stem.with_name(f"{stem.name}.md")).decode("utf-8", errors="replace")
        if text := _plain(_ESCAPE.sub(r"\1", raw)):
            return text
    html = next((path for path in paths if path.suffix == ".html"), None)
    with suppress(AdvocateError):
        return _plain(" ".join(read_document(html).lines)) if html else ""
    return ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _is_named(spelling: str, text: str, file_name: str) -> bool:
    """Say whether the whole words of `spelling` stand in a text or a file name."""
    words = _plain(spelling)
    whole = rf"(?<![\w-]){re.escape(words)}(?!-?\w)"
    return f"-{slugify(words)}-" in file_name or (words in text and bool(re.search(whole, text)))
