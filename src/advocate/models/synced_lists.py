"""Who sits in the Commons and on some committees on one day, as one list."""

from datetime import date, datetime

from msgspec import Struct

from advocate.models.member import Committee, CommitteePlace, Member

ROLL_FILE = "parliament-members.json"
"""Its name, in the folder of Parliament's answers."""


class CommitteeRoll(Struct, frozen=True, kw_only=True):
    """Who serves on one committee, chair first."""

    committee: Committee
    as_of: date
    places: tuple[CommitteePlace, ...]


class Roll(Struct, frozen=True, kw_only=True):
    """All who sit in the Commons, and the committees that were asked about."""

    as_of: date
    members: tuple[Member, ...]
    committees: tuple[CommitteeRoll, ...] = ()
    fetched_at: datetime | None = None
    """The moment of the list; None where only the day is known."""

    def committee(self, committee_id: int) -> CommitteeRoll | None:
        """Return the list of that committee, where it is held here."""
        return next((c for c in self.committees if c.committee.id == committee_id), None)
