"""For whom the speakers of an article speak: known actors by their offices, others by their role as articles word it.

A role is often given once, in one article, and the name alone in the next. So roles are kept by article
(``affiliation``), and a name without one stands for the body that articles of its time mostly give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.knowledge import Knowledge, speaking
from onrecord.knowledge.said import Side, sides
from onrecord.record.database import Database

NEAR = 400
"""Days before and after in which another article's role counts."""
MOST = 0.75
"""The share of articles that must agree on a body."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker as an article has it."""

    actor: str
    role: str | None


def affiliations(knowledge: Knowledge, heard: Iterable[Heard], lang: str) -> dict[str, str | None]:
    """Actor -> the body that its roles in one article lead to, None where they lead to several or say that it speaks
    for itself; only those with a role that tells either."""
    found: dict[str, set[str | None]] = {}
    for one in heard:
        if one.role and (body := speaking.body(knowledge, one.role, lang)):
            found.setdefault(one.actor, set()).add(body)
        elif one.role and speaking.for_itself(knowledge, one.role, lang):
            found.setdefault(one.actor, set()).add(None)
    return {actor: next(iter(bodies)) if len(bodies) == 1 else None for actor, bodies in found.items()}


def keep(db: Database, article: int, day: date | None, found: Mapping[str, str | None]) -> None:
    """Write the affiliations of an article in place of those that were there."""
    db.run("DELETE FROM affiliation WHERE article = ?", (article,))
    db.run_many("INSERT INTO affiliation VALUES (?, ?, ?, ?)",
                [(actor, article, body, day.toordinal() if day else 0) for actor, body in found.items() if body])


def voices(db: Database, knowledge: Knowledge, actors: Sequence[str], own: Mapping[str, str | None],
           day: date | None) -> dict[str, tuple[Side, ...]]:
    """Actor -> whom it speaks for on a day, itself first. own: the affiliations of the article itself."""
    return {actor: _sides(db, knowledge, actor, own, day) for actor in dict.fromkeys(actors)}


def body(of: Sequence[Side]) -> str:
    """The key under which somebody's words count: the topmost body it speaks for, else itself."""
    return next((side.key for side in reversed(of) if side.kind != "person"), of[0].key)


def _sides(db: Database, knowledge: Knowledge, actor: str, own: Mapping[str, str | None],
           day: date | None) -> tuple[Side, ...]:
    known = sides(knowledge, actor, day)
    if any(side.kind != "person" for side in known):
        return known
    for_whom = own[actor] if actor in own else _elsewhere(db, actor, day)
    more = sides(knowledge, for_whom, day) if for_whom else ()
    return (*known, *(side for side in more if side not in known))


def _elsewhere(db: Database, actor: str, day: date | None) -> str | None:
    """The body that other articles mostly give an actor; None where they do not agree."""
    first, last = (day.toordinal() - NEAR, day.toordinal() + NEAR) if day else (0, 1 << 40)
    rows = db.query("SELECT body, count(*) AS n FROM affiliation WHERE actor = ? AND day BETWEEN ? AND ? GROUP BY body"
                    " ORDER BY n DESC", (actor, first, last))
    total = sum(row["n"] for row in rows)
    return rows[0]["body"] if rows and rows[0]["n"] >= MOST * total else None
