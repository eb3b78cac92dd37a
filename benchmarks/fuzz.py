"""Spoils workspaces at random and holds `advocate` to its promises about bad data.

Usage, from the repository's folder:
    python -m benchmarks.fuzz                       10,000 cases of YAML, two processes
    python -m benchmarks.fuzz templates             5,000 of templates
    python -m benchmarks.fuzz word-files            2,000 of reference documents and letterheads
    python -m benchmarks.fuzz arguments             2,000 of command lines
    python -m benchmarks.fuzz --cases 500 --seed 7  fewer, others
    python -m benchmarks.fuzz --processes 1         all in this process
    python -m benchmarks.fuzz --only 1234           one case again, with what it did

The exit code is 1 where a promise was broken; benchmarks/README.md says what is promised.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.mutations import FOLDER, Files, spoil
from benchmarks.odd_arguments import command_line
from benchmarks.spoilt_templates import spoilt_template
from benchmarks.spoilt_word_files import spoilt_word_file, wrong_in_word_file
from typer.testing import CliRunner, Result

from advocate.cli.app import app

REPOSITORY = Path(__file__).parents[1]
HANG_SECONDS = 10
BUG = "the program does not foresee"
RECORDS_KEPT = 2
"""Of each list of the sample, in the workspace that is small but has a bit of everything."""
_DATES = ("2026-11-20", "2026-11-20", "2021-06-25", "2024-06-10", "2029-06-01")
_LETTER = ("letters", "--mp", "Helen Hayes", "--offline")
_DOCUMENTS = (
    ("brief", "--mp", "Jess Phillips", "--offline"),
    ("brief", "--mp", "Alex Norris", "--offline"),
    ("brief", "--mp", "Helen Hayes", "--offline", "--format", "md"),
    _LETTER,
    ("letters", "--committee", "education", "--offline", "--format", "md"),
    ("manifesto", "2024"),
    ("manifesto", "2019", "--format", "md"),
)
SOUND_SHARE, OTHER_SHARE = 0.6, 0.05
"""Of cases in which a document is asked for too: where the data are sound, and where not."""


class Hang(BaseException):
    """A run took longer than `HANG_SECONDS`; no `except Exception` of the program may catch it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One spoilt workspace, and how the program bore it."""

    number: int
    did: tuple[str, ...]
    seconds: float
    exits: tuple[str, ...]
    """For example "check 1"."""
    wrong: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases and print the figures; return 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("what", nargs="?", choices=[*KINDS], default="yaml")
    parser.add_argument("--cases", type=int, metavar="N", help="10,000, 5,000 or 2,000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    parser.add_argument("--only", type=int, metavar="N", help="one case, and leave its files")
    asked = parser.parse_args(arguments)
    if asked.only is not None:
        return _show_one(asked.what, asked.seed, asked.only)
    began = time.monotonic()
    numbers = range(asked.cases or KINDS[asked.what][1])
    run = partial(run_case, asked.seed, what=asked.what)
    if asked.processes == 1:
        cases = [run(number) for number in numbers]
    else:
        with ProcessPoolExecutor(asked.processes) as pool:
            cases = list(pool.map(run, numbers, chunksize=20))
    broken = [case for case in cases if case.wrong]
    for case in broken:
        print(f"BROKEN  case {case.number} ({', '.join(case.did)})")
        print("".join(f"        {line}\n" for line in case.wrong), end="")
    exits = Counter(each for case in cases for each in case.exits)
    seconds = sorted(case.seconds for case in cases)
    took = f"{time.monotonic() - began:.0f} s, seed {asked.seed}"
    print(f"cases     {len(cases)} of {asked.what} in {took}")
    print("exits     " + ", ".join(f"{name}: {count}" for name, count in sorted(exits.items())))
    print(f"seconds   median {seconds[len(seconds) // 2]:.2f}, slowest {seconds[-1]:.2f} a case")
    print("everything as promised" if not broken else f"{len(broken)} cases broke a promise")
    return 1 if broken else 0


def run_case(seed: int, number: int, *, what: str = "yaml") -> Case:
    """Spoil a workspace in a folder of its own, run the program, and look at what it did."""
    with tempfile.TemporaryDirectory() as folder:
        return _run_in(Path(folder), what, seed, number)


def _run_in(folder: Path, what: str, seed: int, number: int) -> Case:
    rng = random.Random(f"{seed}-{number}")  # noqa: S311 - chance, not secrecy
    with watched(folder) as touched:
        case = KINDS[what][0](folder, rng, number)
    strays = tuple(f"touched {name}" for name in sorted(touched))
    return replace(case, wrong=(*case.wrong, *strays))


def _yaml_case(folder: Path, rng: random.Random, number: int) -> Case:
    base, files = rng.choice(_bases())
    files = dict(files)
    did = (base, *spoil(rng, files))
    workspace = folder / "charity"
    write_files(workspace, files)
    day, began = rng.choice(_DATES), time.monotonic()
    code, found = judged_run(folder, workspace, ["check", "--json", "--on", day])
    exits, wrong = [f"check {code}"], [f"check: {line}" for line in found]
    if rng.random() < (OTHER_SHARE if code else SOUND_SHARE):
        order = [*rng.choice(_DOCUMENTS), "--json", "--on", day]
        code, found = judged_run(folder, workspace, order)
        exits.append(f"{order[0]} {code}")
        wrong += [f"{' '.join(order)}: {line}" for line in found]
    return Case(number, did, time.monotonic() - began, tuple(exits), tuple(wrong))


def _template_case(folder: Path, rng: random.Random, number: int) -> Case:
    """Make documents of one template that is spoilt."""
    name, content = spoilt_template(rng)
    workspace = folder / "charity"
    write_files(workspace, dict(_bases()[-1][1]) | {f"templates/{name}": content})
    order = [*rng.choice((*_DOCUMENTS, ("check",))), "--json", "--on", _DATES[0]]
    began = time.monotonic()
    code, found = judged_run(folder, workspace, order)
    return Case(number, (name,), time.monotonic() - began, (f"{order[0]} {code}",), tuple(found))


def _word_file_case(folder: Path, rng: random.Random, number: int) -> Case:
    """Make a document in the look of a Word file that is spoilt, and look into it."""
    name = rng.choice(("reference.docx", "letterhead.docx"))
    files = dict(_bases()[1][1])
    files["advocate.yaml"] += b"\nbrand:\n  letterhead: templates/letterhead.docx\n"
    if name == "reference.docx":
        files["advocate.yaml"] = _bases()[1][1]["advocate.yaml"]
    files[f"templates/{name}"] = spoilt_word_file(rng)
    workspace = folder / "charity"
    write_files(workspace, files)
    order = [*_LETTER, "--format", "docx", "--json", "--on", _DATES[0]]
    began = time.monotonic()
    code, found = judged_run(folder, workspace, order)
    for path in workspace.glob("briefs/*.docx"):
        found += wrong_in_word_file(path.read_bytes())
    return Case(number, (name,), time.monotonic() - began, (f"{name} {code}",), tuple(found))


def _arguments_case(folder: Path, rng: random.Random, number: int) -> Case:
    """Run a command line that nobody means, in the folder of the smallest workspace."""
    workspace = folder / "a" / "b" / "charity"
    write_files(workspace, _bases()[-1][1])
    line, began = command_line(rng), time.monotonic()
    before = Path.cwd()
    os.chdir(workspace)
    try:
        code, found = judged_line(folder, line)
    finally:
        os.chdir(before)
    shown = tuple(ascii(word)[:60] for word in line)
    return Case(number, shown, time.monotonic() - began, (f"{line[0][:20]} {code}",), tuple(found))


KINDS: dict[str, tuple[Callable[[Path, random.Random, int], Case], int]] = {
    "yaml": (_yaml_case, 10_000),
    "templates": (_template_case, 5_000),
    "word-files": (_word_file_case, 2_000),
    "arguments": (_arguments_case, 2_000),
}
"""What is spoilt: how one case is made, and how many there are unless --cases says."""
_touched: dict[str, set[str]] = {}
"""By the folder of the case that runs, what it touched elsewhere."""
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
_OUTWARD = {"socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}


@contextmanager
def watched(folder: Path) -> Iterator[set[str]]:
    """Note what is written outside of `folder`, who is called and what is started."""
    if not _touched:
        sys.addaudithook(_watch)  # it cannot be taken away again
    _touched.clear()
    found = _touched[str(folder)] = set[str]()
    yield found
    _touched[str(folder)] = set()


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    for folder, found in _touched.items():
        if event in _CHANGES and arguments[-1] not in (-1, None):  # inside of an open folder
            continue
        if event in _OUTWARD and "fc-list" not in str(
            arguments
        ):  # doctor asks what fonts there are
            found.add(f"{event} {arguments!r:.100}")
        is_written = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
        if (is_written or event in _CHANGES) and isinstance(
            arguments[0], str | bytes | os.PathLike
        ):
            path = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100 - called at each opening
            if not path.startswith((folder, "/dev/null", str(Path(tempfile.gettempdir()) / "tmp"))):
                found.add(path)


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def write_files(workspace: Path, files: Files) -> None:
    """Write a workspace as `spoil` has left it."""
    for name, content in files.items():
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == FOLDER:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(content)


@cache
def _bases() -> tuple[tuple[str, Files], ...]:
    """The sample, the smallest workspace, and one with two records of everything; by weight."""
    sample = _files_of(REPOSITORY)
    small = {name: _first_records(content) for name, content in sample.items()}
    whole = ("advocate.yaml", "data/evidence.yaml", "data/quotes.yaml")  # what others refer to
    small |= {name: sample[name] for name in whole}
    small |= ENTRIES
    minimal = _files_of(REPOSITORY / "tests" / "examples" / "minimal")
    return ("sample", sample), *(("small", small),) * 4, *(("minimal", minimal),) * 2


ENTRIES = {
    "data/waivers.yaml": b"""\
