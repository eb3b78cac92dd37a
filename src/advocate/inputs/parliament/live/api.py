"""HTTP to Parliament's services, and nothing else: URLs in, JSON or an error out.

Portraits are the one answer that is no JSON; they come out as JSON that holds the picture.

It and `failures` alone import requests; load it when a request is due, since that import is slow.
"""

import json
import queue
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import requests

from advocate import __version__
from advocate.inputs.parliament.live.answers import AT_ONCE, Fetcher, Reply
from advocate.inputs.parliament.live.failures import (
    PATIENT_TRIES,
    STATUSES_WORTH_ANOTHER_TRY,
    TRIES,
    Attempt,
    BadBody,
    HostTrouble,
    failure_of,
    host_of,
    no_answer,
    not_theirs,
    pause_before_retry,
    redirect_within,
    seconds_to_wait,
)
from advocate.inputs.parliament.live.portraits import LARGEST_BYTES, as_answer, is_portrait

HEADERS = {"User-Agent": f"advocate/{__version__}", "Accept": "application/json"}
PORTRAIT_SECONDS = 2.0
"""A portrait that takes longer is done without."""
LARGEST_JSON_BYTES = 20_000_000
"""Far more than any answer has; the geometry of a seat, the longest, has 150 kB."""
PIECE_BYTES = 16_384
MOST_REDIRECTS = 3
NOT_MODIFIED = 304
IDLE_SECONDS = 1.0
"""After which a worker without work ends."""
BREATH_SECONDS = 0.01
"""Between an answer and the next request, so that the service never sees a sixth at once."""
TICK_SECONDS = 0.1
"""How often a wait looks whether the worker is stuck."""


@dataclass(slots=True, eq=False)
class _Request:
    """One address on its way through the pool."""

    url: str
    is_patient: bool = False
    unless_since: str | None = None
    """The answer is wanted only if it has changed since: what a copy says in `last_modified`."""
    deadline: float | None = None
    """Set by the worker that takes it up."""
    done: threading.Event = field(default_factory=threading.Event)
    reply: Reply = field(default_factory=Reply)

    @property
    def is_stuck(self) -> bool:
        """Say if the worker that took it up should long have given an answer."""
        late = self.deadline is not None and time.monotonic() > self.deadline + TICK_SECONDS
        return late and not self.done.is_set()


