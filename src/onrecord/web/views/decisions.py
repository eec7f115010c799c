"""Decisions: what people decided, newest first, each with who and when."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Decision
from onrecord.web.filters import whole
from onrecord.web.page import Ask, Page

ROWS = 100


@dataclass(frozen=True, slots=True)
class Decisions:
    """The latest decisions."""

    decisions: tuple[Decision, ...]
    limit: int
    more: bool
    """Whether there are earlier ones than these."""


def decisions(ask: Ask) -> Decisions:
    """The page of a query."""
    limit = min(whole(ask.query.get("limit", ""), "limit", 1) or ROWS, 1000)
    found = ask.desk.record.decisions(limit=limit + 1)
    return Decisions(found[:limit], limit, len(found) > limit)


PAGE = Page("/decisions", Decisions, decisions, "decisions", "What people decided", {"limit": "How many; 100."})
