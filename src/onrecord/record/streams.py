"""Counts of any filter: the key of each of its statements is met once, and says its day and its act.

That takes a third of a microsecond or so a statement. Of many statements a part is counted, evenly spread days, and
the rest is reckoned from it: what share of all that was said on the day counted, of all that was said on the days
around it. The answer says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Literal

from onrecord.record import facets, select
from onrecord.record.database import Database
from onrecord.record.identity import ACT_BITS, ACTS, DAY_BITS
from onrecord.record.nouns import Filter
from onrecord.record.tallies import Count

EXACT = 30_000
"""Up to so many statements, all are counted."""

EVERY = {"day": 1, "week": 5, "month": 7}
"""Of so many days one at least is counted, for stretches of this length: news comes in bursts of a few days."""
SAMPLES = 120
"""Days that are counted at most, but for timelines by day: to begin a walk costs as much as some hundred steps."""


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
    step = _step(db, chosen, per, last - first + 1)
    if step == 1:
        return _counts(_counted(db, chosen)), False
    counted = _counted(db, replace(chosen, end=min(chosen.end, 1 << DAY_BITS)))  # those without a day are all counted
    whole = _everything(db, first, last)
    for start in range(first, last + 1, step):
        stretch = range(start, min(start + step, last + 1))
        day = max(stretch, key=lambda one: (one in whole, -abs(one - start - step // 2)))
        part = replace(chosen, first=max(chosen.first, day << DAY_BITS), end=min(chosen.end, day + 1 << DAY_BITS))
        share = sum(whole.get(one, 0) for one in stretch) / max(1, whole.get(day, 0))
        for place, n in _counted(db, part).items():
            counted[place] += round(n * share)
    return _counts(counted), True


def _everything(db: Database, first: int, last: int) -> dict[int, int]:
    """Day -> how many statements it has, of whatever filter."""
    return {row[0]: row[1] for row in db.query(
        "SELECT start, sum(n) FROM tally WHERE per = 'day' AND facet = ? AND start BETWEEN ? AND ?"
        " GROUP BY start HAVING sum(n) > 0", (facets.ALL, first, last))}


def _step(db: Database, chosen: select.Selection, per: Literal["day", "week", "month"], days: int) -> int:
    """Of how many days one is counted: so many that ``EXACT`` statements are, by the density of the first of them."""
    row = db.one(f"SELECT max(key), min(key) FROM (SELECT {chosen.key} AS key {chosen.source} AND"
                 f" {chosen.key} >= :dated ORDER BY {chosen.key} LIMIT {EXACT // 4})",
                 chosen.parameters | {"dated": 1 << DAY_BITS})
    covered = (row[0] >> DAY_BITS) - (row[1] >> DAY_BITS) + 1 if row and row[0] else days
    wanted = min(EVERY[per], max(1, round(days / covered / 4)))
    return wanted if EVERY[per] == 1 or wanted == 1 else max(wanted, -(-days // SAMPLES))


def _counted(db: Database, chosen: select.Selection, limit: int | None = None) -> Counter[int]:
    """How often each pair of day and act comes up."""
    if chosen.first >= chosen.end:
        return Counter()
    return db.tallied(f"SELECT {chosen.key} >> {DAY_BITS} << {ACT_BITS} | ({chosen.key} & {2**ACT_BITS - 1})"
                      f" {chosen.source}{'' if limit is None else f' LIMIT {limit}'}", chosen.parameters)


def _counts(counted: Counter[int]) -> list[Count]:
    return [(place >> ACT_BITS, ACTS[place & 2**ACT_BITS - 1], n) for place, n in counted.items()]
