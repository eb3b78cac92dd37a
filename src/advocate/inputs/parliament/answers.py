"""Parliament's JSON by URL: a fresh copy, else live, else a stale copy, with an account of which.

It knows neither what an answer means (the caller's parser does) nor the packaged snapshot.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from advocate.errors import ParliamentError, UnexpectedResponse
from advocate.inputs.parliament.cache import Cache, Copy
from advocate.models.member import Provenance, Source

T = TypeVar("T")

WEAKEST_LAST = (Source.LIVE, Source.CACHE, Source.SNAPSHOT)


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request brought: JSON, `None` where Parliament has no such thing, or an error."""

    body: object = None
    error: ParliamentError | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
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
    """Answers of one run. `connect` is called when the first request is due, not before."""

    def __init__(self, *, connect: Callable[[], Fetcher], cache: Cache, today: date) -> None:
        self._connect = connect
        self._cache = cache
        self._today = today
        self._fetcher: Fetcher | None = None
        self._fetched: dict[str, Reply] = {}
        self._live_urls: set[str] = set()
        self._used: Provenance | None = None
        self._part: Provenance | None = None
        self._replaced: list[Replaced] = []

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """What had to be used for want of an answer, in the order of use."""
        return tuple(self._replaced)

    @property
    def used(self) -> Provenance | None:
        """The weakest source used so far, with its oldest date; `None` before the first answer."""
        return self._used

    @property
    def used_in_part(self) -> Provenance | None:
        """The same since `start_part`."""
        return self._part

    def note_use(self, source: Source, as_of: date) -> None:
        """Enter one more source into the account."""
        new = Provenance(source=source, as_of=as_of)
        self._used = max(self._used or new, new, key=_weakness)
        self._part = max(self._part or new, new, key=_weakness)

    def start_part(self) -> None:
        """Begin a part of the run that has an account of its own, for example one profile."""
        self._part = None

    def note_replacement(
        self, service: str, error: ParliamentError, source: Source, as_of: date
    ) -> None:
        """Enter that `source` stood in for an answer of `service`."""
        self._replaced.append(Replaced(service, error, as_of))
        self.note_use(source, as_of)

    def prefetch(self, urls: Iterable[str]) -> None:
        """Fetch at once what has no fresh copy, so that `get` need not wait for each."""
        wanted = [url for url in dict.fromkeys(urls) if not self._is_at_hand(url)]
        if wanted:
            self._fetched.update(zip(wanted, self._open().fetch_many(wanted), strict=True))

    def get(self, service: str, url: str, parse: Callable[[object], T]) -> T | None:
        """Return what `parse` makes of the answer; `None` where Parliament has no such thing.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy at hand.
        """
        return self.get_list(service, url, lambda raw: None if raw is None else parse(raw))

    def get_list(self, service: str, url: str, parse: Callable[[object], T]) -> T:
        """Return what `parse` makes of one page of a list, which is always there, if empty.

        `parse` is given `None` for a 404 too, and refuses it: the address must be wrong.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: no usable answer, and no copy at hand.
        """
        copy = self._cache.read(url)
        if copy is not None and url not in self._fetched and self._cache.is_fresh(copy):
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
        return url in self._fetched or (copy is not None and self._cache.is_fresh(copy))

    def _from_live(self, url: str, parse: Callable[[object], T]) -> T:
        reply = self._fetched.pop(url, None) or self._open().fetch_many([url])[0]
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
        if not self._cache.is_fresh(copy):  # Another run may just have written it.
            self.note_replacement(service, error, Source.CACHE, copy.fetched_at.date())
        return value


def _weakness(provenance: Provenance) -> tuple[int, int]:
    return WEAKEST_LAST.index(provenance.source), -provenance.as_of.toordinal()
