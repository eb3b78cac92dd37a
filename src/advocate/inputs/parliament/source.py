"""What documents ask of Parliament's records, whichever source answers."""

from datetime import date
from typing import Protocol

from advocate.errors import Problem
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.member import (
    Committee,
    CommitteePlace,
    Member,
    MemberProfile,
    Provenance,
)


class ParliamentSource(Protocol):
    """Parliament's facts on a date. Live, cached and packaged facts all answer these."""

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member of the Commons that `query` (a name or an id) means.

        On a past date, whoever sat (or had sat until a dissolution) then. An id finds anybody.

        Raises:
            MemberNotFound: nobody; the hint gives the nearest names, or says that the person is
                a former member or a peer.
            Ambiguous: several; never guesses.
        """
        ...

    def member_profile(self, member: Member, *, on: date) -> MemberProfile:
        """Return what was true of `member` on `on`, as far as the source can tell."""
        ...

    def find_committee(self, query: str) -> Committee:
        """Return the committee that `query` (id, name, slug or plain word) means.

        Raises:
            CommitteeNotFound: none; the hint lists the nearest names.
            Ambiguous: several.
        """
        ...

    def committee_places(self, committee: Committee, *, on: date) -> tuple[CommitteePlace, ...]:
        """Return the serving members on `on`, chair first, then by surname; people, not roles.

        Raises:
            ParliamentUnreachable: the membership on that date is not known from any source at hand.
        """
        ...

    def find_constituency(self, query: str) -> Constituency:
        """Return the 2024 constituency that `query` (name or GSS code) means.

        Raises:
            ConstituencyNotFound: none; the hint gives the nearest names, or the successors of an
                old name.
        """
        ...

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency."""
        ...

    def provenance(self) -> Provenance:
        """Return where the answers so far came from: the weakest source used, and its date."""
        ...

    def notices(self) -> tuple[Problem, ...]:
        """Return what the user must be told of the answers so far, each thing once."""
        ...
