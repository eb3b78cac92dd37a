"""Who a selection means: what `advocate members` lists, and `advocate member` shows in full."""

from datetime import date

from msgspec import Struct

from advocate.errors import Problem
from advocate.models.member import Provenance
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.member_card import MemberCard, MemberRow, member_card, member_rows
from advocate.recipients.member_findings import find_member_findings
from advocate.recipients.people import find_people, nobody


class MemberList(Struct, frozen=True, kw_only=True):
    """The members a selection means."""

    rows: tuple[MemberRow, ...]
    cards: tuple[MemberCard, ...] = ()
    """The same members in full, where that was asked for."""
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def list_members(
    selection: Selection,
    workspace: Workspace | None,
    *,
    parliament: Parliament,
    on: date,
    in_full: bool = False,
) -> MemberList:
    """Return the members of a selection; without a workspace our own part is unknown.

    `in_full` asks Parliament for what a long list of members is not worth asking for.

    Raises:
        AdvocateError: a name means nobody, or several, or all together mean nobody.
    """
    found = find_people(selection, workspace, parliament, on=on)
    if not (profiles := found.profiles):
        raise nobody(found, selection, parliament, on)
    notes = found.notes if selection.names_people else ()
    rows = member_rows(profiles, workspace)
    cards = [
        member_card(
            row,
            profile,
            workspace,
            find_member_findings(workspace, parliament, profile, in_full=True),
        )
        for row, profile in (zip(rows, profiles, strict=True) if in_full else ())
    ]
    sources = (parliament.account.provenance(), *(profile.provenance for profile in profiles))
    return MemberList(
        rows=tuple(rows),
        cards=tuple(cards),
        provenance=min(sources, key=lambda source: source.as_of),
        problems=(*parliament.account.notices(), *notes),
    )
