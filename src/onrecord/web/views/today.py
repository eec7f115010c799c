"""Today: the brief of the record's last day, or of another, made anew of what stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.brief import BriefData
from onrecord.briefing import Days, brief
from onrecord.record import Counts
from onrecord.web.filters import day
from onrecord.web.page import Ask, Page, missing


@dataclass(frozen=True, slots=True)
class Today:
    """The brief of some days."""

    brief: BriefData | None
    """None for a record that holds nothing dated."""
    counts: Counts
    earlier: date | None
    """The day before, where the record reaches that far."""
    later: date | None


def today(ask: Ask) -> Today:
    """The page of ``?date=``, of ``?since=`` up to the last day, or of the last day. Raises HTTPException (404)."""
    desk = ask.desk
    counts = desk.counts()
    if counts.first is None or counts.last is None:
        return Today(None, counts, None, None)
    wanted, since = day(ask.query.get("date", ""), "date"), day(ask.query.get("since", ""), "since")
    asked = wanted or since or counts.last
    if not counts.first <= asked <= counts.last:
        raise missing("The record has nothing of %(day)s: it reaches from %(first)s to %(last)s.", day=asked,
                      first=counts.first, last=counts.last)
    days = Days(asked, counts.last if since and not wanted else asked)
    made = desk.kept(f"brief {days} {ask.language.code}",
                     lambda: brief(desk.record, days, ask.language.code, desk.knowledge),
                     judged=True)
    return Today(made, counts, asked - timedelta(1) if asked > counts.first else None,
                 days.last + timedelta(1) if days.last < counts.last else None)


PAGE = Page("/today", Today, today, "today", "The brief of a day", {
    "date": "Another day than the last one.", "since": "From this day to the last one."})
