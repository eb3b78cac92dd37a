"""One run over the stand-in, its copies in a folder of the test."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.standin.members_api import StandIn

from advocate.inputs.parliament.api import ParliamentApi
from advocate.inputs.parliament.cache import Cache
from advocate.inputs.parliament.live import LiveSource
from advocate.inputs.parliament.snapshot import SnapshotSource

TODAY = date(2026, 11, 21)


@pytest.fixture
def start(snapshot: SnapshotSource, tmp_path: Path) -> Iterator[Callable[..., LiveSource]]:
    """Start a run against the service at an address, or the two at two."""
    started: list[LiveSource] = []

    def start(url: str, questions_url: str | None = None) -> LiveSource:
        noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
        source = LiveSource(
            connect=lambda: ParliamentApi(patience_seconds=2.0),
            cache=Cache(tmp_path / "copies", now=lambda: noon),
            snapshot=snapshot,
            today=TODAY,
            members_url=url,
            committees_url=url,
            questions_url=questions_url or url,
        )
        started.append(source)
        return source

    yield start
    for source in started:
        source.close()


@pytest.fixture
def live(parliament: StandIn, start: Callable[..., LiveSource]) -> LiveSource:
    """A run against the stand-in that knows everybody who sits."""
    return start(parliament.url)
