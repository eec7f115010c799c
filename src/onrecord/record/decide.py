"""Deciding: the row is added, and what it is about is brought up to date, in one transaction."""

from __future__ import annotations

from typing import Any

from onrecord.errors import RecordError
from onrecord.record import decisions
from onrecord.record.database import Database
from onrecord.record.decisions import standings
from onrecord.record.nouns import Decision
from onrecord.record.settle import settle
from onrecord.record.sync import Named, stored, sync
from onrecord.record.unions import wording

_ARTICLES = {
    "statement": "SELECT a.* FROM article a WHERE a.key IN (SELECT article FROM statement WHERE id = :id UNION"
                 " SELECT s.article FROM succession u JOIN statement s ON s.id = u.new WHERE u.old = :id)",
    "article": "SELECT a.* FROM article a WHERE a.id = :id",
    "agenda": "SELECT a.* FROM article a WHERE a.key IN (SELECT article FROM agenda WHERE id = :id)",
}
"""What is decided -> the articles whose rows hang on it."""


def decide(db: Database, named: Named, by: str, what: str, about: str, target: str, **more: Any) -> int:
    """Add a decision and apply it; its key. See :func:`onrecord.record.decisions.write` for ``more`` and the errors."""
    with db.transaction():
        _there(db, about, target)
        if about == "utterance" and more.get("value") is not None:
            _there(db, about, more["value"])
        key = decisions.write(db, by, what, about, target, **more)
        refresh(db, about, target, named)
    return key


def undo(db: Database, named: Named, by: str, key: int, reason: str | None = None) -> Decision:
    """Undo a decision and bring what it was about back; gives the one undone."""
    with db.transaction():
        undone = decisions.undo(db, by, key, reason)
        refresh(db, undone.about, undone.target, named)
    return undone


def refresh(db: Database, about: str, target: str, named: Named) -> None:
    """Bring the tables in line with the decisions on one thing, from the readings as they are kept."""
    if about == "actor":
        merge_actors(db)
    if about in _ARTICLES:
        for row in db.query(_ARTICLES[about], {"id": target}):
            sync(db, row["key"], stored(db, row), row["address"], named)
            settle(db, row["address"])


def merge_actors(db: Database) -> None:
    """Bring ``actor.merged_into`` in line with the decisions: each actor points at the end of its chain.

    A later decision on an actor wins over an earlier one, and one that would close a circle is as if not made.
    """
    into: dict[str, str] = {}
    for row in db.query("SELECT what, target, value FROM decision_in_force WHERE about = 'actor'"
                        " AND what IN ('merge', 'split') ORDER BY key"):
        if row["what"] == "split":
            into.pop(row["target"], None)
        elif end_of(into, row["value"]) != row["target"]:
            into[row["target"]] = row["value"]
    db.run("UPDATE actor SET merged_into = NULL WHERE merged_into IS NOT NULL")
    db.run_many("INSERT OR IGNORE INTO actor (key, name, provisional) VALUES (?1, ?1, substr(?1, 1, 1) = '~')",
                [(key,) for pair in into.items() for key in pair])
    db.run_many("UPDATE actor SET merged_into = ? WHERE key = ?", [(end_of(into, key), key) for key in into])


def end_of(into: dict[str, str], key: str) -> str:
    """Where a chain of mergers ends."""
    while key in into:
        key = into[key]
    return key


def _there(db: Database, about: str, target: str) -> None:
    """Raise RecordError when a decision is about a statement, article or item that the record does not have."""
    if about == "utterance" and wording(db, target) is None:
        raise RecordError(f"there is no utterance {target} in the record, or its statement is hidden or has no speaker")
    if about in _ARTICLES and db.one(_ARTICLES[about] + " LIMIT 1", {"id": target}) is None:
        raise RecordError(f"there is no {about} {target} in the record")


__all__ = ["decide", "merge_actors", "refresh", "standings", "undo"]
