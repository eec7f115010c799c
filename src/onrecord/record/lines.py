"""Lines: the same thing said by the same actor again and again, told by the words its statements share.

A statement joins the line of its body and language, not older than ``OPEN`` days, that it has most in common with; else
it begins one. So lines grow as articles are added, and nobody has to compare a million statements.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from onrecord.knowledge.folding import fold
from onrecord.knowledge.lens import stem
from onrecord.record.database import Database
from onrecord.record.identity import DAY_BITS

OPEN = 45
"""Days after which a line that was not said again is not carried on."""
ALIKE, SHARED = 0.45, 2
"""How much two must have in common: as a share of the shorter one's words, and in words."""
LENGTH, CUT, KEPT = 4, 6, 24
"""Letters of the shortest word that counts, letters of a word that are compared, words of a line that are kept."""


def signature(text: str, small: frozenset[str]) -> frozenset[str]:
    """The beginnings of the words of a text that tell something."""
    return frozenset(stem(word)[:CUT] for word in fold(text).split(" ") if len(word) >= LENGTH and word not in small)


def follow(db: Database, statement: int, body: str, lang: str, words: frozenset[str]) -> None:
    """Put a statement on its line."""
    day = statement >> DAY_BITS
    if not day or len(words) <= SHARED:
        return
    best, shared = None, 0.0
    for row in db.query("SELECT key, words, first, last, n FROM line WHERE body = ? AND lang = ?"
                        " AND last BETWEEN ? AND ?", (body, lang, day - OPEN, day + OPEN)):
        likeness = _likeness(words, json.loads(row["words"]), row["n"])
        if likeness > shared:
            best, shared = row, likeness
    if best is None:
        key = db.run("INSERT INTO line (body, lang, words, first, last, n) VALUES (?, ?, ?, ?, ?, 1)",
                     (body, lang, json.dumps(dict.fromkeys(sorted(words), 1)), day, day)).lastrowid
    else:
        key = best["key"]
        counts = Counter(json.loads(best["words"])) + Counter(words)
        db.run("UPDATE line SET words = ?, first = min(first, ?), last = max(last, ?), n = n + 1 WHERE key = ?",
               (json.dumps(dict(counts.most_common(KEPT))), day, day, key))
    db.run("INSERT INTO line_statement VALUES (?, ?)", (statement, key))


def leave(db: Database, article: int) -> None:
    """Take the statements of an article off their lines; empty lines go."""
    rows = db.query("SELECT l.line, count(*) AS n FROM statement s JOIN line_statement l ON l.statement = s.key"
                    " WHERE s.article = ? GROUP BY l.line", (article,))
    db.run("DELETE FROM line_statement WHERE statement IN (SELECT key FROM statement WHERE article = ?)", (article,))
    db.run_many("UPDATE line SET n = n - ? WHERE key = ?", [(row["n"], row["line"]) for row in rows])
    db.run_many("DELETE FROM line WHERE key = ? AND n <= 0", [(row["line"],) for row in rows])


def _likeness(words: frozenset[str], line: Mapping[str, int], n: int) -> float:
    """The share of the statement's words that the line has, each by how many of its statements have it."""
    common = [line[word] / n for word in words if word in line]
    if len(common) < SHARED:
        return 0.0
    share = sum(common) / min(len(words), max(len(line), 1))
    return share if share >= ALIKE else 0.0
