"""The rows of the watch, as :mod:`onrecord.rows` has them: only of statements and articles that are shown, and of days
that are known. Hidden ones are left out when asked, so a decision counts at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.record import codec
from onrecord.record.database import Database, Row
from onrecord.record.identity import ACTS, DAY_BITS, end_key, first_key
from onrecord.record.lines import OPEN
from onrecord.record.refrains import refrains
from onrecord.rows import Amount, Cite, Contact, Listing, Opening, Promise, Saying, Stance, Told

FAMILIAR = 5
"""Statements by which a body must have been heard before a first of it means anything."""

REMEMBERED = timedelta(days=365)
"""How long before the days asked for a position is looked for: an older one is nothing that could change."""
LOOKED_AT = 25
"""Statements of an act that are looked at for its first time; with more before it, it is old news."""

_CITE = """s.key, s.id, s.speaker, coalesce(m.merged_into, s.actor) AS actor, s.act, s.certainty, s.kind, s.lang,
    s.words, s.confidence, v.body, a.id AS article_id, a.title, a.outlet, a.url"""
_OF = """JOIN statement s ON s.key = {of} AND s.hidden IS NULL JOIN article a ON a.key = s.article
    LEFT JOIN voice v ON v.statement = s.key LEFT JOIN actor m ON m.key = s.actor"""
_WINDOW = "{key} >= :first AND {key} < :end"


def stances(db: Database, holder: str | None = None, question: str | None = None, since: date | None = None,
            until: date | None = None, moving: bool = False, latest: int | None = None) -> tuple[Stance, ...]:
    """Evidence for positions, in no order.

    since: only lines with evidence from that day on, with all of their evidence in the ``REMEMBERED`` days before it;
    until: nothing after it; moving: of these lines only those that show several states in that time. latest: of each
    line no more than so many statements, the newest: enough for where everyone stands.
    """
    own = _HELD_BY if holder else "question = :question" if question else "true"
    lines = "stance" if latest is None else _LATEST.format(by="+" if holder else "", own=own)
    where = ["true" if latest is None else "x.place <= :latest", "x.statement < :end", "x.statement >= :dated"]
    if holder:
        where += [f"x.{_HELD_BY}", "coalesce(h.merged_into, x.holder) = :holder"]
    if question:
        where.append("x.question = :question")
    if since:
        where += ["x.statement >= :back", "(x.holder, x.question) IN (SELECT holder, question FROM stance"
                  " WHERE statement >= :first AND statement < :end)"]
    if since and moving:
        where.append("(x.holder, x.question) IN (SELECT holder, question FROM stance WHERE statement >= :back"
                     " AND statement < :end GROUP BY holder, question HAVING count(DISTINCT state) > 1)")
    rows = db.query(
        f"SELECT x.question, x.subject, x.conditional, coalesce(h.merged_into, x.holder) AS holder, x.state,"
        f" x.proposition, x.holds, x.start, x.end, {_CITE} FROM {lines} x LEFT JOIN actor h ON h.key = x.holder"
        f" {_OF.format(of='x.statement')} WHERE {' AND '.join(where)}",
        _span(since, until) | {"holder": holder, "question": question, "latest": latest,
                               "back": first_key(since - REMEMBERED) if since else 0})
    return tuple(Stance(_cite(row), row["holder"], row["question"], _subject(row["subject"]), bool(row["conditional"]),
                        row["state"], row["proposition"], row["holds"], (row["start"], row["end"])) for row in rows)


_LATEST = """(SELECT *, row_number() OVER (PARTITION BY holder, question, subject, conditional ORDER BY statement DESC)
    AS place FROM stance WHERE {by}statement < :end AND {by}statement >= :dated AND {own})"""
"""by: a plus keeps the planner from the order of statements where that of lines is better."""
_HELD_BY = "holder IN (SELECT :holder UNION ALL SELECT key FROM actor WHERE merged_into = :holder)"
"""By the index of holders: the lines of one are few among many."""
_HEARD = """SELECT DISTINCT v.body, v.act FROM voice v WHERE v.statement >= :first AND v.statement < :end
    AND v.act <> ''"""
_HEARD_OF = """SELECT :body AS body, j.value AS act FROM json_each(:acts) j WHERE EXISTS (SELECT 1 FROM voice v
    WHERE v.body = :body AND v.act = j.value AND v.statement >= :first AND v.statement < :end)"""


def openings(db: Database, since: date | None = None, until: date | None = None,
             body: str | None = None) -> tuple[Opening, ...]:
    """The first statement of each act by each body (or one), in a stretch of days; of bodies heard ``FAMILIAR`` times
    before.

    Only bodies heard in the stretch are looked at, by the index of bodies and acts.
    """
    window = _span(since, until)
    recent = db.query(_HEARD_OF if body else _HEARD, window | {"body": body, "acts": json.dumps(ACTS[1:])})
    found = [(first, row["body"], row["act"]) for row in recent
             if (first := _first(db, row["body"], row["act"], window["first"])) is not None and first < window["end"]]
    before = {(body, key): _heard(db, body, key) for key, body, _ in found}
    kept = [one for one in found if before[one[1], one[0]] >= FAMILIAR]
    cites = _cites(db, [key for key, _, _ in kept])
    return tuple(Opening(cites[key], body, act, before[body, key], *_near(db, body, act, key))
                 for key, body, act in sorted(kept) if key in cites)


def sayings(db: Database, until: date | None = None, back: int = 90, days: int = 3) -> tuple[Saying, ...]:
    """Lines said on at least so many days and last heard in the ``back`` days before, with a statement of each day;
    lines that are worded anew (:mod:`onrecord.record.refrains`) as one."""
    until = until or newest(db)
    if until is None:
        return ()
    last = until.toordinal()
    often = {row["line"]: frozenset(map(int, row["days"].split(","))) for row in db.query(
        f"SELECT t.line, group_concat(DISTINCT t.statement >> {DAY_BITS}) AS days FROM line l"
        " CROSS JOIN line_statement t ON t.line = l.key WHERE l.n >= 4 AND l.last BETWEEN ? AND ?"
        " AND l.last - l.first >= 13 AND t.statement < ? GROUP BY t.line", (last - back, last + OPEN, end_key(until)))}
    anew = refrains(db, often, last - back, end_key(until))
    framed = {line for one in anew for line in one.frames}
    wanted = [(one.line, line, day) for one in anew for line, said in one.members.items() for day in said]
    wanted += [(line, line, day) for line, said in often.items() if len(said) >= days and line not in framed
               for day in said]
    grouped: dict[int, list[Row]] = {}
    for row in db.query(
            f"SELECT l.key AS line, l.body AS of, l.lang AS line_lang, l.words AS line_words, l.n, {_CITE}"
            f" FROM (SELECT w.line, min(t.statement) AS first FROM {_WANTED} w CROSS JOIN line_statement t"
            f"  ON t.line = w.member AND t.statement >= w.day << {DAY_BITS} AND t.statement < (w.day + 1) << {DAY_BITS}"
            "  CROSS JOIN statement o ON o.key = t.statement AND o.hidden IS NULL GROUP BY w.line, w.day) d"
            f" CROSS JOIN line l ON l.key = d.line {_OF.format(of='d.first')} ORDER BY l.key, s.key",
            {"wanted": json.dumps(wanted)}):
        grouped.setdefault(row["line"], []).append(row)
    heard = {body: _days_of(db, body, last - back, until) for body in {own[0]["of"] for own in grouped.values()}}
    return tuple(_saying(own, heard[own[0]["of"]]) for own in grouped.values())


_WANTED = """(SELECT value ->> 0 AS line, value ->> 1 AS member, value ->> 2 AS day FROM json_each(:wanted))"""
"""Rows of a line, one of its member lines, and a day."""


def told(db: Database, since: date | None = None, until: date | None = None) -> tuple[Told, ...]:
    """What is told of things scheduled, in articles of these days or of things on these days; oldest first."""
    days = {"from": since.isoformat() if since else "", "to": until.isoformat() if until else "9999",
            "first": since.toordinal() if since else 0, "last": until.toordinal() if until else 1 << 40}
    shared = "a.id AS article_id, a.published, a.outlet, a.lang, a.title, a.url"
    planned = db.query(
        f"SELECT g.*, {shared} FROM agenda g JOIN article a ON a.key = g.article WHERE g.hidden IS NULL"
        " AND coalesce(a.published, '') <= :to AND (g.from_day >= :from OR a.published >= :from"
        " OR (:first = 0)) ORDER BY a.published, g.key", days)
    became = db.query(
        f"SELECT t.*, {shared} FROM told t JOIN article a ON a.key = t.article AND a.current AND NOT a.rejected"
        " WHERE t.day BETWEEN :first AND :last ORDER BY t.day, t.key", days)
    found = [_planned(row) for row in planned] + [_became(row) for row in became]
    return tuple(sorted(found, key=lambda one: one.day or date.min))


def promises(db: Database, giver: str | None = None, since: date | None = None,
             until: date | None = None) -> tuple[Promise, ...]:
    """What bodies promise to give and say of it, oldest first. since: only givers and units spoken of from then on."""
    where = ["x.statement < :end", "x.statement >= :dated"]
    if giver:
        where.append("coalesce(h.merged_into, x.giver) = :giver")
    if since:
        where.append("(x.giver, x.unit) IN (SELECT giver, unit FROM promise"
                     " WHERE statement >= :first AND statement < :end)")
    rows = db.query(
        f"SELECT x.beneficiary, x.value, x.unit, x.words AS amount, x.before_value, x.before_words, x.says, x.from_day,"
        f" x.to_day, x.start, x.end, coalesce(h.merged_into, x.giver) AS giver, {_CITE} FROM promise x"
        f" LEFT JOIN actor h ON h.key = x.giver {_OF.format(of='x.statement')} WHERE {' AND '.join(where)}"
        " ORDER BY x.statement, x.number", _span(since, until) | {"giver": giver})
    return tuple(_promise(row) for row in rows)


def contacts(db: Database, doctrine: str | None = None, since: date | None = None, until: date | None = None,
             limit: int = 5000) -> tuple[Contact, ...]:
    """Statements and events that bear on doctrines, newest first, at most so many."""
    where = ["x.day BETWEEN :from AND :to", "a.current", "NOT a.rejected", "(x.statement IS NULL OR s.hidden IS NULL)"]
    if doctrine:
        where.append("x.doctrine = :doctrine")
    rows = db.query(
        f"SELECT x.doctrine, x.condition, x.how, x.words AS told, x.start, x.end, x.statement, x.day, {_CITE},"
        " a.lang AS article_lang FROM contact x JOIN article a ON a.key = x.article"
        " LEFT JOIN statement s ON s.key = x.statement LEFT JOIN voice v ON v.statement = s.key"
        f" LEFT JOIN actor m ON m.key = s.actor WHERE {' AND '.join(where)}"
        " ORDER BY x.day DESC, x.key DESC LIMIT :limit",
        {"doctrine": doctrine, "from": since.toordinal() if since else 0,
         "to": until.toordinal() if until else 1 << 40, "limit": limit})
    return tuple(Contact(row["doctrine"], row["condition"], row["how"], row["told"], (row["start"], row["end"]),
                         _cite(row) if row["statement"] is not None else None, row["article_id"], _day(row["day"]),
                         row["outlet"], row["article_lang"], row["title"], row["url"]) for row in rows)


def listings(db: Database, since: date | None = None, until: date | None = None) -> tuple[Listing, ...]:
    """Passages that list a doctrine's conditions, oldest first."""
    rows = db.query(
        "SELECT x.*, a.id AS article_id, a.outlet, a.lang, a.title, a.url FROM recital x JOIN article a"
        " ON a.key = x.article AND a.current AND NOT a.rejected WHERE x.day BETWEEN ? AND ?"
        " ORDER BY x.day, x.article, x.doctrine, x.start",
        (since.toordinal() if since else 0, until.toordinal() if until else 1 << 40))
    grouped: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row["article"], row["doctrine"]), []).append(row)
    return tuple(Listing(doctrine, tuple((row["condition"], (row["start"], row["end"])) for row in own),
                         own[0]["article_id"], _day(own[0]["day"]), own[0]["outlet"], own[0]["lang"], own[0]["title"],
                         own[0]["url"]) for (_, doctrine), own in grouped.items())


