"""How a batch of briefs does: time of the processor, peak memory, and one process beside two.

Runs the program as a user does, offline, in the sample workspace; see README.md.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FEW, ALL = ("--region", "north east,yorkshire and the humber"), ("--all",)
MOST_MEMORY_MB = 100
LEAST_GAIN = 1.35


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    documents: int
    seconds: float
    """On the clock."""
    cpu_seconds: float
    peak_mb: float
    """Of the largest of its processes."""


def cost_of(selection: tuple[str, ...], jobs: int) -> Cost:
    """Make briefs of a selection in a folder of their own, and say what that took."""
    with tempfile.TemporaryDirectory() as out:
        command = (sys.executable, "-m", "advocate", "brief", *selection, "--quiet", "--offline")
        options = ("--on", "2026-11-20", "--out", out, "--jobs", str(jobs))
        before = os.times().elapsed
        with subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL) as program:
            _, status, used = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
        seconds = os.times().elapsed - before
        if program.returncode:
            raise SystemExit(f"advocate ended with {program.returncode}")
        documents = len(list(Path(out).glob("*.docx")))
    per_mb = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(documents, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / per_mb)


def report(rounds: int) -> bool:
    """Print the figures, and say if all that is promised holds."""
    few = cost_of(FEW, 1)
    ones, twos = [], []
    for _ in range(rounds):  # by turns, so that other work on the machine slows both
        ones.append(cost_of(ALL, 1))
        twos.append(cost_of(ALL, 2))
    for cost in (few, ones[0], twos[0]):
        print(f"{cost.documents:4} briefs: at most {cost.peak_mb:.0f} MB in one process")
    least = min(cost.cpu_seconds for cost in ones)
    print(f"{least / ones[0].documents * 1000:.1f} ms of the processor a brief, start included")
    gains = [one.seconds / two.seconds for one, two in zip(ones, twos, strict=True)]
    print(f"two processes: {statistics.median(gains):.2f} times the speed of one")
    peak = max(cost.peak_mb for cost in (*ones, *twos))
    return peak <= MOST_MEMORY_MB and statistics.median(gains) >= LEAST_GAIN


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3, help="runs of each kind")
    raise SystemExit(0 if report(options.parse_args().rounds) else 1)


if __name__ == "__main__":
    main()
