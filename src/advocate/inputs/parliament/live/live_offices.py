"""Who holds an office, by the Members service now, and by the snapshot on earlier days."""

from collections.abc import Iterator
from datetime import date

from advocate.errors import UnexpectedResponse
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.member_parser import parse_members, parse_numbers, parse_posts
from advocate.inputs.parliament.live.services import MembersService
from advocate.inputs.parliament.names.office_names import holders_meant, only_holder, title_meant
from advocate.inputs.parliament.snapshot.snapshot_offices import SPEAKER, is_speaker
from advocate.models.member import OfficeHolder, Post
from advocate.models.office_titles import read_titles

_GOVERNMENT, _OPPOSITION = "GovernmentPosts", "OppositionPosts"


class LiveOffices:
    """The holders of offices; the service's lists tell of now only."""

    def __init__(self, service: MembersService, fallback: Fallback) -> None:
        self._service = service
        self._fallback = fallback
        self._packaged = fallback.snapshot.offices

    def find_holder(self, query: str, *, on: date) -> OfficeHolder:
        """Return who holds on `on` the one office that `query` means."""
        return self._fallback.ask(
            self._service.name,
            lambda: self._holder_now(query, on),
            instead=lambda: self._packaged.find_holder(query, on=on),
            is_past=self._fallback.is_history(on),
        )

    def _holder_now(self, query: str, on: date) -> OfficeHolder:
        """Return the holder by the service's lists; what they do not have the snapshot may."""
        if is_speaker(query):
            return self._speaker(on)
        found = False
        for listed in self._lists(query):
            holders = [h for h in listed if h.post.start is None or h.post.start <= on]
            found |= bool(holders)
            if hits := holders_meant(query, holders):
                return only_holder(query, hits, on)
        if not found:
            raise UnexpectedResponse("Parliament's Members service gave no list of posts.")
        return self._packaged.find_holder(query, on=on)

    def _lists(self, query: str) -> Iterator[tuple[OfficeHolder, ...]]:
        """Yield lists of posts, the likelier first, each asked for when the last did not do."""
        title = read_titles(title_meant(query))[0]
        is_opposition = title.is_shadow or "opposition" in title.words
        ours = _OPPOSITION if is_opposition else _GOVERNMENT
        if title.rank != "minister":
            yield self._posts(ours)
        numbers = self._service.get("Reference/Departments", parse_numbers) or ()
        lists = [f"{ours}?departmentId={number}" for number in numbers]
        self._fallback.answers.prefetch(f"{self._service.root}/Posts/{each}" for each in lists)
        yield tuple(holder for each in lists for holder in self._posts(each))

    def _posts(self, listed: str) -> tuple[OfficeHolder, ...]:
        return self._service.get(f"Posts/{listed}", parse_posts) or ()

    def _speaker(self, on: date) -> OfficeHolder:
        path = f"Posts/SpeakerAndDeputies/{on.isoformat()}"
        found = self._service.get(path, parse_members) or ()
        speakers = (m for m in found if m.latest_party and m.latest_party.name == "Speaker")
        if (member := next(speakers, None)) is None:
            raise UnexpectedResponse("Parliament's Members service does not say who is Speaker.")
        post = Post(name=SPEAKER, kind="other")
        return OfficeHolder(member_id=member.id, member_name=member.name_display_as, post=post)
