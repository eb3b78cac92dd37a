"""The whole story on one screen: workspace and Parliament in, documents out.

The caller gives the date and the source of Parliament's facts; nothing here reads the clock.
"""

from collections import deque
from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from advocate.building.batch_builder import BatchBuilder
from advocate.building.build_order import BuildOrder
from advocate.building.build_report import BuildReport
from advocate.building.document_builder import Task
from advocate.building.document_tasks import DocumentTasks, manifesto_task
from advocate.errors import Problem, RecordNotFound, WorkspaceInvalid, one_note
from advocate.inputs.workspace_reader import read_workspace
from advocate.kinds.custom_kind import find_own_kind, find_subject, selection_for
from advocate.kinds.letter_reader import Chosen
from advocate.kinds.record_agreement import check_agreement
from advocate.models.calendar import GENERAL_ELECTIONS
from advocate.models.campaign import ManifestoLength
from advocate.models.dates import plainly
from advocate.models.findings import MemberFindings
from advocate.models.kinds import AddressedTo
from advocate.models.member import MemberProfile, Standing
from advocate.models.progress import OnStep, silent
from advocate.models.roles import Role
from advocate.models.selection import Selection
from advocate.models.settings import Length
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.member_findings import (
    activity_for_letters,
    find_member_findings,
    find_wider_totals,
)
from advocate.recipients.people import (
    MOST_ASKED,
    READING,
    Recipients,
    find_recipients,
    require_commons_member,
    require_letter_reader,
)

FIRST_DAY = GENERAL_ELECTIONS[0].poll
"""First day of the membership history."""


def build_briefs(
    order: BuildOrder, selection: Selection, *, parliament: Parliament, on_step: OnStep = silent
) -> BuildReport:
    """Build one brief for each member selected; none is written unless all can be.

    Raises:
        AdvocateError: the workspace, a name, a template or the disk does not allow it.
    """
    workspace = _agreed_workspace(order, parliament)
    who = (Standing.SITTING,)
    chosen = find_recipients(
        selection, workspace, parliament, on=order.on, standings=who, on_step=on_step
    )
    for profile in chosen.profiles:
        require_commons_member(profile)
    batch, profiles = BatchBuilder(workspace, order, parliament), deque(chosen.profiles)
    notes = chosen.notes if selection.names_people else ()
    del chosen  # each profile goes when its brief is made
    count = len(profiles)
    documents = DocumentTasks(workspace=workspace, parliament=parliament, on=order.on)
    tasks = _briefs(documents, profiles, order.length, on_step)
    if count <= MOST_ASKED:
        tasks = iter(list(tasks))  # Parliament is asked before anything is made
    return _with_notes(batch.build(tasks, on_step, count=count), notes, parliament, count)


def _briefs(
    documents: DocumentTasks,
    profiles: deque[MemberProfile],
    length: Length | None,
    on_step: OnStep,
) -> Iterator[Task]:
    """Yield a brief for each, and forget the profile; of many only groups are asked for."""
    workspace, parliament, count = documents.workspace, documents.parliament, len(profiles)
    wider = find_wider_totals(workspace, parliament, on=documents.on)
    for done in range(count):
        profile = profiles.popleft()
        if count > MOST_ASKED:
            findings = MemberFindings(groups=parliament.groups.groups_of(profile.member.id))
        else:
            on_step(READING, done, count)
            findings = find_member_findings(workspace, parliament, profile)
        yield documents.brief(profile, findings, wider, length=length)


