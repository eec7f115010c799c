"""Counts that are kept ready: statements per token, day and month, language and act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.record.database import Database
from onrecord.record.nouns import Filter

Count = tuple[int, str, int]
"""The ordinal of a day (0: unknown), an act (empty: none), how many."""


def tallied(db: Database, tokens: Sequence[str], acts: Sequence[str], langs: Sequence[str], per: str,
             filter_: Filter) -> list[Count]:
    """Counts of tokens for acts and languages (none: all), per ``month`` or ``day``; cut months are counted by day."""
    if per == "month" and (filter_.from_ or filter_.to):
        return _months(db, tokens, acts, langs, filter_)
    low, high = bounds(filter_)
    return [(_ordinal(start) if per == "month" else start, act, n)
            for start, act, n in _rows(db, per, tokens, acts, langs, low, high)]


def _months(db: Database, tokens: Sequence[str], acts: Sequence[str], langs: Sequence[str],
            filter_: Filter) -> list[Count]:
    """Whole months from the months, the rest by day."""
    low, high = bounds(filter_)
    begin = date.fromordinal(max(low, 1))
    whole = begin if begin.day == 1 else next_month(begin)
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


def edges(db: Database, tokens: Sequence[str], filter_: Filter) -> tuple[int, int]:
    """The first and the last day there is something, within the range asked for."""
    low, high = bounds(filter_)
    found = [db.value(f"SELECT start FROM tally WHERE per = 'day' AND facet = ? AND start BETWEEN ? AND ? AND n > 0"
                      f" ORDER BY start {order} LIMIT 1", (token, max(low, 1), high))
             for token in tokens for order in ("ASC", "DESC")]
    days = [day for day in found if day]
    return (min(days), max(days)) if days else (0, 0)


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month(day: date) -> int:
    """A month as ``tally`` writes it: 202210."""
    return day.year * 100 + day.month


def _ordinal(month: int) -> int:
    return date(month // 100, month % 100, 1).toordinal() if month else 0


def bounds(filter_: Filter) -> tuple[int, int]:
    """The first and the last ordinal of the range; unknown days (0) are only in the range of everything."""
    low = filter_.from_.toordinal() if filter_.from_ else 1 if filter_.to else 0
    return low, filter_.to.toordinal() if filter_.to else date.max.toordinal()
