"""Builds what rules look things up in, in one way for a check and for a build."""

from contextlib import suppress
from datetime import date
from functools import cache, partial

from advocate.errors import Ambiguous, MemberNotFound, NotFound
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.inputs.template_reader import read_templates
from advocate.models.member import MemberProfile
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.rules.engine.rule_context import RuleContext
from advocate.writers.fact_record import conflicting_values


def build_rule_context(
    workspace: Workspace, parliament: Parliament | None, *, on: date, is_building: bool = False
) -> RuleContext:
    """Return the context for a workspace on a date; it reads nothing before a rule needs it.

    Without `parliament` names are looked up in the packaged record, which opens no connection and
    is no part of what a document says.
    """

    @cache
    def record() -> Parliament:
        return parliament or open_snapshot(calendar=workspace.calendar).parliament()

    return RuleContext(
        workspace,
        on,
        is_building=is_building,
        read_seats=lambda: record().names.constituency_names(),
        read_former_seats=lambda: record().names.former_names(),
        nation_of=lambda *asked: _nation_of(record(), *asked),
        is_politician=lambda name: record().names.has_sat(name),
        party_of=lambda member_id, day: _party_of(record(), member_id, day),
        read_names=lambda: record().names,
        read_templates=partial(read_templates, workspace.folder),
        read_conflicts=partial(conflicting_values, workspace.folder / "briefs"),
    )


def _nation_of(parliament: Parliament, seat: str | None, member_id: int, on: date) -> str | None:
    with suppress(NotFound, Ambiguous):
        if seat:
            return parliament.places.find_constituency(seat).nation
    held = _profile_of(parliament, member_id, on)
    return held.constituency.nation if held and held.constituency else None


def _party_of(parliament: Parliament, member_id: int, on: date) -> str | None:
    """Return the party of a member of the Commons on a day; None where it is not known."""
    profile = _profile_of(parliament, member_id, on)
    return profile.party.name if profile and profile.party else None


def _profile_of(parliament: Parliament, member_id: int, on: date) -> MemberProfile | None:
    try:
        member = parliament.members.find_member(str(member_id), on=on)
        return parliament.profiles.member_profile(member, on=on)
    except MemberNotFound:
        return None
