"""Which one member of the Commons a query means on a date, and what to say when it means nobody."""

from datetime import date

from advocate.errors import Ambiguous, MemberNotFound
from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.name_matching import PersonName, match_people, nearest_people
from advocate.inputs.parliament.names.peerages import read_peerage
from advocate.inputs.parliament.names.short_names import full_name
from advocate.inputs.parliament.snapshot.membership_terms import Term, position_on
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID, SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_peers import no_commoner, peer_by_id, peerage_of
from advocate.inputs.parliament.snapshot.snapshot_people import (
    Person,
    find_person,
    former_people,
    held_on,
    names,
    terms_of,
    to_member,
)
from advocate.models.dates import plainly
from advocate.models.member import Member, Standing
from advocate.models.name_folding import fold


def find_member(file: SnapshotFile, query: str, *, on: date) -> Member:
    """Return the member that `query` means on `on`; an id means that person whatever the date.

    Raises:
        MemberNotFound: nobody; the message says so of people who sat at another time.
        Ambiguous: several.
    """
    text = query.strip()
    if text.isdecimal():
        return _by_id(file, text, on)
    words = name_words(text)
    held = held_on(file, on)
    known = (*names(file, words=words, held=held), *former_people(file, words, on=on))
    found = tuple({name.person: name for name in match_people(text, known)}.values())
    if not found and (number := full_name("people", text)):
        return _by_id(file, number, on)
    if len(found) > 1:
        said = f"{len(found)} members of the Commons are called “{text}”."
        raise _which(file, said, found, on)
    if not found:
        raise _nobody(file, text, on)
    person = find_person(file, found[0].member_id)
    if person is None:
        raise without_id(f"{found[0].display} sat", on)
    return _member_on(file, person, on)


def without_id(said: str, on: date) -> MemberNotFound:
    """Return the error for a person who is known and has no id: `said` is true of them on `on`."""
    return MemberNotFound(
        f"{said} on {plainly(on)}, but the snapshot lacks Parliament's id of them, as of some who "
        "left before 2015.",
        hint="Go online, and type the id.",
    )


def _by_id(file: SnapshotFile, text: str, on: date) -> Member:
    is_possible = int(text) <= LARGEST_ID
    if is_possible and (peer := peer_by_id(file, int(text), on=on)):
        return peer
    person = find_person(file, int(text)) if is_possible else None
    if person is None:
        raise MemberNotFound(
            f"Nobody with the id {text} was a member of the Lords on {plainly(on)}, or of the "
            f"Commons since 1997, {_in_snapshot(file)}.",
            hint='Type a name instead, for example: advocate brief --mp "Jess Phillips"',
        )
    return _member_on(file, person, on)


def _member_on(file: SnapshotFile, person: Person, on: date) -> Member:
    position = position_on(person.terms, on, file.calendar)
    return to_member(person, sits=position.standing is Standing.SITTING)


def _term(file: SnapshotFile, name: PersonName, on: date) -> Term | None:
    return position_on(terms_of(file, name.person), on, file.calendar).term


def _which(file: SnapshotFile, said: str, found: tuple[PersonName, ...], on: date) -> Ambiguous:
    ordered = sorted(found, key=lambda name: (name.family, name.words))
    numbers = [str(name.member_id) for name in ordered if name.member_id is not None]
    return Ambiguous(
        said,
        hint=f"Type the number instead of the name: advocate brief --mp {numbers[0]}"
        if numbers
        else None,
        candidates=tuple(
            (str(name.member_id or name.display), _who(file, name, on)) for name in ordered
        ),
    )


def _who(file: SnapshotFile, name: PersonName, on: date) -> str:
    """Return full title, constituency and party on the day."""
    person = find_person(file, name.member_id)
    term = _term(file, name, on)
    title = _member_on(file, person, on).name_full_title if person else name.display
    party = person.party if person and person.is_listed_on(on) else term and term.party
    parts = (title, term and term.constituency_name, party and party.name)
    return ", ".join(part for part in parts if part)