def newest(db: Database) -> date | None:
    """The day of the newest article; None when none has a date."""
    day = db.value("SELECT max(published) FROM article")
    return date.fromisoformat(day) if day else None


def unwatched(db: Database) -> int:
    """How many articles were never looked at for the watch."""
    return int(db.value("SELECT count(*) FROM article WHERE key NOT IN (SELECT article FROM watched)"))


def _first(db: Database, body: str, act: str, since: int) -> int | None:
    """The first time that a body does an act: on the first day on which two articles have it, or on which it is in the
    one article there is; a lone reading among many other articles is more often wrong than first. None when it was
    before the statement ``since``."""
    rows = db.query("SELECT v.statement, s.article FROM voice v CROSS JOIN statement s ON s.key = v.statement"
                    " WHERE v.body = ? AND v.act = ? AND v.statement >= ? AND s.hidden IS NULL ORDER BY v.statement"
                    f" LIMIT {LOOKED_AT}", (body, act, end_key(None)))
    if not rows or rows[-1]["statement"] < since:  # whichever of them it was
        return None
    for row in rows:
        articles, heard, _ = _near(db, body, act, row["statement"])
        if articles > 1 or heard < 3:
            return int(row["statement"]) if row["statement"] >= since else None
    return None


def _near(db: Database, body: str, act: str, key: int) -> tuple[int, int, int]:
    """On the day of a statement and the next: in how many articles a body does an act, in how many it is heard at all,
    in how many the reporting word names the act."""
    first = key >> DAY_BITS << DAY_BITS
    row = db.one("SELECT count(DISTINCT CASE WHEN v.act = ? THEN s.article END), count(DISTINCT s.article),"
                 " count(DISTINCT CASE WHEN v.act = ? AND v.told THEN s.article END) FROM voice v"
                 " CROSS JOIN statement s ON s.key = v.statement WHERE v.body = ? AND v.statement >= ?"
                 " AND v.statement < ? AND s.hidden IS NULL", (act, act, body, first, first + (2 << DAY_BITS)))
    return (row[0], row[1], row[2]) if row else (0, 0, 0)


