"""What is overdue: promises past their day, and visits that nobody has entered in the log."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from advocate.models.engagement import DatePrecision, Engagement, Visit
from advocate.models.field_types import Place
from advocate.models.workspace import Workspace


class FollowUp(Struct, frozen=True, kw_only=True):
    """One thing that should have been done by now."""

    kind: str
    """"promise" or "visit"."""
    id: str
    """Of the engagement with the promise, or of the visit."""
    what: str
    by: str | None
    due: date
    file: str
    line: int | None
    member_id: int | None = None


def overdue(workspace: Workspace, *, on: date) -> tuple[FollowUp, ...]:
    """Return what is overdue on `on`, the oldest first."""
    found = [*_promises(workspace, on), *_visits(workspace, on)]
    return tuple(sorted(found, key=lambda item: item.due))


def _promises(workspace: Workspace, on: date) -> Iterator[FollowUp]:
    for entry in workspace.engagements:
        for promise in entry.promises:
            at = promise.at or Place("")
            if promise.is_open_on(on) and promise.due is not None and promise.due < on:
                yield FollowUp(
                    kind="promise",
                    id=entry.id,
                    what=promise.what,
                    by=promise.by,
                    due=promise.due,
                    file=at.file,
                    line=at.line,
                    member_id=entry.member,
                )


def _visits(workspace: Workspace, on: date) -> Iterator[FollowUp]:
    by_member: dict[int | None, list[Engagement]] = {}
    for entry in workspace.engagements:
        by_member.setdefault(entry.member, []).append(entry)
    for visit in workspace.visits:
        at = visit.at or Place("")
        logged = by_member.get(visit.member, ())
        if visit.date < on and not any(_is_of(visit, entry) for entry in logged):
            yield FollowUp(
                kind="visit",
                id=visit.id,
                what=f"Enter in the log: {visit.purpose.rstrip('.')}",
                by=visit.lead,
                due=visit.date,
                file=at.file,
                line=at.line,
                member_id=visit.member,
            )


def _is_of(visit: Visit, entry: Engagement) -> bool:
    """Say if an entry is of that visit, by as much of its date as is known."""
    parts = {DatePrecision.DAY: 3, DatePrecision.MONTH: 2, DatePrecision.YEAR: 1}
    known = parts[entry.date_precision]
    return entry.date.timetuple()[:known] == visit.date.timetuple()[:known]
