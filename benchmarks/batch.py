"""How a batch of briefs does: time of the processor, peak memory, and one process beside two.

Runs the program as a user does, offline, in the sample workspace; see README.md.
"""

import argparse
import statistics

from benchmarks.documents.measured import LEAST_GAIN, MOST_MEGABYTES
from benchmarks.documents.whole_runs import run_ours

FEW, ALL = ("--region", "north east,yorkshire and the humber"), ("--all",)
FEW_BRIEFS, ALL_BRIEFS = 81, 650


def report(rounds: int) -> bool:
    """Print the figures, and say if all that is promised holds."""
    few = run_ours("brief", *FEW, jobs=1)
    ones, twos = [], []
    for _ in range(rounds):  # by turns, so that other work on the machine slows both
        ones.append(run_ours("brief", *ALL, jobs=1))
        twos.append(run_ours("brief", *ALL, jobs=2))
    for count, run in ((FEW_BRIEFS, few), (ALL_BRIEFS, ones[0]), (ALL_BRIEFS, twos[0])):
        print(f"{count:4} briefs: at most {run.peak_megabytes:.0f} MB in one process")
    least = min(run.processor_seconds for run in ones)
    print(f"{least / ALL_BRIEFS * 1000:.1f} ms of the processor a brief, start included")
    gains = [one.seconds / two.seconds for one, two in zip(ones, twos, strict=True)]
    print(f"two processes: {statistics.median(gains):.2f} times the speed of one")
    peak = max(run.peak_megabytes for run in (*ones, *twos))
    return peak <= MOST_MEGABYTES and statistics.median(gains) >= LEAST_GAIN


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3, help="runs of each kind")
    raise SystemExit(0 if report(options.parse_args().rounds) else 1)


if __name__ == "__main__":
    main()
