"""Reports: one text with all that carry it."""

from __future__ import annotations

from datetime import date, datetime

from onrecord.record.database import Database, Row
from onrecord.record.said_nouns import Carrier, Report

_CARRIERS = """
SELECT a.* FROM article a
WHERE a.key IN (SELECT :key UNION
                SELECT article FROM carrier WHERE report = (SELECT report FROM carrier WHERE article = :key))
    AND (NOT a.rejected OR a.key = :key)
ORDER BY coalesce(a.published, substr(a.first_seen, 1, 10)), a.first_seen, a.id"""


def report(db: Database, id_: str) -> Report | None:
    """The report of an article's id, or of its own; None for an unknown one."""
    key = db.value("SELECT key FROM article WHERE id = ?", (id_,))
    if key is None and id_.startswith("r"):
        key = db.value("SELECT key FROM article WHERE id = ?", (id_[1:],))
    if key is None:
        return None
    rows = db.query(_CARRIERS, {"key": key})
    return Report(f"r{rows[0]['id']}", tuple(map(_carrier, rows)), len({row["address"] for row in rows}),
                  len({row["outlet"] or row["address"] for row in rows}))


def _carrier(row: Row) -> Carrier:
    return Carrier(row["id"], row["title"], row["outlet"], row["url"], row["lang"],
                   row["published"] and date.fromisoformat(row["published"]), datetime.fromisoformat(row["first_seen"]),
                   bool(row["current"]))
