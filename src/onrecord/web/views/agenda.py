"""Agenda: what is scheduled and what became of it, as a list and by month."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.watch.agenda import agenda as watched
from onrecord.watch.nouns import AgendaEntry
from onrecord.web.page import Ask, Page

BACK = timedelta(days=120)
"""How long before the day something must have been told."""
LONG = 14
"""Days; what is longer stands on the first day of a month alone."""
PAST, TOLD = 40, 8
"""Entries behind the day; articles named for each entry, the latest."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of the month's table, with what is on it."""

    day: date
    inside: bool
    """Whether it belongs to the month, and not to the weeks around it."""
    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday to Sunday."""

    first: date
    before: str
    """The month before, as in the address: 2022-09."""
    after: str
    weeks: tuple[tuple[DayOf, ...], ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """What is ahead of the record's last day, and what lies behind it."""

    on: date
    ahead: tuple[AgendaEntry, ...]
    """Soonest first."""
    behind: tuple[AgendaEntry, ...]
    """Latest first."""
    month: Month | None
    """Where it was asked for."""


def agenda(ask: Ask) -> AgendaPage:
    """The page of the record's last day."""
    on = ask.desk.newest() or date.today()  # noqa: DTZ011 - an empty record
    found = entries(ask, on)
    ahead = tuple(one for one in found if (one.to or one.from_ or date.min) >= on)
    behind = tuple(one for one in reversed(found) if (one.to or one.from_ or date.min) < on)[:PAST]
    wanted = _month(ask.query.get("month", ""), on)
    return AgendaPage(on, ahead, behind, _table(wanted, found) if wanted else None)


def entries(ask: Ask, on: date) -> tuple[AgendaEntry, ...]:
    """What is and was scheduled, as the record stood on a day."""
    told, kept = ask.desk.record.told, ask.desk.kept
    found: tuple[AgendaEntry, ...] = kept(f"agenda {on}", lambda: tuple(
        replace(one, told=one.told[-TOLD:]) for one in watched(told(since=on - BACK, until=on), on)))
    return found


def _month(text: str, on: date) -> date | None:
    """The first day of the month of the address; of the record's last day for anything unreadable."""
    if not text:
        return None
    named = _MONTH.fullmatch(text)
    year, month = (int(named[1]), int(named[2])) if named else (0, 0)
    return date(year, month, 1) if 1900 <= year <= 9000 and 1 <= month <= 12 else on.replace(day=1)


def _table(first: date, found: tuple[AgendaEntry, ...]) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    on_day: defaultdict[date, list[AgendaEntry]] = defaultdict(list)
    for one in found:
        start, end = one.from_ or one.to, one.to or one.from_
        if start is None or end is None:
            continue
        length = min((end - start).days, 400)
        days = [start + timedelta(n) for n in range(length + 1)] if length <= LONG else [max(start, first)]
        for day in days:
            on_day[day].append(one)
    rows = tuple(tuple(DayOf(day, day.month == first.month, tuple(on_day[day])) for day in week) for week in weeks)
    before, after = first - timedelta(days=1), first + timedelta(days=32)
    return Month(first, f"{before:%Y-%m}", f"{after:%Y-%m}", rows)


PAGE = Page("/agenda", AgendaPage, agenda, "agenda", "What is scheduled, and what became of it", {
    "month": "As a table of this month: 2022-10."})
