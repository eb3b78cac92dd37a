"""Breaks the code in small ways, one at a time, and lists the changes that no test notices.

Usage: python -m tools.mutants [--seed N] [--sample N] [--jobs N] PATH…        (or: make mutants)

Nothing changes but copies of the repository below `.venv-mutants/work`. Each mutant is shown to the
tests that reach it, the quickest first, until one fails. The exit code is 0 however many survive:
some make no difference that anybody could notice.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tools.mutants.copies import copy_repository, measure_all_tests, run_tests
from tools.mutants.reaching_tests import ReachingTests
from tools.mutants.sampling import Mutant, sample

TESTS_SECONDS, LIMIT_SECONDS = 60, 200
"""Shown to one mutant: the quickest tests that take so long; with it, they may take so long."""
_VERDICTS = {None: "timed out", 0: "survived", 1: "killed"}


def main() -> int:
    """Draw the mutants, show them to the tests, and print those that survive."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    mutants = sample(options.paths, seed=options.seed, size=options.sample)
    copies = [copy_repository(number) for number in range(1, options.jobs + 1)]
    reaching = ReachingTests(measure_all_tests(copies[0], options.jobs), copies[0])
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def judge(mutant: Mutant) -> str:
        tests = reaching.of(mutant.path, mutant.line)
        shown = reaching.first(tests, seconds=TESTS_SECONDS)
        copy = free.get()
        verdict = verdict_on(mutant, copy, shown)
        free.put(copy)
        counts = f"{len(shown)} of {len(tests)} tests that reach it"
        print(f"{mutant.path}:{mutant.line}: {verdict} ({counts})", flush=True)
        return verdict

    with ThreadPoolExecutor(options.jobs) as pool:
        verdicts = list(pool.map(judge, mutants))
    for mutant, verdict in zip(mutants, verdicts, strict=True):
        if not verdict.startswith("killed"):
            print(f"\n{mutant.path}:{mutant.line}: {verdict}", *changes(mutant), sep="\n")
    print("", *(f"{verdicts.count(v)} {v}" for v in sorted(set(verdicts))), sep="\n")
    return 0


def verdict_on(mutant: Mutant, copy: Path, tests: list[str]) -> str:
    """Return what tests say of a mutant in a copy, which is whole again afterwards."""
    target, chosen = copy / mutant.path, copy.with_suffix(".tests")
    chosen.write_text("\n".join(tests), encoding="utf-8")
    target.write_text(mutant.after, encoding="utf-8")
    exit_code = run_tests(copy, "-x", "-p", "no:xdist", f"@{chosen}", seconds=LIMIT_SECONDS)
    target.write_text(mutant.before, encoding="utf-8")
    return _VERDICTS.get(exit_code, "killed as it was imported")


def changes(mutant: Mutant) -> Iterator[str]:
    """Yield the lines of the difference that a mutant makes."""
    before, after = mutant.before.splitlines(), mutant.after.splitlines()
    yield from list(difflib.unified_diff(before, after, n=1, lineterm=""))[2:]


if __name__ == "__main__":
    sys.exit(main())
