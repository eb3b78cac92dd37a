"""What the live source leaves to the snapshot: things the services do not list, or list slowly."""

from collections.abc import Iterator, Mapping
from datetime import date

from advocate.inputs.parliament.fallback import Fallback
from advocate.models.group import Group, GroupOffice
from advocate.models.member import MemberProfile


class PackagedAnswers:
    """Answers from the snapshot behind the services, entered in the account of the run."""

    _fallback: Fallback

    def sitting_profiles(self, *, on: date) -> Iterator[MemberProfile]:
        """Return everybody who sits in the Commons on `on`, by surname."""
        self._fallback.note_use()
        return iter(self._fallback.snapshot.sitting_profiles(on=on))

    def find_group(self, query: str) -> Group:
        """Return the all-party group that `query` means."""
        return self._fallback.snapshot.find_group(query)

    def group_officers(self, group: Group) -> tuple[GroupOffice, ...]:
        """Return the officers of a group by the official register, chair first."""
        return self._fallback.snapshot.group_officers(group)

    def groups_of(self, member_id: int) -> tuple[GroupOffice, ...]:
        """Return the offices that a member holds in all-party groups."""
        return self._fallback.snapshot.groups_of(member_id)

    def statistic_names(self) -> tuple[str, ...]:
        """Return the identifiers of all constituency statistics."""
        return self._fallback.snapshot.statistic_names()

    def regions(self) -> tuple[str, ...]:
        """Return the names of the regions."""
        return self._fallback.snapshot.regions()

    def party_names(self) -> tuple[str, ...]:
        """Return the names of the parties in the Commons."""
        return self._fallback.snapshot.party_names()

    def member_name(self, member_id: int) -> str | None:
        """Return the display name of that id, former members too."""
        return self._fallback.snapshot.member_name(member_id)

    def constituency_names(self) -> tuple[str, ...]:
        """Return the names of the 650 constituencies."""
        return self._fallback.snapshot.constituency_names()

    def former_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return each seat name that ended since 1997, with the 2024 seats that follow it."""
        return self._fallback.snapshot.former_names()

    def has_sat(self, name: str) -> bool:
        """Say if somebody who sat in the Commons since 1997 is called `name`, in any title."""
        return self._fallback.snapshot.has_sat(name)
