"""One run over the stand-in, its copies in a folder of the test."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.standin.members_api import StandIn

from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.cache import Cache
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.sources import Parliament

TODAY = date(2026, 11, 21)


@pytest.fixture
def start(snapshot: Snapshot, tmp_path: Path) -> Iterator[Callable[..., Parliament]]:
    """Start a run against the service at an address, or the two at two."""
    started: list[LiveRun] = []

    def start(url: str, questions_url: str | None = None) -> Parliament:
        noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
        source = LiveRun(
            connect=lambda: ParliamentApi(patience_seconds=2.0),
            cache=Cache(tmp_path / "copies", now=lambda: noon),
            snapshot=snapshot,
            today=TODAY,
            addresses=ServiceAddresses(members=url, committees=url, questions=questions_url or url),
        )
        started.append(source)
        return source.parliament

    yield start
    for source in started:
        source.close()


@pytest.fixture
def live(parliament: StandIn, start: Callable[..., Parliament]) -> Parliament:
    """A run against the stand-in that knows everybody who sits."""
    return start(parliament.url)
