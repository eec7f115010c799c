"""Lines: the same thing said by the same actor again and again, told by how close in meaning its statements are.

A statement joins the line of its body, not older than ``OPEN`` days, whose middle it lies closest to; else it begins
one. So lines grow as articles are added, and nobody has to compare a million statements. Where it lies hangs on its own
words and, half as much, on the title it stands under: who says the same anew each week is told by its headlines.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import numpy as np

from onrecord import meaning
from onrecord.knowledge.folding import fold
from onrecord.knowledge.lens import stem
from onrecord.lang import CODES
from onrecord.meaning.encoders import Vector
from onrecord.record import vectors
from onrecord.record.database import Database
from onrecord.record.identity import DAY_BITS

OPEN = 45
"""Days after which a line that was not said again is not carried on."""
ALIKE = 0.65
"""How close to the middle of a line a statement must lie to join it."""
TITLE, READ = 0.5, 300
"""How much a title weighs beside the words under it; characters of them that are looked at."""
LENGTH, CUT, KEPT = 4, 6, 24
"""Letters of the shortest word that counts, letters of a word that are kept, words of a line that are kept."""
_OPEN = f"""SELECT key, vector, n FROM line WHERE body = :body AND lang IN ({", ".join(f"'{c}'" for c in CODES)})
    AND last BETWEEN :first AND :last AND made_by = :by ORDER BY key"""


def signature(text: str, small: frozenset[str]) -> frozenset[str]:
    """The beginnings of the words of a text that tell something."""
    return frozenset(stem(word)[:CUT] for word in fold(text).split(" ") if len(word) >= LENGTH and word not in small)


def looked_at(text: str) -> str:
    """What of the words of a statement its place hangs on."""
    return text[:READ]


def placed(db: Database, texts: Mapping[int, str], title: str | None) -> dict[int, Vector]:
    """Where statements lie, by their keys: their words and the title they stand under."""
    if not texts:
        return {}
    short = {key: looked_at(text) for key, text in texts.items()}
    known = vectors.of(db, list(dict.fromkeys([*short.values(), *([title] if title else [])])))
    return {key: _unit(known[text] + TITLE * known[title] if title else known[text]) for key, text in short.items()}


def follow(db: Database, statement: int, body: str, lang: str, words: frozenset[str], vector: Vector) -> None:
    """Put a statement on its line. words: its signature; vector: where it lies."""
    day = statement >> DAY_BITS
    if not day:
        return
    by = meaning.encoder().name
    rows = db.query(_OPEN, {"body": body, "first": day - OPEN, "last": day + OPEN, "by": by})
    likeness = meaning.unpacked([row["vector"] for row in rows]) @ vector if rows else np.zeros(0)
    best = int(likeness.argmax()) if rows else 0
    if rows and likeness[best] >= ALIKE:
        key, n = rows[best]["key"], rows[best]["n"]
        middle = _unit(meaning.unpacked([rows[best]["vector"]])[0] * n + vector)
        counts = Counter(json.loads(db.value("SELECT words FROM line WHERE key = ?", (key,)))) + Counter(sorted(words))
        db.run("UPDATE line SET words = ?, vector = ?, first = min(first, ?), last = max(last, ?), n = n + 1"
               " WHERE key = ?", (json.dumps(dict(counts.most_common(KEPT))), _packed(middle), day, day, key))
    else:
        key = db.run("INSERT INTO line (body, lang, words, first, last, n, vector, made_by)"
                     " VALUES (?, ?, ?, ?, ?, 1, ?, ?)",
                     (body, lang, json.dumps(dict.fromkeys(sorted(words), 1)), day, day, _packed(vector), by)).lastrowid
    db.run("INSERT INTO line_statement VALUES (?, ?)", (statement, key))


def leave(db: Database, article: int) -> None:
    """Take the statements of an article off their lines; empty lines go."""
    rows = db.query("SELECT l.line, count(*) AS n FROM statement s JOIN line_statement l ON l.statement = s.key"
                    " WHERE s.article = ? GROUP BY l.line", (article,))
    db.run("DELETE FROM line_statement WHERE statement IN (SELECT key FROM statement WHERE article = ?)", (article,))
    db.run_many("UPDATE line SET n = n - ? WHERE key = ?", [(row["n"], row["line"]) for row in rows])
    db.run_many("DELETE FROM line WHERE key = ? AND n <= 0", [(row["line"],) for row in rows])


def _packed(vector: Vector) -> bytes:
    return meaning.packed(vector[None, :])[0]


def _unit(vector: Vector) -> Vector:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), dtype=np.float32)
