"""A few documents of every kind, made and thrown away: they show what a build would."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from advocate.context.brief import build_brief
from advocate.context.letter import LetterContext, build_letter
from advocate.context.letter_batch import IndexRow, build_index
from advocate.context.manifesto import build_manifesto
from advocate.context.own_kind import build_own, subject_of
from advocate.desks import build_rule_context
from advocate.errors import AdvocateError, Problem, RecordNotFound, Severity
from advocate.file_names import with_names
from advocate.models.collections import SETTINGS_FILE, records_in
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document_context import DocumentContext
from advocate.models.field_types import Known
from advocate.models.kinds import Kind
from advocate.models.member import Committee, CommitteePlace, Member, MemberProfile, Standing
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.press import BuildPlan, DocumentBuilder
from advocate.recipients import WRITTEN_TO

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
_BuildLetter = Callable[[], LetterContext | None]


class Samples:
    """The documents of a sample of one workspace on one day, by their template."""

    def __init__(
        self, workspace: Workspace, parliament: Parliament, *, on: date, cache: Path | None
    ) -> None:
        """Choose whom they are for; compiled templates are kept in `cache`."""
        self._workspace = workspace
        self._on = on
        rule_context = build_rule_context(workspace, parliament, on=on, is_building=True)
        plan = BuildPlan(workspace=workspace, on=on, formats=(), cache=cache)
        self._builder = DocumentBuilder(plan, rule_context)
        self._builds: dict[str, list[_Build]] = {}
        for template, build in _builds(workspace, parliament, on):
            self._builds.setdefault(template, []).append(build)

    @property
    def templates(self) -> dict[str, list[str]]:
        """Each template with the workspace's files that it can be made of: its own and partials."""
        folder = self._workspace.folder
        texts = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace")
            for path in sorted((folder / "templates").rglob("*.j2"))
        }
        whole = {f"templates/{name}": name for name in self._builds}
        found = {}
        for file, name in whole.items():
            own = [other for other in texts if other == file or other not in whole]
            said = "".join(texts[other] for other in own)
            found[name] = [f for f in texts if f in own or whole.get(f, "\0") in said]
        return found

    def problems_of(self, template: str) -> Iterator[Problem]:
        """Yield what is wrong with the documents made of one template.

        Only errors count: what rules warn of in records they say without documents.
        """
        contexts: list[DocumentContext] = []
        for build in self._builds[template]:
            try:
                made = build()
            except AdvocateError as error:
                yield from (self._placed(problem, template) for problem in error.problems)
            else:
                contexts += [made] if made else []
        for context, name in with_names(contexts, self._on):
            document = self._builder.build_from(context, name)
            yield from document.failures
            for problem in document.found:
                if problem.severity is Severity.ERROR:
                    said = problem.message.replace(name, f"A {context.info.kind.name}")
                    file, line = problem.file or f"templates/{template}", problem.line or 1
                    yield replace(problem, message=said, file=file, line=line)

    def _placed(self, problem: Problem, template: str) -> Problem:
        """Return what stops a document before its template does, at its part of advocate.yaml."""
        line = self._workspace.line_in(SETTINGS_FILE, (template.partition(".")[0],)) or 1
        return problem if problem.file else replace(problem, file=SETTINGS_FILE, line=line)


def _builds(workspace: Workspace, parliament: Parliament, on: date) -> Iterator[tuple[str, _Build]]:
    """Yield what makes each document of the sample, with its template."""
    people = _people(workspace, parliament, on)
    figures = {each: _statistics(parliament, each) for each in people}
    letters: list[_BuildLetter] = [
        partial(_letter, workspace, each, figures[each], on)
        for each in people
        if each.standing in WRITTEN_TO
    ]
    for profile in people:
        if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
            brief = partial(build_brief, workspace, profile, figures[profile], on=on)
            yield "brief.md.j2", brief
    for member, place, committee in _of_committee(workspace, parliament, on):
        letters.append(partial(build_letter, workspace, member, place, committee, (), on=on))
    yield from (("letter.md.j2", letter) for letter in letters)
    yield "index.md.j2", partial(_index, workspace, letters, parliament, on)
    for manifesto in workspace.manifestos:
        yield "manifesto.md.j2", partial(build_manifesto, workspace, manifesto, on=on)
    for kind in workspace.own_kinds:
        for whom in people if kind.is_about_member else (None,):
            if whom is None or whom.standing in WRITTEN_TO or kind.is_internal:
                known = figures[whom] if whom else ()
                yield f"{kind.name}.md.j2", partial(_own, workspace, kind, whom, known, on)


