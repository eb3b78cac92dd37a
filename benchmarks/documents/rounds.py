"""Times rivals in alternating rounds, in one process, by the processor's clock.

Each round takes another share of the briefs, spread over all of them, and every rival makes it;
those that are slow make every fifth of it. Every second round goes the other way about.
"""

import gc
import time
from collections.abc import Sequence

from benchmarks.documents.rival import Entrant, Rival

SLOW_MAKE_EVERY = 5
Times = dict[str, list[float]]
"""Milliseconds a brief by rival, one figure a round."""


def shares(count: int, rounds: int) -> list[range]:
    """Return which of `count` briefs each round makes; all rounds together make each once."""
    return [range(first, count, rounds) for first in range(rounds)]


def time_rounds(entrants: Sequence[Entrant], count: int, rounds: int) -> Times:
    """Return how long each rival took, in every round.

    Memory that is there before, the contexts above all, is kept out of the cycle collector's way
    for all alike; the collector itself runs as it does in a program.
    """
    for entrant in entrants:
        milliseconds_each(entrant.rival, range(2))
    gc.collect()
    gc.freeze()
    times: Times = {entrant.name: [] for entrant in entrants}
    for number, share in enumerate(shares(count, rounds)):
        order = entrants if number % 2 == 0 else entrants[::-1]
        for entrant in order:
            numbers = share[::SLOW_MAKE_EVERY] if entrant.is_slow else share
            times[entrant.name].append(milliseconds_each(entrant.rival, numbers))
    gc.unfreeze()
    return times


def milliseconds_each(rival: Rival, numbers: Sequence[int]) -> float:
    """Return the processor's milliseconds for one of the briefs `numbers`."""
    gc.collect()
    began = time.process_time()
    for number in numbers:
        rival.make(number)
    return (time.process_time() - began) / len(numbers) * 1000
