"""Which figures are promised, how each is measured, and its bound."""

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.documents.data import Sample, spread
from benchmarks.documents.rival import Entrant
from benchmarks.documents.rounds import Times, milliseconds_each
from benchmarks.documents.rows import Row, at_least, at_most, paired_ratio, unmeasured, within
from benchmarks.documents.whole_runs import CAN_MEASURE, WholeRun, run_briefs

OURS, DOCXTPL, TEXTS = "advocate", "docxtpl", "docxtpl, words made outside"
MAILMERGE, FLOOR = "docx-mailmerge2", "floor"
_FEW = 65
MOST_MEGABYTES = 100.0
LEAST_GAIN = 1.35
"""Of two processes beside one."""
_MOST_GROWTH = 1.15
_COLD = "650 briefs from cold YAML, checked"
_TWO = "650 briefs, two processes"
_PEAK = "peak memory, 650 briefs"
_FLAT = "peak memory, 650 beside 65 briefs"


def document_rows(times: Times) -> list[Row]:
    """Return the rows for what one process made in alternating rounds."""

    def against(rival: str) -> tuple[str, str, str]:
        return (f"a brief beside {rival}", _each(times[OURS]), _each(times[rival]))

    slower = {name: paired_ratio(times[name], times[OURS]) for name in (DOCXTPL, TEXTS, MAILMERGE)}
    above_floor = paired_ratio(times[OURS], times[FLOOR])
    return [
        at_least(*against(DOCXTPL), slower[DOCXTPL], 7.0),
        Row(*against(TEXTS), slower[TEXTS]),
        at_least(*against(MAILMERGE), slower[MAILMERGE], 2.5),
        at_most(*against(FLOOR), above_floor, 1.5),
    ]


def whole_run_rows(sample: Sample, docxtpl: Entrant, rounds: int) -> Iterator[Row]:
    """Yield the rows for whole processes, each round beside docxtpl in this one."""
    if not CAN_MEASURE:
        yield unmeasured(_COLD, "≥ 5×", "not on this system")
        return
    ids = [str(context.member_id) for context in spread(sample.contexts, _FEW)]
    few = run_briefs(["--mp", ",".join(ids)], jobs=1)
    count = len(sample.contexts)
    peer, runs, shared = [], [], []
    for number in range(rounds):
        peer.append(milliseconds_each(docxtpl.rival, range(number, count, count // 20)))
        runs.append(run_briefs(["--all"], jobs=1))
        shared.append(run_briefs(["--all"], jobs=2))
    cold = [run.processor_seconds / count * 1000 for run in runs]
    yield at_least(_COLD, _each(cold), _each(peer), paired_ratio(peer, cold), 5.0)
    yield _two_processes(runs, shared)
    yield from _memory([run.peak_megabytes for run in runs], few.peak_megabytes)


def _two_processes(alone: Sequence[WholeRun], shared: Sequence[WholeRun]) -> Row:
    """Return the row of two processes beside one, by the clock on the wall."""
    one, two = [run.seconds for run in alone], [run.seconds for run in shared]
    faster = paired_ratio(one, two)
    return at_least(_TWO, f"{median(two):.1f} s", f"{median(one):.1f} s", faster, LEAST_GAIN)


def _memory(peaks: Sequence[float], few: float) -> Iterator[Row]:
    peak = max(peaks)
    yield within(_PEAK, peak, MOST_MEGABYTES, "MB")
    yield at_most(_FLAT, f"{peak:.1f} MB", f"{few:.1f} MB", peak / few, _MOST_GROWTH)


def startup_rows() -> list[Row]:
    """Return the rows of the benchmark of start-up."""
    if not CAN_MEASURE:
        return [unmeasured("start-up", "≤ 1.6×", "not on this system")]
    from benchmarks.startup import measure  # late: it cannot be imported everywhere

    return [
        at_most(row.name, _shown(row.ours), _shown(row.rival), row.ratio, row.bound)
        for row in measure()
    ]


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _each(milliseconds: Sequence[float]) -> str:
    return f"{median(milliseconds):.1f} ms"
