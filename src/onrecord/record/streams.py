"""Counts of any filter: the key of each of its statements is met once, and says its day and its act.

That takes a third of a microsecond or so a statement. Of many statements a part is counted, evenly spread days, and
the rest is reckoned from it; the answer says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Literal

from onrecord.record import select
from onrecord.record.database import Database
from onrecord.record.identity import ACT_BITS, ACTS, DAY_BITS
from onrecord.record.nouns import Filter
from onrecord.record.tallies import Count

EXACT = 40_000
"""Up to so many statements, all are counted."""

EVERY = {"day": 1, "week": 2, "month": 4}
"""Of so many days one at least is counted, for stretches of this length: news comes in bursts of a few days."""


def streamed(db: Database, filter_: Filter) -> list[Count] | None:
    """Counts of a filter; None when there are more than ``EXACT`` statements."""
    counted = _counted(db, select.select(db, filter_), EXACT + 1)
    return None if counted.total() > EXACT else _counts(counted)


def edges(db: Database, filter_: Filter) -> tuple[int, int]:
    """The ordinals of the first and the last day of a filter's statements; (0, 0) when there are none with a day."""
    chosen = select.select(db, filter_)
    chosen.first = max(chosen.first, 1 << DAY_BITS)
    found = [db.value(f"SELECT {chosen.key} {chosen.source} ORDER BY {chosen.key} {way} LIMIT 1", chosen.parameters)
             for way in ("ASC", "DESC")]
    return (found[0] >> DAY_BITS, found[1] >> DAY_BITS) if found[0] else (0, 0)


def sampled(db: Database, filter_: Filter, per: Literal["day", "week", "month"],
            first: int, last: int) -> tuple[list[Count], bool]:
    """Counts of a filter with many statements from a first to a last day; whether they are reckoned."""
    chosen = select.select(db, filter_)
    step = min(EVERY[per], _step(db, chosen, last - first + 1))
    if step == 1:
        return _counts(_counted(db, chosen)), False
    counted = _counted(db, replace(chosen, end=min(chosen.end, 1 << DAY_BITS)))  # those without a day are all counted
    for day in range(first, last + 1, step):
        part = replace(chosen, first=max(chosen.first, day << DAY_BITS), end=min(chosen.end, day + 1 << DAY_BITS))
        for place, n in _counted(db, part).items():
            counted[place] += n * min(step, last + 1 - day)
    return _counts(counted), True


def _step(db: Database, chosen: select.Selection, days: int) -> int:
    """Of how many days one must be counted to count ``EXACT`` statements, by the density of the first of them."""
    row = db.one(f"SELECT max(key), min(key) FROM (SELECT {chosen.key} AS key {chosen.source} AND"
                 f" {chosen.key} >= :dated ORDER BY {chosen.key} LIMIT {EXACT // 4})",
                 chosen.parameters | {"dated": 1 << DAY_BITS})
    covered = (row[0] >> DAY_BITS) - (row[1] >> DAY_BITS) + 1 if row and row[0] else days
    return max(1, round(days / covered / 4))


def _counted(db: Database, chosen: select.Selection, limit: int | None = None) -> Counter[int]:
    """How often each pair of day and act comes up."""
    if chosen.first >= chosen.end:
        return Counter()
    return db.tallied(f"SELECT {chosen.key} >> {DAY_BITS} << {ACT_BITS} | ({chosen.key} & {2**ACT_BITS - 1})"
                      f" {chosen.source}{'' if limit is None else f' LIMIT {limit}'}", chosen.parameters)


def _counts(counted: Counter[int]) -> list[Count]:
    return [(place >> ACT_BITS, ACTS[place & 2**ACT_BITS - 1], n) for place, n in counted.items()]