- rule: N04
  about: ks2_rwm_dis_2024
  reason: The year itself is meant.
  by: Frances Wetherall
  date: 2026-11-20
  expires: 2027-05-20
""",
    "data/elections.yaml": b"""\
- election: 2029
  regulated_from: 2028-05-04
  announced: 2029-03-20
  dissolution: 2029-03-30
  poll: 2029-05-03
  parliament_meets: 2029-05-09
  source: Invented
""",
    "sectors/education.yaml": b"""\
title: A field of work of our own
sources: {us: {title: What we know, publisher: Ourselves}}
terms: {site: {one: school, many: schools}, person: {one: pupil, many: pupils}}
people_are: children
year_starts: "09-01"
words: {sites: [school], counted: [pupils, schools], numbered: [Year, key stage, grade]}
people: {children: {nouns: [pupil, child/children], statuses: [disab*], small_number: 10}}
abbreviations: {KS2: key stage 2}
calendar:
  summer: {effect: closed, at_sites: true, every: {from: "07-25", to: "08-31"}, says: holidays}
  easter: {effect: ask, nations: [England], easter: {from: -6, to: 7}, says: ask, source: us}
  tests: {effect: busy, where: [primary], week_of: "05-08", says: tests are sat}
  results: {effect: letters, dates: [{from: 2026-08-20, to: 2026-08-20}], says: results}
