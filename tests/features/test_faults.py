"""Briefs against services that fail at random, and a cache that several programs share.

benchmarks/faults.py does the same at full size.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from advocate.inputs.parliament.live.answers import AT_ONCE, Answers
from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.cache import Cache
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses, Wanted
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.member import Provenance, Source
from advocate.models.sources import Parliament
from tests.features.conftest import Outcome, Run
from tests.standin.members_api import FAULTS, Faults, StandIn
from tests.standin.people import made_up

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
JESS_PHILLIPS = 4370
BRIEFS = 12
STALL_SECONDS = 30.0
PATIENCE_SECONDS, SLOW_SECONDS = 0.5, 0.45
BUDGET_SECONDS = 6.0
"""Patience, three brisk rounds, and room for a busy machine; far less than one stall."""
LONG_STALL_SECONDS = 90.0
PROCESS_BUDGET_SECONDS = 45.0
"""The same with the patience of a real run and four programs on a busy machine; half a stall."""
NOTICE = re.compile(
    r"Parliament's Members service (?:did not answer|gave no usable answer); "
    r"facts as at (\d+ \w+ \d{4}), \d+ days old, were used instead\."
    r"(?: Recent activity may lack [^.]+\.)?(?: Nothing is said of [^.]+\.)?"
)

LISTS_NOTICE = re.compile(
    r"Parliament's lists? of .+; (?:recent activity may lack some|nothing is said of them)\."
    r"(?: Nothing is said of [^.]+\.)?"
)

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def services(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The stand-in where the program looks for Parliament, and telling what the snapshot cannot."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    for person in parliament.people.values():
        if person.fill_in is not None:
            fill_in, person.fill_in = person.fill_in, None
            fill_in(person)
        person.contacts[-1][1]["email"] = f"live.{person.id}@parliament.uk"
    return parliament


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """The folder where the program keeps copies."""
    return tmp_path / "cache"


@pytest.fixture
def _impatient(
    services: StandIn, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Give the program a live source that loses patience sooner than the real one."""
    started: list[LiveRun] = []

    def parliament_source(
        *,
        offline: bool,
        on: date | None = None,
        folder: Path | None = None,
        with_portraits: bool = False,
        **_: object,
    ) -> Parliament:
        source = LiveRun(
            connect=lambda: ParliamentApi(
                patience_seconds=PATIENCE_SECONDS, slow_seconds=SLOW_SECONDS
            ),
            cache=Cache(Path(os.environ["ADVOCATE_CACHE_DIR"]), now=lambda: NOON),
            snapshot=snapshot,
            today=TODAY,
            addresses=ServiceAddresses(
                members=services.url, committees=services.url, questions=services.url
            ),
            wanted=Wanted(portraits=with_portraits),
        )
        started.append(source)
        return source.parliament

    monkeypatch.setattr("advocate.cli.wiring.parliament_source", parliament_source)
    yield
    for source in started:
        source.close()


