"""Parliament's JSON by URL: a fresh copy, else live, else a stale copy, with an account of which.

It knows neither what an answer means (the caller's parser does) nor the packaged snapshot.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from msgspec import Struct

from advocate.errors import ParliamentError, UnexpectedResponse
from advocate.inputs.parliament.cache import Cache, Copy
from advocate.models.member import Provenance, Source

T = TypeVar("T")

AT_ONCE = 5
"""Requests under way at once, and so the size of a round."""
WEAKEST_LAST = (Source.LIVE, Source.CACHE, Source.SNAPSHOT)


class Reply(Struct, frozen=True):
    """What one request brought: JSON, `None` where Parliament has no such thing, or an error."""

    body: object = None
    error: ParliamentError | None = None


class Replaced(Struct, frozen=True):
    """An answer that did not come, and the date of what was used instead."""

    service: str
    error: ParliamentError
    as_of: date


class Fetcher(Protocol):
    """Whoever makes the requests; `api.ParliamentApi` in a real run."""

    def fetch_many(self, urls: Sequence[str]) -> list[Reply]:
        """Fetch all, in the order given; errors are replies, never raised."""
        ...

    def give_up(self, url: str) -> None:
        """Make no more requests to the host of `url` in this run."""
        ...

    def close(self) -> None:
        """Let go of the connections."""
        ...


class Answers:
    """Answers of one run. `connect` is called when the first request is due, not before.

    `listed_at` is when `advocate sync` last read Parliament's list of members: a copy from before
    is not fresh, whatever its age.
    """

    def __init__(
        self,
        *,
        connect: Callable[[], Fetcher],
        cache: Cache,
        today: date,
        listed_at: datetime | None = None,
    ) -> None:
        self._connect = connect
        self._cache = cache
        self._today = today
        self._listed_at = listed_at
        self._expected: dict[str, None] = {}
        self._is_overtaken = False
        self._fetcher: Fetcher | None = None
        self._fetched: dict[str, Reply] = {}
        self._live_urls: set[str] = set()
        self._latest: Provenance | None = None
        self._used: Provenance | None = None
        self._part: Provenance | None = None
        self._replaced: list[Replaced] = []

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """What had to be used for want of an answer, in the order of use."""
        return tuple(self._replaced)

    @property
    def latest(self) -> Provenance | None:
        """The source used last; `None` before the first answer."""
        return self._latest

    @property
    def used(self) -> Provenance | None:
        """The weakest source used so far, with its oldest date; `None` before the first answer."""
        return self._used

    @property
    def used_in_part(self) -> Provenance | None:
        """The same since `start_part`."""
        return self._part

    @property
    def is_part_overtaken(self) -> bool:
        """Whether a copy from before the list of members was used since `start_part`."""
        return self._is_overtaken

    def note_use(self, source: Source, as_of: date) -> None:
        """Enter one more source into the account."""
        new = self._latest = Provenance(source=source, as_of=as_of)
        self._used = max(self._used or new, new, key=_weakness)
        self._part = max(self._part or new, new, key=_weakness)

    def start_part(self) -> None:
        """Begin a part of the run that has an account of its own, for example one profile."""
        self._part = None
        self._is_overtaken = False

    def note_replacement(
        self, service: str, error: ParliamentError, source: Source, as_of: date
    ) -> None:
        """Enter that `source` stood in for an answer of `service`."""
        self._replaced.append(Replaced(service, error, as_of))
        self.note_use(source, as_of)

    def prefetch(self, urls: Iterable[str]) -> None:
        """Fetch at once what has no fresh copy, so that `get` need not wait for each."""
        if wanted := [url for url in dict.fromkeys(urls) if not self._is_at_hand(url)]:
            self._fetch(wanted)

    def expect(self, urls: Iterable[str]) -> None:
        """Fetch these along with the next round of requests, as far as that leaves room.

        Why: a round takes as long as its slowest answer, so that what will probably be asked next
        costs no time then. Nothing is asked for its own sake.
        """
        self._expected = dict.fromkeys(urls)

    def get(
        self,
        service: str,
        url: str,
        parse: Callable[[object], T],
        *,
        not_before: datetime | None = None,
    ) -> T | None:
        """Return what `parse` makes of the answer; `None` where Parliament has no such thing.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy at hand.
        """
        return self.get_list(
            service, url, lambda raw: None if raw is None else parse(raw), not_before=not_before
        )

    def get_list(
        self,
        service: str,
        url: str,
        parse: Callable[[object], T],
        *,
        not_before: datetime | None = None,
    ) -> T:
        """Return what `parse` makes of one page of a list, which is always there, if empty.

        `parse` is given `None` for a 404 too, and refuses it: the address must be wrong. A copy
        from before `not_before` is no copy.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy at hand.
        """
        copy = self._cache.read(url)
        if copy is not None and not_before is not None and copy.fetched_at < not_before:
            copy = None
        if copy is not None and url not in self._fetched and self._is_fresh(copy):
            try:
                return self._from_copy(copy, parse)
            except UnexpectedResponse:
                copy = None  # A copy that cannot be read is no copy.
        try:
            return self._from_live(url, parse)
        except ParliamentError as error:
            if copy is None:
                raise
            return self._from_stale(service, copy, parse, error)

    def get_aside(self, url: str) -> object:
        """Return an answer that no fact rests on: fresh, live or stale; None without one.

        It counts for nothing in the account of what was used, and its failure is told nobody.
        """
        copy = self._cache.read(url)
        if url not in self._fetched:
            if copy is not None and self._is_fresh(copy):
                return copy.body
            self._fetch([url])
        reply = self._fetched.pop(url)
        if reply.error is not None:
            return copy.body if copy else None
        self._cache.write(url, reply.body)
        return reply.body

    def close(self) -> None:
        """Let go of the connections, where there are any."""
        if self._fetcher is not None:
            self._fetcher.close()

    def _open(self) -> Fetcher:
        if self._fetcher is None:
            self._fetcher = self._connect()
        return self._fetcher

    def _is_at_hand(self, url: str) -> bool:
        copy = self._cache.read(url)
        return url in self._fetched or (copy is not None and self._is_fresh(copy))

    def _is_fresh(self, copy: Copy) -> bool:
        return self._cache.is_fresh(copy) and not self._is_older_than_list(copy)

    def _is_older_than_list(self, copy: Copy) -> bool:
        return self._listed_at is not None and copy.fetched_at < self._listed_at

    def _fetch(self, wanted: Sequence[str]) -> None:
        """Fetch `wanted`, and in the same round what is expected, where there is room for it."""
        others = [url for url in self._expected if url not in wanted and not self._is_at_hand(url)]
        self._expected = {}
        urls = [*wanted, *others[: -len(wanted) % AT_ONCE]]
        self._fetched.update(zip(urls, self._open().fetch_many(urls), strict=True))

    def _from_live(self, url: str, parse: Callable[[object], T]) -> T:
        if url not in self._fetched:
            self._fetch([url])
        reply = self._fetched.pop(url)
        if reply.error is not None:
            raise reply.error
        try:
            value = parse(reply.body)
        except UnexpectedResponse:
            self._open().give_up(url)
            raise
        self._cache.write(url, reply.body)
        self._live_urls.add(url)
        self.note_use(Source.LIVE, self._today)
        return value

    def _from_copy(self, copy: Copy, parse: Callable[[object], T]) -> T:
        value = parse(copy.body)
        if copy.url in self._live_urls:
            self.note_use(Source.LIVE, self._today)
        else:
            self.note_use(Source.CACHE, copy.fetched_at.date())
        return value

    def _from_stale(
        self, service: str, copy: Copy, parse: Callable[[object], T], error: ParliamentError
    ) -> T:
        try:
            value = self._from_copy(copy, parse)
        except UnexpectedResponse:
            raise error from None
        if not self._is_fresh(copy):  # Another run may just have written it.
            self.note_replacement(service, error, Source.CACHE, copy.fetched_at.date())
        self._is_overtaken = self._is_overtaken or self._is_older_than_list(copy)
        return value


def _weakness(provenance: Provenance) -> tuple[int, int]:
    return WEAKEST_LAST.index(provenance.source), -provenance.as_of.toordinal()
