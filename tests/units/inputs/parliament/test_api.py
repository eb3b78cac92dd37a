"""HTTP alone: what is tried again, what is given up, and how long it may take."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from tests.standin.members_api import StandIn
from tests.standin.people import made_up

from advocate import __version__
from advocate.errors import ParliamentUnreachable, UnexpectedResponse
from advocate.inputs.parliament.live.answers import Reply
from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.member_parser import parse_member
from advocate.inputs.parliament.live.portraits import portrait_address

PERSON = 17


@pytest.fixture
def standin(standin: StandIn) -> StandIn:
    standin.add(made_up(PERSON, "Ann Example", seat="Somewhere"))
    return standin


@pytest.fixture
def api() -> Iterator[ParliamentApi]:
    api = ParliamentApi(patience_seconds=1.5, slow_seconds=0.5)
    yield api
    api.close()


def fetch(api: ParliamentApi, url: str) -> object:
    """Return the one answer, or raise what stands in its place."""
    reply = api.reply(url)
    if reply.error is not None:
        raise reply.error
    return reply.body


def fetch_many(api: ParliamentApi, urls: list[str]) -> list[Reply]:
    api.start(dict.fromkeys(urls))
    return [api.reply(url) for url in urls]


def test_json_comes_back_as_it_was_sent(api: ParliamentApi, standin: StandIn) -> None:
    answer = fetch(api, f"{standin.url}/api/Members/{PERSON}")
    assert parse_member(answer).name_display_as == "Ann Example"


def test_requests_say_who_asks(api: ParliamentApi, standin: StandIn) -> None:
    fetch(api, f"{standin.url}/api/Members/{PERSON}")
    assert standin.headers[0]["User-Agent"] == f"advocate/{__version__}"
    assert standin.headers[0]["Accept"] == "application/json"


@pytest.mark.parametrize("style", ["empty", "problem", "html"])
def test_404_may_mean_that_there_is_no_such_thing(
    api: ParliamentApi, standin: StandIn, style: str
) -> None:
    standin.mood.not_found = style
    assert api.reply(f"{standin.url}/api/Members/1").is_missing
    assert len(standin.requests) == 1
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None


@pytest.mark.parametrize("trouble", ["500", "503", "408", "html", "broken", "cut", "dropped"])
def test_passing_trouble_is_tried_again(api: ParliamentApi, standin: StandIn, trouble: str) -> None:
    standin.mood.trouble, standin.mood.troubled_requests = trouble, 1
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None
    assert len(standin.requests) == 2


@pytest.mark.parametrize("trouble", ["500", "html", "broken"])
def test_lasting_trouble_is_tried_three_times(
    api: ParliamentApi, standin: StandIn, trouble: str
) -> None:
    standin.mood.trouble = trouble
    with pytest.raises(UnexpectedResponse):
        fetch(api, f"{standin.url}/api/Members/{PERSON}")
    assert len(standin.requests) == 3


def test_a_refusal_is_not_tried_again(api: ParliamentApi, standin: StandIn) -> None:
    standin.mood.trouble = "403"
    with pytest.raises(UnexpectedResponse, match="status 403"):
        fetch(api, f"{standin.url}/api/Members/{PERSON}")
    assert len(standin.requests) == 1


def test_retry_after_is_honoured(api: ParliamentApi, standin: StandIn) -> None:
    standin.mood.trouble, standin.mood.troubled_requests = "429", 1
    standin.mood.retry_after = "1"
    started = time.monotonic()
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("wait", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_longer_wait_than_there_is_time_for_is_not_begun(
    api: ParliamentApi, standin: StandIn, wait: str
) -> None:
    standin.mood.trouble, standin.mood.retry_after = "429", wait
    with pytest.raises(UnexpectedResponse):
        fetch(api, f"{standin.url}/api/Members/{PERSON}")
    assert len(standin.requests) == 1


def test_a_host_that_has_cost_its_patience_is_not_asked_again(
    api: ParliamentApi, standin: StandIn
) -> None:
    standin.mood.trouble = "500"
    for number in range(4):
        with pytest.raises(UnexpectedResponse, match="status 500"):
            fetch(api, f"{standin.url}/api/Members/{number}")
    assert len(standin.requests) == 6  # each costs a quarter of a second, and there are 1.5


def test_a_host_that_fails_now_and_then_is_asked_on(api: ParliamentApi, standin: StandIn) -> None:
    for _ in range(4):
        standin.mood.trouble, standin.mood.troubled_requests = "500", 1
        assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None


def test_a_host_given_up_is_asked_patiently_where_nothing_else_can_answer(
    api: ParliamentApi, standin: StandIn
) -> None:
    url = f"{standin.url}/api/Members/{PERSON}"
    standin.mood.trouble, standin.mood.troubled_requests = "500", 11
    for _ in range(3):
        assert api.reply(url).error is not None
    assert api.reply(url, patiently=True).error is None
    assert api.reply(url).error is not None


def test_a_dead_host_is_asked_for_one_thing_only(api: ParliamentApi, dead_url: str) -> None:
    assert api.reply(f"{dead_url}/api/Members/1").error is not None
    started = time.monotonic()
    assert api.reply(f"{dead_url}/api/Members/2", patiently=False).error is not None
    assert time.monotonic() - started < 0.1


def test_another_host_is_still_asked_after_one_failed(
    api: ParliamentApi, standin: StandIn, dead_url: str
) -> None:
    with pytest.raises(ParliamentUnreachable):
        fetch(api, f"{dead_url}/api/Committees/1")
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None


def test_a_dead_host_costs_little(api: ParliamentApi, dead_url: str) -> None:
    started = time.monotonic()
    with pytest.raises(ParliamentUnreachable):
        fetch(api, f"{dead_url}/api/Members/1")
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("stall", ["silence", "drip"])
def test_a_stalled_host_costs_no_more_than_its_patience(
    api: ParliamentApi, standin: StandIn, stall: str
) -> None:
    standin.mood.delay_seconds = 30 if stall == "silence" else 0
    standin.mood.trouble = "drip" if stall == "drip" else None
    started = time.monotonic()
    replies = fetch_many(api, [f"{standin.url}/api/Members/{n}" for n in range(7)])
    assert time.monotonic() - started < 3
    assert all(isinstance(reply.error, ParliamentUnreachable) for reply in replies)
    assert len(standin.requests) == 5


def test_a_slow_host_uses_up_its_patience_in_several_rounds(
    api: ParliamentApi, standin: StandIn
) -> None:
    standin.mood.delay_seconds = 1.3  # 0.8 more than is usual, and there are 1.5
    fetch(api, f"{standin.url}/api/Members/{PERSON}")
    with pytest.raises(ParliamentUnreachable, match="no answer in time"):
        fetch(api, f"{standin.url}/api/Members/1")


def test_a_slow_portrait_takes_nothing_off_the_patience_with_its_host(
    api: ParliamentApi, standin: StandIn
) -> None:
    standin.mood.portrait_seconds = 20.0
    url = f"{standin.url}/api/Members/{PERSON}"
    shown, told = fetch_many(api, [portrait_address(standin.url, PERSON), url])
    assert isinstance(shown.error, ParliamentUnreachable)
    assert told.error is None
    assert fetch(api, url) is not None


def test_at_most_five_requests_are_under_way_at_once(standin: StandIn) -> None:
    standin.mood.delay_seconds = 0.05
    api = ParliamentApi()
    replies = fetch_many(api, [f"{standin.url}/api/Members/{number}" for number in range(12)])
    assert sum(reply.is_missing for reply in replies) == 12
    api.close()
    assert standin.most_at_once == 5


def test_replies_come_in_the_order_of_the_addresses(api: ParliamentApi, standin: StandIn) -> None:
    standin.add(made_up(18, "Bob Example", seat="Elsewhere"))
    replies = fetch_many(api, [f"{standin.url}/api/Members/{n}" for n in (18, 1, PERSON)])
    assert [reply.body and parse_member(reply.body).id for reply in replies] == [18, None, PERSON]
    assert [reply.is_missing for reply in replies] == [False, True, False]


@pytest.mark.parametrize("address", ["members-api", "ftp://example.org", "http://", "http://[::1"])
def test_an_address_that_is_none_is_an_answer_that_does_not_come(
    api: ParliamentApi, address: str
) -> None:
    with pytest.raises(ParliamentUnreachable):
        fetch(api, address)


@pytest.mark.parametrize("pause", [0.0, 1.5])
def test_five_stalled_look_ups_keep_no_other_request_waiting(
    api: ParliamentApi, standin: StandIn, monkeypatch: pytest.MonkeyPatch, pause: float
) -> None:
    over = threading.Event()
    look_up = socket.getaddrinfo

    def stalled(host: str, *rest: Any, **named: Any) -> Any:
        if host != "parliament.test":
            return look_up(host, *rest, **named)
        over.wait(20)
        raise OSError("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", stalled)
    api.start(
        dict.fromkeys([f"http://parliament.test/api/Members/{number}" for number in range(5)])
    )
    time.sleep(pause)
    started = time.monotonic()
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None
    assert time.monotonic() - started < 4
    time.sleep(pause)
    assert fetch(api, f"{standin.url}/api/Members/{PERSON}") is not None
    over.set()


def test_a_stalled_name_look_up_costs_no_more_than_the_patience(
    api: ParliamentApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()

    def stalled(*_: object, **__: object) -> list[object]:
        over.wait(20)
        raise OSError("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", stalled)
    started = time.monotonic()
    with pytest.raises(ParliamentUnreachable, match="no answer in time"):
        fetch(api, "http://members-api.test/api/Members/1")
    over.set()
    assert time.monotonic() - started < 3
