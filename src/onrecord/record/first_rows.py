"""First times, as :mod:`onrecord.rows` has them: of an act by a body, and of a body naming another.

Only of statements that are shown, and hidden ones are left out when asked, so a decision counts at once. Where
something was done often before the days asked for, that is seen from an index alone, and nothing of it is read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from onrecord.record.cites import cites, window
from onrecord.record.database import Database, Row
from onrecord.record.identity import ACTS, DAY_BITS, end_key
from onrecord.rows import Cite, Naming, Opening

FAMILIAR = 5
"""Statements by which a body must have been heard before a first of it means anything."""
LOOKED_AT = 60
"""Statements of an act that are looked at for its first time; with more before it, it is old news."""
COUNTED = 100
"""How far what was said before is counted."""
SOLID = 1.0
"""How much must speak for an act on a day and the next for it to have been done: one quotation, one reporting word
that names it, or several articles that read it off a paraphrase."""
NAMED, QUOTED, READ = 1.0, 1.0, 0.25
"""How much one article speaks for an act: its reporting word names it; it is read off the speaker's words; off the
reporter's, which is wrong more often than not."""
KINDS = ("direct", "mixed", "indirect")

_HEARD = """SELECT DISTINCT v.body, v.act FROM voice v WHERE v.statement >= :first AND v.statement < :end
    AND v.act IN (SELECT value FROM json_each(:acts))"""
_HEARD_OF = """SELECT :body AS body, j.value AS act FROM json_each(:acts) j WHERE EXISTS (SELECT 1 FROM voice v
    WHERE v.body = :body AND v.act = j.value AND v.statement >= :first AND v.statement < :end)"""
_DONE = f"""SELECT v.statement, v.told, s.kind, s.lang, s.article FROM voice v
    CROSS JOIN statement s ON s.key = v.statement AND s.hidden IS NULL
    WHERE v.body = :body AND v.act = :act AND v.statement >= :dated AND v.statement < :end
    ORDER BY v.statement LIMIT {LOOKED_AT}"""
_OLD = f"SELECT 1 FROM voice WHERE body = ? AND act = ? AND statement >= ? AND statement < ? LIMIT 1 OFFSET {LOOKED_AT}"
_AIMED = """SELECT DISTINCT body, target FROM aimed WHERE statement >= :first AND statement < :end"""
_FIRST_AIMED = """SELECT a.statement FROM aimed a CROSS JOIN statement s ON s.key = a.statement AND s.hidden IS NULL
    WHERE a.body = :body AND a.target = :target AND a.statement >= :dated AND a.statement < :end
    ORDER BY a.statement LIMIT 1"""


def openings(db: Database, since: date | None = None, until: date | None = None, body: str | None = None,
             acts: Collection[str] | None = None) -> tuple[Opening, ...]:
    """The first statement of each act (or of some acts) by each body (or one), in a stretch of days; of bodies heard
    ``FAMILIAR`` times before."""
    days = window(since, until)
    recent = db.query(_HEARD_OF if body else _HEARD,
                      days | {"body": body, "acts": json.dumps(sorted(acts or set(ACTS[1:])))})
    found = {(row["body"], row["act"]): one for row in recent
             if (one := _opening(db, row["body"], row["act"], days)) is not None}
    known = cites(db, [one.key for one in found.values()])
    return tuple(Opening(known[one.key], of, act, *one[1:])
                 for (of, act), one in sorted(found.items(), key=lambda item: item[1].key) if one.key in known)


class _Opened(NamedTuple):
    """The statement that shows a first time best, and the fields of its Opening."""

    key: int
    before: int
    articles: int
    heard: int
    named: int
    weight: float
    agreed: bool


