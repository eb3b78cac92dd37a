"""What was true of one person on one date, put together from the snapshot's tables."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from advocate.inputs.parliament import snapshot_committees, snapshot_constituencies
from advocate.inputs.parliament.elections import election_of
from advocate.inputs.parliament.snapshot_people import (
    Person,
    find_person,
    held_on,
    party_of,
    to_member,
)
from advocate.inputs.parliament.standing import HISTORY_BEGINS, Position, position_on
from advocate.models.calendar import ElectionCalendar
from advocate.models.member import Member, MemberProfile, Party, Provenance, Standing


def profile_of(
    connection: sqlite3.Connection,
    person: Person,
    member: Member,
    *,
    on: date,
    provenance: Provenance,
    calendar: ElectionCalendar,
) -> MemberProfile:
    """Return what was true of `person` on `on`; `member` is how the profile lists them."""
    position = position_on(person.terms, on, calendar)
    sits = position.standing is Standing.SITTING
    term = position.term
    committees, committees_as_of = None, None
    if sits:
        committees, committees_as_of = snapshot_committees.places_of_person(
            connection, person.key, on=on
        )
    gss_code = term.gss_code if term else None
    return MemberProfile(
        member=member,
        on=on,
        standing=position.standing,
        provenance=provenance,
        party=_party(person, position, on),
        constituency=snapshot_constituencies.by_gss_code(connection, gss_code),
        constituency_name=term.constituency_name if term else None,
        first_elected=_first_elected(person),
        service_start=_service_start(person, position, on),
        service_end=position.service_end,
        committees=committees,
        committees_as_of=committees_as_of,
        election=election_of(connection, person.terms, position, on),
        email=person.sitting.email if sits and person.sitting else None,
    )


def sitting_profiles(
    connection: sqlite3.Connection,
    *,
    on: date,
    provenance: Provenance,
    calendar: ElectionCalendar,
) -> Iterator[MemberProfile]:
    """Yield the profile of each who sits on `on` and has an id, by family name, one at a time."""
    if calendar.dissolution_covering(on):
        return
    held, days = held_on(on, calendar)
    rows = connection.execute(
        f"SELECT p.members_api_id FROM person p JOIN membership m ON m.person = p.id "  # noqa: S608 (fixed text)
        f"WHERE p.members_api_id IS NOT NULL AND {held} ORDER BY p.family, p.words, p.id",
        days,
    )
    for (member_id,) in rows:
        person = find_person(connection, member_id)
        if person is not None:
            member = to_member(person, sits=True)
            yield profile_of(
                connection, person, member, on=on, provenance=provenance, calendar=calendar
            )


def _party(person: Person, position: Position, on: date) -> Party | None:
    """Why the list of sitting members goes first: it spells the party as Parliament does now."""
    if position.term is None:
        return None
    if person.sitting and position.term.ends is None and on >= person.sitting.as_of:
        return person.sitting.party
    return party_of(position.term)


def _first_elected(person: Person) -> date | None:
    """Return the first election; None for former members who may have sat before the records."""
    if person.sitting:
        return person.sitting.first_elected
    first = person.terms[0].starts
    return None if first == HISTORY_BEGINS else first


def _service_start(person: Person, position: Position, on: date) -> date | None:
    """Return the start of the unbroken service, by Parliament's own count where it covers `on`."""
    if position.term is None:
        return None
    now = person.sitting.service_start if person.sitting else None
    return now if now and now <= on else position.service_start
