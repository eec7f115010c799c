"""Which statements quote what a kept primary source may hold, and what came of comparing them.

A primary source is a transcript, or an article of an outlet that speaks for itself (a ministry's site). It may hold
what a statement quotes when it was published within a few days. Whether the speaker speaks in it, and comparing, is
:mod:`onrecord.verifying`'s; the record keeps the answer, as plain values.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.database import Database

DAYS = 2
"""A primary source is looked for among what was published so many days before and after."""

TABLES = """
CREATE TABLE fidelity (
    statement TEXT NOT NULL,
    number INTEGER NOT NULL,
    verdict TEXT,
    wrong_speaker INTEGER NOT NULL,
    against TEXT NOT NULL,
    checked_with TEXT NOT NULL,
    finding TEXT NOT NULL,
    PRIMARY KEY (statement, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX fidelity_verdict ON fidelity(verdict, wrong_speaker);
"""

_PAIRS = """
FROM article p JOIN article a ON a.published BETWEEN date(p.published, :before) AND date(p.published, :after)
    AND p.published BETWEEN date(a.published, :before) AND date(a.published, :after)
JOIN statement s ON s.article = a.key
WHERE (p.kind = 'transcript' OR p.outlet IN (SELECT value FROM json_each(:outlets)))
    AND p.current AND NOT p.rejected AND a.current AND a.key != p.key AND a.kind != 'transcript'
    AND s.kind IN ('direct', 'mixed') AND s.hidden IS NULL"""


@dataclass(frozen=True, slots=True)
class Fidelity:
    """What came of holding one quotation of a statement against primary sources."""

    statement: str
    verdict: str | None
    """``verbatim``, ``trimmed``, ``altered``, ``translated``; None for no verdict."""
    wrong_speaker: bool
    against: tuple[str, ...]
    """Ids of the articles that it was held against."""
    checked_with: str
    """The version of the program that did."""
    finding: Mapping[str, Any]
    """All of it, as docs/fidelity.md describes it."""


class Checked:
    """The side of the record that fidelity asks."""

    db: Database

    def primaries(self, statement: str, outlets: Collection[str] = ()) -> tuple[str, ...]:
        """Ids of the articles that may hold what a statement quotes. outlets: those that speak for themselves."""
        rows = self.db.query(f"SELECT DISTINCT p.id {_PAIRS} AND s.id = :statement ORDER BY p.id",
                             {**_window(outlets), "statement": statement})
        return tuple(row["id"] for row in rows)

    def quoting(self, outlets: Collection[str] = ()) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
        """Article by article, the statements that quote what kept primary sources may hold, with these sources' ids."""
        rows = self.db.query(f"SELECT a.id AS article, s.id, json_group_array(DISTINCT p.id) AS primaries {_PAIRS}"
                             " GROUP BY a.key, s.id ORDER BY a.key", _window(outlets))
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in rows:
            found.setdefault(row["article"], {})[row["id"]] = tuple(sorted(json.loads(row["primaries"])))
        yield from found.items()

    def fidelity(self, statement: str) -> tuple[Fidelity, ...]:
        """What came of each quotation of a statement; empty where none was compared."""
        rows = self.db.query("SELECT * FROM fidelity WHERE statement = ? AND number >= 0 ORDER BY number",
                             (statement,))
        return tuple(Fidelity(row["statement"], row["verdict"], bool(row["wrong_speaker"]),
                              tuple(json.loads(row["against"])), row["checked_with"], json.loads(row["finding"]))
                     for row in rows)

    def compared(self, statement: str, against: Sequence[str], checked_with: str) -> bool:
        """Whether a statement's quotations were compared with these sources by this version of the program."""
        row = self.db.one("SELECT against, checked_with FROM fidelity WHERE statement = ?", (statement,))
        return row is not None and json.loads(row["against"]) == list(against) and row["checked_with"] == checked_with

    def keep_fidelity(self, statement: str, against: Sequence[str], checked_with: str,
                      findings: Sequence[Mapping[str, Any]]) -> None:
        """Keep what came of a statement's quotations, in place of what was kept before."""
        kept = [(statement, number, finding["verdict"], int(finding["wrong_speaker"]), json.dumps(list(against)),
                 checked_with, json.dumps(finding)) for number, finding in enumerate(findings)]
        # a row of its own says that it was compared and quotes nothing
        kept = kept or [(statement, -1, None, 0, json.dumps(list(against)), checked_with, "{}")]
        with self.db.transaction():
            self.db.run("DELETE FROM fidelity WHERE statement = ?", (statement,))
            self.db.run_many("INSERT INTO fidelity VALUES (?, ?, ?, ?, ?, ?, ?)", kept)


def _window(outlets: Collection[str]) -> dict[str, Any]:
    return {"before": f"-{DAYS} days", "after": f"+{DAYS} days", "outlets": json.dumps(sorted(outlets))}
