"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from advocate import enquiries
from advocate.context.agreement import check_agreement
from advocate.context.letter_batch import IndexRow
from advocate.context.own_kind import kind_to_write, subject_of, whom_for
from advocate.document_tasks import (
    brief_task,
    index_task,
    letter_task,
    manifesto_task,
    own_task,
)
from advocate.errors import Problem, RecordNotFound, Severity, WorkspaceInvalid
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.findings import MemberFindings
from advocate.models.kinds import AddressedTo
from advocate.models.member import MemberProfile, Standing
from advocate.models.selection import Selection
from advocate.models.workspace import Workspace
from advocate.press import Finish, Task
from advocate.production import BuildReport, MakeIndex, OnStep, Production, silent
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


class BuildOrder(Struct, frozen=True, kw_only=True):
    """What the user wants made, whichever kind of document it is."""

    folder: Path
    on: date
    out: Path | None = None
    """Default: `briefs/` in the workspace."""
    formats: tuple[str, ...] = ()
    """Default: those of advocate.yaml."""
    force: bool = False
    dry_run: bool = False
    clean: bool = False
    """Leave out of the files what `advocate trace` reads from them."""
    jobs: int | None = None
    """Processes that make documents; default: several where that saves time."""
    draft: bool = False
    comments: bool = False
    audited: bool = False
    """Hold the Word files against the accessibility checks."""
    cache: Path | None = None
    """Where what can be made again is kept between runs."""

    @property
    def finish(self) -> Finish:
        """What the files carry besides the text."""
        return Finish(clean=self.clean, draft=self.draft, comments=self.comments)


def build_briefs(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: ParliamentSource,
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
    production = _production(workspace, order, parliament)
    tasks = _briefs(workspace, chosen, parliament, on_step, on=order.on)
    report = _produced(production, tasks, order, on_step)
    return _with_notes(report, *_activity_unread(parliament, len(tasks)))


def _briefs(
    workspace: Workspace,
    chosen: Recipients,
    parliament: ParliamentSource,
    on_step: OnStep,
    *,
    on: date,
) -> list[Task]:
    """Return a brief for each; only of a few Parliament is asked more than groups."""
    wider = enquiries.wider_totals_of(workspace, parliament, on=on)
    count, tasks = len(chosen.profiles), []
    for done, profile in enumerate(chosen.profiles):
        if count > MOST_ASKED:
            findings = MemberFindings(groups=parliament.groups_of(profile.member.id))
        else:
            on_step(_READING, done, count)
            findings = enquiries.for_brief(workspace, parliament, profile)
        figures = _statistics(parliament, profile)
        tasks.append(brief_task(workspace, profile, figures, on=on, findings=findings, wider=wider))
    return tasks


def build_letters(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: ParliamentSource,
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
    production = _production(workspace, order, parliament)

    def index_of(rows: Sequence[IndexRow]) -> Task:
        known = parliament.provenance()
        return index_task(rows, chosen.described, chosen.committee, known, on=order.on)

    index = index_of if len(tasks) > 1 else None
    report = _produced(production, tasks, order, on_step, index=index)
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
    tasks = [manifesto_task(manifesto, on=order.on)]
    return _produced(_production(workspace, order, None), tasks, order, on_step)


def build_own_kind(
    order: BuildOrder,
    name: str,
    selection: Selection,
    about: str | None,
    *,
    parliament: ParliamentSource,
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
    tasks = [
        own_task(workspace, kind, subject, member, _statistics(parliament, member), on=order.on)
        for member in profiles or (None,)
    ]
    production = _production(workspace, order, parliament if on_member else None)
    return _produced(production, tasks, order, on_step)


def _chosen(
    workspace: Workspace,
    selection: Selection,
    parliament: ParliamentSource,
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
    workspace: Workspace, chosen: Recipients, parliament: ParliamentSource, *, on: date
) -> list[Task]:
    """Return a letter for each, as a member of the committee chosen where there is one."""
    committee, is_few = chosen.committee, len(chosen.profiles) <= MOST_ASKED
    places = parliament.committee_places(committee, on=on) if committee else ()
    place_of = {place.member_id: (place, committee) for place in places if committee}
    activity = enquiries.for_letters(workspace, parliament, chosen.profiles) if is_few else {}
    return [
        letter_task(
            workspace,
            profile,
            _statistics(parliament, profile),
            on=on,
            as_member=place_of.get(profile.member.id),
            activity=activity.get(profile.member.id, ()),
        )
        for profile in chosen.profiles
    ]


def _agreed_workspace(order: BuildOrder, parliament: ParliamentSource) -> Workspace:
    """Read the workspace and hold its people and places against Parliament's records."""
    if order.on < FIRST_DAY:
        raise RecordNotFound(
            f"Parliament's record here begins on {plainly(FIRST_DAY)}.",
            hint="Choose a later date: --on YYYY-MM-DD",
        )
    workspace = read_workspace(order.folder, order.cache)
    problems = check_agreement(
        workspace,
        name_of=parliament.member_name,
        seats=parliament.constituency_names(),
        statistics=parliament.statistic_names(),
    )
    if problems:
        raise WorkspaceInvalid(
            f"{order.folder.resolve().name} does not agree with Parliament's records.",
            hint="Put right the lines named above; nothing was written.",
            problems=problems,
        )
    return workspace


def _production(
    workspace: Workspace, order: BuildOrder, parliament: ParliamentSource | None
) -> Production:
    return Production(
        workspace,
        order.on,
        order.formats,
        order.out,
        parliament=parliament,
        finish=order.finish,
        cache=order.cache,
    )


def _produced(
    production: Production,
    tasks: Sequence[Task],
    order: BuildOrder,
    on_step: OnStep,
    *,
    index: MakeIndex | None = None,
) -> BuildReport:
    batch = production.build(tasks, on_step, processes=order.jobs, index=index)
    return production.save(batch, force=order.force, dry_run=order.dry_run, audited=order.audited)


def _with_notes(report: BuildReport, *notes: Problem) -> BuildReport:
    return replace(report, problems=(*report.problems, *notes))


def _activity_unread(parliament: ParliamentSource, count: int) -> tuple[Problem, ...]:
    """Return a note where activity was left unread though it could be read."""
    if count <= MOST_ASKED or not parliament.is_live:
        return ()
    note = Problem(
        message=f"What these {count} members said and asked on our subjects was not read: that is "
        f"done for at most {MOST_ASKED} members at a time.",
        hint="Choose fewer members to have it in their documents.",
        severity=Severity.NOTE,
    )
    return (note,)


def _statistics(
    parliament: ParliamentSource, profile: MemberProfile | None
) -> tuple[ConstituencyStatistic, ...]:
    seat = profile.constituency if profile else None
    return parliament.statistics(seat.gss_code) if seat else ()