def _heard(db: Database, body: str, before: int) -> int:
    """How many statements of a body there are before one, counted no further than a hundred."""
    return int(db.value("SELECT count(*) FROM (SELECT 1 FROM voice WHERE body = ? AND statement < ? AND statement >= ?"
                        " LIMIT 100)", (body, before >> DAY_BITS << DAY_BITS, end_key(None))))


def _days_of(db: Database, body: str, first: int, until: date) -> frozenset[int]:
    """The days from one on, as numbers, on which a body is heard."""
    acts = ", ".join(f"'{act}'" for act in ACTS)
    return frozenset(db.tallied(
        f"SELECT DISTINCT statement >> {DAY_BITS} FROM voice WHERE body = ? AND act IN ({acts}) AND statement >= ?"
        " AND statement < ?", (body, max(first, 1) << DAY_BITS, end_key(until))))


def _saying(rows: Sequence[Row], heard: frozenset[int]) -> Saying:
    last = rows[-1]["key"] >> DAY_BITS
    return Saying(rows[0]["line"], rows[0]["of"], rows[0]["line_lang"],
                  tuple(word for word, n in json.loads(rows[0]["line_words"]).items() if 2 * n > rows[0]["n"]),
                  tuple(_cite(row) for row in rows), sum(1 for day in heard if day > last))


