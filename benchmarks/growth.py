"""How the time of one run grows with what a workspace holds: four times as much, each time.

Usage, from the repository's folder:
    python -m benchmarks.growth              every row, at a quarter of its size and at its size
    python -m benchmarks.growth asks word    only these

Processor time of runs inside this process, what a run costs anyhow taken off. Four is linear; the
exit code is 1 where a row takes more than six times as long.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.big_workspace import REPOSITORY

ON = ("--on", "2026-11-20")
CHECK = ("check", *ON)
BRIEF = ("brief", "--mp", "Jess Phillips", "--offline", "--force", *ON)
PRINTED = ("manifesto", "2024", "--offline", "--force", *ON)
STATUS = ("status", *ON)
MOST = 6.0
_MANIFESTO = "data/manifestos/2024.yaml"
_SENTENCE = "Our tutors meet their pupils in small groups, twice a week, after lessons. "


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each row; return 1 where one grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], help="rows to measure")
    chosen = parser.parse_args(arguments).rows or list(ROWS)
    ratios = [ratio for name in chosen for ratio in _measured(name)]
    return 1 if max(ratios) > MOST else 0


def _measured(name: str) -> list[float]:
    size, make, commands = ROWS[name]
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVOCATE_CACHE_DIR"] = str(Path(folder) / "cache")
        made = [make(Path(folder) / str(n), n) for n in (size // 400, size // 4, size)]
        for command in commands:
            _seconds(made[0], command)  # loads what it needs
            none, few, many = (_seconds(workspace, command) for workspace in made)
            ratios.append(max(0.0, many - none) / max(few - none, 0.01))
            print(f"{name:12}{command[0]:10}{size:>9,}{many:8.2f} s{ratios[-1]:6.1f} times")
    return ratios


def _seconds(workspace: Path, command: tuple[str, ...]) -> float:
    from typer.testing import CliRunner

    from advocate.cli.app import app

    os.chdir(workspace)
    began = time.process_time()
    done = CliRunner().invoke(app, command)
    seconds = time.process_time() - began
    os.chdir(REPOSITORY)
    if done.exit_code not in (0, 1):
        raise SystemExit(f"exit {done.exit_code}: {done.stderr[-500:]}")
    return seconds


def _sample(folder: Path) -> Path:
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "advocate.yaml", folder / "advocate.yaml")
    return folder


def _added(file: str, record: str) -> Callable[[Path, int], Path]:
    def make(folder: Path, count: int) -> Path:
        path = _sample(folder) / file
        added = "".join(record.format(_in_words(i), _in_words(i * 7)) for i in range(count))
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + added, "utf-8")
        return folder

    return make


def _in_words(number: int) -> str:
    return "".join("bcdfghklmp"[int(digit)] + "a" for digit in str(number))


def _text(of: Callable[[int], str]) -> Callable[[Path, int], Path]:
    """Make a workspace whose first ask says `of` so many letters or rows."""

    def make(folder: Path, count: int) -> Path:
        path = _sample(folder) / _MANIFESTO
        before, mark, after = path.read_text("utf-8").partition("    what: >-\n")
        added = "".join(f"      {line}\n" for line in of(count).split("\n"))
        rest = after[after.index("    why: >-\n") :]
        path.write_text(f"{before}    what: |-\n{added}{rest}" if mark else before, "utf-8")
        return folder

    return make


def _rows(folder: Path, count: int) -> Path:
    path = _sample(folder) / "templates/brief.md.j2"
    table = "\n\n| a | b |\n|---|---|\n" + "| row | word |\n" * count
    path.write_text(path.read_text("utf-8") + table, "utf-8")
    return folder


def _outputs(folder: Path, count: int) -> Path:
    """Make a workspace with so many documents in two formats, written day by day."""
    days = max(1, count // 100)
    _sample(folder)
    for day in range(days):
        on = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
        _seconds(folder, ("letters", "--region", "Wales", "--offline", "--jobs", "1", "--on", on))
    return folder


ASK = (
    "  - id: ask_{0}\n    title: Pay for more {0} tutors near {1}\n"
    "    what: Pay for {0} tutors in each {1} school for the next years of the plan.\n"
    "    why: Because help should last.\n    mechanism: spending\n    owner: The department\n"
    "    by_when: 2030-09-01\n    cost: {{no_new_spending: true, basis: It is there already.}}\n"
)
ENGAGEMENT = (
    "- id: met_{0}\n  date: 2026-03-02\n  kind: meeting\n  member: 4370\n"
    "  member_name: Jess Phillips\n  summary: We spoke of {1} tutoring.\n  source: Our own notes\n"
)
PROGRAMME = (
    "- id: programme_{0}\n  site: {0} Primary School\n  constituency: Bristol Central\n"
    "  year: 2024/25\n  phase: primary\n  year_groups: [6]\n  subjects: [English]\n"
    "  mode: in person\n  schedule: Tuesdays\n  people_helped: 24\n  sessions: 20\n  hours: 300\n"
    "  volunteers: 12\n  source: Our own register\n  source_date: 2025-07-20\n"
    "  illustrative: true\n"
)
OWN_SEAT = PROGRAMME.replace("Bristol Central", "Birmingham Yardley")
CLAIM = (
    "- id: claim_{0}\n  statement: Pupils of group {0} who met the standard\n  value: 46\n"
    "  unit: percent\n  population: Pupils of group {0}\n  geography: England\n"
    "  period: 2023/24\n  status: revised\n  verified: primary\n  title: Attainment of {1}\n"
    "  publisher: Department for Education\n  published: 2025-02-27\n  retrieved: 2026-11-20\n"
    "  url: https://www.gov.uk/{0}\n  series: series_{0}\n"
    "  good_until: 2027-06-30\n  licence: Open Government Licence v3.0\n"
)
ROWS: dict[str, tuple[int, Callable[[Path, int], Path], tuple[tuple[str, ...], ...]]] = {
    "programmes": (10_000, _added("data/programmes.yaml", PROGRAMME), (CHECK, BRIEF)),
    "own seat": (10_000, _added("data/programmes.yaml", OWN_SEAT), (BRIEF,)),
    "claims": (5_000, _added("data/evidence.yaml", CLAIM), (CHECK, BRIEF)),
    "engagements": (10_000, _added("data/engagements.yaml", ENGAGEMENT), (CHECK, BRIEF)),
    "asks": (250, _added(_MANIFESTO, ASK), (CHECK,)),
    "text": (1_000_000, _text(lambda n: _SENTENCE * (n // len(_SENTENCE))), (CHECK, PRINTED)),
    "word": (1_000_000, _text(lambda n: "A" * n), (CHECK, PRINTED)),
    "rows": (20_000, _rows, (CHECK, BRIEF)),
    "outputs": (2_000, _outputs, (STATUS, ("impact", "ks2_rwm_dis_2024"), BRIEF)),
}
"""What grows, its size in the end, how a workspace of it is made, and what runs on it."""


if __name__ == "__main__":
    sys.exit(main())
