"""The whole story on one screen: workspace and Parliament in, documents out.

The core is told the date and the source of Parliament's facts; it asks the clock for nothing.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from advocate.context.brief import build_brief
from advocate.context.letter import build_index, build_letter
from advocate.context.manifesto import build_manifesto
from advocate.errors import RecordNotFound
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import DocumentContext
from advocate.models.member import CommitteePlace, MemberProfile
from advocate.models.record import record
from advocate.production import BuildReport, OnStep, Production, file_stems, silent


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
    queries: Sequence[str],
    *,
    parliament: ParliamentSource,
    on_step: OnStep = silent,
) -> BuildReport:
    """Build one brief for each member named; none is written unless all can be.

    Raises:
        AdvocateError: whatever the workspace, the names, the templates or the disk refuse.
    """
    workspace = read_workspace(order.folder)
    found = [parliament.find_member(query, on=order.on) for query in queries]
    members = list({member.id: member for member in found}.values())
    contexts: list[DocumentContext] = []
    for done, member in enumerate(members):
        on_step("Reading Parliament's record", done, len(members))
        profile = parliament.member_profile(member, on=order.on)
        statistics = _statistics(parliament, profile)
        contexts.append(build_brief(workspace, profile, statistics, on=order.on))
    production = Production(workspace, order.on, order.formats, order.out)
    documents = production.render(contexts, on_step)
    return production.save(documents, parliament, force=order.force, dry_run=order.dry_run)


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
    workspace = read_workspace(order.folder)
    committee = parliament.find_committee(committee_query)
    places = parliament.committee_places(committee, on=order.on)
    if not places:
        raise RecordNotFound(
            f"The {committee.name} has no serving member on {order.on.isoformat()}.",
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


def _profile_for(parliament: ParliamentSource, place: CommitteePlace, on: date) -> MemberProfile:
    member = parliament.find_member(str(place.member_id), on=on)
    return parliament.member_profile(member, on=on)


def _statistics(
    parliament: ParliamentSource, profile: MemberProfile
) -> tuple[ConstituencyStatistic, ...]:
    return parliament.statistics(profile.constituency.gss_code) if profile.constituency else ()
