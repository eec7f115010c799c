"""The query of an address as a filter of statements, and back: the same for every list, chart, feed and export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlencode

from onrecord.record import Filter
from onrecord.web.page import Refusal

UNKNOWN = "none"
"""What stands in an address for "unknown": ``?act=none``."""

SEVERAL = ("actor", "act", "topic", "target", "outlet", "lang", "certainty", "kind")
"""Fields with several values, each given again: ``?act=warn&act=threaten``."""
KNOWN = ("lang", "kind")
"""Those of them that are never unknown."""

PARAMETERS: Mapping[str, str] = {
    "q": "Words, \"phrases\", prefix*, -not, a OR b; in the statement's words and its speaker's name.",
    "actor": "Who said it: an actor's key.",
    "act": "pledge, threaten, deny ...; none: without one.",
    "topic": "A topic's key, or none.",
    "target": "At whom it is aimed: an actor's key, or words as an article has them.",
    "outlet": "The outlet's name.",
    "lang": "Of the article: fr, en.",
    "certainty": "CT+, PR+, PS+, CT-, PR-, PS-, U, hypothetical, or none.",
    "kind": "direct, mixed, indirect.",
    "from": "Published on this day (2022-10-11) or later.",
    "to": "Published on this day or earlier.",
    "condition": "yes: only what hangs on a condition; no: only the rest.",
    "hidden": "yes: what a person rejected, and what a later version of its article says again.",
}
"""Parameter -> what it means; the OpenAPI document and the form's hints say it."""

YEARS = (1900, 2999)
"""Days of other years are not asked for: what lies weeks before or behind them has to be a day, too."""

LONGEST = 500
"""The most characters of what is searched for: a page names it in each of its links."""

MOST = 50
"""The most values that one address may name."""


class Query(Protocol):
    """The query of an address."""

    def get(self, key: str, default: str = ...) -> str: ...
    def getlist(self, key: Any) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter of an address, and how to write the addresses of others like it."""

    filter: Filter
    pairs: tuple[tuple[str, str], ...]
    """As given, only those that mean something."""

    def query(self, *drop: str, **changes: Any) -> str:
        """The query of the same filter without some fields, with others set (``from_`` means ``from``)."""
        new = {name.rstrip("_"): value for name, value in changes.items()}
        kept = [(name, value) for name, value in self.pairs if name not in drop and name not in new]
        return urlencode(kept + [(name, str(value)) for name, value in new.items() if value is not None])

    def without(self, name: str, value: str) -> str:
        """The query without one value."""
        return urlencode([pair for pair in self.pairs if pair != (name, value)])


def asked(query: Query, **fixed: Any) -> Asked:
    """The filter of a query. fixed: fields of the filter that the page itself sets.

    Raises HTTPException (400) naming what will not do.
    """
    pairs = tuple(_pairs(query))
    if len(pairs) > MOST:
        raise Refusal(400, "more than %(most)s values", most=MOST)
    if len(query.get("q", "")) > LONGEST:
        raise Refusal(400, "%(name)s: more than %(most)s characters", name="q", most=LONGEST)
    several: dict[str, Any] = {name: tuple(None if value == UNKNOWN and name not in KNOWN else value
                           for key, value in pairs if key == name) for name in SEVERAL}
    from_, to = (day(query.get(name, ""), name) for name in ("from", "to"))
    filter_ = Filter(words=query.get("q", ""), from_=from_, to=to, condition=_yes(query, "condition"),
                     hidden=bool(_yes(query, "hidden")), **several)
    return Asked(replace(filter_, **fixed), pairs)


def day(text: str, name: str) -> date | None:
    """A day of a query; None when it is empty. Raises HTTPException (400)."""
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        found = date.min
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise Refusal(400, "%(name)s: “%(text)s” is not a day; write it as 2022-10-11", name=name,
                      text=text[:40])
    return found


def whole(text: str, name: str, least: int = 0, most: int = 2**62) -> int | None:
    """A whole number of a query; None when it is empty. Raises HTTPException (400)."""
    if not text.strip():
        return None
    if not (text.strip().isascii() and text.strip().isdecimal() and least <= int(text.strip()[:20]) <= most):
        raise Refusal(400, "%(name)s: “%(text)s” is not a whole number from %(least)s to %(most)s", name=name,
                      text=text[:40], least=least, most=most)
    return int(text)


def _yes(query: Query, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(query.get(name, ""))


def _pairs(query: Query) -> Iterable[tuple[str, str]]:
    for name in PARAMETERS:
        values: Sequence[str] = query.getlist(name) if name in SEVERAL else [query.get(name, "")]
        yield from ((name, value.strip()) for value in dict.fromkeys(values) if value.strip())
