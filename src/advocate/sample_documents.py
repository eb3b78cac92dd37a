"""A few documents of every kind, made and thrown away: they show what a build would."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from advocate.context.brief import build_brief
from advocate.context.letter import build_letter
from advocate.context.manifesto import build_manifesto
from advocate.desks import desk_of
from advocate.errors import AdvocateError, NotFound, Problem, Severity
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.document import DocumentContext
from advocate.models.member import Committee, CommitteePlace, Member, MemberProfile, Standing
from advocate.models.workspace import Workspace
from advocate.press import Press, PressPlan, with_stems
from advocate.recipients import WRITTEN_TO

_OWN_PEOPLE = 2
"""Members that the workspace's own records name; the others are there for what they are."""
_SEATS = ("Glasgow East", "Chorley")
"""One outside England, and the Speaker's."""
_PEER = "Baroness Morris of Yardley"
_MEMBERS_OF_COMMITTEE = 2
_Build = Callable[[], DocumentContext]


class Samples:
    """The documents of a sample of one workspace on one day, by their template."""

    def __init__(
        self, workspace: Workspace, parliament: ParliamentSource, *, on: date, cache: Path | None
    ) -> None:
        """Choose whom they are for; compiled templates are kept in `cache`."""
        self._workspace = workspace
        self._on = on
        desk = desk_of(workspace, parliament, on=on, is_building=True)
        self._press = Press(PressPlan(workspace=workspace, on=on, formats=(), cache=cache), desk)
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
        contexts = []
        for build in self._builds[template]:
            try:
                contexts.append(build())
            except AdvocateError as error:
                yield from error.problems
        for context, stem in with_stems(contexts, self._on):
            made = self._press.make(context, stem)
            yield from made.failures
            for problem in made.found:
                if problem.severity is Severity.ERROR:
                    said = problem.message.replace(stem, f"A {context.info.kind.name}")
                    file = problem.file or f"templates/{template}"
                    yield replace(problem, message=said, file=file)


def _builds(
    workspace: Workspace, parliament: ParliamentSource, on: date
) -> Iterator[tuple[str, _Build]]:
    """Yield what makes each document of the sample, with its template."""
    for profile in _people(workspace, parliament, on):
        seat = profile.constituency
        figures = parliament.statistics(seat.gss_code) if seat else ()
        if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
            yield "brief.md.j2", partial(build_brief, workspace, profile, figures, on=on)
        if profile.standing in WRITTEN_TO:
            yield (
                "letter.md.j2",
                partial(build_letter, workspace, profile, None, None, figures, on=on),
            )
    for profile, place, committee in _of_committee(workspace, parliament, on):
        yield (
            "letter.md.j2",
            partial(build_letter, workspace, profile, place, committee, (), on=on),
        )
    for manifesto in workspace.manifestos:
        yield "manifesto.md.j2", partial(build_manifesto, workspace, manifesto, on=on)


def _people(
    workspace: Workspace, parliament: ParliamentSource, on: date
) -> tuple[MemberProfile, ...]:
    ours = dict.fromkeys(
        [visit.member for visit in workspace.visits if visit.date >= on]
        + [item.member for item in workspace.members]
    )
    seats = dict.fromkeys([item.constituency for item in workspace.programmes[:1]] + [*_SEATS])
    finds: list[Callable[[], Member | None]] = [
        *(partial(parliament.find_member, str(key), on=on) for key in [*ours][:_OWN_PEOPLE]),
        *(partial(_holder, parliament, name, on) for name in seats),
        partial(parliament.find_peer, _PEER, on=on),
    ]
    found: dict[int, MemberProfile] = {}
    for find in finds:
        with suppress(NotFound):
            if member := find():
                found.setdefault(member.id, parliament.member_profile(member, on=on))
    return tuple(found.values())


def _holder(parliament: ParliamentSource, seat: str, on: date) -> Member | None:
    return parliament.find_holder(parliament.find_constituency(seat), on=on)


def _of_committee(
    workspace: Workspace, parliament: ParliamentSource, on: date
) -> Iterator[tuple[MemberProfile, CommitteePlace, Committee]]:
    """Yield the chair and a member of the committee on the workspace's subject."""
    with suppress(NotFound):
        committee = parliament.find_committee(str(workspace.settings.brief.committee))
        for place in parliament.committee_places(committee, on=on)[:_MEMBERS_OF_COMMITTEE]:
            member = parliament.find_member(str(place.member_id), on=on)
            yield parliament.member_profile(member, on=on), place, committee
