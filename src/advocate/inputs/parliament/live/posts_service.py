"""What the Members API can be asked of posts and who holds them now."""

from datetime import date

from advocate.inputs.parliament.live.answers import Answers
from advocate.inputs.parliament.live.posts_parser import parse_members, parse_numbers, parse_posts
from advocate.models.member import Member, OfficeHolder


class PostsService:
    """The lists of posts; each question raises what those of `services` do."""

    name = "Members"

    def __init__(self, answers: Answers, url: str) -> None:
        self._answers = answers
        self._url = f"{url}/api"

    def posts(self, listed: str) -> tuple[OfficeHolder, ...]:
        """Return the posts of one of the lists and who holds them now."""
        url = f"{self._url}/Posts/{listed}"
        return self._answers.get(self.name, url, parse_posts) or ()

    def posts_of_departments(self, listed: str) -> tuple[OfficeHolder, ...]:
        """Return the posts of every department in one of the lists, junior ones among them."""
        url = f"{self._url}/Reference/Departments"
        numbers = self._answers.get(self.name, url, parse_numbers) or ()
        lists = [f"{listed}?departmentId={number}" for number in numbers]
        self._answers.prefetch(f"{self._url}/Posts/{each}" for each in lists)
        return tuple(holder for each in lists for holder in self.posts(each))

    def speaker(self, on: date) -> Member | None:
        """Return who is Speaker of the House of Commons on `on`."""
        url = f"{self._url}/Posts/SpeakerAndDeputies/{on.isoformat()}"
        found = self._answers.get(self.name, url, parse_members) or ()
        return next((m for m in found if m.latest_party and m.latest_party.name == "Speaker"), None)
