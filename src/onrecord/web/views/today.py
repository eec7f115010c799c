"""Today: the brief of a day, live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.record import Counts, StatementRow
from onrecord.web.page import Ask, Page


@dataclass(frozen=True, slots=True)
class Today:
    """What is new."""

    day: date | None
    """The last day that the record knows; None for an empty record."""
    counts: Counts
    latest: tuple[StatementRow, ...]


def today(ask: Ask) -> Today:
    """The page of the record's last day."""
    counts = ask.desk.counts()
    return Today(counts.last, counts, ask.desk.record.statements(limit=30).rows)


PAGE = Page("/today", Today, today, "today", "The brief of a day", {"date": "Another day than the last one."})