@pytest.fixture
def start(workspace: Path, services: StandIn) -> Iterator[Start]:
    """Start the program as a process of its own; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start_brief(who: str, *arguments: str) -> "subprocess.Popen[str]":
        line = [sys.executable, "-m", "advocate", "brief", "--mp", who, *arguments]
        started.append(_open(line, workspace))
        return started[-1]

    yield start_brief
    for process in started:
        process.kill()
        process.communicate()


def _open(line: list[str], folder: Path) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=folder, env=os.environ, stdout=pipe, stderr=pipe, text=True)


def _json_brief(run: Run, who: int | str, out: Path) -> Outcome:
    line = ("brief", "--mp", str(who), "--on", TODAY.isoformat(), "--json", "--out", str(out))
    return run(*line, offline=False)


def _check_documents(folder: Path, written: list[dict[str, Any]]) -> str:
    """Check that the files are whole, and the only ones; return the Markdown."""
    files = {path.name: path for path in folder.iterdir() if not path.name.startswith(".")}
    assert sorted(files) == sorted(Path(item["path"]).name for item in written)
    assert sorted(path.suffix for path in files.values()) == [".docx", ".md"]
    for item in written:
        path = files[Path(item["path"]).name]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == item["sha256"]
        if path.suffix == ".docx":
            assert "D. Sources" in [
                paragraph.text for paragraph in docx.Document(str(path)).paragraphs
            ]
    return next(path for path in files.values() if path.suffix == ".md").read_text("utf-8")


def _check_notice(told: dict[str, Any]) -> bool:
    """Check that one notice tells what was replaced, and of what day; say whether there is any."""
    warnings = _about_parliament(told)
    if told["parliament"]["source"] == "live":
        assert all(LISTS_NOTICE.fullmatch(warning) for warning in warnings)
        assert len(warnings) <= 1
        return bool(warnings)
    (warning,) = warnings
    found = NOTICE.fullmatch(warning)
    assert found is not None, warning
    assert told["parliament"]["source"] == "snapshot"
    as_of = date.fromisoformat(told["parliament"]["as_of"])
    assert found[1] == f"{as_of.day} {as_of:%B %Y}"
    return True


def _about_parliament(told: dict[str, Any]) -> list[str]:
    return [p["message"] for p in told["problems"] if "Parliament's" in p["message"]]


def _check_copies(folder: Path) -> int:
    """Check that every copy is whole and under its own name; return how many there are."""
    found = sorted(folder.glob("*.json"))
    for path in found:
        entry = json.loads(path.read_bytes())
        assert path.stem == hashlib.sha256(entry["url"].encode()).hexdigest()
        assert datetime.fromisoformat(entry["fetched_at"]).tzinfo is not None
        assert "body" in entry
    return len(found)


@pytest.mark.usefixtures("_impatient")
def test_every_brief_comes_out_whole_and_true_whatever_the_services_do(
    services: StandIn,
    snapshot: Snapshot,
    copies: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fell_back = 0
    met = set()
    for seed, member_id in enumerate(snapshot.names.sitting_ids()[:BRIEFS]):
        who = services.people[member_id].member["nameDisplayAs"] if seed % 2 else member_id
        faulty, healthy = tmp_path / f"faulty-{seed}", tmp_path / f"healthy-{seed}"
        monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(tmp_path / f"copies-{seed}"))
        expected = _json_brief(run, who, healthy)
        monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(copies))
        faults = services.mood.faults = Faults(seed, stall_seconds=STALL_SECONDS)
        began = time.monotonic()

        outcome = _json_brief(run, who, faulty)

        elapsed = time.monotonic() - began
        services.mood.faults = None
        assert outcome.exit_code == expected.exit_code == 0, seed
        assert elapsed < BUDGET_SECONDS, (seed, elapsed)
        assert "Traceback" not in outcome.stderr, seed
        text = _check_documents(faulty, outcome.json["written"])
        is_noticed = _check_notice(outcome.json)
        assert expected.json["parliament"]["source"] == "live"
        assert is_noticed or text == _check_documents(healthy, expected.json["written"]), seed
        fell_back += is_noticed
        met |= set(faults.met)

    assert 0 < fell_back < BRIEFS
    assert met == {*FAULTS, "answered"}
    assert _check_copies(copies) > BRIEFS


def test_stalled_services_hold_up_no_process(
    services: StandIn, snapshot: Snapshot, copies: Path, start: Start, workspace: Path
) -> None:
    kinds = ("stall", "500", "html")
    services.mood.faults = Faults(seed=7, kinds=kinds, stall_seconds=LONG_STALL_SECONDS)
    began = time.monotonic()

    processes = {
        member_id: start(str(member_id), "--verbose", "--out", f"out-{member_id}")
        for member_id in snapshot.names.sitting_ids()[:4]
    }
    said = {each: process.communicate(timeout=60) for each, process in processes.items()}

    assert time.monotonic() - began < PROCESS_BUDGET_SECONDS
    for member_id, (stdout, stderr) in said.items():
        assert processes[member_id].returncode == 0, stderr
        assert "Traceback" not in stderr
        assert "error:" not in stderr
        about = re.findall(r"^warning: (Parliament's .*)$", stderr, re.M)
        warned = [warning for warning in about if not LISTS_NOTICE.fullmatch(warning)]
        assert all(NOTICE.fullmatch(warning) for warning in warned)
        text = next((workspace / f"out-{member_id}").glob("*.md")).read_text("utf-8")
        assert len(warned) == 1 or (not warned and f"live.{member_id}@parliament.uk" in text)
        assert len(stdout.splitlines()) == 2
    assert services.mood.faults.met["stall"] > 0
    _check_copies(copies)


def test_half_a_character_from_the_services_is_no_usable_answer(
    services: StandIn, start: Start
) -> None:
    services.people[JESS_PHILLIPS].hold("Minister for \ud83d", date(2026, 1, 1))

    told, stderr = start("Jess Phillips", "--json").communicate(timeout=60)

    assert stderr == ""
    assert _check_notice(json.loads(told))


@pytest.mark.parametrize(
    ("who", "most_rounds"),
    [
        (("--mp", "Jess Phillips"), 2),
        (("--mp", "Phillips, Jess"), 2),
        (("--mp", str(JESS_PHILLIPS)), 2),
        (("--constituency", "Birmingham Yardley"), 2),
        (("--postcode", "B26 1AA"), 3),
    ],
)
def test_a_slow_service_is_waited_for_twice_and_not_asked_again_that_day(
    services: StandIn, run_sample: Run, who: tuple[str, str], most_rounds: int
) -> None:
    services.places = {"B261AA": [JESS_PHILLIPS]}
    services.mood.delay_seconds = 0.25

    cold = run_sample("brief", *who, "--json", offline=False)

    assert (cold.exit_code, cold.stderr) == (0, "")
    assert cold.json["parliament"]["source"] == "live"
    assert any("ContributionSummary" in request for request in services.requests)
    assert services.rounds <= most_rounds
    assert services.most_at_once <= AT_ONCE
    services.requests.clear()
    warm = run_sample("brief", *who, "--json", offline=False)
    assert warm.json["parliament"]["source"] == "cache"
    assert _about_parliament(warm.json) == []
    assert services.requests == []


def test_two_programs_at_once_share_one_cache(
    services: StandIn, start: Start, copies: Path
) -> None:
    services.mood.delay_seconds = 0.3
    both = [start("Jess Phillips", "--json", "--out", name) for name in ("one", "other")]
    said = [process.communicate(timeout=60) for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert [stderr for _, stderr in said] == ["", ""]
    assert _check_copies(copies) == len(services.paths())
    others = {path.name for path in copies.iterdir() if path.suffix != ".json"}
    assert others == {"templates", "yaml"}
    assert list(copies.rglob("*.tmp")) == []
    services.requests.clear()
    start("Jess Phillips").communicate(timeout=60)
    assert services.requests == []


def test_one_cause_is_told_once(services: StandIn, run_sample: Run) -> None:
    services.mood.trouble, services.mood.troubled_path = "500", "/Members/4370/C"

    told = run_sample("brief", "--mp", "Jess Phillips", "--json", offline=False).json

    (warning,) = _about_parliament(told)
    assert warning.startswith("Parliament's Members service gave no usable answer; facts as at ")
    assert warning.endswith(" were used instead. Recent activity may lack contributions.")


def test_a_copy_another_program_has_just_written_needs_no_notice(
    services: StandIn, copies: Path
) -> None:
    url = f"{services.url}/api/Members/{JESS_PHILLIPS}"
    cache = Cache(copies, now=lambda: NOON)
    live = Provenance(source=Source.LIVE, as_of=TODAY)
    answers = Answers(connect=ParliamentApi, cache=cache, live=live)
    services.mood.trouble = "400"
    answers.prefetch([url])
    cache.write(url, {"value": "fresh"})

    assert answers.get("Members", url, lambda raw: raw) == {"value": "fresh"}

    answers.close()
    assert answers.replaced == []


def test_a_brief_killed_half_way_leaves_a_cache_that_serves(
    services: StandIn, start: Start, copies: Path
) -> None:
    services.add(made_up(9001, "Zoe Newcomer", seat="Exeter", start=date(2026, 10, 1)))
    services.mood.delay_seconds = 0.5
    killed = start("Zoe Newcomer")
    _wait_for(lambda: "/api/Members/9001/Biography" in services.paths())
    killed.kill()
    killed.communicate()
    services.mood.delay_seconds = 0.0
    kept = _check_copies(copies)
    services.requests.clear()

    told, _ = start("Zoe Newcomer", "--json").communicate(timeout=60)

    assert killed.returncode != 0
    assert kept == 1
    assert _about_parliament(json.loads(told)) == []
    assert services.requests
    assert not any("Search" in request for request in services.requests)
    services.requests.clear()
    start("Zoe Newcomer").communicate(timeout=60)
    assert services.requests == []


def test_a_program_killed_while_it_writes_a_copy_spoils_none(copies: Path, tmp_path: Path) -> None:
    url = "https://parliament.invalid/"
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from advocate.inputs.parliament.live.cache import Cache, utc_now\n"
        "cache = Cache(Path(sys.argv[1]), now=utc_now)\n"
        "while True:\n"
        f"    cache.write({url!r}, sys.argv[2] * 5_000_000)\n"
    )
    for _ in range(3):
        line = [sys.executable, "-c", program, str(copies)]
        left = set(copies.glob(".advocate-*"))
        writers = [_open([*line, name], tmp_path) for name in ("a", "b")]
        try:
            _wait_for(lambda: _check_copies(copies) == 1 and set(copies.glob(".advocate-*")) > left)  # noqa: B023
        finally:
            for writer in writers:
                writer.kill()
            errors = [writer.communicate()[1] for writer in writers]

        copy = Cache(copies, now=lambda: datetime.now(UTC)).read(url)
        assert errors == ["", ""]
        assert _check_copies(copies) == 1
        assert copy is not None
        assert copy.body in ("a" * 5_000_000, "b" * 5_000_000)


def _wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    pause = threading.Event()
    while not happened():
        assert time.monotonic() < deadline
        pause.wait(0.002)