def _planned(row: Row) -> Told:
    item = codec.agenda_item(row["reading"])
    return Told(row["id"], "scheduled", row["what"], row["words"], _iso(row["from_day"]), _iso(row["to_day"]),
                row["place"], tuple(json.loads(row["actors"])), row["statement"], row["article_id"], item.span,
                _iso(row["published"]), row["outlet"], row["lang"], row["title"], row["url"])


def _became(row: Row) -> Told:
    return Told(f"{row['article_id']}.{row['number']}", row["kind"], row["what"], row["words"], _iso(row["from_day"]),
                _iso(row["to_day"]), row["place"], (), row["statement"], row["article_id"], (row["start"], row["end"]),
                _iso(row["published"]), row["outlet"], row["lang"], row["title"], row["url"])


def _promise(row: Row) -> Promise:
    before = Amount(row["before_value"], row["unit"], row["before_words"]) if row["before_words"] else None
    return Promise(_cite(row), row["giver"], row["beneficiary"], Amount(row["value"], row["unit"], row["amount"]),
                   before, row["says"], _iso(row["from_day"]), _iso(row["to_day"]), (row["start"], row["end"]))


def _cites(db: Database, keys: Sequence[int]) -> dict[int, Cite]:
    rows = db.query(f"SELECT {_CITE} FROM json_each(?) j {_OF.format(of='j.value')}", (json.dumps(list(keys)),))
    return {row["key"]: _cite(row) for row in rows}


def _cite(row: Row) -> Cite:
    return Cite(row["key"], row["id"], _day(row["key"] >> DAY_BITS), row["speaker"], row["actor"], row["body"],
                row["act"], row["certainty"], row["kind"], row["lang"], row["words"], row["confidence"],
                row["article_id"], row["title"], row["outlet"], row["url"])


def _subject(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((slot, value) for slot, _, value in (pair.partition("=") for pair in text.split()))


def _span(since: date | None, until: date | None) -> dict[str, Any]:
    return {"first": first_key(since) if since else end_key(None), "end": end_key(until) if until else 1 << 62,
            "dated": end_key(None)}


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
