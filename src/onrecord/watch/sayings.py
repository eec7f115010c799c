"""What is said again and again, and what is not said any more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from onrecord.rows import Outline, Saying
from onrecord.watch.ids import made
from onrecord.watch.nouns import Repeat, Silence

TIMES, WEEKS = 4, 3
"""On how many days, in how many weeks something must have been said to be a line."""
OFTEN = 10
"""Days between two times, at most, in the median: about weekly."""
WEEKDAY = 0.7
"""The share of its days that fall on one day of the week, for its end to be told as a silence."""
SILENT = 28
"""Days without it from which on an actor is silent on it."""
SAME = 0.6
"""The share of days that two languages must share to report the same line."""
HEARD = 3
"""Days on which the actor was heard since, at least: else it is the actor that is silent."""
BLEND = timedelta(days=1)


def repeats(sayings: Iterable[Saying], on: date) -> tuple[Repeat, ...]:
    """Lines that go on: said about weekly, and not silent yet."""
    found = []
    for group in _regular(sayings):
        days = _days(group)
        if (on - days[-1]).days < SILENT:
            rule = f"said on {len(days)} days, every {_every(days):g} days in the median"
            found.append(Repeat(_id("r", group), group[0].body, group, days, _every(days), rule))
    return tuple(sorted(found, key=lambda one: (one.days[-1], one.id), reverse=True))


def silences(sayings: Iterable[Saying], on: date) -> tuple[Silence, ...]:
    """Lines that stopped ``SILENT`` days ago or longer, though the actor is still heard."""
    found = []
    for group in _regular(sayings):
        days = _days(group)
        silent = (on - days[-1]).days
        heard = max(one.heard_since for one in group)
        if silent >= SILENT and heard >= HEARD and _on_one_weekday(days):
            rule = (f"said on {len(days)} days, every {_every(days):g} days in the median, up to {days[-1]}; heard on"
                    f" {heard} days since, without it")
            found.append(Silence(_id("q", group), group[0].body, group, days, _every(days), days[-1], silent, rule))
    return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True))


def weekly(outlines: Sequence[Outline]) -> set[int]:
    """The lines that :func:`repeats` and :func:`silences` could tell of: only their statements need be read."""
    return {one.line for group in _grouped(outlines) if _weekly(_blended(_all_days(group))) for one in group}


def ended(outlines: Sequence[Outline], on: date) -> set[int]:
    """Those of them that :func:`silences` could tell of."""
    return {one.line for group in _grouped(outlines) for days in [_blended(_all_days(group))]
            if _weekly(days) and (on - days[-1]).days >= SILENT and _on_one_weekday(days) for one in group}


def _regular(sayings: Iterable[Saying]) -> list[tuple[Saying, ...]]:
    """Lines that were said about weekly, those of several languages that fall on the same days made one."""
    by_line = {one.line: one for one in sayings}
    outlines = [Outline(one.line, one.body, one.lang, frozenset(cite.day for cite in one.cites if cite.day))
                for one in by_line.values()]
    return [tuple(by_line[one.line] for one in group) for group in _grouped(outlines)
            if _weekly(_blended(_all_days(group)))]


def _grouped(outlines: Iterable[Outline]) -> list[list[Outline]]:
    """Lines, those of one body in several languages that fall on the same days in one group."""
    groups: list[list[Outline]] = []
    langs: list[set[str]] = []
    days: list[set[int]] = []
    of: defaultdict[str, list[int]] = defaultdict(list)
    for one in sorted(outlines, key=lambda one: (-len(one.days), one.line)):
        own = _numbers(one.days)
        home = next((number for number in of[one.body] if one.lang not in langs[number]
                     and _alike(own, days[number])), None)
        if home is None:
            of[one.body].append(len(groups))
            groups.append([one])
            langs.append({one.lang})
            days.append(own)
        else:
            groups[home].append(one)
            langs[home].add(one.lang)
            days[home] = _numbers(_all_days(groups[home]))
    return groups


def _numbers(days: Iterable[date]) -> set[int]:
    return {day.toordinal() for day in _blended(days)}


def _all_days(group: Iterable[Outline]) -> set[date]:
    return {day for one in group for day in one.days}


def _alike(one: set[int], other: set[int]) -> bool:
    """Whether enough of one's days are, or lie beside, days of the other."""
    near = sum(1 for day in one if day in other or day - 1 in other or day + 1 in other)
    return near >= SAME * min(len(one), len(other)) and near > 1


def _weekly(days: Sequence[date]) -> bool:
    return len(days) >= TIMES and len({day.isocalendar()[:2] for day in days}) >= WEEKS and 3 <= _every(days) <= OFTEN


def _on_one_weekday(days: Sequence[date]) -> bool:
    """Whether it comes whole weeks apart (a day late or early): else that it is not said any more may be chance."""
    apart = ((later - earlier).days for earlier, later in pairwise(days))
    on = Counter(day.weekday() for day in days)
    return all(min(gap % 7, -gap % 7) <= 1 for gap in apart) and max(on.values()) >= WEEKDAY * len(days)


def _every(days: Sequence[date]) -> float:
    return float(median((later - earlier).days for earlier, later in pairwise(days))) if len(days) > 1 else 0.0


def _days(group: Iterable[Saying]) -> tuple[date, ...]:
    """The days on which it was said; of two days in a row the first (the second reports it again)."""
    return _blended({cite.day for one in group for cite in one.cites if cite.day is not None})


def _blended(days: Iterable[date]) -> tuple[date, ...]:
    found: list[date] = []
    for day in sorted(days):
        if not found or day - found[-1] > BLEND:
            found.append(day)
    return tuple(found)


def _id(letter: str, group: Sequence[Saying]) -> str:
    return made(letter, group[0].body, *sorted(one.cites[0].id for one in group))