def build_letters(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: Parliament,
    wanted: Role | None = None,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one letter for each member selected and, for several, an index of them.

    Those chosen by one committee are written to as its members, those chosen by an office as its
    holders; all of them as what is `wanted`.

    Raises:
        RecordNotFound: the selection has no member on that date.
        AdvocateError: the workspace, a name, a template or the disk does not allow it.
    """
    workspace = _agreed_workspace(order, parliament)
    chosen = find_recipients(selection, workspace, parliament, on=order.on, on_step=on_step)
    for profile in chosen.profiles:
        require_letter_reader(profile)
    documents = DocumentTasks(workspace=workspace, parliament=parliament, on=order.on)
    tasks, count = _letters(documents, chosen, wanted), len(chosen.profiles)
    index = partial(documents.index, described=chosen.described, committee=chosen.committee)
    batch = BatchBuilder(workspace, order, parliament)
    report = batch.build(tasks, on_step, count=count, index=index if count > 1 else None)
    return _with_notes(report, chosen.notes, parliament, count)


def _letters(documents: DocumentTasks, chosen: Recipients, wanted: Role | None) -> Iterator[Task]:
    """Return a letter for each, as a member of the committee chosen where there is one."""
    workspace, parliament = documents.workspace, documents.parliament
    committee, is_few = chosen.committee, len(chosen.profiles) <= MOST_ASKED
    place_of = chosen.filters.places if committee else {}
    activity = activity_for_letters(workspace, parliament, chosen.profiles) if is_few else {}
    return (
        documents.letter(
            profile,
            Chosen(
                committee=committee,
                place=place_of.get(number),
                post=chosen.posts.get(number),
                wanted=wanted,
            ),
            activity.get(number, ()),
        )
        for number, profile in ((profile.member.id, profile) for profile in chosen.profiles)
    )


def build_manifesto_document(
    order: BuildOrder,
    election: int,
    *,
    length: ManifestoLength | None = None,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build the manifesto document of one election year. Parliament is not asked anything.

    It has the length that its file gives, or the one that is asked for.

    Raises:
        RecordNotFound: the workspace has no manifesto of that year.
        AdvocateError: the workspace, a template or the disk does not allow it.
    """
    workspace = read_workspace(order.folder, order.cache)
    manifesto = workspace.manifesto(election)
    if manifesto is None:
        years = ", ".join(str(item.election) for item in workspace.manifestos)
        raise RecordNotFound(
            f"There are no asks for the election of {election}.",
            hint=f"Elections here: {years}." if years else "Add data/manifestos/YEAR.yaml.",
        )
    manifesto = replace(manifesto, length=length or manifesto.length)
    task = manifesto_task(manifesto, on=order.on)
    return BatchBuilder(workspace, order, None).build([task], on_step, count=1)


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
        AdvocateError: the workspace, a name, a template or the disk does not allow it.
    """
    workspace = _agreed_workspace(order, parliament)
    kind = find_own_kind(workspace, name)
    subject = find_subject(workspace, kind, about)
    whom = selection_for(kind, selection, subject)
    documents = DocumentTasks(workspace=workspace, parliament=parliament, on=order.on)
    if not kind.is_about_member:
        task = documents.own_kind(kind, subject, None)
        return BatchBuilder(workspace, order, None).build([task], on_step, count=1)
    chosen = find_recipients(whom, workspace, parliament, on=order.on, on_step=on_step)
    for profile in chosen.profiles if kind.addressed_to is AddressedTo.MEMBER else ():
        require_letter_reader(profile)
    tasks = (documents.own_kind(kind, subject, profile) for profile in chosen.profiles)
    batch = BatchBuilder(workspace, order, parliament)
    return batch.build(tasks, on_step, count=len(chosen.profiles))


def _agreed_workspace(order: BuildOrder, parliament: Parliament) -> Workspace:
    """Read the workspace and compare its people and places with Parliament's records."""
    if order.on < FIRST_DAY:
        raise RecordNotFound(
            f"Parliament's record here begins on {plainly(FIRST_DAY)}.",
            hint="Choose a later date: --on YYYY-MM-DD",
        )
    workspace = read_workspace(order.folder, order.cache)
    problems = check_agreement(workspace, parliament)
    if problems:
        raise WorkspaceInvalid(
            f"{order.folder.resolve().name} does not agree with Parliament's records.",
            hint="Put right the lines named above; nothing was written.",
            problems=problems,
        )
    return workspace


def _with_notes(
    report: BuildReport, notes: tuple[Problem, ...], parliament: Parliament, count: int
) -> BuildReport:
    """Add notes, and one where activity was left unread though it could be read."""
    if count > MOST_ASKED and parliament.account.is_live:
        unread = one_note(
            f"What these {count} members said and asked on our subjects was not read: that is done "
            f"for at most {MOST_ASKED} members at a time.",
            hint="Choose fewer members to have it in their documents.",
        )
        notes = (*unread, *notes)
    return replace(report, problems=(*report.problems, *notes))
