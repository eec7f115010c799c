"""Lists of statements: filtered, in the order of time, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from onrecord.record import select
from onrecord.record.database import Database, Row
from onrecord.record.nouns import Filter, Found, Order, StatementRow

COUNTED = 1000
"""How far totals are counted. Nobody reads the rest, and counting a million takes longer than finding fifty."""

MOST = 1000
"""The longest page."""

SHOWN = """s.key, s.id, s.speaker, coalesce(m.merged_into, s.actor) AS actor, s.role, s.act, s.certainty, s.kind,
    s.class, s.words, s.complete, s.confidence, s.accepted, s.withdrawn, s.hidden, s.lang,
    (SELECT json_group_array(topic) FROM statement_topic t WHERE t.statement = s.key) AS topics,
    (SELECT json_group_array(target) FROM statement_target t WHERE t.statement = s.key) AS targets,
    a.id AS article, a.title, a.outlet, a.url, a.published"""
"""The columns of a :class:`StatementRow`."""

JOINED = "JOIN article a ON a.key = s.article LEFT JOIN actor m ON m.key = s.actor"


def statements(db: Database, filter_: Filter, order: Order = Order.newest, after: int | None = None,
               limit: int = 50) -> Found:
    """One page of the statements of a filter; ``after`` is the ``after`` of the page before.

    The cost does not depend on how far the page is from the first, nor on how many statements there are in all.
    """
    chosen = select.select(db, filter_)
    limit = max(1, min(limit, MOST))
    found = keys(db, chosen, order, after, limit + 1)
    total = _total(db, chosen) if after is not None or len(found) > limit else len(found)
    return Found(by_key(db, found[:limit]), found[limit - 1] if len(found) > limit else None, min(total, COUNTED),
                 total > COUNTED)


def keys(db: Database, chosen: select.Selection, order: Order, after: int | None, limit: int) -> list[int]:
    """The keys of the next statements of a selection, in the order asked for."""
    asked = chosen.parameters | {"after": after, "limit": limit}
    return [row[0] for row in db.query(_page(chosen, order, after), asked)]


def by_key(db: Database, wanted: Sequence[int]) -> tuple[StatementRow, ...]:
    """The statements of these keys, in the order given."""
    rows = {row["key"]: row for row in db.query(
        f"SELECT {SHOWN} FROM json_each(?) j CROSS JOIN statement s ON s.key = j.value {JOINED}",
        (json.dumps(list(wanted)),))}
    return tuple(statement_row(rows[key]) for key in wanted if key in rows)


def _page(chosen: select.Selection, order: Order, after: int | None) -> str:
    key, beyond, way = (chosen.key, "<", "DESC") if order is Order.newest else (chosen.key, ">", "ASC")
    further = "" if after is None else f" AND {key} {beyond} :after"
    return f"SELECT {key} {chosen.source}{further} ORDER BY {key} {way} LIMIT :limit"


def _total(db: Database, chosen: select.Selection) -> int:
    return int(db.value(f"SELECT count(*) FROM (SELECT 1 {chosen.source} LIMIT {COUNTED + 1})", chosen.parameters))


def statement_row(row: Row) -> StatementRow:
    """A row with the columns of ``SHOWN``."""
    return StatementRow(
        key=row["key"], id=row["id"], published=row["published"] and date.fromisoformat(row["published"]),
        speaker=row["speaker"], actor=row["actor"], role=row["role"], act=row["act"], certainty=row["certainty"],
        kind=row["kind"], class_=row["class"], words=row["words"], topics=tuple(json.loads(row["topics"])),
        targets=tuple(json.loads(row["targets"])), complete=bool(row["complete"]), confidence=row["confidence"],
        accepted=bool(row["accepted"]), withdrawn=bool(row["withdrawn"]), hidden=row["hidden"], article=row["article"],
        title=row["title"], outlet=row["outlet"], lang=row["lang"], url=row["url"])
