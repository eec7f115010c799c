"""Near copies: articles whose texts are one text, printed as it is, edited lightly, or cut.

Two articles are copies when most of the shorter stands in the longer and they were published within ``NEAR`` days. That
hangs on the two alone, so it does not matter which came first. A **report** is what such pairs join together. A text
that holds two others which have nothing in common (a digest, a page of briefs) does not join these.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b

from onrecord.record import shingles
from onrecord.record.database import Database

NEAR = 14
"""Days between two publications of one text. A text without a date counts for the day it was first met."""
LIKELY = 0.12
"""The share of the shorter's sampled runs from which on two texts are compared in full; far below ``COPY``, for of a
short text few runs are sampled."""
LONGER = 1.5
"""A text so many times as long as others may be a collection of them."""

Links = Mapping[int, Mapping[int, float]]


def update(db: Database, article: int) -> bool:
    """Bring the copies of an article (by its key) in line with its text and day; whether anything had to be done."""
    row = db.one("SELECT text, published, first_seen FROM article WHERE key = ?", (article,))
    assert row is not None
    day = date.fromisoformat(row["published"] or row["first_seen"][:10]).toordinal()
    mark = int.from_bytes(blake2b(row["text"].encode("utf-8", "replace"), digest_size=6).digest(), "big")
    known = db.one("SELECT day, text FROM fingerprint WHERE article = ?", (article,))
    if known is not None and (known["day"], known["text"]) == (day, mark):
        return False
    touched = {article, *_linked(db, article)}
    runs = shingles.runs(row["text"])
    db.run("INSERT OR REPLACE INTO fingerprint (article, day, size, text) VALUES (?, ?, ?, ?)",
           (article, day, len(runs), mark))
    db.run("DELETE FROM copied WHERE article = ?1", (article,))
    db.run("DELETE FROM copied WHERE other = ?1", (article,))
    found = _find(db, article, day, runs)
    db.run_many("INSERT OR REPLACE INTO copied VALUES (?1, ?2, ?3), (?2, ?1, ?3)",
                [(article, other, share) for other, share in found.items()])
    db.run_many("INSERT OR IGNORE INTO shingle VALUES (?, ?, ?)",
                [(run, day, article) for run in shingles.sample(runs)])
    if found or len(touched) > 1:
        regroup(db, touched | found.keys())
    return True


def _find(db: Database, article: int, day: int, runs: frozenset[int]) -> dict[int, float]:
    """The articles that this one is a copy of, with the share of the shorter that both have."""
    if len(runs) < shingles.FEWEST:
        return {}
    sample = shingles.sample(runs)
    rows = db.query("SELECT h.article FROM json_each(?) j CROSS JOIN shingle h ON h.hash = j.value"
                    " AND h.day BETWEEN ? AND ?", (json.dumps(sample), day - NEAR, day + NEAR))
    met = Counter(row["article"] for row in rows)
    met.pop(article, None)
    found = {}
    for other, size, text in db.query(
            "SELECT a.key, f.size, a.text FROM json_each(?) j JOIN fingerprint f ON f.article = j.value"
            " JOIN article a ON a.key = f.article WHERE abs(f.day - ?) <= ? AND f.size >= ?",
            (json.dumps(list(met)), day, NEAR, shingles.FEWEST)):
        if met[other] * shingles.ONE_IN >= LIKELY * min(len(runs), size):
            share = shingles.share(runs, shingles.runs(text))
            if share >= shingles.COPY:
                found[other] = round(share, 3)
    return found


def _linked(db: Database, article: int) -> list[int]:
    return [row["other"] for row in db.query("SELECT other FROM copied WHERE article = ?", (article,))]


def regroup(db: Database, touched: Iterable[int]) -> None:
    """Work out anew to which reports these articles, and all that hang together with them, belong."""
    links = _reach(db, touched)
    sizes = {row["article"]: (row["size"], row["day"]) for row in db.query(
        "SELECT article, size, day FROM fingerprint WHERE article IN (SELECT value FROM json_each(?))",
        (json.dumps(list(links)),))}
    groups = joined(without_collections(links, {key: size for key, (size, _) in sizes.items()}))
    db.run_many("DELETE FROM carrier WHERE article = ?", [(key,) for key in links])
    db.run_many("INSERT INTO carrier VALUES (?, ?)", [
        (key, min(group, key=lambda one: (sizes[one][1], one))) for group in groups if len(group) > 1 for key in group])


def _reach(db: Database, touched: Iterable[int]) -> dict[int, dict[int, float]]:
    """The links of everything that hangs together with some articles."""
    links: dict[int, dict[int, float]] = {}
    ahead = set(touched)
    while ahead:
        rows = db.query("SELECT article, other, share FROM copied WHERE article IN (SELECT value FROM json_each(?))",
                        (json.dumps(sorted(ahead)),))
        links.update({key: {} for key in ahead})
        for row in rows:
            links[row["article"]][row["other"]] = row["share"]
        ahead = {row["other"] for row in rows} - links.keys()
    return links


def without_collections(links: Links, sizes: Mapping[int, int]) -> dict[int, set[int]]:
    """The links, but not those from a collection to the much shorter texts in it."""
    kept = {key: set(others) for key, others in links.items()}
    for key, others in links.items():
        shorter = {other for other in others if sizes[key] >= LONGER * sizes[other]}
        if len(joined({other: shorter & links[other].keys() for other in shorter})) > 1:
            for other in shorter:
                kept[key].discard(other)
                kept[other].discard(key)
    return kept


def joined(links: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """What hangs together, each in order, all in the order of their first."""
    seen: set[int] = set()
    groups = []
    for start in sorted(links):
        if start in seen:
            continue
        group, ahead = {start}, [start]
        while ahead:
            new = set(links[ahead.pop()]) - group
            group |= new
            ahead.extend(new)
        seen |= group
        groups.append(sorted(group))
    return groups


def everything(db: Database) -> None:
    """Make fingerprints, links and reports of all articles anew."""
    for table in ("carrier", "copied", "shingle", "fingerprint"):
        db.run(f"DELETE FROM {table}")
    for row in db.query("SELECT key FROM article ORDER BY key"):
        update(db, row["key"])