def _letter(
    workspace: Workspace,
    profile: MemberProfile,
    figures: tuple[ConstituencyStatistic, ...],
    on: date,
) -> LetterContext | None:
    """Return the context of a letter; None where peers cannot be asked, which is no mistake."""
    try:
        return build_letter(workspace, profile, None, None, figures, on=on)
    except RecordNotFound:
        if profile.standing is Standing.PEER:
            return None
        raise


def _index(
    workspace: Workspace,
    letters: Sequence[_BuildLetter],
    parliament: Parliament,
    on: date,
) -> DocumentContext | None:
    """Return the context of an index of letters; None of none."""
    written = with_names((letter for build in letters if (letter := build())), on)
    rows = [IndexRow(recipient=letter.recipient, file=Known(name)) for letter, name in written]
    known = parliament.account.provenance()
    return build_index(workspace, rows, (), None, known, on=on) if rows else None


def _own(
    workspace: Workspace,
    kind: Kind,
    profile: MemberProfile | None,
    figures: tuple[ConstituencyStatistic, ...],
    on: date,
) -> DocumentContext | None:
    """Return the context of a kind of one's own; None where a document has not what it needs."""
    with suppress(RecordNotFound):
        found = records_in(workspace, kind.about)[-1:] if kind.about else ()
        about = next((str(getattr(record, "id", "")) for record in found), None)
        if about or not kind.about:
            subject = subject_of(workspace, kind, about)
            context = build_own(workspace, kind, subject, profile, figures, on=on)
            return None if context.lacking else context
    return None


def _statistics(
    parliament: Parliament, profile: MemberProfile
) -> tuple[ConstituencyStatistic, ...]:
    seat = profile.constituency
    return parliament.places.statistics(seat.gss_code) if seat else ()


def _people(workspace: Workspace, parliament: Parliament, on: date) -> tuple[MemberProfile, ...]:
    ours = dict.fromkeys(
        [visit.member for visit in workspace.visits if visit.date >= on]
        + [item.member for item in workspace.members]
    )
    seats = dict.fromkeys([item.constituency for item in workspace.programmes[:1]] + [*_SEATS])
    finds: list[Callable[[], Member | None]] = [
        *(
            partial(parliament.members.find_member, str(key), on=on)
            for key in [*ours][:_OWN_PEOPLE]
        ),
        *(partial(_holder, parliament, name, on) for name in seats),
    ]
    found: dict[int, MemberProfile] = {}
    for find in finds:
        with suppress(AdvocateError):
            if member := find():
                found.setdefault(member.id, parliament.profiles.member_profile(member, on=on))
    known = parliament.account.provenance()
    peer = MemberProfile(member=_PEER, on=on, standing=Standing.PEER, provenance=known)
    return (*found.values(), peer)


def _holder(parliament: Parliament, seat: str, on: date) -> Member | None:
    return parliament.members.find_holder(parliament.places.find_constituency(seat), on=on)


def _of_committee(
    workspace: Workspace, parliament: Parliament, on: date
) -> Iterator[tuple[MemberProfile, CommitteePlace, Committee]]:
    """Yield the chair and a member of the committee on the workspace's subject."""
    with suppress(AdvocateError):
        committee = parliament.committees.find_committee(str(workspace.settings.brief.committee))
        for place in parliament.committees.committee_places(committee, on=on)[
            :_MEMBERS_OF_COMMITTEE
        ]:
            member = parliament.members.find_member(str(place.member_id), on=on)
            yield parliament.profiles.member_profile(member, on=on), place, committee
