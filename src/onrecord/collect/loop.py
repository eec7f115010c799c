"""Collecting again and again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta

from onrecord.collect.collector import Collector, Round

SHORTEST_WAIT = timedelta(seconds=30)
"""Between two rounds, however much seems to be due: what is due may stand on a host that is left alone."""


def rounds(collector: Collector, every: timedelta, wait: Callable[[float], bool],
           only: Collection[int] | None = None) -> Iterator[Round]:
    """A round whenever something is due, for ever.

    wait: waits for so many seconds; True when it is time to end. only: these sources (keys).
    """
    while True:
        yield collector.round(every, only)
        due = collector.next_time() if only is None else None
        now = datetime.now(UTC)
        pause = max(min((due - now) if due else every, every), SHORTEST_WAIT)
        if wait(pause.total_seconds()):
            return
