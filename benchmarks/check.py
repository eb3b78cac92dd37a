"""How long `advocate check` takes on a large workspace, as whole processes.

Usage, from the repository's folder:
    python -m benchmarks.check             650 constituencies, 2,000 claims, 1,000 programmes
    python -m benchmarks.check --runs 15   more runs
    python -m benchmarks.check --phases    and where the time goes, inside one process

The exit code is 1 where the median is over the budget, or a run did not end as it should.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.big_workspace import SIZES, make_workspace

BUDGET_SECONDS = 2.0
ON = date(2026, 11, 20)


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the runs and print the figures; return 1 where they are over the budget."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check")
    parser.add_argument("--runs", type=int, default=7, metavar="N")
    parser.add_argument("--phases", action="store_true", help="also say where the time goes")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "charity")
        print("workspace  " + ", ".join(f"{count} {name}" for name, count in SIZES.items()))
        if asked.phases:
            _show_phases(workspace)
        results = [_run(workspace) for _ in range(asked.runs)]
    problems = {count for _, count in results}
    seconds = [each for each, _ in results]
    median = statistics.median(seconds)
    print(f"problems   {', '.join(map(str, sorted(problems)))} in each run")
    print(f"seconds    median {median:.2f}, fastest {min(seconds):.2f}, slowest {max(seconds):.2f}")
    is_good = median <= BUDGET_SECONDS and len(problems) == 1 and 0 not in problems
    print(f"budget     {BUDGET_SECONDS:.0f} s: {'kept' if is_good else 'MISSED'}")
    return 0 if is_good else 1


def _run(workspace: Path) -> tuple[float, int]:
    """Run the program once; return the seconds it took, and how many problems it found.

    A record changes first, since what was found is remembered where nothing does.
    """
    with (workspace / "advocate.yaml").open("a", encoding="utf-8") as settings:
        settings.write("# another word\n")
    line = [sys.executable, "-m", "advocate", "check", "--json", "--on", ON.isoformat()]
    environment = os.environ | {"ADVOCATE_CACHE_DIR": str(workspace.parent / "cache")}
    began = time.perf_counter()
    done = subprocess.run(
        [*line, "--workspace", str(workspace)], env=environment, capture_output=True, check=False
    )
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"exit {done.returncode}: {done.stderr.decode()[-500:]}")
    return seconds, len(json.loads(done.stdout)["problems"])


def _show_phases(workspace: Path) -> None:
    """Print the time of each step of `check_workspace`, and of the slowest rules."""
    began = time.perf_counter()
    from advocate.building.rule_context_builder import build_rule_context
    from advocate.cli.wiring import parliament_source
    from advocate.inputs.workspace_reader import survey_workspace
    from advocate.kinds.record_agreement import check_agreement
    from advocate.rules.engine.rule_list import rule_book
    from advocate.rules.engine.runner import check_records

    rules = rule_book()
    times = {"imports": time.perf_counter()}
    survey = survey_workspace(workspace, None)
    times["read"] = time.perf_counter()
    assert survey.workspace is not None  # noqa: S101 - the workspace was just made
    parliament = parliament_source(offline=True, on=ON, folder=workspace)
    rule_context = build_rule_context(survey.workspace, parliament, on=ON)
    check_agreement(survey.workspace, parliament)
    times["agreement"] = time.perf_counter()
    slowest = {}
    for name in dict.fromkeys(rule.id for rule in rules):
        start = time.perf_counter()
        check_records(rule_context, frozenset({name}))
        slowest[name] = time.perf_counter() - start
    times["rules"] = time.perf_counter()
    for name, end in times.items():
        print(f"{name:10} {end - began:.3f} s")
        began = end
    most = sorted(slowest.items(), key=lambda item: -item[1])[:8]
    print("slowest    " + ", ".join(f"{name} {seconds:.3f}" for name, seconds in most))


if __name__ == "__main__":
    sys.exit(main())
