"""Seats in the snapshot: who held one on a date, and the lists of names that people choose from."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from advocate.errors import ConstituencyNotFound, MemberNotFound
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.snapshot_people import find_person, held_on, to_member
from advocate.inputs.parliament.standing import HISTORY_BEGINS
from advocate.models.calendar import GENERAL_ELECTIONS, ElectionCalendar
from advocate.models.constituency import Constituency
from advocate.models.dates import plainly
from advocate.models.member import Member

_BOUNDARIES = date(2024, 7, 4)
"""First day of the present constituencies."""

_HOLDER = """
    SELECT p.members_api_id, p.name FROM seat
    JOIN membership m ON m.seat = seat.id
    JOIN person p ON p.id = m.person
    WHERE seat.key = ? AND {held} ORDER BY m.starts DESC
"""
_EXISTED = """
    SELECT 1 FROM seat JOIN membership m ON m.seat = seat.id
    WHERE seat.key = ? AND m.starts >= ? AND m.starts < ? LIMIT 1
"""


def find_holder(
    connection: sqlite3.Connection,
    constituency: Constituency,
    *,
    on: date,
    calendar: ElectionCalendar,
) -> Member | None:
    """Return who holds `constituency` on `on`, or None: vacant, or Parliament is dissolved.

    Why by name before July 2024: people ask who sat for Aldershot in 2020, and mean the seat that
    was called so. Its boundaries may have been others.

    Raises:
        ConstituencyNotFound: no seat had that name in the Parliament of that day.
        MemberNotFound: the snapshot lacks Parliament's id of the holder, or the day.
    """
    if on < HISTORY_BEGINS:
        raise MemberNotFound(
            f"Who held {constituency.name} on {plainly(on)} is not known.",
            hint=f"The snapshot begins on {plainly(HISTORY_BEGINS)}.",
        )
    key = fold(constituency.name)
    if on < _BOUNDARIES and not _existed(connection, key, on):
        raise _not_yet(constituency, on)
    if calendar.dissolution_covering(on):
        return None
    held, days = held_on(on, calendar)
    row = connection.execute(_HOLDER.format(held=held), (key, *days)).fetchone()
    if row is None:
        return None
    person = find_person(connection, row[0]) if row[0] is not None else None
    if person is None:
        raise MemberNotFound(
            f"{row[1]} held {constituency.name} on {plainly(on)}, but the snapshot lacks "
            "Parliament's id of them, as of some who left before 2015.",
            hint="Go online, and type the id.",
        )
    return to_member(person, sits=True)


def former_names(connection: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """Return every seat name that ended between 1997 and 2024, with the seats that follow it.

    Those are the 2024 seats that have most of their people from the seats of 2010 to 2024 so
    called, the largest share first; none where it was shared out, or ended before.
    """
    rows = connection.execute(
        "SELECT seat.name, c.name FROM seat LEFT JOIN constituency c ON c.predecessor = seat.name "
        "WHERE seat.key NOT IN (SELECT key FROM constituency_key) "
        "GROUP BY seat.name, c.name ORDER BY seat.name, c.predecessor_share DESC, c.name"
    )
    found: dict[str, tuple[str, ...]] = {}
    for former, successor in rows:
        found[former] = found.get(former, ()) + ((successor,) if successor else ())
    return found


def _existed(connection: sqlite3.Connection, key: str, on: date) -> bool:
    polls = [election.poll for election in GENERAL_ELECTIONS]
    begun = max((poll for poll in polls if poll <= on), default=polls[0])
    over = min((poll for poll in polls if poll > on), default=date.max)
    days = (begun.isoformat(), over.isoformat())
    return connection.execute(_EXISTED, (key, *days)).fetchone() is not None


def _not_yet(constituency: Constituency, on: date) -> ConstituencyNotFound:
    before = constituency.predecessor
    hint = f"Most of its people lived in {before}." if before else None
    return ConstituencyNotFound(f"There was no {constituency.name} on {plainly(on)}.", hint=hint)