measures: {key stage 2: [key stage 2, ks2]}
breaks:
  - {why: no tests were held, measure: key stage 2, years: [2020, 2021], source: us}
  - {why: the test was new, words: [writing], since: 2018, nations: [England], is_small: true}
ranges: {hours_per_person: {low: 0.5, high: 60, severity: error, why: a house limit}}
statistics:
  order: {England: [child_poverty_after_housing_costs_pct]}
  need_is_high: [child_poverty_after_housing_costs_pct]
decides:
  tutoring_in_schools:
    title: Tutoring in schools
    answers:
      - {nations: [Wales], power: devolved, body: the Welsh Government}
      - {power: reserved, body: the Department for Education}
  schools: {title: Schools, answers: [{nations: [England], power: reserved, body: the Treasury}]}
  early_years: {title: Early years, answers: [{power: mixed, body: the Treasury, post: Chancellor}]}
  further_education: {title: Colleges, answers: [{power: reserved, body: the Treasury}]}
questions: {likely: ["Why?"], do_not_say: [Nothing.]}
avoid: {kids: {phrases: [kid*], better: children, why: slang, hit: kids, miss: children}}
""",
}
"""For the files that are empty in the sample, and those of its field of work that it has not."""


def _files_of(folder: Path) -> Files:
    paths = [folder / "advocate.yaml", *sorted((folder / "data").rglob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _first_records(content: bytes) -> bytes:
    head, *records = content.split(b"\n- ")
    return b"\n- ".join([head, *records[:RECORDS_KEPT]]) + b"\n" if records else content


# --- running and judging --------------------------------------------------------------------


def judged_run(folder: Path, workspace: Path, order: list[str]) -> tuple[int | str, list[str]]:
    """Run one command; return its exit code, and what was not as promised."""
    before = _state(folder)
    arguments = [*order, "--workspace", str(workspace)]
    result = _result_of(folder, arguments)
    if isinstance(result, str):
        return "broken", [result]
    is_check = order[0] == "check"
    expected = (0, 1) if is_check else (0, 1, 3)  # 3: Parliament's records do not reach so far
    wrong = [] if result.exit_code in expected else [f"exit code {result.exit_code}"]
    if BUG in result.output:
        wrong.append(_cause_of(folder, arguments))
    changed = {name for name, state in _state(folder).items() ^ before.items()}
    strays = [name for name in changed if is_check or "/briefs" not in name]
    wrong += [f"wrote {name}" for name in sorted(strays)]
    return result.exit_code, [*wrong, *_wrong_answer(result.stdout, workspace, is_check)]


def judged_line(folder: Path, line: list[str]) -> tuple[int | str, list[str]]:
    """Run a command line whatever it says; return its exit code, and what was not as promised."""
    result = _result_of(folder, line)
    if isinstance(result, str):
        return "broken", [result]
    wrong = [] if result.exit_code in (0, 1, 2, 3) else [f"exit code {result.exit_code}"]
    if BUG in result.output or "Traceback (most recent" in result.output:
        wrong.append(_cause_of(folder, line))
    if result.exit_code and not result.output.strip():
        wrong.append("failed without a word")
    return result.exit_code, wrong


def _result_of(folder: Path, arguments: list[str]) -> Result | str:
    try:
        with _time_limit():
            result = CliRunner(env=_environment(folder)).invoke(app, arguments)
    except Hang:
        return f"took more than {HANG_SECONDS} s"
    if result.exception and not isinstance(result.exception, SystemExit):
        return f"raised {result.exception!r:.300}"
    return result


@contextmanager
def _time_limit() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, HANG_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _environment(folder: Path) -> dict[str, str | None]:
    ours = {"ADVOCATE_CACHE_DIR": str(folder / "cache"), "ADVOCATE_OFFLINE": "1", "NO_COLOR": "1"}
    return {**ours, "HOME": str(folder / "home")}


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and time; no copies, and no folders, whose times tell of files."""
    found = ((path, path.lstat()) for path in folder.rglob("*") if not path.is_dir())
    states = {str(p.relative_to(folder)): (s.st_size, s.st_mtime_ns) for p, s in found}
    return {name: state for name, state in states.items() if not name.startswith("cache/")}


