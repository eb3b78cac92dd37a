"""Which sitting members a postcode, or its first half, leads to; only the live service can tell."""

import re
from datetime import date, datetime
from urllib.parse import urlencode

from advocate.errors import AdvocateError, MemberNotFound, ParliamentError, ParliamentUnreachable
from advocate.inputs.parliament.answers import Answers
from advocate.inputs.parliament.on_date import may_sit
from advocate.inputs.parliament.services import MEMBERS_URL, PAGE, counted_page
from advocate.models.dates import plainly
from advocate.models.member import Member

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9][A-Z]{2}))?")
SEPARATORS = re.compile(r"[\s.\-–]+")
MOST_PAGES = 5
"""An outward code leads to a handful of seats; a list of hundreds is not about a postcode."""
FIRST_DAY = date(2024, 7, 4)
"""The day on which today's constituencies, the only ones a postcode leads to, were first held."""
BY_NAME = 'Name the constituency instead, for example: --constituency "Sevenoaks"'


class PostcodeSearch:
    """What the Members service says of postcodes."""

    def __init__(
        self, answers: Answers, url: str = MEMBERS_URL, *, listed_at: datetime | None = None
    ) -> None:
        """Ask at `url`; copies from before the synced list of `listed_at` do not tell who sits."""
        self._answers = answers
        self._listed_at = listed_at
        self._url = url.rstrip("/")

    def find_by_postcode(self, postcode: str, *, on: date) -> tuple[Member, ...]:
        """Return who sits on `on` for `postcode`; an outward code may lead to several.

        Raises:
            AdvocateError: it is no postcode.
            MemberNotFound: it leads to nobody, or `on` is before today's constituencies.
            ParliamentUnreachable: the service does not help, and there is no copy.
        """
        code = normal_postcode(postcode)
        if on < FIRST_DAY:
            raise MemberNotFound(
                f"Postcodes lead to the constituencies of {plainly(FIRST_DAY)} and after, "
                f"not of {plainly(on)}.",
                hint="Type the member's name instead.",
            )
        try:
            found = self._search(code)
        except ParliamentError as error:
            raise needs_connection(code) from error
        members = tuple(member for member in found if may_sit(member, on))
        if not members:
            raise MemberNotFound(
                f"No sitting member of the Commons was found for {code}.",
                hint=f"Check the postcode; its seat may also be vacant. {BY_NAME}",
            )
        return members

    def _search(self, code: str) -> tuple[Member, ...]:
        found: dict[int, Member] = {}
        for page in range(MOST_PAGES):
            query = {"Location": code, "House": 1, "IsCurrentMember": "true"}
            paging = urlencode({**query, "skip": page * PAGE, "take": PAGE})
            url = f"{self._url}/api/Members/Search?{paging}"
            total, members = self._answers.get_list(
                "Members", url, counted_page, not_before=self._listed_at
            )
            is_last = all(member.id in found for member in members)
            found.update((member.id, member) for member in members)
            if is_last or len(found) == total:
                break
        return tuple(found.values())


def normal_postcode(typed: str) -> str:
    """Return "BR8 7RE" for "br87re", and "BR8" for "br8".

    Raises:
        AdvocateError: it has not the shape of a postcode or of the first half of one.
    """
    match = POSTCODE.fullmatch(SEPARATORS.sub(" ", typed).strip().upper())
    if match is None:
        raise AdvocateError(
            f"“{typed.strip()}” is not a UK postcode.",
            hint="Type the whole postcode or its first half, for example: BR8 7RE or BR8",
        )
    return " ".join(part for part in match.groups() if part)


def needs_connection(postcode: str) -> ParliamentUnreachable:
    """Return the error for a postcode without the service that knows postcodes."""
    return ParliamentUnreachable(
        f"Whose constituency {postcode} is in is known to Parliament's Members service only, "
        "so postcodes need a connection.",
        hint=BY_NAME,
    )
