"""Makes the object in which rules look things up, the same for a check and for a build."""

from datetime import date
from functools import cache, partial

from advocate.errors import MemberNotFound
from advocate.inputs.own_templates import templates_of
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.workspace import Workspace
from advocate.rules.desk import Desk
from advocate.writers.fact_ledger import conflicting_values


def desk_of(
    workspace: Workspace,
    parliament: ParliamentSource | None,
    *,
    on: date,
    is_building: bool = False,
) -> Desk:
    """Return the desk for a workspace on a date; it asks for nothing before a rule does.

    Without `parliament` names are looked up in the packaged record, which opens no connection and
    is no part of what a document says.
    """

    @cache
    def record() -> ParliamentSource:
        return SnapshotSource(calendar=workspace.calendar) if parliament is None else parliament

    return Desk(
        workspace,
        on,
        is_building=is_building,
        name_of=lambda member_id: record().member_name(member_id),
        read_seats=lambda: record().constituency_names(),
        read_former_seats=lambda: record().former_names(),
        is_politician=lambda name: record().has_sat(name),
        party_of=lambda member_id, day: _party_of(record(), member_id, day),
        read_templates=templates_of(workspace.folder),
        read_conflicts=partial(conflicting_values, workspace.folder / "briefs"),
    )


def _party_of(parliament: ParliamentSource, member_id: int, on: date) -> str | None:
    """Return the party of a member of the Commons on a day; None where it is not known."""
    try:
        member = parliament.find_member(str(member_id), on=on)
        party = parliament.member_profile(member, on=on).party
    except MemberNotFound:
        return None
    return party.name if party else None
