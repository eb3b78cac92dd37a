"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from advocate import enquiries
from advocate.context.agreement import check_agreement
from advocate.context.brief import NO_TOTALS, build_brief
from advocate.context.letter import build_letter
from advocate.context.letter_batch import build_index, letter_batch
from advocate.context.listing import MemberRow, member_rows
from advocate.context.manifesto import build_manifesto
from advocate.context.programme_totals import Level, ProgrammeTotal, wider_totals
from advocate.errors import (
    MemberNotFound,
    NotFound,
    Problem,
    RecordNotFound,
    Severity,
    WorkspaceInvalid,
)
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.dates import plainly
from advocate.models.document import DocumentContext
from advocate.models.findings import MemberFindings
from advocate.models.member import Committee, MemberProfile, Provenance, Standing
from advocate.models.record import record
from advocate.models.selection import Selection
from advocate.models.workspace import Workspace
from advocate.production import BuildReport, OnStep, Production, file_stems, silent
from advocate.recipients import MOST_ASKED, find_profiles, find_recipients
from advocate.selections import describe, officers_in_lords, spelt_out

FIRST_DAY = date(1997, 5, 1)
"""First day of the membership history."""
_READING = "Reading Parliament's record"
_WRITTEN_TO = frozenset({Standing.SITTING, Standing.PEER})


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
    clean: bool = False
    """Leave out of the files what `advocate trace` reads from them."""
    cache: Path | None = None
    """Where what can be made again is kept between runs."""


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
    selection = spelt_out(selection, parliament)
    profiles = find_recipients(
        selection,
        parliament,
        workspace.programmes,
        on=order.on,
        standings=(Standing.SITTING,),
        on_step=partial(on_step, _READING),
    )
    for profile in profiles:
        _refuse_strangers(profile)
    is_few = len(profiles) <= MOST_ASKED
    wider = _wider_totals(workspace, parliament, on=order.on)
    contexts: list[DocumentContext] = []
    for done, profile in enumerate(profiles):
        on_step(_READING, done, len(profiles))
        contexts.append(
            build_brief(
                workspace,
                profile,
                _statistics(parliament, profile),
                on=order.on,
                wider=wider,
                findings=enquiries.for_brief(workspace, parliament, profile)
                if is_few
                else MemberFindings(groups=parliament.groups_of(profile.member.id)),
            )
        )
    production = _production(workspace, order, parliament)
    documents = production.render(contexts, on_step)
    report = production.save(documents, force=order.force, dry_run=order.dry_run)
    return _with_notes(report, _activity_unread(parliament, len(profiles)))


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
    nobody = () if profiles else _if_nobody_sits(parliament, on)
    return MemberList(
        rows=tuple(member_rows(profiles, workspace, on=on)),
        provenance=parliament.provenance(),
        problems=(*parliament.notices(), *nobody),
    )


def _if_nobody_sits(parliament: ParliamentSource, on: date) -> tuple[Problem, ...]:
    """Return the note that explains an empty list while Parliament is dissolved."""
    if next(iter(parliament.sitting_profiles(on=on)), None) is not None:
        return ()
    return (
        Problem(
            severity=Severity.NOTE,
            message=f"On {plainly(on)} Parliament is dissolved: nobody sits, and no committee has "
            "members.",
            hint="Choose another date: --on YYYY-MM-DD",
        ),
    )


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
    selection = spelt_out(selection, parliament)
    profiles = find_recipients(
        selection,
        parliament,
        workspace.programmes,
        on=order.on,
        standings=_WRITTEN_TO,
        on_step=partial(on_step, _READING),
    )
    for profile in profiles:
        _refuse_strangers_to_letters(profile)
    committee = _one_committee(selection, parliament)
    letters = _letters(workspace, profiles, committee, parliament)
    documents = list(letters)
    if len(letters) > 1:
        batch = letter_batch(letters, describe(selection, parliament), committee)
        stems = file_stems(letters, order.on)
        known = parliament.provenance()
        documents.append(build_index(workspace, batch, letters, stems, known, on=order.on))
    production = _production(workspace, order, parliament)
    files = production.render(documents, on_step)
    report = production.save(files, force=order.force, dry_run=order.dry_run)
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
    production = _production(workspace, order, None)
    documents = production.render([context], on_step)
    return production.save(documents, force=order.force, dry_run=order.dry_run)


