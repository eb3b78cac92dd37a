"""Committees in the snapshot, who sat on them on a date, and on which dates that is known."""

import sqlite3
from datetime import date, timedelta

from msgspec import Struct

from advocate.errors import Ambiguous, CommitteeNotFound, ParliamentUnreachable
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.matching import nearest_texts
from advocate.inputs.parliament.snapshot_file import as_of
from advocate.models.calendar import ElectionCalendar
from advocate.models.dates import plainly
from advocate.models.member import Committee, CommitteePlace

FRESH = timedelta(days=60)
"""A list read so shortly before the snapshot's date is taken to hold on every later day."""

_PLACES = """
    SELECT c.id, c.name, p.members_api_id, p.name, p.name_list_as, cp.role, cp.starts, cp.ends,
           cp.known_until
    FROM committee_place cp
    JOIN committee c ON c.id = cp.committee
    JOIN person p ON p.id = cp.person
    WHERE {whose} = ? AND cp.starts <= ? AND (cp.ends IS NULL OR cp.ends > ?)
    ORDER BY c.name, c.id, cp.starts, cp.id
"""
_OF_COMMITTEE = _PLACES.format(whose="cp.committee")
_OF_PERSON = _PLACES.format(whose="cp.person")


class KnownPlace(Struct, frozen=True, kw_only=True):
    """A place on a date, with how its holder is listed and how far the source goes."""

    place: CommitteePlace
    listed_as: str
    known_until: date


def find_committee(connection: sqlite3.Connection, query: str) -> Committee:
    """Return the committee that `query` (id, name, slug or words of its name) means.

    Raises:
        CommitteeNotFound: none.
        Ambiguous: several, and none of them is just "<query> Committee".
    """
    text = query.strip()
    rows = connection.execute("SELECT id, name, house, slug, key FROM committee ORDER BY name, id")
    everything = rows.fetchall()
    for means in (_is_id, _is_named, _is_plain, _has_words):
        found = [row for row in everything if means(text, row)]
        if len(found) == 1:
            return Committee(id=found[0][0], name=found[0][1], house=found[0][2])
        if found:
            raise Ambiguous(
                f"{len(found)} committees match “{text}”.",
                hint="Type the number or the whole name, for example: "
                f"advocate letters --committee {found[0][0]}",
                candidates=tuple((str(row[0]), f"{row[1]} ({row[2]})") for row in found),
            )
    near = nearest_texts(
        fold(text), {row[4].removesuffix(" committee"): row[1] for row in everything}
    )
    hint = f"Nearest: {'; '.join(near)}." if near else "Type a word of its name: education."
    raise CommitteeNotFound(f"No committee is called “{text}” in the snapshot.", hint=hint)


def committee_places(
    connection: sqlite3.Connection, committee: Committee, *, on: date, calendar: ElectionCalendar
) -> tuple[CommitteePlace, ...]:
    """Return who served on `on`, chair first, then by surname.

    Raises:
        ParliamentUnreachable: the snapshot does not know the whole list on that day.
    """
    if committee.house == "Commons" and calendar.dissolution_covering(on):
        return ()
    if not _is_whole(connection, committee.id, on):
        raise _unknown(connection, committee, on)
    places = _serving(connection, _OF_COMMITTEE, committee.id, on)
    if any(not known.place.member_name for known in places):
        raise ParliamentUnreachable(
            f"The snapshot lacks the names of some members of the {committee.name}.",
            hint="Go online: the Committees service has them.",
        )
    places.sort(key=lambda known: (known.place.role != "Chair", fold(known.listed_as)))
    return tuple(known.place for known in places)


def places_of_person(
    connection: sqlite3.Connection, person: int, *, on: date
) -> tuple[tuple[CommitteePlace, ...] | None, date | None]:
    """Return the places known to be held on `on`, and the day up to which the least known is.

    Why (None, None) and not an empty list when none is known: the snapshot holds too few
    committees of any day to say that somebody sits on none.
    """
    places = _serving(connection, _OF_PERSON, person, on)
    if not places:
        return None, None
    return tuple(known.place for known in places), min(known.known_until for known in places)


def _serving(connection: sqlite3.Connection, query: str, key: int, on: date) -> list[KnownPlace]:
    """Return one place for each person and committee; a chair's row wins over a member's."""
    day = on.isoformat()
    newest = as_of(connection)
    found: dict[tuple[int, int | None], KnownPlace] = {}
    for row in connection.execute(query, (key, day, day)):
        known_until = date.fromisoformat(row[8])
        is_open = row[7] is None
        if is_open and not _reaches(known_until, on, newest):
            continue
        who = (row[0], row[2])
        if who not in found or row[5] == "Chair":
            found[who] = _known_place(row, known_until)
    return list(found.values())


def _known_place(row: tuple[str, ...], known_until: date) -> KnownPlace:
    committee_id, committee, member_id, name, listed_as, role, starts, ends, _ = row
    place = CommitteePlace(
        committee_id=int(committee_id),
        committee=committee,
        member_id=int(member_id),
        member_name=name or "",
        role=role,
        start=date.fromisoformat(starts),
        end=date.fromisoformat(ends) if ends else None,
    )
    return KnownPlace(place=place, listed_as=listed_as or "", known_until=known_until)


def _is_whole(connection: sqlite3.Connection, committee_id: int, on: date) -> bool:
    newest = as_of(connection)
    return any(
        start <= on and _reaches(until, on, newest)
        for start, until in _knowledge(connection, committee_id)
    )


def _reaches(known_until: date, on: date, newest: date) -> bool:
    return on <= known_until or newest - known_until <= FRESH


def _knowledge(connection: sqlite3.Connection, committee_id: int) -> list[tuple[date, date]]:
    rows = connection.execute(
        "SELECT known_from, known_until FROM committee_knowledge WHERE committee = ? "
        "ORDER BY known_from",
        (committee_id,),
    )
    return [(date.fromisoformat(start), date.fromisoformat(until)) for start, until in rows]


def _unknown(
    connection: sqlite3.Connection, committee: Committee, on: date
) -> ParliamentUnreachable:
    ends = [until for _, until in _knowledge(connection, committee.id)]
    if not ends:
        return ParliamentUnreachable(
            f"The snapshot knows no members of the {committee.name}.",
            hint="Go online: the Committees service has them.",
        )
    known = max((until for until in ends if until <= on), default=min(ends))
    return ParliamentUnreachable(
        f"Who sits on the {committee.name} is known until {plainly(known)}, not on {plainly(on)}.",
        hint=f"Go online, or ask about a day that is known: --on {known.isoformat()}",
    )


_Row = tuple[int, str, str, str, str]


def _is_id(text: str, row: _Row) -> bool:
    return text.isdecimal() and int(text) == row[0]


def _is_named(text: str, row: _Row) -> bool:
    return text == row[3] or fold(text).removeprefix("the ") == row[4]


def _is_plain(text: str, row: _Row) -> bool:
    return f"{fold(text).removeprefix('the ')} committee" == row[4]


def _has_words(text: str, row: _Row) -> bool:
    wanted = set(fold(text).split()) - {"the", "committee"}
    return bool(wanted) and wanted <= set(row[4].split())
