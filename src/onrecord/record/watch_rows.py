"""The rows of the watch, as :mod:`onrecord.rows` has them: only of statements and articles that are shown, and of days
that are known. Hidden ones are left out when asked, so a decision counts at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from functools import lru_cache

from onrecord.record import codec
from onrecord.record.cites import CITE, CITED, OF, cite, day, iso, window
from onrecord.record.database import Database, Row
from onrecord.record.identity import ACTS, DAY_BITS, end_key, first_key
from onrecord.rows import Amount, Contact, Listing, Outline, Promise, Saying, Stance, Told

Chosen = Callable[[Sequence[Outline]], Collection[int]]
"""Chooses lines; gives their keys."""
REMEMBERED = timedelta(days=365)
"""How long before the days asked for a position is looked for: an older one is nothing that could change."""
HELD = 60
"""Statements of a line before the days asked for: the newest, which are where it stood when they began."""


def stances(db: Database, holder: str | None = None, question: str | None = None, since: date | None = None,
            until: date | None = None, moving: bool = False, latest: int | None = None) -> tuple[Stance, ...]:
    """Evidence for positions, in no order.

    since: only lines with evidence from that day on, with the newest ``HELD`` of their statements in the ``REMEMBERED``
    days before it; until: nothing after it; moving: of these lines only those that show several states in that time.
    latest: of each line no more than so many statements, the newest: enough for where everyone stands.
    """
    own = _HELD_BY if holder else "question = :question" if question else "true"
    lines = "stance" if latest is None else _LATEST.format(own=own)
    if since:
        lines = _SPOKEN_OF.format(place="0" if latest is None else _PLACE, own=own,
                                  moving=_MOVING if moving else "true")
    where = ["true" if latest is None else "x.place <= :latest", "x.statement < :end", "x.statement >= :dated"]
    if holder:
        where += [f"x.{_HELD_BY}", "coalesce(h.merged_into, x.holder) = :holder"]
    if question:
        where.append("x.question = :question")
    rows = db.query(
        f"SELECT {CITE}, coalesce(h.merged_into, x.holder) AS holder, x.question, x.subject, x.conditional, x.state,"
        f" x.proposition, x.holds, x.start, x.end FROM {lines} x LEFT JOIN actor h ON h.key = x.holder"
        f" {OF.format(of='x.statement')} WHERE {' AND '.join(where)}",
        window(since, until) | {"holder": holder, "question": question, "latest": latest, "held": HELD - 1,
                                "back": first_key(since - REMEMBERED) if since else 0})
    return tuple(map(_stance, rows))


_PLACE = "row_number() OVER (PARTITION BY holder, question, subject, conditional ORDER BY statement DESC)"
_ONE_LINE = "{a}.holder = {b}.holder AND {a}.question = {b}.question AND {a}.subject = {b}.subject" \
            " AND {a}.conditional = {b}.conditional"
_SPOKEN_OF = f"""(WITH line AS (
        SELECT DISTINCT l.holder, l.question, l.subject, l.conditional FROM (SELECT DISTINCT holder, question
            FROM stance WHERE statement >= :first AND statement < :end AND {{own}}) p
        CROSS JOIN stance l ON l.holder = p.holder AND l.question = p.question),
    begun AS MATERIALIZED (SELECT *, max(:back, coalesce((SELECT y.statement FROM stance y
        WHERE {_ONE_LINE.format(a='y', b='line')} AND y.statement < :first
        ORDER BY y.statement DESC LIMIT 1 OFFSET :held), 0)) AS begin FROM line),
    chosen AS MATERIALIZED (SELECT z.* FROM begun CROSS JOIN stance z ON {_ONE_LINE.format(a='z', b='begun')}
        AND z.statement >= begun.begin AND z.statement < :end)
    SELECT *, {{place}} AS place FROM chosen WHERE {{moving}})"""
"""The lines of the pairs of holder and question that are spoken of in some days, from where they stood before."""
_MOVING = "(holder, question) IN (SELECT holder, question FROM chosen GROUP BY holder, question" \
          " HAVING count(DISTINCT state) > 1)"
_LATEST = f"""(WITH line AS (SELECT DISTINCT holder, question, subject, conditional FROM stance WHERE {{own}}),
    begun AS MATERIALIZED (SELECT *, coalesce((SELECT y.statement FROM stance y
        WHERE {_ONE_LINE.format(a='y', b='line')} AND y.statement < :end AND y.statement >= :dated
        ORDER BY y.statement DESC LIMIT 1 OFFSET :latest - 1), :dated) AS begin FROM line)
    SELECT z.*, 1 AS place FROM begun CROSS JOIN stance z ON {_ONE_LINE.format(a='z', b='begun')}
        AND z.statement >= begun.begin AND z.statement < :end)"""
"""By an index of lines, which are few: nothing is read of their older statements."""
_HELD_BY = "holder IN (SELECT :holder UNION ALL SELECT key FROM actor WHERE merged_into = :holder)"
"""By the index of holders: the lines of one are few among many."""


def sayings(db: Database, until: date | None = None, back: int = 90, days: int = 3,
            of: Chosen | None = None) -> tuple[Saying, ...]:
    """Lines said on at least so many days and last heard in the ``back`` days before, with a statement of each day;
    lines that are worded anew (:mod:`onrecord.record.refrains`) as one.

    of: chooses lines by their days, before any of their statements is read; days of hidden statements count there.
    """
    from onrecord.record.lines import OPEN  # noqa: PLC0415 - numpy
    from onrecord.record.refrains import refrains  # noqa: PLC0415 - numpy

    until = until or newest(db)
    if until is None:
        return ()
    last = until.toordinal()
    rows = db.query(
        f"SELECT t.line, l.body, l.lang, group_concat(DISTINCT t.statement >> {DAY_BITS}) AS days FROM line l"
        " CROSS JOIN line_statement t ON t.line = l.key WHERE l.n >= 4 AND l.last BETWEEN ? AND ?"
        " AND l.last - l.first >= 13 AND t.statement < ? GROUP BY t.line", (last - back, last + OPEN, end_key(until)))
    often = {row["line"]: frozenset(map(int, row["days"].split(","))) for row in rows}
    anew = refrains(db, often, last - back, end_key(until))
    framed = {line for one in anew for line in one.frames}
    wanted = [(one.line, line, day) for one in anew for line, said in one.members.items() for day in said]
    wanted += [(line, line, day) for line, said in often.items() if len(said) >= days and line not in framed
               for day in said]
    if of is not None:
        chosen = of(_outlines(rows, wanted))
        wanted = [one for one in wanted if one[0] in chosen]
    grouped: dict[int, list[Row]] = {}
    for row in db.query(
            f"SELECT {CITE}, l.key AS line, l.body AS of, l.lang AS line_lang, l.words AS line_words, l.n"
            f" FROM (SELECT w.line, min({_FIRST}) AS first FROM {_WANTED} w GROUP BY w.line, w.day) d"
            f" CROSS JOIN line l ON l.key = d.line {OF.format(of='d.first')} ORDER BY l.key, s.key",
            {"wanted": json.dumps(wanted)}):
        grouped.setdefault(row["line"], []).append(row)
    heard = {body: _days_of(db, body, last - back, until) for body in {own[0]["of"] for own in grouped.values()}}
    return tuple(_saying(own, heard[own[0]["of"]]) for own in grouped.values())


def _outlines(rows: Sequence[Row], wanted: Sequence[tuple[int, int, int]]) -> list[Outline]:
    said: dict[int, set[date]] = {}
    for line, _, number in wanted:
        said.setdefault(line, set()).add(date.fromordinal(number))
    return [Outline(row["line"], row["body"], row["lang"], frozenset(said[row["line"]])) for row in rows
            if row["line"] in said]


_WANTED = """(SELECT value ->> 0 AS line, value ->> 1 AS member, value ->> 2 AS day FROM json_each(:wanted))"""
"""Rows of a line, one of its member lines, and a day."""
_FIRST = f"""(SELECT t.statement FROM line_statement t CROSS JOIN statement o ON o.key = t.statement
    AND o.hidden IS NULL WHERE t.line = w.member AND t.statement >= w.day << {DAY_BITS}
    AND t.statement < (w.day + 1) << {DAY_BITS} ORDER BY t.statement LIMIT 1)"""
"""The first statement of such a day that is shown."""


def lines_of(db: Database, ids: Collection[str]) -> dict[str, int]:
    """Statement -> its line, by ids; those on none are left out."""
    rows = db.query("SELECT s.id, t.line FROM json_each(?) j CROSS JOIN statement s ON s.id = j.value"
                    " CROSS JOIN line_statement t ON t.statement = s.key", (json.dumps(list(ids)),))
    return {row["id"]: row["line"] for row in rows}


def bodies_of(db: Database, ids: Collection[str]) -> dict[str, str]:
    """Statement -> for whom it was said, by ids; those of nobody known are left out."""
    rows = db.query("SELECT s.id, v.body FROM json_each(?) j CROSS JOIN statement s ON s.id = j.value"
                    " CROSS JOIN voice v ON v.statement = s.key", (json.dumps(list(ids)),))
    return {row["id"]: row["body"] for row in rows}


_SINCE = """SELECT key FROM agenda WHERE from_day >= :from
    UNION SELECT g.key FROM article a CROSS JOIN agenda g ON g.article = a.key
    WHERE a.published BETWEEN :from AND :to"""
"""By two indexes, rather than by looking at everything that was ever planned."""


def told(db: Database, since: date | None = None, until: date | None = None) -> tuple[Told, ...]:
    """What is told of things scheduled, in articles of these days or of things on these days; oldest first."""
    days = {"from": since.isoformat() if since else "", "to": until.isoformat() if until else "9999",
            "first": since.toordinal() if since else 0, "last": until.toordinal() if until else 1 << 40}
    shared = "a.id, a.published, a.outlet, a.lang, a.title, a.url"
    planned = db.query(
        "SELECT g.id, g.what, g.words, g.from_day, g.to_day, g.place, g.actors, g.statement, g.reading,"
        f" {shared} FROM ({_SINCE if since else 'SELECT key FROM agenda'}) k CROSS JOIN agenda g"
        " ON g.key = k.key JOIN article a ON a.key = g.article WHERE g.hidden IS NULL"
        " AND coalesce(a.published, '') <= :to ORDER BY a.published, g.key", days)
    became = db.query(
        "SELECT t.number, t.kind, t.what, t.words, t.from_day, t.to_day, t.place, t.statement, t.start, t.end,"
        f" {shared} FROM told t JOIN article a ON a.key = t.article AND a.current AND NOT a.rejected"
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
        f"SELECT {CITE}, coalesce(h.merged_into, x.giver) AS giver, x.beneficiary, x.value, x.unit, x.words,"
        " x.before_value, x.before_words, x.says, x.from_day, x.to_day, x.start, x.end FROM promise x"
        f" LEFT JOIN actor h ON h.key = x.giver {OF.format(of='x.statement')} WHERE {' AND '.join(where)}"
        " ORDER BY x.statement, x.number", window(since, until) | {"giver": giver})
    return tuple(_promise(row) for row in rows)


def contacts(db: Database, doctrine: str | None = None, since: date | None = None, until: date | None = None,
             limit: int = 5000) -> tuple[Contact, ...]:
    """Statements and events that bear on doctrines, newest first, at most so many."""
    where = ["x.day BETWEEN :from AND :to", "a.current", "NOT a.rejected", "(x.statement IS NULL OR s.hidden IS NULL)"]
    if doctrine:
        where.append("x.doctrine = :doctrine")
    rows = db.query(
        f"SELECT {CITE}, x.doctrine, x.condition, x.how, x.words, x.start, x.end, x.statement, a.id, x.day, a.outlet,"
        " a.lang, a.title, a.url FROM contact x JOIN article a ON a.key = x.article"
        " LEFT JOIN statement s ON s.key = x.statement LEFT JOIN voice v ON v.statement = s.key"
        f" LEFT JOIN actor m ON m.key = s.actor WHERE {' AND '.join(where)}"
        " ORDER BY x.day DESC, x.key DESC LIMIT :limit",
        {"doctrine": doctrine, "from": since.toordinal() if since else 0,
         "to": until.toordinal() if until else 1 << 40, "limit": limit})
    return tuple(map(_contact, rows))


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
                         own[0]["article_id"], day(own[0]["day"]), own[0]["outlet"], own[0]["lang"], own[0]["title"],
                         own[0]["url"]) for (_, doctrine), own in grouped.items())


def newest(db: Database) -> date | None:
    """The day of the newest article; None when none has a date."""
    day = db.value("SELECT max(published) FROM article")
    return date.fromisoformat(day) if day else None


def unwatched(db: Database) -> int:
    """How many articles were never looked at for the watch."""
    return int(db.value("SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM watched)"))


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
                  tuple(cite(row) for row in rows), sum(1 for day in heard if day > last))


def _planned(row: Row) -> Told:
    id_, what, words, from_, to, place, actors, statement, reading, article, published, *shown = row
    return Told(id_, "scheduled", what, words, iso(from_), iso(to), place, tuple(json.loads(actors)), statement,
                article, codec.agenda_item(reading).span, iso(published), *shown)


def _became(row: Row) -> Told:
    number, kind, what, words, from_, to, place, statement, start, end, article, published, *shown = row
    return Told(f"{article}.{number}", kind, what, words, iso(from_), iso(to), place, (), statement, article,
                (start, end), iso(published), *shown)


def _promise(row: Row) -> Promise:
    giver, beneficiary, value, unit, words, before_value, before_words, says, from_, to, start, end = row[CITED:]
    before = Amount(before_value, unit, before_words) if before_words else None
    return Promise(cite(row), giver, beneficiary, Amount(value, unit, words), before, says, iso(from_), iso(to),
                   (start, end))


def _contact(row: Row) -> Contact:
    doctrine, condition, how, words, start, end, statement, article, number, *shown = row[CITED:]
    return Contact(doctrine, condition, how, words, (start, end), cite(row) if statement is not None else None,
                   article, day(number), *shown)


def _stance(row: Row) -> Stance:
    holder, question, subject, conditional, state, proposition, holds, start, end = row[CITED:]
    return Stance(cite(row), holder, question, _subject(subject), bool(conditional), state, proposition, holds,
                  (start, end))


@lru_cache(maxsize=4096)
def _subject(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((slot, value) for slot, _, value in (pair.partition("=") for pair in text.split()))