def _letters(
    workspace: Workspace,
    profiles: Sequence[MemberProfile],
    committee: Committee | None,
    parliament: ParliamentSource,
) -> list[DocumentContext]:
    """Return a letter for each, all of one day; as a member of `committee` where there is one."""
    on = profiles[0].on
    places = parliament.committee_places(committee, on=on) if committee else ()
    place_of = {place.member_id: place for place in places}
    is_few = len(profiles) <= MOST_ASKED
    activity = enquiries.for_letters(workspace, parliament, profiles) if is_few else {}
    return [
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
        workspace, name_of=parliament.member_name, seats=parliament.constituency_names()
    )
    if problems:
        raise WorkspaceInvalid(
            f"{order.folder.resolve().name} does not agree with Parliament's records.",
            hint="Put right the lines named above; nothing was written.",
            problems=problems,
        )
    return workspace


def _wider_totals(
    workspace: Workspace, parliament: ParliamentSource, *, on: date
) -> Mapping[tuple[Level, str], ProgrammeTotal]:
    """Return the totals above the constituency, where the list of programmes is whole."""
    if not workspace.settings.programmes_are_complete:
        return NO_TOTALS
    seats: dict[str, Constituency] = {}
    for name in {programme.constituency for programme in workspace.programmes}:
        with suppress(NotFound):
            seats[name.casefold()] = parliament.find_constituency(name)
    small_number = workspace.settings.thresholds.small_number
    return wider_totals(workspace.programmes, seats, on=on, small_number=small_number)


def _refuse_strangers(profile: MemberProfile) -> None:
    """Refuse a brief on somebody who sits in the Commons neither on the date nor till its eve."""
    if profile.standing in (Standing.SITTING, Standing.DISSOLUTION):
        return
    name, is_peer = profile.member.name_display_as, profile.standing is Standing.PEER
    where = "sits in the House of Lords" if is_peer else "holds no seat"
    raise MemberNotFound(
        f"{name} {where} on {plainly(profile.on)}, "
        "so there is no brief to write on an MP of that name.",
        hint=f"A letter can be written to a peer: advocate letters --mp {profile.member.id}"
        if is_peer
        else "For a day on which they sat, add: --on YYYY-MM-DD",
    )


def _refuse_strangers_to_letters(profile: MemberProfile) -> None:
    """Refuse a letter to somebody who sits in neither House on the date."""
    if profile.standing in _WRITTEN_TO:
        return
    is_dissolved = profile.standing is Standing.DISSOLUTION
    why = "Parliament is dissolved and nobody is an MP" if is_dissolved else "they hold no seat"
    raise MemberNotFound(
        f"There is no letter to write to {profile.member.name_display_as} on "
        f"{plainly(profile.on)}: {why} on that day.",
        hint="For a day on which they sat, add: --on YYYY-MM-DD",
    )


def _production(
    workspace: Workspace, order: BuildOrder, parliament: ParliamentSource | None
) -> Production:
    return Production(
        workspace,
        order.on,
        order.formats,
        order.out,
        parliament=parliament,
        clean=order.clean,
        cache=order.cache,
    )


def _with_notes(report: BuildReport, *notes: Problem | None) -> BuildReport:
    return replace(report, problems=(*report.problems, *filter(None, notes)))


def _activity_unread(parliament: ParliamentSource, count: int) -> Problem | None:
    """Return a note where activity was left unread though it could be read."""
    if count <= MOST_ASKED or not parliament.is_live:
        return None
    return Problem(
        message=f"What these {count} members said and asked on our subjects was not read: that is "
        f"done for at most {MOST_ASKED} members at a time.",
        hint="Choose fewer members to have it in their documents.",
        severity=Severity.NOTE,
    )


def _one_committee(selection: Selection, parliament: ParliamentSource) -> Committee | None:
    """Return the committee as whose members people are written to; none where several count."""
    names = selection.committees
    return parliament.find_committee(names[0]) if len(names) == 1 else None


def _statistics(
    parliament: ParliamentSource, profile: MemberProfile
) -> tuple[ConstituencyStatistic, ...]:
    return parliament.statistics(profile.constituency.gss_code) if profile.constituency else ()
