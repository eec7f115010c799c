"""What people decided: rows that are only ever added. One is undone by another; all win over readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import RecordChanged, RecordError
from onrecord.record import decided
from onrecord.record.database import Database, Row
from onrecord.record.evidence import stamp
from onrecord.record.nouns import Decision

ABOUT = {"statement": ("accept", "reject", "correct", "note"), "article": ("reject", "correct", "note"),
         "agenda": ("accept", "reject", "note"), "actor": ("merge", "split", "note"),
         "utterance": ("accept", "merge", "split", "note"), "source": ("note",),
         "shift": ("accept", "reject", "note"), "pledge": ("accept", "reject", "note"),
         "contradiction": ("accept", "reject", "note"), "first": ("accept", "reject", "note"),
         "silence": ("accept", "reject", "note"), "repeat": ("accept", "reject", "note")}
"""What can be decided of what."""

_ON = """
SELECT d.*, t.id AS asked,
    NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.key) AND d.what <> 'undo' AS in_force
FROM json_each(:targets) j JOIN (SELECT :about AS about) JOIN (
    SELECT value AS id, value AS known_as FROM json_each(:targets)
    UNION SELECT new, old FROM succession
    WHERE :about = 'statement' AND new IN (SELECT value FROM json_each(:targets))) t
    ON t.id = j.value
JOIN decision d ON d.about = :about AND d.target = t.known_as ORDER BY d.key"""

_LATEST = """
SELECT d.*, NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.key) AND d.what <> 'undo' AS in_force
FROM decision d WHERE (:about IS NULL OR about = :about) AND (:target IS NULL OR target = :target)
ORDER BY key DESC LIMIT :limit"""


def standings(db: Database, about: str, targets: Sequence[str]) -> Mapping[str, decided.Standing]:
    """For each target what people decided of it, taken together."""
    found = on(db, about, targets)
    return {target: decided.standing(decision for decision in found[target] if decision.in_force) for target in targets}


def on(db: Database, about: str, targets: Sequence[str]) -> Mapping[str, list[Decision]]:
    """All decisions on each target, oldest first, undone ones included; also on a statement that it succeeds."""
    found: dict[str, list[Decision]] = defaultdict(list)
    if targets:
        for row in db.query(_ON, {"about": about, "targets": decided.json(list(targets))}):
            found[row["asked"]].append(decision(row))
    return found


def write(db: Database, by: str, what: str, about: str, target: str, *, field: str | None = None,  # noqa: PLR0913
          value: Any = None, reason: str | None = None, knowing: int | None = None) -> int:
    """Add a decision; its key. Raises RecordError for one that makes no sense, RecordChanged when someone was faster.

    knowing: the key of the last decision on the target that the person saw (0: none). None: do not ask.
    """
    if not by.strip():
        raise RecordError("a decision needs to say who made it")
    if what not in ABOUT.get(about, ()):
        raise RecordError(f"{what!r} cannot be decided of a {about}; {', '.join(ABOUT.get(about, ABOUT))} can")
    if what == "note" and not (reason or "").strip():
        raise RecordError("a note needs words")
    _unchanged(db, about, target, knowing)
    kept = decided.checked(about, field, value) if what == "correct" else value
    return _add(db, by, what, about, target, (field, kept, reason, None))


def undo(db: Database, by: str, key: int, reason: str | None = None) -> Decision:
    """Undo a decision; gives the one undone. Raises RecordError when there is none, or it is undone already."""
    row = db.one("SELECT d.*, 1 AS in_force FROM decision_in_force d WHERE key = ?", (key,))
    if row is None:
        raise RecordError(f"there is no decision {key} in force to undo")
    _add(db, by, "undo", row["about"], row["target"], (None, None, reason, key))
    return decision(row)


def _unchanged(db: Database, about: str, target: str, knowing: int | None) -> None:
    last = on(db, about, [target])[target] if knowing is not None else []
    if last and last[-1].key != knowing:
        newer = last[-1]
        raise RecordChanged(f"{newer.by} decided on {target} meanwhile ({newer.what} {newer.field or ''}".rstrip()
                            + "); look again")


def _add(db: Database, by: str, what: str, about: str, target: str,
         rest: tuple[str | None, Any, str | None, int | None]) -> int:
    done = db.run("INSERT INTO decision (made, by, what, about, target, field, value, reason, undoes)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  (stamp(datetime.now(UTC)), by.strip(), what, about, target, *rest))
    assert done.lastrowid is not None
    return done.lastrowid


def since(db: Database, key: int) -> frozenset[tuple[str, str]]:
    """What was decided on after the decision of this key, accepting and noting aside: (about, target). Of statements
    that were read again since, what they are now, too."""
    rows = db.query("SELECT d.about, d.target, u.new FROM decision d LEFT JOIN succession u ON d.about = 'statement'"
                    " AND u.old = d.target WHERE d.key > ? AND d.what NOT IN ('accept', 'note')", (key,))
    return frozenset((row["about"], target) for row in rows for target in (row["target"], row["new"]) if target)


def rejected(db: Database, abouts: Sequence[str]) -> frozenset[tuple[str, str]]:
    """What people said is none, of these kinds of thing: (about, target), where the last word in force says so."""
    last: dict[tuple[str, str], str] = {}
    for row in db.query("SELECT about, target, what FROM decision_in_force WHERE what IN ('accept', 'reject')"
                        " AND about IN (SELECT value FROM json_each(?)) ORDER BY key", (decided.json(list(abouts)),)):
        last[row["about"], row["target"]] = row["what"]
    return frozenset(pair for pair, what in last.items() if what == "reject")


def latest(db: Database, about: str | None, target: str | None, limit: int) -> tuple[Decision, ...]:
    """Decisions, newest first, all or of one kind of thing or of one thing."""
    rows = db.query(_LATEST, {"about": about, "target": target, "limit": limit})
    return tuple(decision(row) for row in rows)


def decision(row: Row) -> Decision:
    """A row of ``decision`` with ``in_force`` beside it."""
    return Decision(row["key"], datetime.fromisoformat(row["made"]), row["by"], row["what"], row["about"],
                    row["target"], row["field"], row["value"], row["reason"], row["undoes"], bool(row["in_force"]))
