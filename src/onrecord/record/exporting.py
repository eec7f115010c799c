"""The statements of a filter as they come, however many: for exports, which hold none but the few at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.model import AgendaItem, Article, Statement
from onrecord.record import codec, decided, lists, select
from onrecord.record.database import Database
from onrecord.record.decisions import standings
from onrecord.record.nouns import Filter, Order, StatementRow

AT_ONCE = 500
"""Statements that are read together."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A statement with all that was read of it, and its article."""

    row: StatementRow
    statement: Statement
    """Values as decided; spans of :attr:`text`."""
    text: str
    """The text of its article."""


class Exporting:
    """The side of the record that exports ask."""

    db: Database

    def each(self, filter_: Filter = Filter(), order: Order = Order.newest,  # noqa: B008 - frozen
             limit: int | None = None) -> Iterator[StatementRow]:
        """The statements of a filter, one after the other; memory does not grow with their number."""
        return islice(_each(self.db, filter_, order), limit)

    def each_whole(self, filter_: Filter = Filter(), order: Order = Order.newest,  # noqa: B008
                   limit: int | None = None) -> Iterator[Whole]:
        """The same, each with its spans and its article's text."""
        rows = self.each(filter_, order, limit)
        while batch := list(islice(rows, AT_ONCE)):
            yield from _whole(self.db, batch)

    def each_scheduled(self, filter_: Filter = Filter(), order: Order = Order.newest,  # noqa: B008
                       limit: int | None = None) -> Iterator[tuple[Article, AgendaItem]]:
        """What the statements of a filter announce, and, where it asks for no more than days, languages and outlets,
        also what no statement does. With the article it was read in, its text left out."""
        found = _scheduled(self.db, filter_) if _plain(filter_) else _announced(self.db, self.each(filter_, order))
        return islice(found, limit)


def _each(db: Database, filter_: Filter, order: Order) -> Iterator[StatementRow]:
    chosen = select.select(db, filter_)
    after: int | None = None
    while True:
        keys = lists.keys(db, chosen, order, after, AT_ONCE)
        yield from lists.by_key(db, keys)
        if len(keys) < AT_ONCE:
            return
        after = keys[-1]


def _whole(db: Database, batch: Sequence[StatementRow]) -> Iterator[Whole]:
    keys = json.dumps([row.key for row in batch])
    readings = {row["statement"]: row["reading"] for row in db.query(
        "SELECT r.statement, r.reading FROM json_each(?) j JOIN statement_reading r ON r.statement = j.value", (keys,))}
    articles = json.dumps(sorted({row.article for row in batch}))
    texts = {row["id"]: row["text"] for row in db.query(
        "SELECT a.id, a.text FROM json_each(?) j JOIN article a ON a.id = j.value", (articles,))}
    stands = standings(db, "statement", [row.id for row in batch])
    for row in batch:
        if row.key in readings:
            read = codec.statement(readings[row.key], row.id)
            yield Whole(row, decided.statement(read, stands[row.id]), texts[row.article])


_SHOWN = "g.reading, g.statement, a.id, a.reading AS article FROM agenda g JOIN article a ON a.key = g.article"


def _plain(filter_: Filter) -> bool:
    """Whether a filter asks for nothing that an item without a statement has not."""
    return filter_ == Filter(from_=filter_.from_, to=filter_.to, lang=filter_.lang, outlet=filter_.outlet)


def _scheduled(db: Database, filter_: Filter) -> Iterator[tuple[Article, AgendaItem]]:
    where, values = ["g.hidden IS NULL"], {}
    for name, column, asked in (("lang", "a.lang", filter_.lang), ("outlet", "a.outlet", filter_.outlet)):
        if asked:
            where.append(f"({column} IN (SELECT value FROM json_each(:{name}))"
                         + (f" OR {column} IS NULL)" if None in asked else ")"))
            values[name] = json.dumps([one for one in asked if one is not None])
    for name, sign, day in (("first", ">=", filter_.from_), ("last", "<=", filter_.to)):
        if day:
            where.append(f"a.published {sign} :{name}")
            values[name] = day.isoformat()
    for row in db.each(f"SELECT {_SHOWN} WHERE {' AND '.join(where)} ORDER BY g.from_day, g.key", values):
        yield _item(row["article"], row["id"], row["reading"], row["statement"])


def _announced(db: Database, rows: Iterator[StatementRow]) -> Iterator[tuple[Article, AgendaItem]]:
    while batch := list(islice(rows, AT_ONCE)):
        ids = json.dumps([row.id for row in batch])
        for row in db.query(f"SELECT {_SHOWN} WHERE g.hidden IS NULL"
                            " AND g.statement IN (SELECT value FROM json_each(?)) ORDER BY g.from_day, g.key", (ids,)):
            yield _item(row["article"], row["id"], row["reading"], row["statement"])


def _item(article: str, id_: str, reading: str, statement: str | None) -> tuple[Article, AgendaItem]:
    return codec.article(article, "", id_), replace(codec.agenda_item(reading), statement=statement)
