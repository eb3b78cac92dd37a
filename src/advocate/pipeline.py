"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from advocate import enquiries
from advocate.context.agreement import check_agreement
from advocate.context.brief import build_brief
from advocate.context.letter import build_letter
from advocate.context.letter_batch import build_index, for_index, letter_batch
from advocate.context.manifesto import build_manifesto
from advocate.context.own_kind import (
    build_own,
    kind_to_write,
    refuse_lacking,
    subject_of,
    whom_for,
)
from advocate.errors import Problem, RecordNotFound, Severity, WorkspaceInvalid
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.document import DocumentContext
from advocate.models.findings import MemberFindings
from advocate.models.kinds import AddressedTo
from advocate.models.member import Committee, MemberProfile, Standing
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.press import Finish, file_stems
from advocate.production import BuildReport, OnStep, Production, silent
from advocate.recipients import (
    MOST_ASKED,
    WRITTEN_TO,
    find_recipients,
    refuse_strangers,
    refuse_strangers_to_letters,
)
from advocate.selections import describe, officers_in_lords, spelt_out

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
    parliament: Parliament,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one brief for each member selected; none is written unless all can be.

    Raises:
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    found = _chosen(workspace, selection, parliament, order, on_step, (Standing.SITTING,))
    count, profiles = len(found), deque(found)
    del found  # each profile goes when its brief is written
    for profile in profiles:
        refuse_strangers(profile)
    production = _production(workspace, order, parliament)
    briefs = _briefs(workspace, profiles, parliament, on_step)
    report = _produced(production, briefs, order, on_step, count=count)
    return _with_notes(report, _activity_unread(parliament, count))


def _briefs(
    workspace: Workspace,
    profiles: deque[MemberProfile],
    parliament: Parliament,
    on_step: OnStep,
) -> Iterable[DocumentContext]:
    """Return a brief for each: of a few all at once, for they are asked about; else one by one."""
    on = profiles[0].on
    wider = enquiries.wider_totals_of(workspace, parliament, on=on)

    def brief_on(profile: MemberProfile, findings: MemberFindings) -> DocumentContext:
        statistics = _statistics(parliament, profile)
        return build_brief(workspace, profile, statistics, on=on, wider=wider, findings=findings)

    if len(profiles) > MOST_ASKED:
        groups_of = parliament.groups.groups_of
        taken = (profiles.popleft() for _ in range(len(profiles)))
        return (brief_on(p, MemberFindings(groups=groups_of(p.member.id))) for p in taken)
    briefs: list[DocumentContext] = []
    for done, profile in enumerate(profiles):
        on_step(_READING, done, len(profiles))
        briefs.append(brief_on(profile, enquiries.for_brief(workspace, parliament, profile)))
    return briefs


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
    selection = spelt_out(selection, parliament)
    profiles = _chosen(workspace, selection, parliament, order, on_step)
    for profile in profiles:
        refuse_strangers_to_letters(profile)
    committee = _one_committee(selection, parliament)
    letters = _letters(workspace, profiles, committee, parliament)
    described = describe(selection, parliament)

    def index_of(written: Sequence[DocumentContext]) -> DocumentContext:
        batch = letter_batch(written, described, committee)
        stems = file_stems(written, order.on)
        known = parliament.account.provenance()
        return build_index(workspace, batch, written, stems, known, on=order.on)

    production = _production(workspace, order, parliament)
    if (count := len(profiles)) > 1:
        letters, count = _with_index(letters, index_of), count + 1
    report = _produced(production, letters, order, on_step, count=count)
    lords = officers_in_lords(selection, parliament)
    return _with_notes(report, _activity_unread(parliament, len(profiles)), lords)


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
    context = build_manifesto(workspace, manifesto, on=order.on)
    return _produced(_production(workspace, order, None), [context], order, on_step, count=1)


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
    profiles = _chosen(workspace, whom, parliament, order, on_step) if on_member else []
    for profile in profiles if kind.addressed_to is AddressedTo.MEMBER else ():
        refuse_strangers_to_letters(profile)
    contexts = [
        build_own(workspace, kind, subject, member, _statistics(parliament, member), on=order.on)
        for member in profiles or (None,)
    ]
    refuse_lacking(contexts)
    production = _production(workspace, order, parliament if on_member else None)
    return _produced(production, contexts, order, on_step, count=len(contexts))


def _chosen(
    workspace: Workspace,
    selection: Selection,
    parliament: Parliament,
    order: BuildOrder,
    on_step: OnStep,
    standings: Collection[Standing] = WRITTEN_TO,
) -> list[MemberProfile]:
    """Return the profiles to write about or to, never none."""
    told = partial(on_step, _READING)
    return find_recipients(
        selection, parliament, workspace.programmes, on=order.on, standings=standings, on_step=told
    )


def _letters(
    workspace: Workspace,
    profiles: Sequence[MemberProfile],
    committee: Committee | None,
    parliament: Parliament,
) -> Iterator[DocumentContext]:
    """Return a letter for each, all of one day; as a member of `committee` where there is one."""
    on = profiles[0].on
    places = parliament.committees.committee_places(committee, on=on) if committee else ()
    place_of = {place.member_id: place for place in places}
    is_few = len(profiles) <= MOST_ASKED
    activity = enquiries.for_letters(workspace, parliament, profiles) if is_few else {}
    return (
        build_letter(
            workspace,
            profile,
            place_of.get(profile.member.id),
            committee,
            _statistics(parliament, profile),
            on=on,
            activity=activity.get(profile.member.id, ()),
        )
        for profile in profiles
    )


def _with_index(
    letters: Iterable[DocumentContext],
    index_of: Callable[[Sequence[DocumentContext]], DocumentContext],
) -> Iterator[DocumentContext]:
    """Yield the letters and then their index; of each letter only what that needs is kept."""
    kept: list[DocumentContext] = []
    for letter in letters:
        kept.append(for_index(letter))
        yield letter
    yield index_of(kept)


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


def _production(
    workspace: Workspace, order: BuildOrder, parliament: Parliament | None
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
    contexts: Iterable[DocumentContext],
    order: BuildOrder,
    on_step: OnStep,
    *,
    count: int,
) -> BuildReport:
    batch = production.render(contexts, on_step, count=count, jobs=order.jobs)
    return production.save(batch, force=order.force, dry_run=order.dry_run, audited=order.audited)


def _with_notes(report: BuildReport, *notes: Problem | None) -> BuildReport:
    return replace(report, problems=(*report.problems, *filter(None, notes)))


def _activity_unread(parliament: Parliament, count: int) -> Problem | None:
    """Return a note where activity was left unread though it could be read."""
    if count <= MOST_ASKED or not parliament.account.is_live:
        return None
    return Problem(
        message=f"What these {count} members said and asked on our subjects was not read: that is "
        f"done for at most {MOST_ASKED} members at a time.",
        hint="Choose fewer members to have it in their documents.",
        severity=Severity.NOTE,
    )


def _one_committee(selection: Selection, parliament: Parliament) -> Committee | None:
    """Return the committee as whose members people are written to; none where several count."""
    names = selection.committees
    return parliament.committees.find_committee(names[0]) if len(names) == 1 else None


def _statistics(
    parliament: Parliament, profile: MemberProfile | None
) -> tuple[ConstituencyStatistic, ...]:
    seat = profile.constituency if profile else None
    return parliament.places.statistics(seat.gss_code) if seat else ()
