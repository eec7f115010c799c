"""A :class:`Filter` as SQL: the one place where it is understood. Every value is a parameter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onrecord.record import facets, identity, words
from onrecord.record.database import Database
from onrecord.record.nouns import Filter

BY_VALUE = {"actor": "actor", "act": "act", "certainty": "certainty", "kind": "kind", "class_": "class", "lang": "lang",
            "outlet": "outlet", "topic": "topic", "target": "target"}
"""Field of a filter -> field of a facet."""

LAST = 1 << 62


@dataclass(slots=True)
class Selection:
    """The pieces of a query over ``statement s``: joins, conditions, parameters.

    A query may name columns of ``s`` only in :attr:`where`; what it selects is :attr:`key`.
    """

    match: str = ""
    where: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    first: int = 0
    end: int = LAST

    @property
    def source(self) -> str:
        """What to select from, and under which conditions, up to the end of WHERE."""
        if self.match and not any("s." in condition for condition in self.where):
            tables = "statement_search f"  # a walk through the index alone touches no statement
        elif self.match:
            # CROSS JOIN: SQLite keeps the order, so that the index of words leads
            tables = "statement_search f CROSS JOIN statement s ON s.key = f.rowid"
        else:
            tables = "statement s"
        return f"FROM {tables} WHERE {' AND '.join([*self._conditions(), *self.where])}"

    @property
    def key(self) -> str:
        """The column that leads, in the order of time."""
        return "f.rowid" if self.match else "s.key"

    @property
    def parameters(self) -> dict[str, Any]:
        """Values of all parameters of :attr:`source`."""
        return self.values | {"match": self.match, "first": self.first, "end": self.end}

    def has(self, tokens: Sequence[str], wanted: bool = True) -> None:
        """One of the tokens stands (or none of them stands) among the statement's facets."""
        listed = ", ".join(self._bind(token) for token in tokens)
        there = f"EXISTS (SELECT 1 FROM json_each(s.facets) e WHERE e.value IN ({listed}))"
        self.where.append(there if wanted else f"NOT {there}")

    def says(self, terms: Sequence[words.Term], wanted: bool = True) -> None:
        """One of the terms stands (or none stands) in the statement's words or its speaker's name."""
        text = "' ' || plain(s.words) || ' ' || plain(coalesce(s.speaker, '')) || ' '"
        found = " OR ".join(f"instr({text}, {self._bind(words.plain(term))})" for term in terms)
        self.where.append(f"{'' if wanted else 'NOT '}({found})")

    def _bind(self, value: str) -> str:
        """A parameter that holds the value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def _conditions(self) -> Iterator[str]:
        if self.match:
            yield "statement_search MATCH :match"
        if self.first:
            yield f"{self.key} >= :first"
        if self.end != LAST:
            yield f"{self.key} < :end"
        yield "true"


def select(db: Database, filter_: Filter) -> Selection:
    """Understand a filter. Hidden statements are no part of the index of words: with them, columns are compared."""
    end = identity.end_key(filter_.to) if filter_.to else LAST
    chosen = Selection(first=_first(filter_.from_, filter_.to), end=end)
    if filter_.min_confidence > 0:
        chosen.where.append("s.confidence >= :confidence")
        chosen.values["confidence"] = filter_.min_confidence
    if filter_.article is not None:
        _in_article(db, filter_.article, chosen)
    if filter_.hidden:
        _by_columns(db, filter_, chosen)
    else:
        chosen.match = _match(db, filter_)
        if not chosen.match:
            chosen.where.append("s.hidden IS NULL")
    return chosen


def _in_article(db: Database, article: str, chosen: Selection) -> None:
    """The statements of one article: their keys lie close together, so a walk through an index of words is short."""
    row = db.one("SELECT a.key, min(s.key), max(s.key) FROM article a JOIN statement s ON s.article = a.key"
                 " WHERE a.id = ?", (article,))
    key, first, last = row if row and row[0] is not None else (-1, 0, 0)
    chosen.first, chosen.end = max(chosen.first, first), min(chosen.end, last + 1)
    chosen.where.append("s.article = :article")
    chosen.values["article"] = key


def one_facet(db: Database, filter_: Filter) -> tuple[list[str], Sequence[str], Sequence[str]] | None:
    """Where at most one field but act and language is asked for: the tokens to add up, the acts, the languages.

    Such a filter is answered by ``tally`` without looking at a statement. None for all others.
    """
    asked = {name for name in BY_VALUE if getattr(filter_, name)} - {"act", "lang"}
    values = sum(len(getattr(filter_, name)) for name in asked)
    several = values > 1 and bool(asked & {"topic", "target"})  # a statement with two topics would count twice
    plain = filter_ == Filter(from_=filter_.from_, to=filter_.to, act=filter_.act, lang=filter_.lang,
                              **{name: getattr(filter_, name) for name in asked})
    if not plain or len(asked) > 1 or several:
        return None
    tokens = [token for name in asked for token in _tokens(db, name, getattr(filter_, name))] or [facets.ALL]
    if len(tokens) > 1 and asked & {"topic", "target"}:
        return None
    return tokens, [act or "" for act in filter_.act], filter_.lang


def _first(from_: date | None, to: date | None) -> int:
    """The first key of the range; with an end alone, statements of unknown date are left out too."""
    if from_:
        return identity.first_key(from_)
    return identity.end_key(None) if to else 0


def _match(db: Database, filter_: Filter) -> str:
    """The query of the index of words: the typed words, and for each field one of its tokens."""
    must, not_ = words.fts(words.parse(filter_.words), "words speaker")
    for name in BY_VALUE:
        asked = getattr(filter_, name)
        if asked:
            must.append(_any(_tokens(db, name, asked)))
    unwanted = [not_] if not_ else []
    for flag, token in _flags(filter_):
        (must if flag else unwanted).append(_any([token]))
    if unwanted and not must:
        must = [_any([facets.ALL])]
    asked_for = " AND ".join(must)
    return f"({asked_for}) NOT ({' OR '.join(unwanted)})" if unwanted else asked_for


def _flags(filter_: Filter) -> Iterator[tuple[bool, str]]:
    """For each yes or no that is asked for: whether its token must be there, and the token."""
    if filter_.condition is not None:
        yield filter_.condition, facets.token("condition", "yes")
    if filter_.complete is not None:
        yield not filter_.complete, facets.token("complete", "no")


def _any(tokens: Sequence[str]) -> str:
    return f"{{facets}} : ({' OR '.join(tokens)})"


def _tokens(db: Database, name: str, values: Sequence[str | None]) -> list[str]:
    """The tokens of alternatives, each once. An actor is looked for under all keys that were merged into it."""
    if name in ("actor", "target"):
        values = [*values, *(key for value in values if value for key in merged(db, value))]
    if name == "target":
        values = [*values, *(identity.folded(value) for value in values if value)]
    return list(dict.fromkeys(facets.token(BY_VALUE[name], value) for value in values))


def merged(db: Database, actor: str) -> list[str]:
    """The other keys that people said are the same actor: what it was merged into, and what was merged into that."""
    into = db.value("SELECT merged_into FROM actor WHERE key = ?", (actor,)) or actor
    rows = db.query("SELECT key FROM actor WHERE merged_into = ?", (into,))
    return sorted({into, *(row["key"] for row in rows)} - {actor})


def _by_columns(db: Database, filter_: Filter, chosen: Selection) -> None:
    """The same by comparing columns: for what is not in the index of words."""
    chosen.where.append("s.hidden IS NOT NULL")
    for name in BY_VALUE:
        asked = getattr(filter_, name)
        if asked:
            chosen.has(_tokens(db, name, asked))
    for flag, token in _flags(filter_):
        chosen.has([token], flag)
    query = words.parse(filter_.words)
    for terms in query.wanted:
        chosen.says(terms)
    for term in query.unwanted:
        chosen.says([term], False)
