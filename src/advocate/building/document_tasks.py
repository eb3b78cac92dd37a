"""One task for each document of a run, with the facts of Parliament that its builder needs.

Files are called by the date, then the kind and whom or what a document is about; the pattern of
each kind, "letter-{member}", stands in `models/kinds.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from advocate.building.document_builder import Task
from advocate.kinds.address.address_forms import forms_of_address
from advocate.kinds.brief import NO_TOTALS, NOTHING_ASKED, build_brief
from advocate.kinds.custom_kind import build_own
from advocate.kinds.index import IndexRow, build_index, index_stem
from advocate.kinds.letter import build_letter
from advocate.kinds.letter_reader import Chosen
from advocate.kinds.manifesto import build_manifesto, manifesto_stem
from advocate.kinds.own_records import knowledge_of
from advocate.kinds.programme_totals import WiderTotals
from advocate.models.activity import Activity
from advocate.models.campaign import Manifesto
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document_context import DocumentContext
from advocate.models.field_types import Record
from advocate.models.findings import MemberFindings
from advocate.models.kinds import BRIEF, LETTER, Kind
from advocate.models.member import Committee, MemberProfile
from advocate.models.settings import Length
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.writers.slugs import slugify

N = TypeVar("N", Task, DocumentContext)


def manifesto_task(manifesto: Manifesto, *, on: date) -> Task:
    """Return the task of a manifesto, which needs nothing of Parliament."""
    build = partial(build_manifesto, manifesto=manifesto, on=on)
    return Task(build=build, stem=manifesto_stem(manifesto))


class DocumentTasks(Struct, frozen=True, kw_only=True):
    """Makes the tasks of one workspace on one day."""

    workspace: Workspace
    parliament: Parliament
    on: date

    def brief(
        self,
        profile: MemberProfile,
        findings: MemberFindings = NOTHING_ASKED,
        wider: WiderTotals = NO_TOTALS,
        length: Length | None = None,
    ) -> Task:
        """Return the task of a brief on one member; its name tells a length that is not usual."""
        usual = self.workspace.settings.brief.length
        length = length or usual
        build = partial(build_brief, findings=findings, wider=wider, length=length)
        task = self._task(build, BRIEF, profile)
        return task if length is usual else replace(task, stem=f"{task.stem}-{length.value}")

    def letter(
        self, profile: MemberProfile, chosen: Chosen, activity: tuple[Activity, ...] = ()
    ) -> Task:
        """Return the task of a letter to somebody chosen in that way."""
        build = partial(build_letter, chosen=chosen, activity=activity)
        name = chosen.committee.name if chosen.committee and chosen.place else ""
        return self._task(build, LETTER, profile, committee=name)

    def index(
        self,
        rows: Sequence[IndexRow],
        described: Sequence[str] = (),
        committee: Committee | None = None,
    ) -> Task:
        """Return the task of the index of letters to a selection that `described` puts in words."""
        build = partial(
            build_index,
            rows=rows,
            described=described,
            committee=committee,
            provenance=self.parliament.account.provenance(),
            on=self.on,
        )
        recipients = [row.recipient for row in rows]
        return Task(build=build, stem=index_stem(recipients, described, committee))

    def own_kind(self, kind: Kind, subject: Record | None, profile: MemberProfile | None) -> Task:
        """Return the task of a document of the charity's own kind."""
        build = partial(build_own, kind=kind, subject=subject, on=self.on)
        return self._task(build, kind, profile, about=getattr(subject, "id", ""))

    def _task(
        self,
        build: Callable[..., DocumentContext],
        kind: Kind,
        profile: MemberProfile | None,
        **names: str,
    ) -> Task:
        """Return the task of a document, whose file is named after the member and `names`.

        `build` takes the member's profile and the figures of the seat too.
        """
        known: tuple[ConstituencyStatistic, ...] = ()
        if seat := profile.constituency if profile else None:
            own = self.workspace.own_figures.get(seat.gss_code, ())
            known = (*self.parliament.places.statistics(seat.gss_code), *own)
        build = partial(build, profile=profile, statistics=known)
        if profile is None:
            return Task(build=build, stem=kind.file_name_for(**names))
        forms = forms_of_address(profile, knowledge_of(self.workspace, profile.member.id))
        stem = kind.file_name_for(member=forms.plain_name, **names)
        return Task(build=build, stem=stem, member_id=profile.member.id)


def with_names(documents: Iterable[N], on: date) -> Iterator[tuple[N, str]]:
    """Yield each document with the name of its files, without ending: dated, safe, each different.

    For example "2026-11-20-letter-education-committee-helen-hayes".
    """
    taken: set[str] = set()
    for number, document in enumerate(documents):
        name = f"{on.isoformat()}-{slugify(document.stem)}"
        if name in taken:  # of two people of one name, for example
            name = f"{name}-{document.member_id or number}"
        taken.add(name)
        yield document, name
