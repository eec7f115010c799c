"""Brings reports and utterances in line with what changed: an article added or read again, a decision made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.folding import fold, skeleton
from onrecord.knowledge.said import sides
from onrecord.record import copies, unions, utterances, voices
from onrecord.record.database import Database, Row
from onrecord.record.utterances import Place

_STATEMENTS = """
SELECT s.key, s.id, s.role, s.act, s.lang, s.words, s.hidden, s.article, coalesce(m.merged_into, s.actor) AS actor,
    a.published, a.first_seen
FROM article a JOIN statement s ON s.article = a.key LEFT JOIN actor m ON m.key = s.actor WHERE a.address = ?"""

_SPOKEN_BY = """
SELECT DISTINCT a.address FROM statement s JOIN article a ON a.key = s.article
WHERE s.actor = :key OR s.actor IN (SELECT value FROM decision WHERE about = 'actor' AND target = :key)"""


class Grouping:
    """Pure function of articles, statements, decisions and knowledge, written in the transaction that changed them."""

    def __init__(self, db: Database, knowledge: Knowledge | None) -> None:
        self.db, self.knowledge = db, knowledge

    def added(self, article: str) -> None:
        """An article was added, or met again, by its id."""
        row = self.db.one("SELECT key, address FROM article WHERE id = ?", (article,))
        if row is not None:
            copies.update(self.db, row["key"])
            self.address(row["address"])

    def read_again(self, article: int) -> None:
        """An article was read again, by its key."""
        copies.update(self.db, article)
        self.address(self.db.value("SELECT address FROM article WHERE key = ?", (article,)))

    def changed(self, about: str, target: str, value: str | None = None) -> None:
        """Something was decided."""
        if about == "utterance":
            keys = [unions.wording(self.db, id_) for id_ in (target, value) if id_]
            whole = {row["key"] for key in keys for row in self.db.query(
                "SELECT o.key FROM wording w JOIN wording o ON o.key = w.key OR o.utterance = w.utterance"
                " WHERE w.key = ?", (key,))}
            utterances.regroup(self.db, whole)
        for where in self._addresses(about, target):
            self.address(where)

    def address(self, where: str) -> None:
        """Bring the statements of all versions at an address in line."""
        rows = self.db.query(_STATEMENTS, (where,))
        bodies = self._bodies(rows)
        utterances.update(self.db, {row["key"]: self._place(row, bodies) for row in rows})

    def everything(self) -> None:
        """Make all of it anew."""
        copies.everything(self.db)
        for table in ("likeness", "saying", "wording"):
            self.db.run(f"DELETE FROM {table}")
        for row in self.db.query("SELECT DISTINCT address FROM article ORDER BY key"):
            self.address(row["address"])

    def _addresses(self, about: str, target: str) -> list[str]:
        if about == "actor":
            rows = self.db.query(_SPOKEN_BY, {"key": target})
        elif about == "article":
            rows = self.db.query("SELECT key, address FROM article WHERE id = ?", (target,))
            for row in rows:
                copies.update(self.db, row["key"])
        else:
            rows = self.db.query("SELECT DISTINCT a.address FROM statement s JOIN article a ON a.key = s.article"
                                 " WHERE :about = 'statement' AND (s.id = :id OR s.id IN"
                                 " (SELECT new FROM succession WHERE old = :id))", {"about": about, "id": target})
        return [row["address"] for row in rows]

    def _place(self, row: Row, bodies: Mapping[tuple[int, str], str | None]) -> Place | None:
        if row["hidden"] is not None or row["actor"] is None:
            return None
        day = date.fromisoformat(row["published"] or row["first_seen"][:10]).toordinal()
        return utterances.place(row, voice(row["actor"]), bodies.get((row["article"], row["actor"])), day)

    def _bodies(self, rows: list[Row]) -> dict[tuple[int, str], str | None]:
        """(article, actor) -> the body that it speaks for, by its office or by its role in that article."""
        if self.knowledge is None:
            return {}
        found: dict[tuple[int, str], str | None] = {}
        for row in rows:
            if row["actor"] is not None:
                mine = (row["article"], row["actor"])
                found[mine] = found.get(mine) or self._body(self.knowledge, row)
        return found

    def _body(self, knowledge: Knowledge, row: Row) -> str | None:
        day = date.fromisoformat(row["published"]) if row["published"] else None
        known = sides(knowledge, row["actor"], day)
        if not any(side.kind != "person" for side in known):
            heard = voices.affiliations(knowledge, [voices.Heard(row["actor"], row["role"])], row["lang"])
            if not (of := heard.get(row["actor"])):
                return None
            known = sides(knowledge, of, day)
        return voice(voices.body(known)) if known else None


def voice(actor: str) -> str:
    """Under what a speaker is looked for: a known actor's key; of a name that is not known, how its surname sounds."""
    return f"~{skeleton(fold(actor[1:]).split(' ')[-1])}" if actor.startswith("~") else actor
