"""What differs between two lists of members and committees; words in `list_changes.toml`."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from advocate.kinds.address.address_names import read_name
from advocate.models.member import CommitteePlace, Member
from advocate.models.packaged_table import packaged_table
from advocate.models.synced_lists import CommitteeRoll, Roll

_OfMember = Literal["arrived", "left", "party", "name", "title", "seat"]
_OfCommittee = Literal["joined-committee", "left-committee", "new-chair", "former-chair"]
ChangeKind = _OfMember | _OfCommittee
"""What can change about a member."""


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
        return f"{self.name}: {self._filled(0)}"

    @property
    def reason(self) -> str:
        """What happened, as a clause that follows the name."""
        return self._filled(1)

    def _filled(self, form: int) -> str:
        text: str = packaged_table(__file__)[self.kind][form]
        before, after = self.before or "none", self.after or "none"
        return text.format(before=before, after=after, committee=self.committee)


def changes_between(before: Roll, after: Roll) -> tuple[Change, ...]:
    """Return what changed, kind by kind and then by surname.

    A committee is compared where both lists hold it.
    """
    listed: dict[int, str] = {}
    spellings: dict[int, frozenset[str]] = {}
    for member in (*before.members, *after.members):
        listed[member.id] = member.name_list_as.casefold()
        written = (member.name_display_as, member.name_full_title)
        names = frozenset((*written, *(read_name(text).name for text in written)))
        spellings[member.id] = spellings.get(member.id, names) | names
    order = list(packaged_table(__file__))
    found = [*_of_members(before, after), *_of_committees(before, after)]
    found.sort(key=lambda change: (order.index(change.kind), listed.get(change.member_id, "")))
    called = ((each, spellings.get(each.member_id, frozenset({each.name}))) for each in found)
    return tuple(replace(each, spellings=names) for each, names in called)


def _of_members(before: Roll, after: Roll) -> Iterator[Change]:
    was = {member.id: member for member in before.members}
    now = {member.id: member for member in after.members}
    for key, member in (was | now).items():
        for kind, old, new in _differences(was.get(key), now.get(key)):
            if old != new:
                name = member.name_display_as
                yield Change(kind=kind, member_id=key, name=name, before=old, after=new)


def _differences(
    old: Member | None, new: Member | None
) -> Iterator[tuple[_OfMember, str | None, str | None]]:
    """Yield what may have changed about one person, each with its value before and after."""
    if old is None or new is None:
        yield "arrived" if new else "left", _seat_and_party(old), _seat_and_party(new)
        return
    yield "party", _party(old), _party(new)
    yield "seat", old.sits_for, new.sits_for
    if old.name_display_as != new.name_display_as:
        yield "name", old.name_display_as, new.name_display_as
    else:
        # Whether “MP” stands behind a name differs between lists, and says nothing new.
        before, after = (each.name_full_title.removesuffix(" MP") for each in (old, new))
        yield "title", before, after


def _of_committees(before: Roll, after: Roll) -> Iterator[Change]:
    for roll in after.committees:
        former = before.committee(roll.committee.id)
        for kind, place, old, new in _committee_differences(former, roll) if former else ():
            change = Change(kind=kind, member_id=place.member_id, name=place.member_name)
            yield replace(change, before=old, after=new, committee=roll.committee.name)


def _committee_differences(
    former: CommitteeRoll, roll: CommitteeRoll
) -> Iterator[tuple[_OfCommittee, CommitteePlace, str | None, str | None]]:
    was = {place.member_id: place for place in former.places}
    now = {place.member_id: place for place in roll.places}
    for place in roll.places:
        if place.member_id not in was:
            yield "joined-committee", place, None, place.role
    for place in former.places:
        if place.member_id not in now:
            yield "left-committee", place, place.role, None
    old, new = _chair(former), _chair(roll)
    if new and (old is None or old.member_id != new.member_id):
        yield "new-chair", new, old.member_name if old else None, new.member_name
    if old and old.member_id in now and (new is None or new.member_id != old.member_id):
        yield "former-chair", old, old.role, now[old.member_id].role


def _chair(roll: CommitteeRoll) -> CommitteePlace | None:
    return next((place for place in roll.places if place.role == "Chair"), None)


def _party(member: Member) -> str | None:
    return member.latest_party.name if member.latest_party else None


def _seat_and_party(member: Member | None) -> str | None:
    if member is None:
        return None
    return f"{member.sits_for or 'seat unknown'} ({_party(member) or 'no party'})"
