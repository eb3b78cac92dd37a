"""Services that mean harm, or are somebody else's: no traceback, little memory, little time."""

import json
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advocate.errors import ParliamentUnreachable, UnexpectedResponse
from advocate.inputs.parliament.live.api import ParliamentApi
from tests.features.conftest import Run
from tests.standin.members_api import StandIn

JSON = "application/json"
Serve = Callable[[BaseHTTPRequestHandler], None]
PROCESS_BUDGET_SECONDS = 20


class Hostile:
    """A server on 127.0.0.1 that answers every request in one bad way."""

    def __init__(self) -> None:
        self.serve: Serve = lambda _: None
        self.paths: list[str] = []
        self.stopping = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.paths.append(self.path)
                try:
                    outer.serve(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.005,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self) -> None:
        self.stopping.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    server = Hostile()
    yield server
    server.stop()


@pytest.fixture
def _in_its_place(hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", hostile.url)


def _send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in ({"Content-Type": JSON} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _redirects(to: str) -> Serve:
    return lambda handler: _send(handler, b"", 302, Location=to)


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    handler.wfile.write(b'{"value": "')
    for _ in range(5_000):
        handler.wfile.write(b"a" * 65_536)


@cache
def _packed() -> bytes:
    """Return a few kilobytes that hold far more than an answer may have."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(b'{"value": "')]
    pieces += [packer.compress(b"a" * 1_000_000) for _ in range(150)]
    return b"".join((*pieces, packer.flush()))


def _bomb(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, _packed(), Content_Encoding="gzip")


def _bad_gzip(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, b"no gzip at all", Content_Encoding="gzip")


def _deep(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, b'{"value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def _chunked_nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"zz\r\nnot a chunk\r\n")
    handler.close_connection = True


def _number_of_many_digits(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, b'{"totalResults": ' + b"9" * 10_000 + b"}")


def _no_unicode(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, b'{"value": "\xff\xfe\xfa"}')


BAD: dict[str, Serve] = {
    "redirect to another host": _redirects("http://parliament.example/api"),
    "redirect to a file": _redirects("file:///etc/passwd"),
    "redirect to nowhere": _redirects("http://[::1"),
    "redirect in a circle": _redirects("/api/Members/17"),
    "endless body": _endless,
    "packed bomb": _bomb,
    "broken packing": _bad_gzip,
    "deep nesting": _deep,
    "dripping body": _drip,
    "broken chunks": _chunked_nonsense,
    "a number of many digits": _number_of_many_digits,
    "no text": _no_unicode,
}


@pytest.mark.parametrize("how", BAD)
def test_one_bad_answer_is_an_error_and_costs_little(hostile: Hostile, how: str) -> None:
    hostile.serve = BAD[how]
    api = ParliamentApi(patience_seconds=1.0, slow_seconds=0.5)
    began = time.monotonic()

    reply = api.reply(f"{hostile.url}/api/Members/17")

    assert isinstance(reply.error, ParliamentUnreachable | UnexpectedResponse), reply.body
    assert time.monotonic() - began < 10
    api.close()


def test_a_redirect_to_another_host_is_named_and_not_followed(
    hostile: Hostile, standin: StandIn
) -> None:
    hostile.serve = _redirects(f"{standin.url}/api/Members/17")
    api = ParliamentApi()

    reply = api.reply(f"{hostile.url}/api/Members/17")

    assert "it redirects to 127.0.0.1" in str(reply.error)
    assert standin.requests == []
    assert len(hostile.paths) == 1
    api.close()


def test_a_redirect_on_the_same_host_is_followed(hostile: Hostile) -> None:
    def serve(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/new":
            _send(handler, b'{"value": 1}')
        else:
            _send(handler, b"", 301, Location="/new")

    hostile.serve = serve
    api = ParliamentApi()
    assert api.reply(f"{hostile.url}/old").body == {"value": 1}
    api.close()


@pytest.mark.usefixtures("_in_its_place")
@pytest.mark.parametrize("how", ["endless body", "packed bomb", "deep nesting", "no text"])
def test_a_brief_comes_out_of_the_packaged_facts(run: Run, hostile: Hostile, how: str) -> None:
    hostile.serve = BAD[how]
    began = time.monotonic()

    outcome = run("brief", "--mp", "Jess Phillips", "--format", "md", offline=False)

    assert outcome.exit_code == 0, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert outcome.stderr.count("warning: Parliament's") == 1
    assert time.monotonic() - began < PROCESS_BUDGET_SECONDS
    assert "Birmingham Yardley" in outcome.text("briefs/*.md")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("REQUESTS_CA_BUNDLE", "/no/such.pem", "REQUESTS_CA_BUNDLE names a file that is not there"),
        ("CURL_CA_BUNDLE", "/no/such.pem", "CURL_CA_BUNDLE names a file that is not there"),
        ("HTTPS_PROXY", "http://me:secret@127.0.0.1:9", "the proxy http://127.0.0.1:9 does not"),
    ],
)
def test_what_is_wrong_on_this_machine_is_named_once_and_soon(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    monkeypatch.setenv("ADVOCATE_MEMBERS_API", "https://parliament.invalid")
    began = time.monotonic()

    outcome = run("member", "4370", offline=False)

    assert outcome.exit_code == 0
    assert outcome.stderr.count(told) == 1
    assert "secret" not in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert time.monotonic() - began < 5


NAME = (
    "Ann\x1b[31m\u202eExample\u200b <b onload=x>**bold**</b> &lt;script&gt; `code` [x](http://e) |"
)


def test_escapes_and_markup_in_a_name_reach_neither_terminal_nor_document(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    person = parliament.people[4370]
    person.member["nameDisplayAs"] = NAME
    person.member["nameFullTitle"] = f"{NAME} MP"
    person.member["latestParty"]["name"] = "\x07Lab\u2066our</td><script>"

    shown = run("member", "4370", offline=False)
    brief = run("brief", "--mp", "4370", "--format", "md", "--format", "html", offline=False)

    assert shown.exit_code == brief.exit_code == 0, brief.stderr
    html = next(Path(brief.folder, "briefs").glob("*.html")).read_text("utf-8")
    markdown = brief.text("briefs/*.md")
    for text in (shown.stdout, shown.stderr, brief.stdout, markdown, html):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069]", text)
    assert "onload" not in html
    assert "<script>" not in html
    assert "<strong>bold" not in html
    assert 'href="http://e"' not in html


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@pytest.fixture
def told(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    return parliament


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_value_of_any_type_in_any_place_crashes_nothing(
    data: st.DataObject, told: StandIn, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person = told.people[4370]
    kept = json.dumps(person.member)
    field = data.draw(st.sampled_from(sorted(person.member)))
    person.member[field] = data.draw(values)
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(tmp_path / str(time.monotonic_ns())))

    outcome = run("member", "4370", offline=False)

    person.member.clear()
    person.member.update(json.loads(kept))
    assert outcome.exit_code in {0, 1, 3}
    assert "Traceback" not in outcome.stderr
