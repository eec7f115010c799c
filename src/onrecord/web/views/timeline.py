"""Timeline: what was said over time, narrowed by any of its values."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Timeline
from onrecord.web.page import Ask, Page
from onrecord.web.views.listing import CHOSEN, LIST_PARAMETERS, Choice, Listing, choices, listing


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Statements of a filter: how many over time, by act, and the newest of them."""

    listing: Listing
    timeline: Timeline | None
    """None on the further pages of a list."""
    choices: dict[str, tuple[Choice, ...]]
    """Field -> the values that the record has."""


def timeline(ask: Ask) -> TimelinePage:
    """The page of a query."""
    shown = listing(ask)
    further = bool(ask.query.get("after"))
    counted = None if further else ask.desk.record.timeline(shown.filter)
    fields = () if further else (*CHOSEN, "actor", "target")
    return TimelinePage(shown, counted, {field: choices(ask, field) for field in fields})


PAGE = Page("/timeline", TimelinePage, timeline, "timeline", "Statements over time, by filter", LIST_PARAMETERS, "rows")