class ParliamentApi(Fetcher):
    """One run's requests, at most five at once, through one pool.

    What a host costs the run beyond a healthy one comes off `patience_seconds`: the time of each
    failed try, and of each answer what it took beyond `slow_seconds`. Once that is spent, the host
    is not asked again, except patiently: for an answer that nothing else can give.

    Why threads with deadlines of our own: the timeouts of requests cover neither the look-up of
    the host's name nor a body that drips. They are daemons, so that a stalled one holds up no exit.
    """

    def __init__(
        self,
        *,
        patience_seconds: float = 5.0,
        slow_seconds: float = 1.5,
        patient_seconds: float = 30.0,
    ) -> None:
        self._session = requests.Session()
        self._session.headers.update(HEADERS)
        self._limits = patience_seconds, slow_seconds
        self._patient_seconds = patient_seconds
        self._hosts: dict[str, HostTrouble] = {}
        self._started: dict[str, _Request] = {}
        self._due: queue.SimpleQueue[_Request] = queue.SimpleQueue()
        self._workers = 0
        """Those that are not stuck."""
        self._under_way: set[_Request] = set()
        self._lock = threading.Lock()

    def start(self, wanted: Mapping[str, str | None]) -> None:
        """Begin to fetch what is not yet under way."""
        for url, since in wanted.items():
            if url not in self._started:
                self._started[url] = self._begin(_Request(url, unless_since=since))

    def has_started(self, url: str) -> bool:
        """Say if that address is being fetched, or has been and was not asked for."""
        return url in self._started

    def reply(self, url: str, *, patiently: bool = False) -> Reply:
        """Return the answer once it is there; patiently, a host given up is asked all the same."""
        request = None if patiently else self._started.pop(url, None)
        request = request or self._begin(_Request(url, is_patient=patiently))
        while not request.done.wait(TICK_SECONDS):
            with self._lock:
                for stuck in [each for each in self._under_way if each.is_stuck]:
                    self._abandon(stuck)
        return request.reply

    def note_useless(self, url: str) -> None:
        """Enter that an answer could not be used after all."""
        now = time.monotonic()
        attempt = Attempt(not_theirs(url, "the answer has another form"))
        self._trouble_of(url).note(attempt, now, now)

    def close(self) -> None:
        """Let go of the connections; workers without work end by themselves."""
        self._session.close()

    def _begin(self, request: _Request) -> _Request:
        with self._lock:
            self._due.put(request)
            if self._workers < AT_ONCE:
                self._workers += 1
                threading.Thread(target=self._work, daemon=True).start()
        return request

    def _work(self) -> None:
        while request := self._next():
            with self._lock:
                self._under_way.add(request)
            reply = self._answer(request)
            with self._lock:
                if request not in self._under_way:
                    return  # It took too long, and another works in its place.
                self._end(request, reply)
            time.sleep(BREATH_SECONDS)

    def _next(self) -> _Request | None:
        with suppress(queue.Empty):
            return self._due.get(timeout=IDLE_SECONDS)
        with self._lock:
            with suppress(queue.Empty):
                return self._due.get_nowait()
            self._workers -= 1
        return None

    def _end(self, request: _Request, reply: Reply) -> None:
        self._under_way.discard(request)
        request.reply = reply
        request.done.set()

    def _abandon(self, request: _Request) -> None:
        """Leave a stuck worker to itself, with another in its place."""
        now = time.monotonic()
        self._end(request, no_answer(request.url, "no answer in time"))
        if _costs(request):
            began = now - sum(self._limits)
            self._trouble_of(request.url).note(Attempt(request.reply), began, now)
        threading.Thread(target=self._work, daemon=True).start()

    def _trouble_of(self, url: str) -> HostTrouble:
        return self._hosts.setdefault(host_of(url), HostTrouble(*self._limits))

    def _answer(self, request: _Request) -> Reply:
        """Try until there is a reply to be content with, no try is left, or the time is spent."""
        url, host = request.url, self._trouble_of(request.url)
        if host.is_given_up and not request.is_patient:
            return Reply(error=host.error or no_answer(url, "it failed before in this run").error)
        seconds = self._patient_seconds if request.is_patient else host.left + host.slow_seconds
        seconds = min(seconds, PORTRAIT_SECONDS) if is_portrait(url) else seconds
        request.deadline = time.monotonic() + seconds
        most = PATIENT_TRIES if request.is_patient else TRIES
        most = 1 if is_portrait(url) else most
        for tries in range(1, most + 1):
            began = time.monotonic()
            made = self._try(request, request.deadline)
            enough = min(TRIES, most) if made.is_dead else most
            may_repeat = made.is_worth_repeating and tries < enough
            pause = pause_before_retry(made, tries) if may_repeat else 0.0
            goes_on = may_repeat and time.monotonic() + pause < request.deadline
            if _costs(request):
                with self._lock:
                    host.note(made, began, time.monotonic() + (pause if goes_on else 0.0))
                    if made.is_dead and not goes_on:
                        host.left = 0.0
                goes_on = goes_on and not host.is_given_up
            if not goes_on:
                break
            time.sleep(pause)
        return made.reply

    def _try(self, request: _Request, deadline: float) -> Attempt:
        """Why every exception: those of three libraries and of the system come through here."""
        try:
            return self._fetch(request, deadline)
        except Exception as error:  # noqa: BLE001 - see above
            return failure_of(request.url, error)

    def _fetch(self, request: _Request, deadline: float) -> Attempt:
        url = place = request.url
        headers = {"Accept": "image/jpeg, image/png"} if is_portrait(url) else {}
        if request.unless_since:
            headers["If-Modified-Since"] = request.unless_since
        for _ in range(MOST_REDIRECTS + 1):
            with self._session.get(
                place,
                timeout=max(0.001, deadline - time.monotonic()),
                headers=headers,
                stream=True,
                allow_redirects=False,
            ) as response:
                if response.status_code == NOT_MODIFIED and request.unless_since:
                    return Attempt(Reply(is_unchanged=True))
                if not response.is_redirect:
                    return _read(url, response, deadline)
                place = redirect_within(place, response.headers["Location"])
        raise BadBody("it redirects in circles")


def _costs(request: _Request) -> bool:
    """Say if a request takes off the patience with its host."""
    return not (request.is_patient or is_portrait(request.url))


def _read(url: str, response: requests.Response, deadline: float) -> Attempt:
    status, kind = response.status_code, response.headers.get("Content-Type", "no content type")
    kind = kind.partition(";")[0].lower()
    if status == 204:
        return Attempt(Reply())
    if status != 200:
        return Attempt(
            not_theirs(url, f"status {status}", is_missing=status == 404),
            is_worth_repeating=status in STATUSES_WORTH_ANOTHER_TRY,
            retry_after=seconds_to_wait(response.headers.get("Retry-After", "")),
        )
    if is_portrait(url):
        content = _body(response, deadline, LARGEST_BYTES) if kind.startswith("image/") else b""
        return Attempt(Reply(as_answer(content)))
    if "json" not in kind:
        return Attempt(not_theirs(url, f"{kind} instead of JSON"), is_worth_repeating=True)
    try:
        body = json.loads(_body(response, deadline, LARGEST_JSON_BYTES))
        json.dumps(body, ensure_ascii=False).encode()  # Half a surrogate pair cannot be written.
        return Attempt(Reply(body, last_modified=response.headers.get("Last-Modified")))
    except (ValueError, RecursionError):
        return Attempt(not_theirs(url, "broken JSON"), is_worth_repeating=True)


def _body(response: requests.Response, deadline: float, largest: int) -> bytes:
    """Return what a response holds, unpacked.

    Raises:
        BadBody: it is longer than `largest` bytes, or not whole before the deadline.
    """
    pieces = bytearray()
    while piece := response.raw.read1(PIECE_BYTES, decode_content=True):
        pieces += piece
        if len(pieces) > largest:
            raise BadBody(f"more than {largest // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(pieces)
