"""Which figures are promised, how each is measured, and its bound."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.documents.data import Sample, spread
from benchmarks.documents.rival import Entrant
from benchmarks.documents.rounds import Times, milliseconds_each
from benchmarks.documents.rows import (
    Ratio,
    Row,
    at_least,
    at_most,
    not_yet,
    paired_ratio,
    unmeasured,
    within,
)
from benchmarks.documents.whole_runs import (
    CAN_MEASURE,
    WholeRun,
    keep_contexts,
    run_floor,
    run_ours,
)

OURS, CHECKED = "advocate", "advocate, every rule"
DOCXTPL, KEPT = "docxtpl", "docxtpl, compiled templates kept"
PATCHED, TEXTS = "docxtpl, patched and compiled once", "docxtpl, words made outside"
MAILMERGE, FLOOR = "docx-mailmerge2", "floor"
_FEW = 65
MOST_MEGABYTES = 100.0
LEAST_GAIN = 1.35
"""Of two processes beside one."""
_MOST_GROWTH = 1.15
_MOST_CHECKED_MILLISECONDS = 14.0
_MOST_ABOVE_FLOOR = 8 / 3
"""Seconds of a whole run in two processes, beside those of the floor in one."""
_MOST_FOR_LETTERS = 1.2
_COLD = "650 briefs from cold YAML, checked, beside docxtpl"
_WHOLE = "brief --all in two processes, beside the floor in one"
_TWO = "brief --all in two processes, beside one"
_LETTERS = "letters --all beside brief --all"
_LINEAR = "a letter, of 650 beside of 65"
_PEAK = "peak memory, 650 briefs"
_FLAT = "peak memory, 650 beside 65 briefs"


def document_rows(times: Times) -> list[Row]:
    """Return the rows for what one process made in alternating rounds."""
    return [
        at_least(*_beside(times, OURS, DOCXTPL), 18.0),
        at_least(*_beside(times, OURS, KEPT), 6.5),
        Row(*_beside(times, OURS, PATCHED)),
        Row(*_beside(times, OURS, TEXTS)),
        at_least(*_beside(times, OURS, MAILMERGE), 3.5),
        at_most(*_above(times, OURS, FLOOR), 1.8),
        within(f"a brief by {CHECKED}", median(times[CHECKED]), _MOST_CHECKED_MILLISECONDS, "ms"),
        at_least(*_beside(times, CHECKED, DOCXTPL), 11.0),
        at_least(*_beside(times, CHECKED, MAILMERGE), 2.0),
    ]


def _beside(times: Times, ours: str, rival: str) -> tuple[str, str, str, Ratio]:
    """Return what a row begins with: how many times longer the rival takes."""
    slower = paired_ratio(times[rival], times[ours])
    return _compared(ours, rival), _each(times[ours]), _each(times[rival]), slower


def _above(times: Times, ours: str, floor: str) -> tuple[str, str, str, Ratio]:
    """Return what a row begins with: how many times longer we take."""
    longer = paired_ratio(times[ours], times[floor])
    return _compared(ours, floor), _each(times[ours]), _each(times[floor]), longer


def _compared(ours: str, rival: str) -> str:
    return f"a brief{ours.removeprefix(OURS)}, beside {rival}"


def whole_run_rows(sample: Sample, docxtpl: Entrant, folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows for whole processes, each round beside docxtpl in this one."""
    if not CAN_MEASURE:
        yield unmeasured(_COLD, "≥ 5×", "not on this system")
        return
    ids = ",".join(str(context.member_id) for context in spread(sample.contexts, _FEW))
    few = run_ours("brief", "--mp", ids, jobs=1)
    kept = keep_contexts(sample, folder)
    count = len(sample.contexts)
    peer, floors = [], []
    runs, shared, letters, few_letters = [], [], [], []
    for number in range(rounds):
        peer.append(milliseconds_each(docxtpl.rival, range(number, count, count // 20)))
        runs.append(run_ours("brief", "--all", jobs=1))
        shared.append(run_ours("brief", "--all", jobs=2))
        floors.append(run_floor(kept))
        letters.append(run_ours("letters", "--all", jobs=1))
        few_letters.append(run_ours("letters", "--mp", ids, jobs=1))
    cold = [run.processor_seconds / count * 1000 for run in runs]
    yield at_least(_COLD, _each(cold), _each(peer), paired_ratio(peer, cold), 5.0)
    yield at_most(*_by_the_clock(_WHOLE, shared, floors), _MOST_ABOVE_FLOOR)
    what, ours, alone, _slower = _by_the_clock(_TWO, shared, runs)
    gain = paired_ratio([run.seconds for run in runs], [run.seconds for run in shared])
    yield at_least(what, ours, alone, gain, LEAST_GAIN)
    yield not_yet(at_most(*_by_processor(_LETTERS, letters, runs, (1, 1)), _MOST_FOR_LETTERS))
    yield Row(*_by_processor(_LINEAR, letters, few_letters, (count, _FEW)))
    yield from _memory([run.peak_megabytes for run in runs], few.peak_megabytes)


def _by_the_clock(
    what: str, ours: Sequence[WholeRun], rival: Sequence[WholeRun]
) -> tuple[str, str, str, Ratio]:
    """Return what a row begins with, by the clock on the wall."""
    one, other = [run.seconds for run in ours], [run.seconds for run in rival]
    return what, f"{median(one):.1f} s", f"{median(other):.1f} s", paired_ratio(one, other)


def _by_processor(
    what: str, ours: Sequence[WholeRun], rival: Sequence[WholeRun], counts: tuple[int, int]
) -> tuple[str, str, str, Ratio]:
    """Return what a row begins with, by the seconds of the processor for one of so many."""
    one = [run.processor_seconds / counts[0] for run in ours]
    other = [run.processor_seconds / counts[1] for run in rival]
    shown = (f"{median(one):.2f} s", f"{median(other):.2f} s")
    if counts != (1, 1):
        shown = (_each([each * 1000 for each in one]), _each([each * 1000 for each in other]))
    return what, *shown, paired_ratio(one, other)


def _memory(peaks: Sequence[float], few: float) -> Iterator[Row]:
    peak = max(peaks)
    yield within(_PEAK, peak, MOST_MEGABYTES, "MB")
    grown = paired_ratio(peaks, [few] * len(peaks))
    yield at_most(_FLAT, f"{peak:.1f} MB", f"{few:.1f} MB", grown, _MOST_GROWTH)


def startup_rows() -> list[Row]:
    """Return the rows of the benchmark of start-up."""
    if not CAN_MEASURE:
        return [unmeasured("start-up", "≤ 1.5×", "not on this system")]
    from benchmarks.startup import measure  # late: it cannot be imported everywhere

    return measure()


def _each(milliseconds: Sequence[float]) -> str:
    return f"{median(milliseconds):.1f} ms"
