"""A few documents of every kind, made and thrown away: they show what a build would."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from advocate.building.build_order import BuildOrder
from advocate.building.document_builder import BuildPlan, DocumentBuilder, Task
from advocate.building.document_tasks import DocumentTasks, manifesto_task, with_names
from advocate.building.rule_context_builder import build_rule_context
from advocate.errors import AdvocateError, Problem, RecordNotFound, Severity
from advocate.inputs.template_reader import read_templates
from advocate.kinds.custom_kind import find_subject
from advocate.kinds.index import IndexRow
from advocate.kinds.letter_reader import Chosen
from advocate.models.document_context import DocumentContext
from advocate.models.field_types import RecordText
from advocate.models.kinds import BRIEF, INDEX, LETTER, MANIFESTO, Kind
from advocate.models.member import Member, MemberProfile, Standing
from advocate.models.record_collections import SETTINGS_FILE, records_in
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.people import WRITTEN_TO

_OWN_PEOPLE = 2
"""Members that the workspace's own records name; the others are there for what they are."""
_SEATS = ("Glasgow East", "Chorley")
"""One outside England, and the Speaker's."""
_PEER = Member(
    id=0, name_display_as="Lord Example", name_list_as="Example, L.", name_full_title="Lord Example"
)
"""Somebody made up, since no peer is on record here."""
_MEMBERS_OF_COMMITTEE = 2
_Build = Callable[[], DocumentContext | None]
"""Returns None where a document cannot be made, which is no mistake."""


