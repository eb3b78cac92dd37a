"""Members by the live service: whom a name, an id, a seat or a postcode means."""

from datetime import date

from advocate.errors import MemberNotFound, UnexpectedResponse
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.live_name_search import find_by_name, find_peer
from advocate.inputs.parliament.live.membership_on_date import may_sit, sits
from advocate.inputs.parliament.live.services import MembersService
from advocate.inputs.parliament.names.postcode import BY_NAME, normal_postcode, refuse_before_2024
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID
from advocate.models.constituency import Constituency
from advocate.models.member import Member


class LiveMembers:
    """Members by the Members service, and by the snapshot where its history covers the day."""

    def __init__(self, service: MembersService, fallback: Fallback) -> None:
        self._service = service
        self._fallback = fallback
        self._packaged = fallback.snapshot.members

    def find_member(self, query: str, *, on: date) -> Member:
        """Return the one member of the Commons that `query` means; an id finds anybody."""
        if query.strip().isdecimal():
            return self._by_id(query.strip(), on)
        day = self._fallback.calendar.last_sat(on)
        return self._fallback.ask(
            self._service.name,
            lambda: find_by_name(query, day, members=self._service, known=self._packaged),
            instead=lambda: self._packaged.find_member(query, on=on),
            is_past=self._fallback.is_history(on),
        )

    def find_peer(self, query: str, *, on: date) -> Member | None:
        """Return the one member of the Lords on `on` that a name means, or None."""
        return self._fallback.ask(
            self._service.name,
            lambda: find_peer(query, on, members=self._service),
            instead=lambda: self._packaged.find_peer(query, on=on),
        )

    def find_holder(self, constituency: Constituency | str, *, on: date) -> Member | None:
        """Return who holds `constituency` on `on`; `None` while it is vacant or nobody sits.

        The service tells of now only: of a seat taken since `on`, the snapshot tells who had it.
        """
        packaged = self._packaged.find_holder(constituency, on=on)
        seat = None if isinstance(constituency, str) else constituency.id
        if seat is None or self._fallback.is_history(on):
            self._fallback.note_use()
            return packaged
        if self._fallback.calendar.dissolution_covering(on):
            return None
        expecting = packaged.id if packaged else None
        holder = self._fallback.ask(
            self._service.name,
            lambda: self._service.holder(seat, expecting=expecting),
            instead=lambda: packaged,
        )
        return holder if self._fallback.is_now(on) or (holder and sits(holder, on)) else packaged

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who sits on `on` for `postcode`; an outward code may lead to several."""
        code = normal_postcode(postcode)
        refuse_before_2024(on)
        found = self._fallback.ask(
            self._service.name,
            lambda: self._service.search_postcode(code),
            instead=lambda: self._packaged.find_by_postcode(code, on=on),
        )
        members = tuple(member for member in found if may_sit(member, on))
        if not members:
            raise MemberNotFound(
                f"No sitting member of the Commons was found for {code}.",
                hint=f"Check the postcode; its seat may also be vacant. {BY_NAME}",
            )
        return members

    def _by_id(self, query: str, on: date) -> Member:
        member_id = int(query)
        member = None
        if member_id <= LARGEST_ID:
            with_career = not self._fallback.is_history(on)
            member = self._fallback.ask(
                self._service.name,
                lambda: self._service.member(member_id, with_career=with_career),
                instead=lambda: self._packaged.find_member(query, on=on),
            )
        if member is None and (known := self._packaged.member_by_id(member_id)):
            self._fallback.note_failure(self._service.name, UnexpectedResponse("nothing came"))
            return known
        if member is None:
            raise MemberNotFound(f"No member has the id {query}.", hint="Type a name instead.")
        return member
