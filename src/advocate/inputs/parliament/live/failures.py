"""What went wrong with a request, when it is made again, and what a bad host costs.

It is told so that the user can tell a dead service from a slow one.
"""

import os
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import requests
import urllib3
from msgspec import Struct
from requests.utils import select_proxy

from advocate.errors import ParliamentError, ParliamentUnreachable
from advocate.inputs.parliament.live.answers import Reply
from advocate.inputs.parliament.live.json_fields import unexpected

TRIES = 3
PATIENT_TRIES = 12
"""Of a request whose answer nothing else can give."""
LONGEST_PAUSE_SECONDS = 2.0
FIRST_PAUSE_SECONDS = 0.2
"""Before the second try, more or less; before each further one it is twice as long."""
LEAST_COST_SECONDS = 0.25
"""What a failed try takes off the patience with its host, however quick it failed."""
STATUSES_WORTH_ANOTHER_TRY = frozenset({408, 429, *range(500, 600)})
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_NOBODY_THERE = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.NameResolutionError)
_NOT_UNPACKED = (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError)
_TOO_SLOW = (requests.Timeout, TimeoutError, urllib3.exceptions.TimeoutError)
_NO_REQUEST = (requests.RequestException, ValueError)
_BROKEN_OFF = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)
CREDENTIALS = re.compile(r"//[^/@\s]*@")


class Attempt(Struct, frozen=True):
    """What one try brought."""

    reply: Reply
    is_worth_repeating: bool = False
    retry_after: float = 0.0
    """Seconds that the service asks us to wait."""
    is_dead: bool = False
    """Whether there was nobody to talk to at all."""


class BadBody(Exception):
    """An answer that is not read, for the reason in its text."""


def failure_of(url: str, error: Exception) -> Attempt:
    """Return what an exception of requests, urllib3 or the system means."""
    if isinstance(error, BadBody):
        return Attempt(not_theirs(url, str(error)))
    if isinstance(error, _NOT_UNPACKED):
        return Attempt(not_theirs(url, "it cannot be unpacked"), is_worth_repeating=True)
    if isinstance(error, _TOO_SLOW):
        return Attempt(no_answer(url, "no answer in time"))
    if why := _why_nobody_is_asked(url, error):
        return Attempt(no_answer(url, why), is_dead=True)
    if isinstance(error, _NO_REQUEST) and not isinstance(error, _BROKEN_OFF):
        return Attempt(no_answer(url, CREDENTIALS.sub("//", str(error))))
    reason = getattr(error.args[0], "reason", None) if error.args else None
    reply = no_answer(url, "the connection failed")
    return Attempt(reply, is_worth_repeating=True, is_dead=isinstance(reason, _NOBODY_THERE))


def _why_nobody_is_asked(url: str, error: Exception) -> str | None:
    """Return what on this machine, or on the way, is to be put right first."""
    if isinstance(error, requests.exceptions.ProxyError):
        proxy = select_proxy(url, getproxies()) or "in use"
        return f"the proxy {CREDENTIALS.sub('//', proxy)} does not answer"
    for name in CERTIFICATES:
        path = os.environ.get(name)
        if path and not Path(path).exists():
            return f"{name} names a file that is not there: {path}"
    if isinstance(error, requests.exceptions.SSLError):
        named = next((f"; {name} is set" for name in CERTIFICATES if name in os.environ), "")
        return f"its certificate is not accepted{named}"
    return None


def redirect_within(url: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        BadBody: to another host, or from https to http.
    """
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    if there.netloc.lower() != here.netloc.lower():
        raise BadBody(f"it redirects to {there.hostname or 'no host'}")
    if there.scheme != here.scheme:
        raise BadBody(f"it redirects from {here.scheme} to {there.scheme}")
    return target


def host_of(url: str) -> str:
    """Return host and port of an address; all of it where it is none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def no_answer(url: str, why: str) -> Reply:
    """Return the error of a host that did not answer."""
    error = ParliamentUnreachable(
        f"{host_of(url) or url} did not answer ({why}).",
        hint="Check the connection and run again, or add --offline to use the packaged facts.",
    )
    return Reply(error=error)


def not_theirs(url: str, what: str, *, is_missing: bool = False) -> Reply:
    """Return the error of an answer that cannot be Parliament's."""
    return Reply(error=unexpected(what, host_of(url) or url), is_missing=is_missing)


@dataclass(slots=True)
class HostTrouble:
    """What one host has cost a run so far, beyond what a healthy one costs.

    Times that overlap count once, since a run waits for five requests together.
    """

    left: float
    """Seconds of patience."""
    slow_seconds: float
    error: ParliamentError | None = None
    """The last failure; with no patience left it is the answer to all further requests."""
    _charged_until: float = 0.0

    @property
    def is_given_up(self) -> bool:
        """Say if the rest of the run goes without this host."""
        return self.left <= 0

    def note(self, attempt: Attempt, began: float, ended: float) -> None:
        """Enter one try; the pause that follows a failed one is part of its time."""
        seconds = ended - max(began, self._charged_until)
        self._charged_until = max(ended, self._charged_until)
        if attempt.reply.error is None:
            self.left -= max(0.0, seconds - self.slow_seconds)
        else:
            self.error = attempt.reply.error
            self.left -= max(seconds, LEAST_COST_SECONDS)


def pause_before_retry(attempt: Attempt, tries_made: int) -> float:
    """Return the seconds to wait, never quite the same so that programs do not keep in step."""
    usual = min(FIRST_PAUSE_SECONDS * (1 << tries_made - 1), LONGEST_PAUSE_SECONDS)
    return max(usual * random.uniform(0.75, 1.25), attempt.retry_after)  # noqa: S311 - no secret


def seconds_to_wait(retry_after: str) -> float:
    """Return what a `Retry-After` header asks for: a number of seconds, or a moment."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
