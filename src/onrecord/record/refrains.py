"""Lines that are worded anew: what returns in the same words on the same weekday, and what is said between in others.

A demand that is made every week comes in a few wordings in turn. So a line that was said on several days, whole weeks
apart, is looked at as the frame of a longer one: on the days of the weeks between, what the same body said that lies
near it in meaning belongs to it. What lies very near it later belongs to it too, whatever the day: it goes on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from onrecord import meaning
from onrecord.meaning.encoders import Vectors
from onrecord.meaning.threads import one_thread
from onrecord.record.database import Database, Row
from onrecord.record.identity import DAY_BITS

WEEK, SLACK = 7, 1
"""Days of a week, and how many a report may be late."""
NEAR, BESIDE, AGAIN = 0.40, 0.10, 0.60
"""How near in meaning what is said between must lie, and how much less than the nearest of that day; how near what is
said later must lie to be the same."""
LED = 12
"""Lines of a week, the nearest, that lead on to what lies near them in other weeks."""
TIMES, SAME_DAY = 4, 0.7
"""Days of a whole line at least, and the share of them that fall on one weekday."""

_BODIES = "SELECT DISTINCT body FROM line WHERE key IN (SELECT value FROM json_each(?))"
_LINES = """SELECT l.body, l.key, l.vector FROM (SELECT DISTINCT line FROM line_statement
    WHERE statement >= :first AND statement < :end) t CROSS JOIN line l ON l.key = t.line
    WHERE l.made_by = :by AND l.body IN (SELECT value FROM json_each(:bodies)) ORDER BY l.key"""
"""By the statements of the days looked at: of what was begun since, nothing is read."""

Days = Mapping[int, frozenset[int]]
"""Line -> the days on which it was said, as numbers."""


@dataclass(slots=True)
class Refrain:
    """Lines that make one: each with the days on which it counts."""

    line: int
    """The one that frames it, or the longest of those."""
    days: list[int]
    frames: set[int]
    members: dict[int, set[int]] = field(default_factory=dict)
    nearness: float = 1.0
    """How near what was said between lies, in the week where that is least."""


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a body: keys, where they lie, their days."""

    lines: Sequence[int]
    vectors: Vectors
    days: list[frozenset[int]]
    on: Mapping[int, set[int]]
    """Day -> the places of the lines said on it."""
    asked: dict[tuple[int, int], tuple[list[int], Vectors]] = field(default_factory=dict)

    def about(self, day: int, slack: int) -> tuple[list[int], Vectors]:
        """The places of the lines said so many days around a day, and where they lie; many frames ask for the same."""
        if (day, slack) not in self.asked:
            places = sorted(set().union(*(self.on.get(day + off, ()) for off in range(-slack, slack + 1))))
            self.asked[day, slack] = places, self.vectors[places]
        return self.asked[day, slack]


def refrains(db: Database, frames: Days, first: int, end: int) -> list[Refrain]:
    """The refrains that some lines frame. first: the first day looked at; end: the key before which statements count.
    frames: lines with their days.

    Hidden statements are not told apart here: who shows a refrain leaves them out, and whether enough is left is seen
    then.
    """
    weekly = {line: blended(days) for line, days in frames.items()}
    weekly = {line: days for line, days in weekly.items() if len(days) > 1 and _whole_weeks(days)}
    found: list[Refrain] = []
    with one_thread():
        for body in _bodies(db, list(weekly), first, end):
            known = [_filled(body, at, weekly[line]) for at, line in enumerate(body.lines) if line in weekly]
            whole = [one for one in known if one is not None and _regular(one.days)]
            found += [_later(body, one) for one in _apart(_merged(whole))]
    return found


def blended(days: Iterable[int]) -> list[int]:
    """Days in order; of two in a row the first, the second reports it again."""
    found: list[int] = []
    for day in sorted(days):
        if not found or day - found[-1] > SLACK:
            found.append(day)
    return found


def _whole_weeks(days: Sequence[int]) -> bool:
    return all(b - a >= WEEK - SLACK and min((b - a) % WEEK, -(b - a) % WEEK) <= SLACK for a, b in pairwise(days))


def _regular(days: Sequence[int]) -> bool:
    return len(days) >= TIMES and Counter(day % WEEK for day in days).most_common(1)[0][1] >= SAME_DAY * len(days)


