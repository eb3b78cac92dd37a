"""Four times the asks, rows, letters, or letters of a word, take about four times the work.

Work is counted as calls that the interpreter makes, which are the same on every machine; for words
and rows, where one call may take long, as processor time with wide bounds.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from types import FrameType

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from tests.features.breaches import change
from tests.features.conftest import REPOSITORY, Run

ON = ("--on", "2026-11-20")
BRIEF = ("brief", "--mp", "Jess Phillips", "--force", *ON)
MANIFESTO = "data/manifestos/2024.yaml"
ASK = """
  - id: ask_{0}
    title: Pay for more {0} tutors
    what: Pay for {1} tutors in each {2} school near {0} for the next years.
    why: Because.
    mechanism: spending
    owner: Department for Education
    by_when: 2030-09-01
    cost: {{no_new_spending: true, basis: Money that is there already.}}
"""
MOST = 8
"""Four is in line with the size, and sixteen its square."""


def calls(run: Run, *arguments: str) -> int:
    """How many functions one run calls, of Python and of C."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run(*arguments)
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], int], size: int) -> float:
    """How many times as much four times the size adds; what a run costs anyhow falls out."""
    work(size)
    least, middle, most = (work(size * times) for times in (1, 4, 16))
    return (most - middle) / (middle - least)


def in_words(number: int) -> str:
    """A word that no other number has: letters only."""
    return "".join("bcdfghklmp"[int(digit)] + "a" for digit in str(number))


@pytest.mark.parametrize("alike", [True, False])
def test_asks(run: Run, workspace: Path, alike: bool) -> None:
    before = (workspace / MANIFESTO).read_text(encoding="utf-8")

    def check(count: int) -> int:
        asks = (
            ASK.format(in_words(i), *(("good", "big") if alike else map(in_words, (i + 7, i + 9))))
            for i in range(count)
        )
        (workspace / MANIFESTO).write_text(before + "".join(asks), encoding="utf-8")
        return calls(run, "check", "--rule", "A07", *ON)

    assert growth(check, 15) < MOST


def seconds(run: Run, *arguments: str) -> float:
    began = process_time()
    run(*arguments)
    return process_time() - began


def test_rows_with_figures(run: Run, workspace: Path) -> None:
    template = (REPOSITORY / "templates/brief.md.j2").read_text(encoding="utf-8")
    (workspace / "templates").mkdir()

    def brief(count: int) -> float:
        rows = "".join(f"| {'a row ' * 20} | {i + 100} |\n" for i in range(count))
        text = f"{template}\n\n| a | b |\n|---|---|\n{rows}"
        (workspace / "templates/brief.md.j2").write_text(text, encoding="utf-8")
        return seconds(run, *BRIEF)

    brief(10)
    few = brief(800)  # once: what was read before is remembered
    assert brief(3200) < MOST * few


def test_letters(run: Run, workspace: Path, snapshot: Snapshot) -> None:
    seats = snapshot.names.constituency_names()

    def letters(count: int) -> int:
        chosen = [part for seat in seats[:count] for part in ("--constituency", seat)]
        shutil.rmtree(workspace / "briefs", ignore_errors=True)
        return calls(run, "letters", *chosen, "--jobs", "1", *ON)

    assert growth(letters, 6) < MOST


@pytest.mark.parametrize("letter", ["A", "a", "7", "<"])
@pytest.mark.parametrize("arguments", [("check", *ON), BRIEF], ids=["check", "brief"])
def test_a_long_word(run: Run, workspace: Path, letter: str, arguments: tuple[str, ...]) -> None:
    change(workspace, MANIFESTO, "what: Pay for tutors.", "what: Pay for WORD tutors.")
    before = (workspace / MANIFESTO).read_text(encoding="utf-8")

    def with_word_of(length: int) -> float:
        text = before.replace("WORD", letter * length)
        (workspace / MANIFESTO).write_text(text, encoding="utf-8")
        return seconds(run, *arguments)

    with_word_of(3000)
    most = min(with_word_of(12000) for _ in range(2))
    assert most < MOST * min(with_word_of(3000) for _ in range(2))
