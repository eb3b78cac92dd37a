"""A member's interests from the Members service: asked for online only, and never guessed.

Of the register only what names one of the workspace's topics is handed on. A list that cannot be
read costs nothing but a notice.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from advocate.errors import ParliamentError, Problem, Severity
from advocate.inputs.parliament.answers import Answers
from advocate.inputs.parliament.keywords import Keywords, keywords_of, topics_named
from advocate.inputs.parliament.parse_interests import RegisterEntry, parse_focus, parse_register
from advocate.inputs.parliament.services import MEMBERS_URL
from advocate.models.interests import FocusArea, RegisteredInterest
from advocate.models.workspace import Topic

T = TypeVar("T")

SERVICE = "Members"
FOCUS, REGISTER = "stated interests", "registered interests"
LONGEST_TEXT = 240
REGISTER_PAGE = "https://members.parliament.uk/member/{id}/registeredinterests"


class InterestsService:
    """What a member's page lists as focus, and what of the register is on our topics."""

    def __init__(self, answers: Answers, members_url: str = MEMBERS_URL) -> None:
        self._answers = answers
        self._url = members_url.rstrip("/")
        self._unread: set[str] = set()

    def focus_url(self, member_id: int) -> str:
        """Return the address of the focus list, for whoever fetches several things at once."""
        return f"{self._url}/api/Members/{member_id}/Focus"

    def focus_of(self, member_id: int) -> tuple[FocusArea, ...] | None:
        """Return what the member's page lists; `None` where it cannot be read."""
        return self._read(FOCUS, self.focus_url(member_id), parse_focus)

    def registered_interests(
        self, member_id: int, topics: Sequence[Topic], *, on: date
    ) -> tuple[RegisteredInterest, ...] | None:
        """Return the entries that name a topic, newest first; `None` where it cannot be read.

        Without a topic nothing is asked: what is not about our work is no business of ours.
        """
        keywords = keywords_of(topics)
        if not any(keywords.values()):
            return ()
        url = f"{self._url}/api/Members/{member_id}/RegisteredInterests?house=1"
        entries = self._read(REGISTER, url, lambda raw: parse_register(raw, on=on))
        if entries is None:
            return None
        kept = [_of(entry, keywords, REGISTER_PAGE.format(id=member_id)) for entry in entries]
        relevant = [interest for interest in kept if interest.topics]
        return tuple(sorted(relevant, key=lambda each: each.registered or date.min, reverse=True))

    def notices(self) -> tuple[Problem, ...]:
        """Return one warning for the lists that could not be read.

        None where more than a list was wanting: of a service that failed the user is told already.
        """
        unread = [name for name in (FOCUS, REGISTER) if name in self._unread]
        if not unread or any(entry.service == SERVICE for entry in self._answers.replaced):
            return ()
        return (
            Problem(
                message=f"Parliament's lists of {' and '.join(unread)} could not be read; "
                "nothing is said of them.",
                hint="Run again in a few minutes.",
                severity=Severity.WARNING,
            ),
        )

    @property
    def gap(self) -> str:
        """What is missing, as a sentence for a warning that has told of the cause; or nothing."""
        unread = [name for name in (FOCUS, REGISTER) if name in self._unread]
        return f"Nothing is said of {' and '.join(unread)}." if unread else ""

    def _read(
        self, name: str, url: str, parse: Callable[[object], tuple[T, ...]]
    ) -> tuple[T, ...] | None:
        """Return the list at `url`; a member of whom there is none has an empty one."""
        try:
            return self._answers.get(SERVICE, url, parse) or ()
        except ParliamentError:
            self._unread.add(name)
            return None


def _of(entry: RegisterEntry, keywords: Keywords, page: str) -> RegisteredInterest:
    return RegisteredInterest(
        category=entry.category,
        text=_short(entry.text),
        registered=entry.registered,
        url=page,
        topics=topics_named((entry.text,), keywords),
    )


def _short(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT].rpartition(' ')[0] or text[:LONGEST_TEXT]} …"
