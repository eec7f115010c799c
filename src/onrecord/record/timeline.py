"""Statements over time, by act."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from onrecord.record import select
from onrecord.record.database import Database
from onrecord.record.identity import ACT_BITS, ACTS, DAY_BITS
from onrecord.record.nouns import Bucket, Filter, Timeline

Per = Literal["day", "week", "month"]
Count = tuple[int, str, int]
"""The ordinal of a day (0: unknown), an act (empty: none), how many."""

DAYS, WEEKS = 92, 800
"""Up to so many days are shown by day, by week; longer stretches by month."""


def timeline(db: Database, filter_: Filter, per: Per | None = None) -> Timeline:
    """How many statements of a filter there are in each stretch of time, by act.

    per: the length of a stretch; by default as suits the days from the first to the last.
    """
    counted = select.one_facet(db, filter_)
    if counted is None:
        counts: Iterable[Count] = _streamed(db, filter_)
        return _timeline(counts, per or _suited(counts))
    first, last = _range(db, counted[0], filter_)
    per = per or _length(first, last)
    return _timeline(_tallied(db, *counted, "month" if per == "month" else "day", filter_), per)


def _tallied(db: Database, tokens: Sequence[str], acts: Sequence[str], langs: Sequence[str], per: str,
             filter_: Filter) -> list[Count]:
    """Counts that are kept ready. Months that the range cuts are counted by their days."""
    if per == "month" and (filter_.from_ or filter_.to):
        return _months(db, tokens, acts, langs, filter_)
    low, high = _bounds(filter_)
    return [(_ordinal(start) if per == "month" else start, act, n)
            for start, act, n in _rows(db, per, tokens, acts, langs, low, high)]


def _months(db: Database, tokens: Sequence[str], acts: Sequence[str], langs: Sequence[str],
            filter_: Filter) -> list[Count]:
    """Whole months from the months, the rest by day."""
    low, high = _bounds(filter_)
    begin = date.fromordinal(max(low, 1))
    whole = begin if begin.day == 1 else _next_month(begin)
    until = date.fromordinal(min(high + 1, date.max.toordinal())).replace(day=1)
    if whole >= until:
        return _rows(db, "day", tokens, acts, langs, low, high)
    months = _rows(db, "month", tokens, acts, langs, _month(whole), _month(until) - 1)
    return [*_rows(db, "day", tokens, acts, langs, low, whole.toordinal() - 1),
            *((_ordinal(start), act, n) for start, act, n in months),
            *_rows(db, "day", tokens, acts, langs, until.toordinal(), high)]


def _rows(db: Database, per: str, tokens: Sequence[str], acts: Sequence[str], langs: Sequence[str],
          low: int, high: int) -> list[Count]:
    conditions = ["per = ?", f"facet IN ({', '.join('?' * len(tokens))})", "start BETWEEN ? AND ?", "n > 0"]
    if acts:
        conditions.append("act IN (SELECT value FROM json_each(?))")
    if langs:
        conditions.append("lang IN (SELECT value FROM json_each(?))")
    values = [per, *tokens, low, high, *(json.dumps(list(some)) for some in (acts, langs) if some)]
    return [(row[0], row[1], row[2])
            for row in db.query(f"SELECT start, act, n FROM tally WHERE {' AND '.join(conditions)}", values)]


def _streamed(db: Database, filter_: Filter) -> list[Count]:
    """Counts of any filter: the key of every statement of it is met once, and says its day and its act."""
    chosen = select.select(db, filter_)
    counted = db.tallied(f"SELECT {chosen.key} >> {DAY_BITS} << {ACT_BITS} | ({chosen.key} & {2**ACT_BITS - 1})"
                         f" {chosen.source}", chosen.parameters)
    return [(place >> ACT_BITS, ACTS[place & 2**ACT_BITS - 1], n) for place, n in counted.items()]


def _range(db: Database, tokens: Sequence[str], filter_: Filter) -> tuple[int, int]:
    """The first and the last day there is something, within the range asked for."""
    low, high = _bounds(filter_)
    edges = [db.value(f"SELECT start FROM tally WHERE per = 'day' AND facet = ? AND start BETWEEN ? AND ? AND n > 0"
                      f" ORDER BY start {order} LIMIT 1", (token, max(low, 1), high))
             for token in tokens for order in ("ASC", "DESC")]
    days = [day for day in edges if day]
    return (min(days), max(days)) if days else (0, 0)


def _suited(counts: Iterable[Count]) -> Per:
    days = [day for day, _, _ in counts if day]
    return _length(min(days), max(days)) if days else "day"


def _length(first: int, last: int) -> Per:
    days = last - first + 1
    return "day" if days <= DAYS else "week" if days <= WEEKS else "month"


def _timeline(counts: Iterable[Count], per: Per) -> Timeline:
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
    return Timeline(per, buckets, undated, undated + sum(bucket.total for bucket in buckets))


def _start(day: date, per: Per) -> date:
    """The first day of the stretch that a day is in; weeks begin on Monday."""
    if per == "day":
        return day
    return day - timedelta(days=day.weekday()) if per == "week" else day.replace(day=1)


def _end(start: date, per: Per) -> date:
    if per == "day":
        return start
    return start + timedelta(days=6) if per == "week" else _next_month(start) - timedelta(days=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month(day: date) -> int:
    """A month as ``tally`` writes it: 202210."""
    return day.year * 100 + day.month


def _ordinal(month: int) -> int:
    return date(month // 100, month % 100, 1).toordinal() if month else 0


def _bounds(filter_: Filter) -> tuple[int, int]:
    """The first and the last ordinal of the range; unknown days (0) are only in the range of everything."""
    low = filter_.from_.toordinal() if filter_.from_ else 1 if filter_.to else 0
    return low, filter_.to.toordinal() if filter_.to else date.max.toordinal()