def _cause_of(folder: Path, arguments: list[str]) -> str:
    """Run again with --debug, and return the exception and where it was raised."""
    result = CliRunner(env=_environment(folder)).invoke(app, [*arguments, "--debug"])
    error: BaseException | None = result.exception
    while error is not None and error.__cause__ is not None:
        error = error.__cause__
    trace = error.__traceback__ if error else None
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if "advocate" in code.co_filename:
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"unforeseen {error!r:.300} at {' < '.join(reversed(places[-4:]))}"


def _wrong_answer(stdout: str, workspace: Path, is_check: bool) -> Iterator[str]:
    try:
        problems: list[dict[str, Any]] = json.loads(stdout)["problems"]
    except (ValueError, KeyError, TypeError) as error:
        yield f"no JSON on stdout ({error}): {stdout[:100]!r}"
        return
    for problem in problems:
        yield from _wrong_problem(problem, workspace, is_check)


def _wrong_problem(problem: dict[str, Any], workspace: Path, is_check: bool) -> Iterator[str]:
    shown = str(problem)[:300]
    file, line = problem["file"], problem["line"]
    if not problem["message"].strip():
        yield f"no message: {shown}"
    if not is_check and (file is None or problem["severity"] == "note"):
        return  # it is of a document, or of what was asked for
    if not is_check and line is None and str(file).endswith((".j2", ".docx")):
        return  # a template that cannot be found has no line, nor has a Word file
    if not file or not isinstance(line, int):
        yield f"no file or no line: {shown}"
        return
    path = workspace / file
    if path.is_file() and not 1 <= line <= _count_lines(path.read_bytes()):
        yield f"a line that is not there: {shown}"


def _count_lines(content: bytes) -> int:
    """Return how many lines there can be, by any reckoning of what ends one."""
    return len(content.decode("utf-8", "replace").splitlines()) + 1


def _show_one(what: str, seed: int, number: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{seed}-{number}-"))
    case = _run_in(folder, what, seed, number)
    print(case)
    print(f"left in {folder}")
    return 1 if case.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
