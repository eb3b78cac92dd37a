"""What is handed to a document builder, here or in another process, for each kind of document."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from advocate.context.address import forms_of_address
from advocate.context.brief import NO_TOTALS, NOTHING_ASKED, build_brief
from advocate.context.letter import build_letter
from advocate.context.letter_batch import IndexRow, build_index, index_stem
from advocate.context.manifesto import build_manifesto
from advocate.context.own_kind import build_own
from advocate.context.programme_totals import Level, ProgrammeTotal
from advocate.context.selection import knowledge_of
from advocate.models.activity import Activity
from advocate.models.campaign import Manifesto
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.field_types import Record
from advocate.models.findings import MemberFindings
from advocate.models.kinds import BRIEF, LETTER, MANIFESTO, Kind
from advocate.models.member import Committee, CommitteePlace, MemberProfile, Provenance
from advocate.models.workspace import Workspace
from advocate.press import Task

Statistics = tuple[ConstituencyStatistic, ...]


def brief_task(
    workspace: Workspace,
    profile: MemberProfile,
    statistics: Statistics,
    *,
    on: date,
    findings: MemberFindings = NOTHING_ASKED,
    wider: Mapping[tuple[Level, str], ProgrammeTotal] = NO_TOTALS,
) -> Task:
    """Return the task of a brief; `wider` are the totals above the constituency."""
    build = partial(
        build_brief, profile=profile, statistics=statistics, on=on, findings=findings, wider=wider
    )
    stem = BRIEF.stem_for(member=_name_of(profile, workspace, on))
    return Task(build=build, stem=stem, member_id=profile.member.id)


def letter_task(
    workspace: Workspace,
    profile: MemberProfile,
    statistics: Statistics,
    *,
    on: date,
    as_member: tuple[CommitteePlace, Committee] | None = None,
    activity: tuple[Activity, ...] = (),
) -> Task:
    """Return the task of a letter to a member, `as_member` of a committee or not."""
    place, committee = as_member or (None, None)
    build = partial(
        build_letter,
        profile=profile,
        place=place,
        committee=committee,
        statistics=statistics,
        on=on,
        activity=activity,
    )
    name = _name_of(profile, workspace, on)
    stem = LETTER.stem_for(member=name, committee=committee.name if committee else "")
    return Task(build=build, stem=stem, member_id=profile.member.id)


def index_task(
    rows: Sequence[IndexRow],
    described: Sequence[str],
    committee: Committee | None,
    provenance: Provenance,
    *,
    on: date,
) -> Task:
    """Return the task of the index of a batch of letters, `described` in words."""
    build = partial(
        build_index,
        rows=rows,
        described=described,
        committee=committee,
        provenance=provenance,
        on=on,
    )
    stem = index_stem([row.recipient for row in rows], described, committee)
    return Task(build=build, stem=stem)


def manifesto_task(manifesto: Manifesto, *, on: date) -> Task:
    """Return the task of the manifesto of one election."""
    stem = MANIFESTO.stem_for(about=str(manifesto.election))
    return Task(build=partial(build_manifesto, manifesto=manifesto, on=on), stem=stem)


def own_task(
    workspace: Workspace,
    kind: Kind,
    subject: Record | None,
    profile: MemberProfile | None,
    statistics: Statistics,
    *,
    on: date,
) -> Task:
    """Return the task of a document of somebody's own kind."""
    build = partial(
        build_own, kind=kind, subject=subject, profile=profile, statistics=statistics, on=on
    )
    name = _name_of(profile, workspace, on) if profile else ""
    stem = kind.stem_for(member=name, about=str(getattr(subject, "id", "")))
    return Task(build=build, stem=stem, member_id=profile.member.id if profile else None)


def _name_of(profile: MemberProfile, workspace: Workspace, on: date) -> str:
    return forms_of_address(profile, knowledge_of(workspace, profile.member.id), on=on).plain_name
