"""Parliament's JSON by URL: a fresh copy, else live, else a stale copy, with an account of which.

It knows neither what an answer means (the caller's parser does) nor the packaged snapshot.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct

from advocate.errors import ParliamentError, ParliamentUnreachable, UnexpectedResponse
from advocate.inputs.parliament.live.cache import Cache, Copy
from advocate.models.member import Provenance, Source

T = TypeVar("T")

AT_ONCE = 5
"""Requests under way at once, and so the size of a round."""


class Reply(Struct, frozen=True):
    """What one request brought: JSON, `None` where Parliament has no such record, or an error."""

    body: object = None
    error: ParliamentError | None = None
    is_missing: bool = False
    """Whether the error is a 404: no such record, or no such service."""
    is_unchanged: bool = False
    """Whether the copy at hand still holds, and no body came."""
    last_modified: str | None = None
    """When the answer last changed, as the service puts it, where it does."""


class Replaced(Struct, frozen=True):
    """An answer that did not come, and the date of what was used instead."""

    service: str
    error: ParliamentError
    as_of: date


@dataclass(slots=True)
class SourcesUsed:
    """The weakest source that was used in a run, or in a part of it."""

    weakest: Provenance | None = None
    """The weakest source, with its oldest date; None before the first answer."""
    is_overtaken: bool = False
    """Whether a copy from before the list of members was used."""

    def note(self, source: Provenance) -> None:
        """Enter one more source."""
        known = (self.weakest or source, source)
        self.weakest = max(known, key=lambda p: ([*Source].index(p.source), -p.as_of.toordinal()))


class Fetcher:
    """Makes the requests; `api.ParliamentApi` in a real run, and this one offline asks nobody."""

    def start(self, wanted: Mapping[str, str | None]) -> None:
        """Begin to fetch the addresses that are not yet under way, and do not wait for them.

        Each comes with what its copy says in `last_modified`, if there is one.
        """

    def has_started(self, _url: str) -> bool:
        """Say if that address is being fetched, or has been and was not asked for."""
        return False

    def reply(self, _url: str, *, patiently: bool = False) -> Reply:  # noqa: ARG002 - for others
        """Return the answer once it is there; errors are replies, never raised.

        Patiently, it is waited for longer, and even a host that has failed is asked.
        """
        return Reply(error=ParliamentUnreachable("Nobody is asked offline."))

    def note_useless(self, url: str) -> None:
        """Enter that an answer could not be used after all."""

    def close(self) -> None:
        """Let go of the connections."""


@dataclass(kw_only=True, eq=False)
class Answers:
    """Answers of one run. `connect` is called when the first request is due, not before.

    `listed_at` is when `advocate sync` last read Parliament's list of members: a copy from before
    is not fresh, whatever its age. A copy from before `oldest`, the day of the snapshot, is none.
    """

    connect: Callable[[], Fetcher]
    cache: Cache
    live: Provenance
    """What an answer of this run counts as."""
    listed_at: datetime | None = None
    oldest: date = date.min
    anew_from: datetime | None = None
    """Lists of who sits and serves are asked for anew where a copy is from before."""
    probes: dict[str, str] = field(default_factory=dict)
    """By service, an address at which it has an answer as long as it works."""
    replaced: list[Replaced] = field(default_factory=list)
    """What was used because an answer did not come, in the order of use."""
    used: SourcesUsed = field(default_factory=SourcesUsed)
    """What was used in the whole run."""
    _part: SourcesUsed = field(default_factory=SourcesUsed)
    _fetcher: Fetcher | None = None
    _failed: dict[str, Reply] = field(default_factory=dict)
    _is_patient: bool = False
    _heard: set[str] = field(default_factory=set)
    """Services that gave a usable answer in this run."""
    _live_urls: set[str] = field(default_factory=set)

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
        """Begin to fetch what has no fresh copy, so that `get` need not wait for each.

        If anything is fetched, so are the addresses in `along`, which will probably be asked next.
        Nothing is asked for the sake of `along` alone.
        """
        if wanted := [url for url in dict.fromkeys(urls) if not self._is_at_hand(url)]:
            others = (url for url in along if not self._is_at_hand(url))
            copies = {url: self.cache.read(url) for url in (*wanted, *others)}
            known = {url: copy.last_modified if copy else None for url, copy in copies.items()}
            self._open().start(known)

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what `ask` brings, each answer waited for longer than usual.

        Raises:
            ParliamentUnreachable, UnexpectedResponse: there is still no usable answer.
        """
        self._is_patient = True
        try:
            return ask()
        finally:
            self._is_patient = False

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
        copy = self.cache.read(url)
        if copy is not None and (
            copy.fetched_at.date() < self.oldest or (not_before and copy.fetched_at < not_before)
        ):
            copy = None
        if copy is not None and self._is_fresh(copy) and not self._open_has(url):
            try:
                return self._from_copy(copy, parse)
            except UnexpectedResponse:
                copy = None  # A copy that cannot be read is no copy.
        try:
            return self._from_live(service, url, parse, along)
        except ParliamentError as error:
            if copy is None:
                raise
            return self._from_stale(service, copy, parse, error)

    def get_aside(self, url: str) -> object:
        """Return an answer that no fact rests on: fresh, live or stale; None without one.

        It counts for nothing in the account of what was used, and its failure is told nobody.
        """
        copy = self.cache.read(url)
        if copy is not None and self._is_fresh(copy) and not self._open_has(url):
            return copy.body
        reply = self._open().reply(url)
        if reply.is_unchanged:
            reply = self._confirmed(url, lambda raw: raw)
        if reply.error is not None and not reply.is_missing:
            return copy.body if copy else None
        self.cache.write(url, reply.body, reply.last_modified)
        return reply.body

    def close(self) -> None:
        """Let go of the connections, where there are any."""
        if self._fetcher is not None:
            self._fetcher.close()

    def _open(self) -> Fetcher:
        if self._fetcher is None:
            self._fetcher = self.connect()
        return self._fetcher

    def _is_at_hand(self, url: str) -> bool:
        copy = self.cache.read(url)
        return url in self._failed or (copy is not None and self._is_fresh(copy))

    def _open_has(self, url: str) -> bool:
        return self._fetcher is not None and self._fetcher.has_started(url)

    def _is_fresh(self, copy: Copy) -> bool:
        return self.cache.is_fresh(copy) and not self._is_older_than_list(copy)

    def _is_older_than_list(self, copy: Copy) -> bool:
        return self.listed_at is not None and copy.fetched_at < self.listed_at

    def _from_live(
        self, service: str, url: str, parse: Callable[[object], T], along: Iterable[str]
    ) -> tuple[T, Provenance]:
        reply = self._failed.get(url)
        if self._is_patient:
            reply = self._open().reply(url, patiently=True)
        elif reply is None:
            self.prefetch((url,), along=along)
            reply = self._open().reply(url)
        if reply.is_unchanged:
            reply = self._confirmed(url, parse)
        if reply.error is not None and not (reply.is_missing and self._is_heard(service)):
            self._failed[url] = reply
            raise reply.error
        try:
            value = parse(reply.body)
        except UnexpectedResponse as error:
            self._open().note_useless(url)
            self._failed[url] = Reply(error=error)
            raise
        self.cache.write(url, reply.body, reply.last_modified)
        self._heard.add(service)
        self._live_urls.add(url)
        self.note_use(self.live)
        return value, self.live

    def _confirmed(self, url: str, parse: Callable[[object], T]) -> Reply:
        """Return the copy that still holds; where it is of no use, ask again for the whole."""
        copy = self.cache.read(url)
        with suppress(UnexpectedResponse):
            if copy is not None:
                parse(copy.body)
                return Reply(copy.body, last_modified=copy.last_modified)
        return self._open().reply(url, patiently=True)

    def _is_heard(self, service: str) -> bool:
        """Say if a service works, so that its "not found" means that there is no such thing."""
        if service not in self._heard:
            reply = self._open().reply(self.probes[service])
            self._heard |= {service} if isinstance(reply.body, dict) else set()
        return service in self._heard

    def _from_copy(self, copy: Copy, parse: Callable[[object], T]) -> tuple[T, Provenance]:
        value = parse(copy.body)
        source = self.live if copy.url in self._live_urls else _source_of(copy)
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