def _opening(db: Database, body: str, act: str, days: dict[str, int]) -> _Opened | None:
    """None when the first time was not in these days, or the body was not familiar by then."""
    if db.value(_OLD, (body, act, days["dated"], days["first"])):
        return None
    done = db.query(_DONE, {**days, "body": body, "act": act})
    for number, row in enumerate(done):
        first, end = _two_days(row["statement"])
        own = [one for one in done[number:] if one["statement"] < end]
        by_article = _weights(own)
        if sum(by_article.values()) >= SOLID:
            before = heard(db, body, first)
            if row["statement"] < days["first"] or before < FAMILIAR:
                return None
            shown = min(own, key=lambda one: (not one["told"], KINDS.index(one["kind"]), one["statement"]))
            named = len({one["article"] for one in own if one["told"]})
            by_lang = _articles(db, body, first, end)
            silent = {lang for lang, n in by_lang.items() if n > 1} - {one["lang"] for one in own}
            return _Opened(shown["statement"], before, len(by_article), sum(by_lang.values()), named,
                           sum(by_article.values()), not silent)
    return None


def _weights(rows: Iterable[Row]) -> dict[int, float]:
    """How much each article speaks for an act: as much as its strongest statement."""
    found: dict[int, float] = {}
    for row in rows:
        weight = NAMED if row["told"] else QUOTED if row["kind"] != "indirect" else READ
        found[row["article"]] = max(found.get(row["article"], 0.0), weight)
    return found


def namings(db: Database, since: date | None = None, until: date | None = None,
            body: str | None = None) -> tuple[Naming, ...]:
    """The first statement in which a body (or one body) aims at each other actor, in a stretch of days."""
    days = window(since, until)
    pairs = db.query(_AIMED + (" AND body = :body" if body else ""), days | {"body": body})
    found = [(key, row["body"], row["target"]) for row in pairs
             if (key := db.value(_FIRST_AIMED, days | dict(row))) is not None and key >= days["first"]]
    known = cites(db, [key for key, *_ in found])
    return tuple(_naming(db, key, of, target, known) for key, of, target in sorted(found) if key in known)


def _naming(db: Database, key: int, body: str, target: str, known: Mapping[int, Cite]) -> Naming:
    first, end = _two_days(key)
    row = db.one("SELECT count(DISTINCT s.article), max(v.told AND v.act = :act) FROM aimed a CROSS JOIN statement s"
                 " ON s.key = a.statement AND s.hidden IS NULL JOIN voice v ON v.statement = s.key WHERE a.body = :body"
                 " AND a.target = :target AND a.statement >= :first AND a.statement < :end",
                 {"body": body, "target": target, "first": first, "end": end, "act": known[key].act})
    articles, told = row or (0, 0)
    begun = db.value("SELECT min(statement) FROM voice WHERE statement >= ?", (end_key(None),))
    days = (first >> DAY_BITS) - (begun >> DAY_BITS)
    return Naming(known[key], body, target, heard(db, body, first), days, int(articles),
                  sum(_articles(db, body, first, end).values()), bool(told))


def heard(db: Database, body: str, before: int) -> int:
    """How many statements of a body there are before a key, counted no further than ``COUNTED``."""
    return int(db.value("SELECT count(*) FROM (SELECT 1 FROM voice WHERE body = ? AND statement < ? AND statement >= ?"
                        f" LIMIT {COUNTED})", (body, before, end_key(None))))


def _articles(db: Database, body: str, first: int, end: int) -> dict[str, int]:
    """In how many articles of each language a body is heard at all, from one key up to another."""
    rows = db.query("SELECT s.lang, count(DISTINCT s.article) AS n FROM voice v CROSS JOIN statement s"
                    " ON s.key = v.statement WHERE v.body = ? AND v.statement >= ? AND v.statement < ?"
                    " AND s.hidden IS NULL GROUP BY s.lang", (body, first, end))
    return {row["lang"]: row["n"] for row in rows}


def _two_days(key: int) -> tuple[int, int]:
    """The keys of a statement's day and the next: its first, and the end after it."""
    first = key >> DAY_BITS << DAY_BITS
    return first, first + (2 << DAY_BITS)
