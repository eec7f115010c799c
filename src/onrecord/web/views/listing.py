"""What every list of statements shares: the filter as asked, its rows, and what can be chosen in the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.record import Filter, Found, Order
from onrecord.web.filters import PARAMETERS, Asked, asked, whole
from onrecord.web.page import Ask

ROWS = 30
"""Statements on a page."""

CHOSEN = ("act", "topic", "outlet", "lang", "certainty", "kind")
"""Fields that are chosen from a list; actors and targets are typed."""

LIST_PARAMETERS: Mapping[str, str] = {
    **PARAMETERS, "after": "The next page: the ``after`` of the one before.", "order": "oldest: the oldest first."}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the filter's form offers, and how many statements have it."""

    value: str
    total: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of statements, and the filter it is of."""

    filter: Filter
    query: str
    """The same filter as the query of an address, without the place in the list."""
    order: Order
    found: Found
    active: tuple[tuple[str, str, str], ...]
    """Each value that narrows the list: field, value, the query without it."""


def listing(ask: Ask, limit: int = ROWS) -> Listing:
    """The statements that the address asks for. Raises HTTPException (400) for a query that will not do."""
    wanted = resolved(ask, asked(ask.query))
    order = Order.oldest if ask.query.get("order") == "oldest" else Order.newest
    after = whole(ask.query.get("after", ""), "after")
    found = ask.desk.record.statements(wanted.filter, order, after, limit)
    active = tuple((name, value, wanted.without(name, value)) for name, value in wanted.pairs if name != "q")
    query = wanted.query() + ("&order=oldest" if order is Order.oldest else "")
    return Listing(wanted.filter, query.lstrip("&"), order, found, active)


def resolved(ask: Ask, wanted: Asked) -> Asked:
    """The filter with names that were typed in place of actors' keys made keys."""
    filter_ = wanted.filter
    actors = tuple(key for value in filter_.actor for key in _keys(ask, value, keep=False))
    targets = tuple(key for value in filter_.target for key in _keys(ask, value, keep=True))
    return replace(wanted, filter=replace(filter_, actor=actors, target=targets))


def choices(ask: Ask, field: str, limit: int = 200) -> tuple[Choice, ...]:
    """The values of a field that the record has, those with most statements first."""
    return tuple(Choice("none" if one.value is None else one.value, one.total)
                 for one in ask.desk.values(field)[:limit])


def _keys(ask: Ask, typed: str | None, *, keep: bool) -> tuple[str | None, ...]:
    """The keys that something typed stands for: itself if the record has it, else everyone who has that name."""
    desk = ask.desk
    if typed is None or desk.record.knows(typed):
        return (typed,)
    named = [match.actor.key for match in desk.knowledge.named(typed[:200])] or desk.record.named_as(typed[:200])
    return tuple(dict.fromkeys([*([typed] if keep or not named else []), *named]))