def _nobody(file: SnapshotFile, query: str, on: date) -> MemberNotFound | Ambiguous:
    words, sitting = name_words(query), names(file, held=held_on(file, on))
    everybody = (*names(file, words=words), *former_people(file, words))
    others = match_people(query, everybody) if words else ()
    if renamed := tuple(other for other in others if _term(file, other, on)):
        return _which(file, f"“{query}” is a name of another time.", renamed, on)
    parts = () if read_peerage(query) else match_people(query, sitting, by_part=True)
    if 0 < len(others) <= 3:
        return _at_another_time(file, others, parts, on)
    if parts:
        return _which(file, f"“{query}” is only part of a name.", parts, on)
    near = nearest_people(query, sitting)
    known = [name for name in near if name.member_id is not None]
    terms = [(name.display, _term(file, name, on)) for name in known]
    shown = "; ".join(f"{name} ({t.constituency_name if t else 'no seat'})" for name, t in terms)
    if peer := no_commoner(file, query, on=on, nearest=shown):
        return peer
    message = f"No MP is called “{query}” on {plainly(on)}, {_in_snapshot(file)}."
    if not known:
        return MemberNotFound(message, hint="Check the spelling, or type the family name alone.")
    return MemberNotFound(
        message, hint=f"Nearest: {shown}. Type: advocate brief --mp {known[0].member_id}"
    )


def _at_another_time(
    file: SnapshotFile, others: tuple[PersonName, ...], parts: tuple[PersonName, ...], on: date
) -> MemberNotFound:
    accounts = [_account(file, other, on) for other in others]
    peers = [other.member_id for other in others if peerage_of(file, other.member_id)]
    hints: list[str | None] = [f"To write to a peer: advocate letters --mp {p}." for p in peers]
    hints += [_instead(file, other, on) for other in others]
    hints += [f"If {part.display} is meant: advocate brief --mp {part.member_id}" for part in parts]
    told = dict.fromkeys(hint.rstrip(".") for hint in hints if hint)
    return MemberNotFound(" ".join(accounts), hint=". ".join(told))


def _account(file: SnapshotFile, other: PersonName, on: date) -> str:
    """Return when somebody who does not sit on `on` did, before it and after, and if in the Lords.

    Only on days from the snapshot's on: when somebody became a peer it does not know.
    """
    terms = terms_of(file, other.person)
    before = [term for term in terms if term.ends and term.ends <= on]
    after = [term for term in terms if term.starts > on]
    told = []
    if before:
        last = before[-1]
        told.append(f"was MP for {last.constituency_name} until {plainly(last.ends or on)}")
    if after:
        first = after[0]
        verb = "has been" if after[-1].ends is None else "was"
        told.append(f"{verb} MP for {first.constituency_name} from {plainly(first.starts)}")
    title = peerage_of(file, other.member_id) if on >= file.as_of else None
    peer = f" As {title} they sit in the House of Lords." if title else ""
    return f"{other.display} {' and '.join(told)}, but holds no seat on {plainly(on)}.{peer}"


def _instead(file: SnapshotFile, other: PersonName, on: date) -> str | None:
    """Return who holds the seat of that name on `on`, or the date on which to ask again."""
    terms = terms_of(file, other.person)
    before = [term for term in terms if term.ends and term.ends <= on]
    if not before:
        return f"For a later day add: --on {terms[0].starts.isoformat()}"
    seat = before[-1].constituency_name
    holder = file.row(sql("holder_now"), (fold(seat),))
    if holder is None or holder[0] == other.member_id or on < file.as_of:
        return f"For a day on which they sat add, for example: --on {before[-1].starts.isoformat()}"
    return f"The member for {seat} is now {holder[1]}: advocate brief --mp {holder[0]}"


def _in_snapshot(file: SnapshotFile) -> str:
    return f"in the snapshot of {plainly(file.as_of)}"
