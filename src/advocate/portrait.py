"""One member in full: asks Parliament what a list of members is not worth asking for."""

from datetime import date

from msgspec import Struct

from advocate.context.card import MemberCard, member_card
from advocate.context.listing import member_rows
from advocate.enquiries import for_card
from advocate.errors import Problem
from advocate.models.member import Provenance
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients import find_people


class Portraits(Struct, frozen=True, kw_only=True):
    """The members a selection means, in full."""

    cards: tuple[MemberCard, ...]
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def portray(
    selection: Selection, workspace: Workspace | None, *, parliament: Parliament, on: date
) -> Portraits:
    """Return each member of a selection in full; without a workspace our own part is unknown.

    Raises:
        AdvocateError: a name means nobody, or several.
    """
    programmes = workspace.programmes if workspace else ()
    profiles = find_people(selection, parliament, programmes, on=on).profiles
    rows = member_rows(profiles, workspace, on=on)
    cards = [
        member_card(row, profile, workspace, for_card(workspace, parliament, profile), on=on)
        for row, profile in zip(rows, profiles, strict=True)
    ]
    return Portraits(
        cards=tuple(cards),
        provenance=parliament.account.provenance(),
        problems=parliament.account.notices(),
    )