def _bodies(db: Database, lines: Sequence[int], first: int, end: int) -> Iterator[_Body]:
    """The bodies of some lines, with all their lines in the days looked at."""
    found: dict[str, list[Row]] = {row["body"]: [] for row in db.query(_BODIES, (json.dumps(list(lines)),))}
    for row in db.query(_LINES, {"first": first << DAY_BITS, "end": end, "by": meaning.encoder().name,
                                 "bodies": json.dumps(list(found))}):
        found[row["body"]].append(row)
    for own in found.values():
        if not own:  # of an older record, or made by another encoder: they lie nowhere until they are found anew
            continue
        said: dict[int, frozenset[int]] = {one["key"]: frozenset() for one in own}
        for line, days in db.query(
                f"SELECT t.line, group_concat(DISTINCT t.statement >> {DAY_BITS}) FROM json_each(?) j"
                " CROSS JOIN line_statement t ON t.line = j.value WHERE t.statement < ? GROUP BY t.line",
                (json.dumps(list(said)), end)):
            said[line] = frozenset(map(int, days.split(",")))
        on: dict[int, set[int]] = {}
        for at, days in enumerate(said.values()):
            for day in days:
                on.setdefault(day, set()).add(at)
        yield _Body(list(said), meaning.unpacked([one["vector"] for one in own]),
                    list(said.values()), on)


def _filled(body: _Body, at: int, days: Sequence[int]) -> Refrain | None:
    """A frame with what was said in the weeks between; None where most of these weeks are empty."""
    chosen = [at]
    found = Refrain(body.lines[at], list(days), {body.lines[at]}, {body.lines[at]: set(body.days[at])})
    missing = 0
    weeks = [day for a, b in pairwise(days) for day in _between(a, b)]
    for week in weeks:
        own = next((own for slack in range(SLACK + 1) if (own := _on(body, chosen, week, slack))), {})
        for other in own:
            found.members.setdefault(body.lines[other], set()).update(
                body.days[other] & set(range(week - SLACK, week + SLACK + 1)))
        chosen += sorted(own, key=lambda other: -own[other])[:LED]
        missing += not own
        found.nearness = min(found.nearness, max(own.values(), default=1.0))
        found.days += [week] if own else []
    found.days = blended(found.days)
    return found if 2 * missing <= len(weeks) else None


def _between(a: int, b: int) -> Iterator[int]:
    weeks = round((b - a) / WEEK)
    return (a + round((b - a) * at / weeks) for at in range(1, weeks))


def _on(body: _Body, chosen: Sequence[int], day: int, slack: int) -> dict[int, float]:
    """The places of lines said about a day that lie near enough to one of those chosen, with how near."""
    places, vectors = body.about(day, slack)
    if not places:
        return {}
    near = (vectors @ body.vectors[list(chosen)].T).max(axis=1)
    least = max(NEAR, float(near.max()) - BESIDE)
    return {place: float(value) for place, value in zip(places, near, strict=True) if value >= least}


def _merged(found: Sequence[Refrain]) -> list[Refrain]:
    """Refrains that share a line are one."""
    merged: list[Refrain] = []
    for one in sorted(found, key=lambda one: (-len(one.days), one.line)):
        home = next((other for other in merged if one.members.keys() & other.members.keys()), None)
        if home is None:
            merged.append(one)
            continue
        home.days = blended({*home.days, *one.days})
        home.frames |= one.frames
        home.nearness = max(home.nearness, one.nearness)
        for line, days in one.members.items():
            home.members.setdefault(line, set()).update(days)
    return merged


def _apart(found: Sequence[Refrain]) -> list[Refrain]:
    """Of refrains on the same days the one that holds together best: what else was said on these days fills the weeks
    of any frame that falls on them."""
    kept: list[Refrain] = []
    for one in sorted(found, key=lambda one: (-one.nearness, one.line)):
        if not any(_within(one.days, other.days) or _within(other.days, one.days) for other in kept):
            kept.append(one)
    return kept


def _within(days: Sequence[int], others: Sequence[int]) -> bool:
    return all(any(abs(day - other) <= SLACK for other in others) for day in days)


def _later(body: _Body, found: Refrain) -> Refrain:
    """With what lies very near one of its frames after its last day."""
    frames = body.vectors[[at for at, line in enumerate(body.lines) if line in found.frames]]
    closest = (body.vectors @ frames.T).max(axis=1)
    for at in map(int, np.flatnonzero(closest >= AGAIN)):
        after = {day for day in body.days[at] if day > found.days[-1] + SLACK}
        if after:
            found.members.setdefault(body.lines[at], set()).update(after)
    return found
