"""What differs between two lists of members and committees; pure."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from advocate.context.address_names import read_name
from advocate.models.member import CommitteePlace, Member
from advocate.models.roll import CommitteeRoll, Roll


class ChangeKind(StrEnum):
    """What can change about a member, in the order in which it is told."""

    ARRIVED = "arrived"
    LEFT = "left"
    PARTY = "party"
    NAME = "name"
    TITLE = "title"
    SEAT = "seat"
    JOINED_COMMITTEE = "joined-committee"
    LEFT_COMMITTEE = "left-committee"
    NEW_CHAIR = "new-chair"
    FORMER_CHAIR = "former-chair"


_SENTENCES = {
    ChangeKind.ARRIVED: "is new in the Commons: {after}",
    ChangeKind.LEFT: "has left the Commons: {before}",
    ChangeKind.PARTY: "party was {before}, is now {after}",
    ChangeKind.NAME: "was listed as {before}",
    ChangeKind.TITLE: "full title was {before}, is now {after}",
    ChangeKind.SEAT: "seat was {before}, is now {after}",
    ChangeKind.JOINED_COMMITTEE: "has joined the {committee}",
    ChangeKind.LEFT_COMMITTEE: "has left the {committee}",
    ChangeKind.NEW_CHAIR: "chairs the {committee}; before: {before}",
    ChangeKind.FORMER_CHAIR: "no longer chairs the {committee}",
}
_REASONS = {
    ChangeKind.ARRIVED: "who is new in the Commons",
    ChangeKind.LEFT: "who has left the Commons",
    ChangeKind.PARTY: "whose party is now {after}",
    ChangeKind.NAME: "who is now listed as {after}",
    ChangeKind.TITLE: "whose full title is now {after}",
    ChangeKind.SEAT: "whose seat is now {after}",
    ChangeKind.JOINED_COMMITTEE: "who has joined the {committee}",
    ChangeKind.LEFT_COMMITTEE: "who has left the {committee}",
    ChangeKind.NEW_CHAIR: "who now chairs the {committee}",
    ChangeKind.FORMER_CHAIR: "who no longer chairs the {committee}",
}


class Change(Struct, frozen=True, kw_only=True):
    """One thing that changed about one person; `before` or `after` is None where there is none."""

    kind: ChangeKind
    member_id: int
    name: str
    before: str | None = None
    after: str | None = None
    committee: str | None = None
    spellings: frozenset[str] = frozenset()
    """The names under which a document may speak of the person, former ones too."""

    @property
    def sentence(self) -> str:
        """What happened, as one line."""
        return f"{self.name}: {self._filled(_SENTENCES)}"

    @property
    def reason(self) -> str:
        """What happened, as a clause that follows the name."""
        return self._filled(_REASONS)

    def _filled(self, texts: dict[ChangeKind, str]) -> str:
        before, after = self.before or "none", self.after or "none"
        return texts[self.kind].format(before=before, after=after, committee=self.committee)


def changes_between(before: Roll, after: Roll) -> tuple[Change, ...]:
    """Return what changed, kind by kind and then by surname.

    A committee is compared where both lists hold it.
    """
    listed = {m.id: m.name_list_as.casefold() for m in (*before.members, *after.members)}
    order = list(ChangeKind)
    found = [*_of_members(before, after), *_of_committees(before, after)]
    found.sort(key=lambda change: (order.index(change.kind), listed.get(change.member_id, "")))
    return tuple(found)


def _of_members(before: Roll, after: Roll) -> Iterator[Change]:
    was = {member.id: member for member in before.members}
    now = {member.id: member for member in after.members}
    for key in was | now:
        old, new = was.get(key), now.get(key)
        if old is None and new is not None:
            yield _change(ChangeKind.ARRIVED, new, None, None, _seat_and_party(new))
        elif new is None and old is not None:
            yield _change(ChangeKind.LEFT, old, None, _seat_and_party(old), None)
        elif old is not None and new is not None:
            yield from _of_member(old, new)


def _of_member(old: Member, new: Member) -> Iterator[Change]:
    is_renamed = old.name_display_as != new.name_display_as
    kind = ChangeKind.NAME if is_renamed else ChangeKind.TITLE
    pairs = {
        ChangeKind.PARTY: (_party(old), _party(new)),
        ChangeKind.SEAT: (old.sits_for, new.sits_for),
        kind: (old.name_display_as, new.name_display_as)
        if is_renamed
        else (old.name_full_title, new.name_full_title),
    }
    for kind, (was, now) in pairs.items():
        if was != now:
            yield _change(kind, new, old, was, now)


def _change(
    kind: ChangeKind, member: Member, former: Member | None, before: str | None, after: str | None
) -> Change:
    spellings = _spellings(member) | (_spellings(former) if former else frozenset())
    return Change(
        kind=kind,
        member_id=member.id,
        name=member.name_display_as,
        before=before,
        after=after,
        spellings=spellings,
    )


def _of_committees(before: Roll, after: Roll) -> Iterator[Change]:
    known = {m.id: _spellings(m) for m in (*before.members, *after.members)}
    for roll in after.committees:
        if (former := before.committee(roll.committee.id)) is not None:
            yield from _of_committee(former, roll, known)


def _of_committee(
    former: CommitteeRoll, roll: CommitteeRoll, known: dict[int, frozenset[str]]
) -> Iterator[Change]:
    was = {place.member_id: place for place in former.places}
    now = {place.member_id: place for place in roll.places}

    def change(
        kind: ChangeKind, place: CommitteePlace, before: str | None, after: str | None
    ) -> Change:
        return Change(
            kind=kind,
            member_id=place.member_id,
            name=place.member_name,
            before=before,
            after=after,
            committee=roll.committee.name,
            spellings=known.get(place.member_id, frozenset({place.member_name})),
        )

    for place in roll.places:
        if place.member_id not in was:
            yield change(ChangeKind.JOINED_COMMITTEE, place, None, place.role)
    for place in former.places:
        if place.member_id not in now:
            yield change(ChangeKind.LEFT_COMMITTEE, place, place.role, None)
    old, new = _chair(former), _chair(roll)
    if new and (old is None or old.member_id != new.member_id):
        yield change(ChangeKind.NEW_CHAIR, new, old.member_name if old else None, new.member_name)
    if old and old.member_id in now and (new is None or new.member_id != old.member_id):
        yield change(ChangeKind.FORMER_CHAIR, old, old.role, now[old.member_id].role)


def _chair(roll: CommitteeRoll) -> CommitteePlace | None:
    return next((place for place in roll.places if place.role == "Chair"), None)


def _spellings(member: Member) -> frozenset[str]:
    written = (member.name_display_as, member.name_full_title)
    return frozenset((*written, *(read_name(text).name for text in written)))


def _party(member: Member) -> str | None:
    return member.latest_party.name if member.latest_party else None


def _seat_and_party(member: Member) -> str:
    return f"{member.sits_for or 'seat unknown'} ({_party(member) or 'no party'})"
