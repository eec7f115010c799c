"""Which version of an article speaks for it, and which of its statements are shown.

The version seen last is the current one. Of a statement that several versions hold, the one of the latest is shown and
the others are superseded; if that is not the current version, the statement was withdrawn.
"""

from __future__ import annotations

from onrecord.record.database import Database

_CURRENT = """
UPDATE article SET current = (
    key = (SELECT key FROM article WHERE address = :where ORDER BY last_seen DESC, key DESC LIMIT 1))
WHERE address = :where"""

_STATEMENTS = """
SELECT s.key, s.hidden, s.withdrawn, s.rejected OR a.rejected AS rejected, 1 - a.current AS gone,
    row_number() OVER (PARTITION BY s.id ORDER BY a.last_seen DESC, a.key DESC) AS place
FROM article a JOIN statement s ON s.article = a.key WHERE a.address = ?"""

_AGENDA = """
SELECT g.key, g.hidden, g.rejected OR a.rejected AS rejected,
    row_number() OVER (PARTITION BY g.id ORDER BY a.last_seen DESC, a.key DESC) AS place
FROM article a JOIN agenda g ON g.article = a.key WHERE a.address = ?"""


def settle(db: Database, where: str) -> None:
    """Bring versions and what is shown in order for one address. Writes only what changes."""
    db.run(_CURRENT, {"where": where})
    statements = [(_hidden(row["place"], row["rejected"]), row["gone"], row["key"], row["hidden"], row["withdrawn"])
                  for row in db.query(_STATEMENTS, (where,))]
    db.run_many("UPDATE statement SET hidden = ? WHERE key = ?",
                [(hidden, key) for hidden, _, key, was, _ in statements if hidden != was])
    db.run_many("UPDATE statement SET withdrawn = ? WHERE key = ?",
                [(gone, key) for _, gone, key, _, was in statements if gone != was])
    agenda = [(_hidden(row["place"], row["rejected"]), row["key"], row["hidden"])
              for row in db.query(_AGENDA, (where,))]
    db.run_many("UPDATE agenda SET hidden = ? WHERE key = ?",
                [(hidden, key) for hidden, key, was in agenda if hidden != was])


def _hidden(place: int, rejected: int) -> str | None:
    return "superseded" if place > 1 else "rejected" if rejected else None
