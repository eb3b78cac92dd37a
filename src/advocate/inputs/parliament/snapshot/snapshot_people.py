"""People in the snapshot: their names, their terms in the Commons, and the `Member` they make."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.name_matching import PersonName
from advocate.inputs.parliament.names.short_names import former_names
from advocate.inputs.parliament.snapshot.membership_terms import Term, service_starts
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.models.member import House, HouseMembership, Member, Party


class SittingRecord(Struct, frozen=True, kw_only=True):
    """What the snapshot knows of somebody only because they sit on its date."""

    full_title: str
    """Parliament's list lacks the "MP" of two (newly elected when it was read); it is added."""
    first_elected: date
    email: str | None
    as_of: date
    """The day this row was true; a little before the snapshot's for most."""


class Person(Struct, frozen=True, kw_only=True):
    """One person with a Members API id, and every term of theirs since 1997, oldest first."""

    key: int
    id: int
    name: str
    name_list_as: str
    terms: tuple[Term, ...] = ()
    sitting: SittingRecord | None = None
    party: Party | None = None
    """That of who sits on the snapshot's date, as `seat` is."""
    seat: HouseMembership | None = None

    def is_listed_on(self, on: date) -> bool:
        """Say if the list of sitting members, newer than all histories, tells of `on`."""
        return self.sitting is not None and on >= self.sitting.as_of


def find_person(file: SnapshotFile, member_id: int | None) -> Person | None:
    """Return the person with that Members API id who has held a seat since 1997, or None."""
    person = next(file.records(Person, sql("person"), (member_id,)), None)
    terms = terms_of(file, person.key) if person else ()
    return replace(person, terms=terms) if person and terms else None


def terms_of(file: SnapshotFile, person: int) -> tuple[Term, ...]:
    """Return the terms of the person with that key, oldest first."""
    return tuple(file.records(Term, sql("terms"), (person,)))


def to_member(person: Person, *, sits: bool = False) -> Member:
    """Return `person` as Parliament lists them; `sits` says that they sit on the day asked about.

    Of former members only the plain name is known, so no "Rt Hon" is made up; "MP" follows it only
    when they sit.
    """
    last = person.terms[-1]
    name = f"{person.name} MP" if sits else person.name
    return Member(
        id=person.id,
        name_display_as=person.name,
        name_list_as=person.name_list_as,
        name_full_title=person.sitting.full_title if person.sitting else name,
        latest_party=person.party or last.party,
        latest_house_membership=person.seat
        or HouseMembership(
            membership_from=last.constituency_name,
            membership_from_id=last.constituency_id,
            house=House.COMMONS,
            membership_start_date=service_starts(person.terms, len(person.terms) - 1),
            membership_end_date=last.ends,
        ),
    )


def names(
    file: SnapshotFile,
    *,
    words: Iterable[str] | None = None,
    held: tuple[str, tuple[str, ...]] | None = None,
) -> tuple[PersonName, ...]:
    """Return the names of everybody who has one of `words` in theirs and held a seat.

    Without `words` all names count, and without `held` (see `held_on`) all days since 1997. Sorted
    by person.
    """
    clauses, values = ["p.words != ''"], list[str]()
    if words is not None:
        wanted = tuple(words)
        marks = ", ".join("?" * len(wanted))
        clauses.append(f"p.id IN (SELECT person FROM person_word WHERE word IN ({marks}))")  # noqa: S608 (marks only)
        values += wanted
    if held is not None:
        condition, days = held
        clauses.append(
            f"EXISTS (SELECT 1 FROM membership m WHERE m.person = p.id AND {condition})"  # noqa: S608 (fixed text)
        )
        values += days
    query = sql("names", where=" AND ".join(clauses))
    return tuple(
        PersonName(
            person=key,
            member_id=api_id,
            display=name,
            words=tuple(plain.split()),
            formal=tuple(formal.split()),
            family=tuple(family.split()),
        )
        for key, api_id, name, plain, formal, family in file.rows(query, tuple(values))
    )


def former_people(
    file: SnapshotFile, words: Iterable[str], *, on: date | None = None
) -> tuple[PersonName, ...]:
    """Return the former names with one of `words`; with a day, those borne on it by who sat."""
    asked = set(words) if on is None or on < file.as_of else set()
    former = former_names(on) if asked else {}
    meant = {number: name for number, name in former.items() if asked & set(name_words(name))}
    people = names(file, held=held_on(file, on) if on else None) if meant else ()
    return tuple(_called(p, meant[p.member_id]) for p in people if p.member_id in meant)


def _called(person: PersonName, name: str) -> PersonName:
    words, family = name_words(name), name_words(name.rpartition(" ")[2])
    return replace(person, display=name, words=words, formal=words, family=family)


def as_named(member: Member, on: date) -> Member:
    """Return `member`, who sits on a past day, under the name that was borne on it."""
    former = former_names(on).get(member.id)
    if former is None:
        return member
    given, _, family = former.rpartition(" ")
    return replace(
        member,
        name_display_as=former,
        name_list_as=f"{family}, {given}",
        name_full_title=f"{former} MP" if member.name_full_title.endswith(" MP") else former,
    )


def held_on(file: SnapshotFile, on: date) -> tuple[str, tuple[str, ...]]:
    """Return the SQL condition that membership `m` covers `on`, and its parameters.

    In a dissolution it is that of a seat held until it began.
    """
    election = file.calendar.dissolution_covering(on)
    day = (election.dissolved_from if election else on).isoformat()
    return "m.starts <= ? AND (m.ends IS NULL OR m.ends >= ?)", (day, day)
