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

    def profile_of(member_id: int, day: date) -> MemberProfile | None:
        with suppress(MemberNotFound):
            member = record().members.find_member(str(member_id), on=day)
            return record().profiles.member_profile(member, on=day)
        return None

    def nation_of(seat: str | None, member_id: int, day: date) -> str | None:
        with suppress(NotFound, Ambiguous):
            if seat:
                return record().places.find_constituency(seat).nation
        held = profile_of(member_id, day)
        return held.constituency.nation if held and held.constituency else None

    def party_of(member_id: int, day: date) -> str | None:
        profile = profile_of(member_id, day)
        return profile.party.name if profile and profile.party else None

    return RuleContext(
        workspace,
        on,
        is_building=is_building,
        read_seats=lambda: record().names.constituency_names(),
        read_former_seats=lambda: record().names.former_names(),
        nation_of=nation_of,
        is_politician=lambda name: record().names.has_sat(name),
        party_of=party_of,
        read_names=lambda: record().names,
        read_templates=partial(read_templates, workspace.folder),
        read_conflicts=partial(conflicting_values, workspace.folder / "briefs"),
    )
