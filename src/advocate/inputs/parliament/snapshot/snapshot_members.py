"""Members of the Commons in the snapshot: who is meant, and who holds a seat."""

from datetime import date

from advocate.errors import ConstituencyNotFound, MemberNotFound
from advocate.inputs.parliament.names.member_matching import match_peers, only_one
from advocate.inputs.parliament.snapshot import snapshot_search
from advocate.inputs.parliament.snapshot.membership_terms import HISTORY_BEGINS
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_peers import peer_by_id
from advocate.inputs.parliament.snapshot.snapshot_people import find_person, held_on, to_member
from advocate.inputs.parliament.snapshot.snapshot_places import SnapshotPlaces
from advocate.models.calendar import GENERAL_ELECTIONS
from advocate.models.constituency import SEATS_OF_2024, Constituency
from advocate.models.dates import plainly
from advocate.models.member import Member
from advocate.models.name_folding import name_key


class SnapshotMembers:
    """The members of the snapshot.

    Days after the snapshot's date are answered with what was true on that date.
    """

    def __init__(self, file: SnapshotFile, places: SnapshotPlaces) -> None:
        self._file = file
        self._places = places

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member that `query` means on `on`."""
        return snapshot_search.find_member(self._file, query, on=on)

    def find_peer(self, query: str, *, on: date) -> Member | None:
        """Return the one member of the Lords on `on` whom `query` means, or None."""
        sitting = self._file.records(Member, sql("sitting_peers"), (on.isoformat(),))
        hits = match_peers(query, sitting)
        return only_one(query, hits, house="Lords") if hits else None

    def find_holder(self, constituency: Constituency | str, *, on: date) -> Member | None:
        """Return who holds `constituency` on `on`, or None: vacant, or Parliament is dissolved.

        Why by name before July 2024: people ask who sat for Aldershot in 2020, and mean the seat
        that was called so. Its boundaries may have been others.

        Raises:
            ConstituencyNotFound: no seat had that name in the Parliament of that day.
            MemberNotFound: the snapshot lacks Parliament's id of the holder, or the day.
        """
        name = constituency if isinstance(constituency, str) else constituency.name
        before = None if isinstance(constituency, str) else constituency.predecessor
        if on < HISTORY_BEGINS:
            raise MemberNotFound(
                f"Who held {name} on {plainly(on)} is not known.",
                hint=f"The snapshot begins on {plainly(HISTORY_BEGINS)}.",
            )
        key = name_key(name)
        if on < SEATS_OF_2024 and not self._existed(key, on):
            hint = f"Most of its people lived in {before}." if before else None
            raise ConstituencyNotFound(f"There was no {name} on {plainly(on)}.", hint=hint)
        if self._file.calendar.dissolution_covering(on):
            return None
        held, days = held_on(self._file, on)
        row = self._file.row(sql("holder", held=held), (key, *days))
        if row is None:
            return None
        person = find_person(self._file, row[0])
        if person is None:
            raise snapshot_search.without_id(f"{row[1]} held {name}", on)
        return to_member(person, sits=True)

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who holds the probable seat of a postcode."""
        from advocate.inputs.parliament.snapshot.snapshot_postcodes import probable_holder

        return probable_holder(self._places, self, postcode, on=on)

    def member_by_id(self, member_id: int) -> Member | None:
        """Return who has that Members API id and has held a seat since 1997, or is a peer."""
        person = find_person(self._file, member_id)
        return to_member(person) if person else peer_by_id(self._file, member_id, on=date.max)

    def _existed(self, key: str, on: date) -> bool:
        polls = [election.poll for election in GENERAL_ELECTIONS]
        begun = max((poll for poll in polls if poll <= on), default=polls[0])
        over = min((poll for poll in polls if poll > on), default=date.max)
        within = (key, begun.isoformat(), over.isoformat())
        return self._file.row(sql("seat_existed"), within) is not None
