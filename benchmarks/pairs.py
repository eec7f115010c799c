"""Two ways of doing the same work, timed in turn, so that a busy minute of the machine hits both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds by the clock, and of processor time over all threads of the process."""

    wall: float
    processor: float


def once(work: Work) -> Time:
    """One run, with the collector emptied before and left on."""
    gc.collect()
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - wall, time.process_time() - processor)


def paired(one: Work, other: Work, rounds: int) -> list[tuple[Time, Time]]:
    """The times of both in each round; who goes first alternates. Both are run once before, unmeasured."""
    one(), other()
    found = []
    for number in range(rounds):
        if number % 2:
            second, first = once(other), once(one)
        else:
            first, second = once(one), once(other)
        found.append((first, second))
    return found


def ratio(pairs: list[tuple[Time, Time]], of: Callable[[Time], float]) -> float:
    """Median over rounds of (other's time / one's time): how many times as fast the one is."""
    return median(of(other) / of(one) for one, other in pairs)
