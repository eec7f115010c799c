"""Statements as findings cite them, and days as the tables have them: what all rows of the watch are made with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from onrecord.record.database import Database, Row
from onrecord.record.identity import DAY_BITS, end_key, first_key
from onrecord.rows import Cite

CITE = """s.key, s.id, s.speaker, coalesce(m.merged_into, s.actor) AS actor, v.body, s.act, s.certainty, s.kind, s.lang,
    s.words, s.confidence, a.id AS article_id, a.title, a.outlet, a.url"""
"""The columns of a Cite, in its order but for the day, which is in the key; they come first in a row."""
CITED = 15
"""How many they are."""
OF = """JOIN statement s ON s.key = {of} AND s.hidden IS NULL JOIN article a ON a.key = s.article
    LEFT JOIN voice v ON v.statement = s.key LEFT JOIN actor m ON m.key = s.actor"""
"""Where they come from; only statements that are shown."""


def cite(row: Row) -> Cite:
    """A row that begins with the columns of ``CITE``; by place, since there are thousands and names are looked for."""
    return Cite(row[0], row[1], day(row[0] >> DAY_BITS), *row[2:CITED])


def cites(db: Database, keys: Iterable[int]) -> dict[int, Cite]:
    """Statements by their keys; hidden ones are left out."""
    rows = db.query(f"SELECT {CITE} FROM json_each(?) j {OF.format(of='j.value')}", (json.dumps(list(keys)),))
    return {row["key"]: cite(row) for row in rows}


def window(since: date | None, until: date | None) -> dict[str, int]:
    """Keys of statements: the first of some days, the end after the last, the end of those of unknown date."""
    return {"first": first_key(since) if since else end_key(None), "end": end_key(until) if until else 1 << 62,
            "dated": end_key(None)}


@lru_cache(maxsize=4096)
def day(ordinal: int) -> date | None:
    """A day as the tables count it; 0 is an unknown one."""
    return date.fromordinal(ordinal) if ordinal else None


def iso(text: str | None) -> date | None:
    """A day as the tables write it."""
    return date.fromisoformat(text) if text else None
