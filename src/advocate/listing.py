"""Who a selection means, as rows: what `advocate members` shows."""

from datetime import date

from msgspec import Struct

from advocate.context.listing import MemberRow, member_rows
from advocate.errors import Problem, Severity
from advocate.models.dates import plainly
from advocate.models.member import Provenance
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients import find_people


class MemberList(Struct, frozen=True, kw_only=True):
    """The members a selection means, as rows."""

    rows: tuple[MemberRow, ...]
    provenance: Provenance
    problems: tuple[Problem, ...] = ()


def list_rows(
    selection: Selection, workspace: Workspace | None, *, parliament: Parliament, on: date
) -> MemberList:
    """Return the rows of a selection; without a workspace our own part is unknown.

    Raises:
        AdvocateError: a name means nobody, or several.
    """
    programmes = workspace.programmes if workspace else ()
    profiles = find_people(selection, parliament, programmes, on=on).profiles
    nobody = () if profiles else _if_nobody_sits(parliament, on)
    return MemberList(
        rows=tuple(member_rows(profiles, workspace, on=on)),
        provenance=parliament.account.provenance(),
        problems=(*parliament.account.notices(), *nobody),
    )


def _if_nobody_sits(parliament: Parliament, on: date) -> tuple[Problem, ...]:
    """Return the note that explains an empty list while Parliament is dissolved."""
    if next(iter(parliament.profiles.sitting_profiles(on=on)), None) is not None:
        return ()
    return (
        Problem(
            severity=Severity.NOTE,
            message=f"On {plainly(on)} Parliament is dissolved: nobody sits, and no committee has "
            "members.",
            hint="Choose another date: --on YYYY-MM-DD",
        ),
    )
