"""Search: statements by their words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.page import Ask, Page
from onrecord.web.views.listing import CHOSEN, LIST_PARAMETERS, Choice, Listing, choices, listing


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Statements that hold the words, the newest first; None while nothing was asked."""

    words: str
    listing: Listing | None
    choices: dict[str, tuple[Choice, ...]]


def search(ask: Ask) -> SearchPage:
    """The page of a query."""
    words = ask.query.get("q", "").strip()
    found = listing(ask) if words or any(name in ask.query for name in LIST_PARAMETERS if name != "order") else None
    fields = () if ask.query.get("after") else (*CHOSEN, "actor", "target")
    return SearchPage(words, found, {field: choices(ask, field) for field in fields})


PAGE = Page("/search", SearchPage, search, "search", "Statements by their words", LIST_PARAMETERS, "rows")
