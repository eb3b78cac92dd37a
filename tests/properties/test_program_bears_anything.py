"""Whatever is typed or put into a file, the program answers in time, in words and in its place.

`python -m benchmarks.fuzz KIND` does the same thousands of times; `ADVOCATE_FUZZ_CASES=10000` does
it here.
"""

import os

import pytest
from benchmarks.fuzz import KINDS, run_case

SEED = 20261120
"""Those of the benchmark have another."""
CASES = int(os.environ.get("ADVOCATE_FUZZ_CASES", "100"))
AT_ONCE = 20


@pytest.mark.parametrize("first", range(0, CASES, AT_ONCE))
@pytest.mark.parametrize("what", KINDS)
def test_the_program_bears_what_is_spoilt(what: str, first: int) -> None:
    cases = [run_case(SEED, number, what=what) for number in range(first, first + AT_ONCE)]

    assert [(case.number, case.did, case.wrong) for case in cases if case.wrong] == []


def test_what_a_case_touches_elsewhere_is_noticed(tmp_path_factory: pytest.TempPathFactory) -> None:
    from benchmarks import fuzz

    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    with fuzz.watched(tmp_path_factory.mktemp("case")) as touched:
        elsewhere.write_text("", "utf-8")

    assert touched == {str(elsewhere)}
