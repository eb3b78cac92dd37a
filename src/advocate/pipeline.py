"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from datetime import date, timedelta
from pathlib import Path

from advocate.context.agreement import check_agreement
from advocate.context.brief import build_brief
from advocate.context.letter import build_index, build_letter
from advocate.context.listing import MemberRow, member_rows
from advocate.context.manifesto import build_manifesto
from advocate.errors import MemberNotFound, Problem, RecordNotFound, WorkspaceInvalid
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.activity import Activity
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import DocumentContext
from advocate.models.member import CommitteePlace, MemberProfile, Provenance, Standing
from advocate.models.record import record
from advocate.models.selection import Selection
from advocate.models.workspace import Workspace
from advocate.production import BuildReport, OnStep, Production, file_stems, silent
from advocate.recipients import find_members, find_profiles

ACTIVITY_SPAN = timedelta(days=365)
"""How far back a member's activity is worth a line."""
FIRST_DAY = date(1997, 5, 1)
"""First day of the membership history."""


@record
class BuildOrder:
    """What the user wants made, whichever kind of document it is."""

    folder: Path
    on: date
    out: Path | None = None
    """Default: `briefs/` in the workspace."""
    formats: tuple[str, ...] = ()
    """Default: those of advocate.yaml."""
    force: bool = False
    dry_run: bool = False


def build_briefs(
    order: BuildOrder,
    selection: Selection,
    *,
    parliament: ParliamentSource,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one brief for each member named; none is written unless all can be.

    Raises:
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    members = find_members(selection, parliament, on=order.on)
    contexts: list[DocumentContext] = []
    for done, member in enumerate(members):
        on_step("Reading Parliament's record", done, len(members))
        profile = parliament.member_profile(member, on=order.on)
        _refuse_strangers(profile)
        statistics = _statistics(parliament, profile)
        contexts.append(
            build_brief(
                workspace,
                profile,
                statistics,
                on=order.on,
                activity=_recent_activity(workspace, parliament, profile),
                groups=parliament.groups_of(member.id),
            )
        )
    production = Production(workspace, order.on, order.formats, order.out)
    documents = production.render(contexts, on_step)
    return production.save(documents, parliament, force=order.force, dry_run=order.dry_run)


@record
class MemberList:
    """The members a selection means, as rows."""

    rows: tuple[MemberRow, ...]
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def list_rows(
    selection: Selection, folder: Path | None, *, parliament: ParliamentSource, on: date
) -> MemberList:
    """Return the rows of a selection; without a workspace our own part is unknown.

    Raises:
        AdvocateError: a name means nobody, or several; or the workspace has problems.
    """
    workspace = read_workspace(folder) if folder else None
    programmes = workspace.programmes if workspace else ()
    profiles = find_profiles(selection, parliament, programmes, on=on)
    return MemberList(
        rows=tuple(member_rows(profiles, workspace, on=on)),
        provenance=parliament.provenance(),
        problems=parliament.notices(),
    )


def build_letters(
    order: BuildOrder,
    committee_query: str,
    *,
    parliament: ParliamentSource,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one letter for each serving member of a committee, and an index of them.

    Raises:
        RecordNotFound: the committee has no member on that date.
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = _agreed_workspace(order, parliament)
    committee = parliament.find_committee(committee_query)
    places = parliament.committee_places(committee, on=order.on)
    if not places:
        raise RecordNotFound(
            f"The {committee.name} has no serving member on {_plainly(order.on)}; "
            "while Parliament is dissolved no committee has.",
            hint="Choose another date: --on YYYY-MM-DD",
        )
    letters: list[DocumentContext] = []
    for done, place in enumerate(places):
        on_step("Reading Parliament's record", done, len(places))
        profile = _profile_for(parliament, place, order.on)
        statistics = _statistics(parliament, profile)
        letters.append(build_letter(workspace, profile, place, committee, statistics, on=order.on))
    stems = file_stems(letters, order.on)
    index = build_index(workspace, committee, letters, stems, parliament.provenance(), on=order.on)
    production = Production(workspace, order.on, order.formats, order.out)
    documents = production.render([*letters, index], on_step)
    return production.save(documents, parliament, force=order.force, dry_run=order.dry_run)


def build_manifesto_document(
    order: BuildOrder, election: int, *, on_step: OnStep = silent
) -> BuildReport:
    """Build the manifesto document of one election year. Parliament is not asked anything.

    Raises:
        RecordNotFound: the workspace has no manifesto of that year.
        AdvocateError: whatever the workspace, the templates or the disk refuse.
    """
    workspace = read_workspace(order.folder)
    manifesto = workspace.manifesto(election)
    if manifesto is None:
        years = ", ".join(str(item.election) for item in workspace.manifestos)
        raise RecordNotFound(
            f"There are no asks for the election of {election}.",
            hint=f"Elections here: {years}." if years else "Add data/manifestos/YEAR.yaml.",
        )
    context = build_manifesto(workspace, manifesto, on=order.on)
    production = Production(workspace, order.on, order.formats, order.out)
    documents = production.render([context], on_step)
    return production.save(documents, None, force=order.force, dry_run=order.dry_run)


def _agreed_workspace(order: BuildOrder, parliament: ParliamentSource) -> Workspace:
    """Read the workspace and hold its people and places against Parliament's records."""
    if order.on < FIRST_DAY:
        raise RecordNotFound(
            f"Parliament's record here begins on {_plainly(FIRST_DAY)}.",
            hint="Choose a later date: --on YYYY-MM-DD",
        )
    workspace = read_workspace(order.folder)
    problems = check_agreement(
        workspace, name_of=parliament.member_name, seats=parliament.constituency_names()
    )
    if problems:
        raise WorkspaceInvalid(
            f"{order.folder.resolve().name} does not agree with Parliament's records.",
            hint="Put right the lines named above; nothing was written.",
            problems=problems,
        )
    return workspace


def _refuse_strangers(profile: MemberProfile) -> None:
    """Refuse a brief on somebody who sits in the Commons neither on the date nor till its eve."""
    if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
        return
    where = "sits in the House of Lords" if profile.standing is Standing.PEER else "holds no seat"
    raise MemberNotFound(
        f"{profile.member.name_display_as} {where} on {_plainly(profile.on)}, "
        "so there is no brief to write on an MP of that name.",
        hint="For a day on which they sat, add: --on YYYY-MM-DD",
    )


def _plainly(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _profile_for(parliament: ParliamentSource, place: CommitteePlace, on: date) -> MemberProfile:
    member = parliament.find_member(str(place.member_id), on=on)
    return parliament.member_profile(member, on=on)


def _recent_activity(
    workspace: Workspace, parliament: ParliamentSource, profile: MemberProfile
) -> tuple[Activity, ...] | None:
    """Return what the member did on our topics in a year; None where nobody could be asked."""
    if profile.standing is not Standing.SITTING or not workspace.settings.topics:
        return None
    return parliament.recent_activity(
        profile.member.id,
        workspace.settings.topics,
        since=profile.on - ACTIVITY_SPAN,
        on=profile.on,
    )


def _statistics(
    parliament: ParliamentSource, profile: MemberProfile
) -> tuple[ConstituencyStatistic, ...]:
    return parliament.statistics(profile.constituency.gss_code) if profile.constituency else ()
