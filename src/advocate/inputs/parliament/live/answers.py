"""Parliament's JSON by URL: a fresh copy, else live, else a stale copy, with an account of which.

It knows neither what an answer means (the caller's parser does) nor the packaged snapshot.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from msgspec import Struct

from advocate.errors import ParliamentError, UnexpectedResponse
from advocate.inputs.parliament.live.cache import Cache, Copy
from advocate.models.member import Provenance, Source

T = TypeVar("T")

AT_ONCE = 5
"""Requests under way at once, and so the size of a round."""
WEAKEST_LAST = (Source.LIVE, Source.CACHE, Source.SNAPSHOT)


class Reply(Struct, frozen=True):
    """What one request brought: JSON, `None` where Parliament has no such record, or an error."""

    body: object = None
    error: ParliamentError | None = None


class Replaced(Struct, frozen=True):
    """An answer that did not come, and the date of what was used instead."""

    service: str
    error: ParliamentError
    as_of: date


class SourcesUsed:
    """The weakest source that was used in a run, or in a part of it."""

    def __init__(self) -> None:
        self.weakest: Provenance | None = None
        """The weakest source, with its oldest date; None before the first answer."""
        self.is_overtaken = False
        """Whether a copy from before the list of members was used."""

    def note(self, source: Provenance) -> None:
        """Enter one more source."""
        self.weakest = max(self.weakest or source, source, key=_weakness)


class Fetcher(Protocol):
    """Makes the requests; `api.ParliamentApi` in a real run."""

    def fetch_many(self, urls: Sequence[str]) -> list[Reply]:
        """Fetch all, in the order given; errors are replies, never raised."""

    def give_up(self, url: str) -> None:
        """Make no more requests to the host of `url` in this run."""

    def close(self) -> None:
        """Let go of the connections."""


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
        self._live = Provenance(source=Source.LIVE, as_of=today)
        self.listed_at = listed_at
        self._fetcher: Fetcher | None = None
        self._fetched: dict[str, Reply] = {}
        self._live_urls: set[str] = set()
        self.replaced: list[Replaced] = []
        """What was used because an answer did not come, in the order of use."""
        self.used = SourcesUsed()
        """What was used in the whole run."""
        self._part = SourcesUsed()

    def start_part(self) -> SourcesUsed:
        """Return a new account of what is used from now to the next start, such as one profile."""
        self._part = SourcesUsed()
        return self._part

    def note_use(self, source: Provenance) -> None:
        """Enter one more source into the account."""
        self.used.note(source)
        self._part.note(source)

    def note_replacement(self, service: str, error: ParliamentError, source: Provenance) -> None:
        """Enter that `source` stood in for an answer of `service`."""
        self.replaced.append(Replaced(service, error, source.as_of))
        self.note_use(source)

    def prefetch(self, urls: Iterable[str], *, along: Iterable[str] = ()) -> None:
        """Fetch at once what has no fresh copy, so that `get` need not wait for each.

        If anything is fetched, so are the addresses in `along`, as far as the round leaves room.
        Why: a round takes as long as its slowest answer, so that what will probably be asked next
        costs no time then. Nothing is asked for the sake of `along` alone.
        """
        if wanted := [url for url in dict.fromkeys(urls) if not self._is_at_hand(url)]:
            self._fetch(wanted, along)

    def get(self, service: str, url: str, parse: Callable[[object], T]) -> T | None:
        """Return what `parse` makes of the answer; `None` where Parliament has no such record.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy.
        """
        value, _ = self.get_with_source(
            service, url, lambda raw: raw if raw is None else parse(raw)
        )
        return value

    def get_with_source(
        self,
        service: str,
        url: str,
        parse: Callable[[object], T],
        *,
        not_before: datetime | None = None,
        along: Iterable[str] = (),
    ) -> tuple[T, Provenance]:
        """Return what `parse` makes of the answer, and where the answer came from.

        `parse` is given `None` for a 404 too, and may refuse it. A copy from before `not_before` is
        no copy. The addresses in `along` are fetched as by `prefetch`.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy.
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
            return self._from_live(url, parse, along)
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
        return self.listed_at is not None and copy.fetched_at < self.listed_at

    def _fetch(self, wanted: Sequence[str], along: Iterable[str] = ()) -> None:
        """Fetch `wanted`, and in the same round those `along` for which there is room."""
        others = [url for url in along if url not in wanted and not self._is_at_hand(url)]
        urls = [*wanted, *others[: -len(wanted) % AT_ONCE]]
        self._fetched.update(zip(urls, self._open().fetch_many(urls), strict=True))

    def _from_live(
        self, url: str, parse: Callable[[object], T], along: Iterable[str]
    ) -> tuple[T, Provenance]:
        if url not in self._fetched:
            self._fetch([url], along)
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
        self.note_use(self._live)
        return value, self._live

    def _from_copy(self, copy: Copy, parse: Callable[[object], T]) -> tuple[T, Provenance]:
        value = parse(copy.body)
        source = self._live if copy.url in self._live_urls else _source_of(copy)
        self.note_use(source)
        return value, source

    def _from_stale(
        self, service: str, copy: Copy, parse: Callable[[object], T], error: ParliamentError
    ) -> tuple[T, Provenance]:
        try:
            value, source = self._from_copy(copy, parse)
        except UnexpectedResponse:
            raise error from None
        if not self._is_fresh(copy):  # Another run may just have written it.
            source = _source_of(copy)
            self.note_replacement(service, error, source)
        self._part.is_overtaken |= self._is_older_than_list(copy)
        return value, source


def _source_of(copy: Copy) -> Provenance:
    return Provenance(source=Source.CACHE, as_of=copy.fetched_at.date())


def _weakness(provenance: Provenance) -> tuple[int, int]:
    return WEAKEST_LAST.index(provenance.source), -provenance.as_of.toordinal()
