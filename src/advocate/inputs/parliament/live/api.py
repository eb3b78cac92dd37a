"""HTTP to Parliament's services, and nothing else: URLs in, JSON or an error out.

Portraits are the one answer that is no JSON; they come out as JSON that holds the picture.

The only module that imports requests; load it when a request is due, since that import is slow.
"""

import json
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import requests
from msgspec.structs import replace

from advocate import __version__
from advocate.errors import ParliamentUnreachable, UnexpectedResponse
from advocate.inputs.parliament.live.answers import AT_ONCE, Reply
from advocate.inputs.parliament.live.portraits import LARGEST_BYTES, as_answer, is_portrait
from advocate.inputs.parliament.live.retries import (
    STATUSES_WORTH_ANOTHER_TRY,
    Attempt,
    reply_after_retries,
    seconds_to_wait,
)

HEADERS = {"User-Agent": f"advocate/{__version__}", "Accept": "application/json"}
PORTRAIT_SECONDS = 2.0
"""A portrait that takes longer is done without: the rest of a round does not wait for it."""

BROKEN_OFF = (
    requests.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


class ParliamentApi:
    """One run's requests. A host that failed once, after retries, is not asked again.

    `patience_seconds` is what one host may cost in all: it bounds each round of requests, and a
    round slower than `slow_seconds` is taken off it. A host that answers briskly never uses it up.

    Why threads with a deadline of our own: the timeouts of requests cover neither the look-up of
    the host's name nor a body that drips. They are daemons, so that a stalled one holds up no exit.
    """

    def __init__(self, *, patience_seconds: float = 5.0, slow_seconds: float = 1.5) -> None:
        self._session = requests.Session()
        self._session.headers.update(HEADERS)
        self._patience_seconds = patience_seconds
        self._slow_seconds = slow_seconds
        self._patience_left: dict[str, float] = {}
        self._given_up: set[str] = set()

    def fetch_many(self, urls: Sequence[str]) -> list[Reply]:
        """Fetch all, at most five at once; replies in the order of `urls`, errors among them."""
        replies: list[Reply] = []
        for start in range(0, len(urls), AT_ONCE):
            replies += self._fetch_round(urls[start : start + AT_ONCE])
        return replies

    def give_up(self, url: str) -> None:
        """Make no more requests to the host of `url` in this run."""
        self._given_up.add(_host(url))

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _fetch_round(self, urls: Sequence[str]) -> list[Reply]:
        replies = [_no_answer(url, "it failed before in this run") for url in urls]
        due = [place for place, url in enumerate(urls) if _host(url) not in self._given_up]
        if not due:
            return replies
        started = time.monotonic()
        deadlines = {place: started + self._patience(urls[place]) for place in due}
        done: queue.SimpleQueue[tuple[int, Reply]] = queue.SimpleQueue()
        for place in due:
            replies[place] = _no_answer(urls[place], "no answer in time")
            threading.Thread(
                target=lambda place: done.put((place, self._reply(urls[place], deadlines[place]))),
                args=(place,),
                daemon=True,
            ).start()
        waiting = set(due)
        elapsed: dict[str, float] = {}
        while waiting:
            latest = max(deadlines[place] for place in waiting)
            try:
                place, reply = done.get(timeout=max(0.0, latest - time.monotonic()))
            except queue.Empty:
                break
            replies[place] = reply
            waiting.discard(place)
            _note(elapsed, urls[place], time.monotonic() - started)
        for place in waiting:
            _note(elapsed, urls[place], deadlines[place] - started)
        settled = {urls[place]: replies[place] for place in due if not is_portrait(urls[place])}
        self._settle(elapsed, settled)
        return replies

    def _patience(self, url: str) -> float:
        left = self._left(_host(url))
        return min(left, PORTRAIT_SECONDS) if is_portrait(url) else left

    def _left(self, host: str) -> float:
        return self._patience_left.get(host, self._patience_seconds)

    def _settle(self, elapsed: Mapping[str, float], replies: Mapping[str, Reply]) -> None:
        helpful = {_host(url) for url, reply in replies.items() if reply.error is None}
        for url, reply in replies.items():
            if reply.error is not None and _host(url) not in helpful:
                self.give_up(url)
        for host, seconds in elapsed.items():
            if seconds > self._slow_seconds:
                self._patience_left[host] = max(0.0, self._left(host) - seconds)

    def _reply(self, url: str, deadline: float) -> Reply:
        return reply_after_retries(
            lambda: self._try(url, deadline),
            deadline=deadline,
            is_given_up=lambda: _host(url) in self._given_up,
        )

    def _try(self, url: str, deadline: float) -> Attempt:
        timeout = max(0.001, deadline - time.monotonic())
        try:
            if is_portrait(url):
                return self._try_portrait(url, timeout)
            response = self._session.get(url, timeout=timeout)
        except requests.Timeout:
            return Attempt(_no_answer(url, "no answer in time"))
        except BROKEN_OFF:
            reply = _no_answer(url, "the connection failed")
            return Attempt(reply, is_worth_repeating=not is_portrait(url))
        except (requests.RequestException, ValueError) as error:
            return Attempt(_no_answer(url, str(error)))
        return _read(url, response)

    def _try_portrait(self, url: str, timeout: float) -> Attempt:
        """Ask once, and read no more than a portrait may hold."""
        accept = {"Accept": "image/jpeg, image/png"}
        with self._session.get(url, timeout=timeout, headers=accept, stream=True) as response:
            kind = response.headers.get("Content-Type", "")
            if response.status_code != 200 or not kind.startswith("image/"):
                return replace(_read(url, response), is_worth_repeating=False)
            content = b""
            for piece in response.iter_content(65_536):
                content += piece
                if len(content) > LARGEST_BYTES:
                    break
            return Attempt(Reply(as_answer(content)))


def _read(url: str, response: requests.Response) -> Attempt:
    if response.status_code in {204, 404}:
        return Attempt(Reply())
    if response.status_code != 200:
        return Attempt(
            _not_theirs(url, f"status {response.status_code}"),
            is_worth_repeating=response.status_code in STATUSES_WORTH_ANOTHER_TRY,
            retry_after=seconds_to_wait(response.headers.get("Retry-After", "")),
        )
    kind = response.headers.get("Content-Type", "no content type").partition(";")[0]
    if "json" not in kind.lower():
        return Attempt(_not_theirs(url, f"{kind} instead of JSON"), is_worth_repeating=True)
    try:
        body = json.loads(response.content)
        json.dumps(body, ensure_ascii=False).encode()  # Half a surrogate pair cannot be written.
        return Attempt(Reply(body))
    except (ValueError, RecursionError):
        return Attempt(_not_theirs(url, "broken JSON"), is_worth_repeating=True)


def _note(elapsed: dict[str, float], url: str, seconds: float) -> None:
    """Enter how long a host has taken; portraits do not count."""
    if not is_portrait(url):
        elapsed[_host(url)] = seconds


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _no_answer(url: str, why: str) -> Reply:
    error = ParliamentUnreachable(
        f"{_host(url) or url} did not answer ({why}).",
        hint="Check the connection and run again, or add --offline to use the packaged facts.",
    )
    return Reply(error=error)


def _not_theirs(url: str, what: str) -> Reply:
    error = UnexpectedResponse(
        f"{_host(url) or url} gave an answer that cannot be used ({what}).",
        hint="Run again in a few minutes, or add --offline to use the packaged facts.",
    )
    return Reply(error=error)
