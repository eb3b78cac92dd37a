"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from advocate import enquiries
from advocate.build_order import BuildOrder, OnStep, silent
from advocate.build_report import BuildReport
from advocate.context.address import forms_of_address
from advocate.context.agreement import check_agreement
from advocate.context.brief import build_brief
from advocate.context.letter import build_letter
from advocate.context.letter_batch import IndexRow, build_index, index_stem
from advocate.context.manifesto import build_manifesto
from advocate.context.own_kind import build_own, kind_to_write, subject_of, whom_for
from advocate.context.selection import knowledge_of
from advocate.errors import Problem, RecordNotFound, Severity, WorkspaceInvalid
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.document_context import DocumentContext
from advocate.models.findings import MemberFindings
from advocate.models.kinds import BRIEF, LETTER, MANIFESTO, AddressedTo, Kind
from advocate.models.member import MemberProfile, Standing
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.press import Task
from advocate.production import BatchBuilder
from advocate.recipients import (
    MOST_ASKED,
    WRITTEN_TO,
    Recipients,
    find_recipients,
    refuse_strangers,
    refuse_strangers_to_letters,
)

FIRST_DAY = date(1997, 5, 1)
"""First day of the membership history."""
_READING = "Reading Parliament's record"


def build_briefs(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: Parliament,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one brief for each member selected; none is written unless all can be.

    Raises:
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    chosen = _chosen(workspace, selection, parliament, order, on_step, (Standing.SITTING,))
    for profile in chosen.profiles:
        refuse_strangers(profile)
    batch = BatchBuilder(workspace, order, parliament)
    tasks = _briefs(workspace, chosen, parliament, on_step, on=order.on)
    report = batch.build(tasks, on_step)
    return _with_notes(report, *_activity_unread(parliament, len(tasks)))


def _briefs(
    workspace: Workspace,
    chosen: Recipients,
    parliament: Parliament,
    on_step: OnStep,
    *,
    on: date,
) -> list[Task]:
    """Return a brief for each; only of a few Parliament is asked more than groups."""
    wider = enquiries.wider_totals_of(workspace, parliament, on=on)
    count, tasks = len(chosen.profiles), []
    for done, profile in enumerate(chosen.profiles):
        if count > MOST_ASKED:
            findings = MemberFindings(groups=parliament.groups.groups_of(profile.member.id))
        else:
            on_step(_READING, done, count)
            findings = enquiries.for_brief(workspace, parliament, profile)
        build = partial(
            build_brief,
            profile=profile,
            statistics=_statistics(parliament, profile),
            on=on,
            findings=findings,
            wider=wider,
        )
        tasks.append(_task(build, workspace, BRIEF, profile))
    return tasks


def build_letters(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: Parliament,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one letter for each member selected and, for several, an index of them.

    Those chosen by one committee are written to as its members.

    Raises:
        RecordNotFound: the selection has no member on that date.
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    chosen = _chosen(workspace, selection, parliament, order, on_step)
    for profile in chosen.profiles:
        refuse_strangers_to_letters(profile)
    tasks = _letters(workspace, chosen, parliament, on=order.on)
    batch = BatchBuilder(workspace, order, parliament)

    def index_of(rows: Sequence[IndexRow]) -> Task:
        build = partial(
            build_index,
            rows=rows,
            described=chosen.described,
            committee=chosen.committee,
            provenance=parliament.account.provenance(),
            on=order.on,
        )
        stem = index_stem([row.recipient for row in rows], chosen.described, chosen.committee)
        return Task(build=build, stem=stem)

    index = index_of if len(tasks) > 1 else None
    report = batch.build(tasks, on_step, index=index)
    return _with_notes(report, *_activity_unread(parliament, len(tasks)), *chosen.notes)


def build_manifesto_document(
    order: BuildOrder, election: int, *, on_step: OnStep = silent
) -> BuildReport:
    """Build the manifesto document of one election year. Parliament is not asked anything.

    Raises:
        RecordNotFound: the workspace has no manifesto of that year.
        AdvocateError: whatever the workspace, the templates or the disk refuse.
    """
    workspace = read_workspace(order.folder, order.cache)
    manifesto = workspace.manifesto(election)
    if manifesto is None:
        years = ", ".join(str(item.election) for item in workspace.manifestos)
        raise RecordNotFound(
            f"There are no asks for the election of {election}.",
            hint=f"Elections here: {years}." if years else "Add data/manifestos/YEAR.yaml.",
        )
    build = partial(build_manifesto, manifesto=manifesto, on=order.on)
    task = Task(build=build, stem=MANIFESTO.stem_for(about=str(election)))
    return BatchBuilder(workspace, order, None).build([task], on_step)


def build_own_kind(
    order: BuildOrder,
    name: str,
    selection: Selection,
    about: str | None,
    *,
    parliament: Parliament,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build the documents of a kind of one's own: one for each member selected, or just one.

    Raises:
        WrongUsage: a member, or a record, has to be named, or must not be.
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    kind = kind_to_write(workspace, name)
    subject = subject_of(workspace, kind, about)
    whom, on_member = whom_for(kind, selection, subject), kind.is_about_member
    chosen = _chosen(workspace, whom, parliament, order, on_step) if on_member else None
    profiles = chosen.profiles if chosen else ()
    for profile in profiles if kind.addressed_to is AddressedTo.MEMBER else ():
        refuse_strangers_to_letters(profile)
    tasks = []
    for member in profiles or (None,):
        build = partial(
            build_own,
            kind=kind,
            subject=subject,
            profile=member,
            statistics=_statistics(parliament, member),
            on=order.on,
        )
        tasks.append(_task(build, workspace, kind, member, about=getattr(subject, "id", "")))
    return BatchBuilder(workspace, order, parliament if on_member else None).build(tasks, on_step)


def _chosen(
    workspace: Workspace,
    selection: Selection,
    parliament: Parliament,
    order: BuildOrder,
    on_step: OnStep,
    standings: Collection[Standing] = WRITTEN_TO,
) -> Recipients:
    """Return those to write about or to, never nobody."""
    told = partial(on_step, _READING)
    return find_recipients(
        selection, parliament, workspace.programmes, on=order.on, standings=standings, on_step=told
    )


def _letters(
    workspace: Workspace, chosen: Recipients, parliament: Parliament, *, on: date
) -> list[Task]:
    """Return a letter for each, as a member of the committee chosen where there is one."""
    committee, is_few = chosen.committee, len(chosen.profiles) <= MOST_ASKED
    places = parliament.committees.committee_places(committee, on=on) if committee else ()
    place_of = {place.member_id: place for place in places}
    activity = enquiries.for_letters(workspace, parliament, chosen.profiles) if is_few else {}
    tasks = []
    for profile in chosen.profiles:
        place = place_of.get(profile.member.id)
        build = partial(
            build_letter,
            profile=profile,
            place=place,
            committee=committee,
            statistics=_statistics(parliament, profile),
            on=on,
            activity=activity.get(profile.member.id, ()),
        )
        name = committee.name if committee and place else ""
        tasks.append(_task(build, workspace, LETTER, profile, committee=name))
    return tasks


def _task(
    build: Callable[[Workspace], DocumentContext],
    workspace: Workspace,
    kind: Kind,
    profile: MemberProfile | None,
    **names: str,
) -> Task:
    """Return the task of a document, whose file is named after the member and `names`."""
    if profile is None:
        return Task(build=build, stem=kind.stem_for(**names))
    knowledge = knowledge_of(workspace, profile.member.id)
    forms = forms_of_address(profile, knowledge, on=profile.on)
    stem = kind.stem_for(member=forms.plain_name, **names)
    return Task(build=build, stem=stem, member_id=profile.member.id)


def _agreed_workspace(order: BuildOrder, parliament: Parliament) -> Workspace:
    """Read the workspace and hold its people and places against Parliament's records."""
    if order.on < FIRST_DAY:
        raise RecordNotFound(
            f"Parliament's record here begins on {plainly(FIRST_DAY)}.",
            hint="Choose a later date: --on YYYY-MM-DD",
        )
    workspace = read_workspace(order.folder, order.cache)
    problems = check_agreement(
        workspace,
        name_of=parliament.names.member_name,
        seats=parliament.names.constituency_names(),
        statistics=parliament.names.statistic_names(),
    )
    if problems:
        raise WorkspaceInvalid(
            f"{order.folder.resolve().name} does not agree with Parliament's records.",
            hint="Put right the lines named above; nothing was written.",
            problems=problems,
        )
    return workspace


def _with_notes(report: BuildReport, *notes: Problem) -> BuildReport:
    return replace(report, problems=(*report.problems, *notes))


def _activity_unread(parliament: Parliament, count: int) -> tuple[Problem, ...]:
    """Return a note where activity was left unread though it could be read."""
    if count <= MOST_ASKED or not parliament.account.is_live:
        return ()
    note = Problem(
        message=f"What these {count} members said and asked on our subjects was not read: that is "
        f"done for at most {MOST_ASKED} members at a time.",
        hint="Choose fewer members to have it in their documents.",
        severity=Severity.NOTE,
    )
    return (note,)


def _statistics(
    parliament: Parliament, profile: MemberProfile | None
) -> tuple[ConstituencyStatistic, ...]:
    seat = profile.constituency if profile else None
    return parliament.places.statistics(seat.gss_code) if seat else ()
