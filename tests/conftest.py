"""Fixtures that several folders of tests share."""

import os
import socket
from collections.abc import Iterator

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from tests.standin.members_api import StandIn
from tests.standin.people import packaged_people
from tests.standin.shapes import committee, committee_person


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden documents be rewritten on purpose, never in continuous integration."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite golden documents where nobody reads the diff."""
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is not for continuous integration")


@pytest.fixture
def _brisk_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what fails be tried again soon; how often, and in which order, stays as it is."""
    monkeypatch.setattr("advocate.inputs.parliament.live.failures.FIRST_PAUSE_SECONDS", 0.01)


@pytest.fixture
def standin(_brisk_tries: None) -> Iterator[StandIn]:
    """An empty stand-in for both of Parliament's services; a test adds whom it needs."""
    with StandIn() as standin:
        yield standin


@pytest.fixture
def snapshot() -> Iterator[Snapshot]:
    """The packaged snapshot."""
    source = open_snapshot()
    yield source
    source.close()


@pytest.fixture
def parliament(snapshot: Snapshot, standin: StandIn) -> StandIn:
    """The stand-in knowing everybody who sits by the snapshot, and the Education Committee."""
    for person in packaged_people(snapshot):
        standin.add(person)
    education = snapshot.committees.find_committee("203", on=snapshot.as_of)
    people = []
    for place in snapshot.committees.committee_places(education, on=snapshot.as_of):
        people.append(committee_person(place, snapshot.members.member_by_id(place.member_id)))
    record = committee(education.id, education.name, email="educom@parliament.uk")
    standin.add_committee(record, people)
    return standin


@pytest.fixture
def dead_url(_brisk_tries: None) -> str:
    """An address on this machine where nothing listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}"
