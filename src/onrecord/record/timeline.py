"""Statements over time, by act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from onrecord.record import select, streams, tallies
from onrecord.record.database import Database
from onrecord.record.nouns import Bucket, Filter, Timeline
from onrecord.record.tallies import Count

Per = Literal["day", "week", "month"]

DAYS, WEEKS = 92, 800
"""Up to so many days are shown by day, by week; longer stretches by month."""


def timeline(db: Database, filter_: Filter, per: Per | None = None) -> Timeline:
    """How many statements of a filter there are in each stretch of time, by act.

    per: the length of a stretch; by default as suits the days from the first to the last.
    """
    ready = select.one_facet(db, filter_)
    if ready is not None:
        per = per or _suited(*tallies.edges(db, ready[0], filter_))
        return _timeline(tallies.tallied(db, *ready, "month" if per == "month" else "day", filter_), per)
    counts = streams.streamed(db, filter_)
    if counts is not None:
        days = [day for day, _, _ in counts if day] or [0]
        return _timeline(counts, per or _suited(min(days), max(days)))
    first, last = streams.edges(db, filter_)
    per = per or _suited(first, last)
    counts, reckoned = streams.sampled(db, filter_, per, first, last)
    return _timeline(counts, per, reckoned)


def _suited(first: int, last: int) -> Per:
    days = last - first + 1
    return "day" if days <= DAYS else "week" if days <= WEEKS else "month"


def _timeline(counts: Iterable[Count], per: Per, reckoned: bool = False) -> Timeline:
    found: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    starts: dict[int, date] = {}
    undated = 0
    for day, act, n in counts:
        if day == 0:
            undated += n
            continue
        start = starts.get(day) or starts.setdefault(day, _start(date.fromordinal(day), per))
        found[start][act] += n
    buckets = tuple(Bucket(start, _end(start, per), dict(acts), sum(acts.values()))
                    for start, acts in sorted(found.items()))
    return Timeline(per, buckets, undated, undated + sum(bucket.total for bucket in buckets), reckoned)


def _start(day: date, per: Per) -> date:
    """The first day of the stretch that a day is in; weeks begin on Monday."""
    if per == "day":
        return day
    return day - timedelta(days=day.weekday()) if per == "week" else day.replace(day=1)


def _end(start: date, per: Per) -> date:
    if per == "day":
        return start
    return start + timedelta(days=6) if per == "week" else tallies.next_month(start) - timedelta(days=1)
