"""How `advocate brief` bears services that fail or are slow, as processes against a stand-in.

Usage, from the repository's folder:
    python -m benchmarks.faults                  200 briefs, half of all requests troubled
    python -m benchmarks.faults --briefs 20      fewer
    python -m benchmarks.faults latency          one cold and one warm brief, 1.1 s an answer

The exit code is 1 where anything was not as promised; benchmarks/README.md says what is.
"""

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from tests.standin.members_api import Faults, StandIn
from tests.standin.people import packaged_people

from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot

REPOSITORY = Path(__file__).parents[1]
BUDGET_SECONDS = 8.0
"""Five of patience with the one service asked, and three for Python and for brisk rounds."""
HANG_SECONDS = 60.0
"""When a process is ended by force."""
ANSWER_SECONDS = 1.1
COLD_SECONDS = 4.0
REPEAT_EVERY = 5
"""Each so many briefs, one member comes again, whose copies are partly there."""
NOTICE = re.compile(
    r"Parliament's Members service (?:did not answer|gave no usable answer); "
    r"facts as at (\d+ \w+ \d{4}) were used instead\."
    r"(?: Recent activity may lack [^.]+\.)?(?: Nothing is said of [^.]+\.)?"
)
LISTS_NOTICE = re.compile(
    r"Parliament's lists? of .+ could not be read"
    r"(?: whole; recent activity may lack some|; nothing is said of them)\."
    r"(?: Nothing is said of [^.]+\.)?"
)


