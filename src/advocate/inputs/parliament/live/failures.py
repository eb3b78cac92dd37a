"""What went wrong with a request, told so that the user can tell a dead service from a slow one."""

import os
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import requests
import urllib3
from requests.utils import select_proxy

from advocate.errors import ParliamentUnreachable
from advocate.inputs.parliament.live.answers import Reply
from advocate.inputs.parliament.live.json_fields import unexpected
from advocate.inputs.parliament.live.retries import Attempt

_CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_NOBODY_THERE = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.NameResolutionError)
_NOT_UNPACKED = (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError)
_TOO_SLOW = (requests.Timeout, TimeoutError, urllib3.exceptions.TimeoutError)
_NO_REQUEST = (requests.RequestException, ValueError)
_BROKEN_OFF = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)
_CREDENTIALS = re.compile(r"//[^/@\s]*@")


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
        return Attempt(no_answer(url, _CREDENTIALS.sub("//", str(error))))
    reason = getattr(error.args[0], "reason", None) if error.args else None
    reply = no_answer(url, "the connection failed")
    return Attempt(reply, is_worth_repeating=True, is_dead=isinstance(reason, _NOBODY_THERE))


def _why_nobody_is_asked(url: str, error: Exception) -> str | None:
    """Return what on this machine, or on the way, is to be put right first."""
    if isinstance(error, requests.exceptions.ProxyError):
        proxy = select_proxy(url, getproxies()) or "in use"
        return f"the proxy {_CREDENTIALS.sub('//', proxy)} does not answer"
    for name in _CERTIFICATES:
        path = os.environ.get(name)
        if path and not Path(path).exists():
            return f"{name} names a file that is not there: {path}"
    if isinstance(error, requests.exceptions.SSLError):
        named = next((f"; {name} is set" for name in _CERTIFICATES if name in os.environ), "")
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