class Samples:
    """The documents of a sample of one workspace on one day, by their template."""

    def __init__(
        self, workspace: Workspace, parliament: Parliament, *, on: date, cache: Path | None
    ) -> None:
        """Choose whom they are for; compiled templates are kept in `cache`."""
        self._workspace = workspace
        self._parliament = parliament
        self._on = on
        rule_context = build_rule_context(workspace, parliament, on=on, is_building=True)
        order = BuildOrder(folder=workspace.folder, on=on, cache=cache)
        self._builder = DocumentBuilder(BuildPlan(workspace=workspace, order=order), rule_context)
        self._tasks = DocumentTasks(workspace=workspace, parliament=parliament, on=on)
        self._builds: dict[str, list[_Build]] = {kind.template: [] for kind in workspace.kinds}
        for kind, build in self._each():
            self._builds[kind.template].append(build)

    @property
    def templates(self) -> dict[str, list[str]]:
        """Each template with the workspace's files that it can be made of: its own and partials."""
        texts = read_templates(self._workspace.folder, errors="replace")
        whole = {f"templates/{name}": name for name in self._builds}
        found = {}
        for file, name in whole.items():
            own = [other for other in texts if other == file or other not in whole]
            text = "".join(texts[other] for other in own)
            found[name] = [f for f in texts if f in own or whole.get(f, "\0") in text]
        return found

    def problems_of(self, template: str) -> Iterator[Problem]:
        """Yield what is wrong with the documents made of one template.

        Only errors count: what rules warn of in records they say without documents.
        """
        contexts: list[DocumentContext] = []
        for build in self._builds[template]:
            try:
                contexts += filter(None, [build()])
            except AdvocateError as error:
                yield from (self._placed(problem, template) for problem in error.problems)
        for context, name in with_names(contexts, self._on):
            document = self._builder.build_from(context, name)
            yield from (self._placed(failure, template) for failure in document.failures)
            for problem in document.found:
                if problem.severity is Severity.ERROR:
                    message = problem.message.replace(name, f"A {context.info.kind.name}")
                    file, line = problem.file or f"templates/{template}", problem.line or 1
                    yield replace(problem, message=message, file=file, line=line)

    def _placed(self, problem: Problem, template: str) -> Problem:
        """Return a problem with its place, which is a part of advocate.yaml if it names none."""
        line = self._workspace.line_in(SETTINGS_FILE, (template.partition(".")[0],))
        file = problem.file or SETTINGS_FILE
        return replace(problem, file=file, line=problem.line or (not problem.file and line) or 1)

    def _each(self) -> Iterator[tuple[Kind, _Build]]:
        """Yield what makes each document of the sample, with its kind."""
        workspace, people = self._workspace, _people(self._workspace, self._parliament, self._on)
        readers = [each for each in people if each.standing in WRITTEN_TO]
        for profile in people:
            if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
                yield BRIEF, partial(self._context, self._tasks.brief(profile))
        for profile in readers:
            is_peer, task = profile.standing is Standing.PEER, self._tasks.letter(profile, Chosen())
            yield LETTER, partial(self._context, task, may_lack=is_peer)
        for task in self._committee_letters():
            yield LETTER, partial(self._context, task)
        yield INDEX, self._index
        for manifesto in workspace.manifestos:
            yield MANIFESTO, partial(self._context, manifesto_task(manifesto, on=self._on))
        for kind in workspace.own_kinds:
            whom = people if kind.is_internal else readers
            for task in self._own_kind(kind, whom if kind.is_about_member else (None,)):
                yield kind, partial(self._context, task, may_lack=True)

    def _own_kind(self, kind: Kind, whom: Sequence[MemberProfile | None]) -> Iterator[Task]:
        """Yield a document for each of `whom`, about the last record that there is."""
        last = records_in(self._workspace, kind.about)[-1:] if kind.about else ()
        about = next((str(getattr(record, "id", "")) for record in last), None)
        if kind.about and not about:
            return
        with suppress(RecordNotFound):
            subject = find_subject(self._workspace, kind, about)
            yield from (self._tasks.own_kind(kind, subject, profile) for profile in whom)

    def _context(self, task: Task, *, may_lack: bool = False) -> DocumentContext | None:
        with suppress(*[RecordNotFound] if may_lack else []):
            context = task.build(self._workspace)
            return None if context.lacking else context
        return None

    def _index(self) -> DocumentContext | None:
        """Return the context of an index of the letters; None where there are none."""
        letters = (letter for build in self._builds[LETTER.template] if (letter := build()))
        rows = [
            IndexRow(recipient=letter.recipient, file=RecordText(name))
            for letter, name in with_names(letters, self._on)
            if letter.recipient
        ]
        return self._context(self._tasks.index(rows)) if rows else None

    def _committee_letters(self) -> Iterator[Task]:
        """Yield a letter to the chair and one to a member of the committee on our subject."""
        parliament, on = self._parliament, self._on
        with suppress(AdvocateError):
            ours = str(self._workspace.settings.brief.committee)
            committee = parliament.committees.find_committee(ours, on=on)
            places = parliament.committees.committee_places(committee, on=on)
            for place in places[:_MEMBERS_OF_COMMITTEE]:
                member = parliament.members.find_member(str(place.member_id), on=on)
                profile = parliament.profiles.member_profile(member, on=on)
                yield self._tasks.letter(profile, Chosen(committee=committee, place=place))


def _people(workspace: Workspace, parliament: Parliament, on: date) -> tuple[MemberProfile, ...]:
    ours = [visit.member for visit in workspace.visits if visit.date >= on]
    ours += [item.member for item in workspace.members]
    seats = dict.fromkeys([item.constituency for item in workspace.programmes[:1]] + [*_SEATS])
    find = partial(parliament.members.find_member, on=on)
    finds: list[Callable[[], Member | None]] = [
        *(partial(find, str(key)) for key in [*dict.fromkeys(ours)][:_OWN_PEOPLE]),
        *(partial(_holder, parliament, name, on) for name in seats),
    ]
    found: dict[int, MemberProfile] = {}
    for find_one in finds:
        with suppress(AdvocateError):
            if member := find_one():
                found.setdefault(member.id, parliament.profiles.member_profile(member, on=on))
    known = parliament.account.provenance()
    peer = MemberProfile(member=_PEER, on=on, standing=Standing.PEER, provenance=known)
    return (*found.values(), peer)


def _holder(parliament: Parliament, seat: str, on: date) -> Member | None:
    return parliament.members.find_holder(parliament.places.find_constituency(seat), on=on)