@dataclass(frozen=True)
class Result:
    """What one process did, and what was wrong with it."""

    name: str
    seconds: float
    source: str = ""
    notices: int = 0
    wrong: tuple[str, ...] = ()
    markdown: str = field(default="", repr=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; return 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults")
    parser.add_argument("mode", nargs="?", choices=("faults", "latency"), default="faults")
    parser.add_argument("--briefs", type=int, default=200, metavar="N")
    parser.add_argument("--at-once", type=int, default=4, metavar="N", help="processes at a time")
    parser.add_argument("--share", type=float, default=0.5, help="of requests that are troubled")
    parser.add_argument("--stall", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    snapshot = open_snapshot()
    try:
        with tempfile.TemporaryDirectory() as folder, StandIn(_people(snapshot)) as standin:
            if asked.mode == "latency":
                wrong = measure_latency(standin, Path(folder))
            else:
                wrong = measure_faults(standin, Path(folder), asked)
    finally:
        snapshot.close()
    for line in wrong:
        print(f"BROKEN  {line}")
    print("everything as promised" if not wrong else f"{len(wrong)} promises broken")
    return 1 if wrong else 0


def measure_faults(standin: StandIn, folder: Path, asked: argparse.Namespace) -> list[str]:
    """Write the briefs, all with one cache, and print the figures; return what was wrong."""
    ids = list(standin.people)
    chosen = [ids[(n - n // REPEAT_EVERY) % len(ids)] for n in range(asked.briefs)]
    jobs = [(who, folder / "faulty" / str(n)) for n, who in enumerate(chosen)]
    faults = standin.mood.faults = Faults(asked.seed, asked.share, stall_seconds=asked.stall)
    began = time.monotonic()
    run = partial(write_brief, standin, folder / "cache")
    with ThreadPoolExecutor(asked.at_once) as pool:
        results = list(pool.map(lambda job: run(*job), jobs))
    elapsed = time.monotonic() - began
    standin.mood.faults = None
    with ThreadPoolExecutor(asked.at_once) as pool:
        distinct = dict.fromkeys(chosen)
        healthy_run = partial(write_brief, standin, folder / "healthy-cache")
        pairs = [(who, folder / "healthy" / str(who)) for who in distinct]
        healthy = dict(zip(distinct, pool.map(lambda job: healthy_run(*job), pairs), strict=True))
    wrong = [f"{result.name}: {what}" for result in results for what in result.wrong]
    wrong += [f"{each.name}, healthy: {what}" for each in healthy.values() for what in each.wrong]
    for who, result in zip(chosen, results, strict=True):
        if not result.notices and result.markdown != healthy[who].markdown:
            wrong.append(f"{result.name}: not what Parliament says, and no notice of it")
    copies, spoilt = spoilt_copies(folder / "cache")
    wrong += [f"the copy {name} is spoilt" for name in spoilt]
    seconds = [result.seconds for result in results]
    print(f"requests   {sum(faults.met.values())}: " + _counts(faults.met))
    print(f"briefs     {len(results)} in {elapsed:.0f} s, {asked.at_once} at once")
    print(f"sources    {_counts(Counter(result.source or 'none' for result in results))}")
    print(f"fell back  {sum(result.source == 'snapshot' for result in results)}")
    print(f"told       {sum(result.notices > 0 for result in results)} with a notice")
    print(f"seconds    median {statistics.median(seconds):.2f}, slowest {max(seconds):.2f}")
    print(f"over {BUDGET_SECONDS:.0f} s   {sum(each > BUDGET_SECONDS for each in seconds)}")
    print(f"copies     {copies}, of which spoilt {len(spoilt)}")
    return wrong


def measure_latency(standin: StandIn, folder: Path) -> list[str]:
    """Write one brief twice with slow answers and print the figures; return what was wrong."""
    standin.mood.delay_seconds = ANSWER_SECONDS
    wrong = []
    counts = []
    for name, source, most_seconds in (
        ("cold", "live", COLD_SECONDS),
        ("warm", "cache", COLD_SECONDS),
    ):
        standin.requests.clear()
        result = write_brief(standin, folder / "cache", "Jess Phillips", folder / name)
        counts.append(len(standin.requests))
        print(f"{name}  {result.seconds:.2f} s, {counts[-1]} requests, from {result.source}")
        wrong += [f"{name}: {what}" for what in result.wrong]
        if result.source != source:
            wrong.append(f"{name}: facts came from {result.source}, not {source}")
        if result.seconds > most_seconds:
            wrong.append(f"{name}: took more than {most_seconds:.0f} s")
    if counts[1]:
        wrong.append("warm: a request was made")
    return wrong


def write_brief(standin: StandIn, cache: Path, who: int | str, out: Path) -> Result:
    """Run the program once and hold what it said and wrote against what it promises."""
    name = f"{who} ({out.parent.name}/{out.name})"
    line = [sys.executable, "-m", "advocate", "brief", "--mp", str(who), "--json"]
    line += ["--workspace", str(REPOSITORY), "--out", str(out), "--format", "md,docx"]
    addresses = dict.fromkeys(
        (f"ADVOCATE_{service}_API" for service in ("MEMBERS", "COMMITTEES", "QUESTIONS")),
        standin.url,
    )
    environment = os.environ | addresses | {"ADVOCATE_CACHE_DIR": str(cache)}
    environment.pop("ADVOCATE_OFFLINE", None)
    began = time.monotonic()
    try:
        done = subprocess.run(
            line, env=environment, capture_output=True, text=True, timeout=HANG_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Result(name, HANG_SECONDS, wrong=(f"hung for {HANG_SECONDS:.0f} s",))
    seconds = time.monotonic() - began
    wrong = [f"took {seconds:.1f} s"] if seconds > BUDGET_SECONDS else []
    if done.returncode or done.stderr:
        return Result(
            name, seconds, wrong=(*wrong, f"exit {done.returncode}: {done.stderr[-500:]}")
        )
    told = json.loads(done.stdout)
    wrong += _wrong_notice(told) + _wrong_files(told, out)
    markdown = "".join(path.read_text("utf-8") for path in out.glob("*.md"))
    return Result(
        name, seconds, told["parliament"]["source"], len(_warnings(told)), tuple(wrong), markdown
    )


def spoilt_copies(folder: Path) -> tuple[int, list[str]]:
    """Return how many copies there are, and the names of those that are not whole."""
    found = sorted(path for path in folder.iterdir() if not path.is_dir())
    return len(found), [path.name for path in found if not _is_whole(path)]


def _is_whole(path: Path) -> bool:
    try:
        entry = json.loads(path.read_bytes())
        datetime.fromisoformat(entry["fetched_at"])
        return path.name == hashlib.sha256(entry["url"].encode()).hexdigest() + ".json"
    except (ValueError, KeyError, TypeError):
        return False


def _warnings(told: dict[str, Any]) -> list[str]:
    return [p["message"] for p in told["problems"] if "Parliament's" in p["message"]]


def _wrong_notice(told: dict[str, Any]) -> list[str]:
    """Say where the notices and the source of the facts do not agree."""
    warnings = _warnings(told)
    source, as_of = told["parliament"]["source"], told["parliament"]["as_of"]
    if len(warnings) > 1:
        return [f"one cause told of twice: {warnings}"]
    if source != "snapshot":
        others = [each for each in warnings if not LISTS_NOTICE.fullmatch(each)]
        return [f"a notice, but facts from {source}: {others}"] if others else []
    if len(warnings) != 1 or not (found := NOTICE.fullmatch(warnings[0])):
        return [f"facts from the snapshot, and notices: {warnings}"]
    day = datetime.fromisoformat(as_of)
    is_same = found[1] == f"{day.day} {day:%B %Y}"
    return [] if is_same else [f"the notice has another day than {as_of}: {warnings[0]}"]


def _wrong_files(told: dict[str, Any], out: Path) -> list[str]:
    wrong = []
    files = {path.name: path.read_bytes() for path in out.iterdir() if path.name[0] != "."}
    promised = {Path(item["path"]).name: item["sha256"] for item in told["written"]}
    if {name: hashlib.sha256(content).hexdigest() for name, content in files.items()} != promised:
        wrong.append(f"other files than it says: {sorted(files)}")
    documents = list(out.glob("*.docx"))
    for path in documents:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() or b"</w:document>" not in archive.read("word/document.xml"):
                wrong.append(f"{path.name} is not whole")
    return wrong if documents else [*wrong, "no Word file"]


def _people(snapshot: Snapshot) -> list[Any]:
    """Return everybody who sits, with addresses that the snapshot does not know."""
    people = packaged_people(snapshot)
    for person in people:
        if person.fill_in is not None:
            fill_in, person.fill_in = person.fill_in, None
            fill_in(person)
        person.contacts[-1][1]["email"] = f"live.{person.id}@parliament.uk"
    return people


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counter.items()))


if __name__ == "__main__":
    sys.exit(main())
