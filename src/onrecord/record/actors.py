"""What the record holds of actors, and how much of everything there is."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from onrecord.record import facets, identity
from onrecord.record.database import Database
from onrecord.record.nouns import ActorPage, Counts, Value
from onrecord.record.select import merged

_IN = "(SELECT value FROM json_each(?))"


def actor(db: Database, key: str) -> ActorPage | None:
    """One actor, with all keys that were merged into it; None when no statement names it."""
    into = db.value("SELECT merged_into FROM actor WHERE key = ?", (key,)) or key
    others = merged(db, into)
    keys = json.dumps([into, *others])
    row = db.one("SELECT min(provisional) AS provisional FROM actor WHERE key IN " + _IN, (keys,))
    if row is None or row["provisional"] is None:
        return None
    acts, langs = _acts(db, [into, *others])
    return ActorPage(into, _names(db, keys), _roles(db, keys), bool(row["provisional"]), tuple(others), acts, langs,
                     _addressed(db, keys), *_edges(db, [into, *others]), sum(acts.values()))


def name(db: Database, key: str) -> str | None:
    """The name of an actor as articles have it; of a merged one that of the actor it was merged into. None for an
    unknown key."""
    found: str | None = db.value("SELECT coalesce(b.name, a.name) FROM actor a LEFT JOIN actor b"
                                 " ON b.key = a.merged_into WHERE a.key = ?", (key,))
    return found


def knows(db: Database, key: str) -> bool:
    """Whether a statement has this actor, or is aimed at it."""
    tokens = facets.token("actor", key), facets.token("target", key)
    return db.one("SELECT 1 FROM facet WHERE token IN (?, ?)", tokens) is not None


def named_as(db: Database, name: str) -> tuple[str, ...]:
    """The keys of actors whose name holds these words; accents and case do not matter."""
    rows = db.query("SELECT key FROM actor WHERE instr(' ' || plain(name) || ' ', ' ' || plain(?) || ' ') ORDER BY key",
                    (name,))
    return tuple(row["key"] for row in rows)


def values(db: Database, field: str, limit: int = 100) -> tuple[Value, ...]:
    """The values of a field (``actor``, ``topic``, ``outlet`` ...) with their statements, most first."""
    letter = facets.FIELDS[field]
    rows = db.query(
        "SELECT v.value, sum(t.n) AS n FROM tally t JOIN facet v ON v.token = t.facet WHERE t.per = 'ever'"
        " AND t.facet >= ? AND t.facet < ? AND t.n > 0 GROUP BY t.facet ORDER BY n DESC, v.value LIMIT ?",
        (letter, chr(ord(letter) + 1), limit))
    return tuple(Value(row["value"], row["n"]) for row in rows)


def counts(db: Database) -> Counts:
    """How much there is."""
    first, last = span(db)
    number = {table: int(db.value(f"SELECT count(*) FROM {table}")) for table in
              ("page", "article", "agenda", "decision", "actor")}
    hidden = int(db.value("SELECT count(*) FROM statement WHERE hidden IS NOT NULL"))
    shown = int(db.value("SELECT coalesce(sum(n), 0) FROM tally WHERE per = 'ever' AND facet = ?", (facets.ALL,)))
    return Counts(
        number["page"], db.value("SELECT count(DISTINCT address) FROM article"), number["article"], shown + hidden,
        hidden, number["agenda"], number["actor"], db.value("SELECT count(DISTINCT outlet) FROM article"),
        number["decision"], first, last,
        db.value("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
        {row[0]: row[1] for row in db.query("SELECT read_with, count(*) FROM article GROUP BY 1")})


def span(db: Database) -> tuple[date | None, date | None]:
    """The days of the first and the last statement of known date; two keys, however many there are."""
    dated = identity.end_key(None)
    first = db.value("SELECT min(key) FROM statement WHERE key > ?", (dated,))
    last = db.value("SELECT max(key) FROM statement WHERE key > ?", (dated,))
    return (identity.day_of(first), identity.day_of(last)) if first and last else (None, None)


def _acts(db: Database, keys: list[str]) -> tuple[dict[str, int], dict[str, int]]:
    acts: dict[str, int] = defaultdict(int)
    langs: dict[str, int] = defaultdict(int)
    tokens = json.dumps([facets.token("actor", key) for key in keys])
    for row in db.query(f"SELECT act, lang, n FROM tally WHERE per = 'ever' AND facet IN {_IN} AND n > 0", (tokens,)):
        acts[row["act"]] += row["n"]
        langs[row["lang"]] += row["n"]
    return dict(acts), dict(langs)


def _names(db: Database, keys: str) -> tuple[tuple[str, int], ...]:
    rows = db.query(f"SELECT speaker, count(*) FROM statement WHERE actor IN {_IN} AND hidden IS NULL GROUP BY 1"
                    " ORDER BY 2 DESC, 1 LIMIT 20", (keys,))
    return tuple((row[0], row[1]) for row in rows)


def _roles(db: Database, keys: str) -> tuple[tuple[str, date | None, date | None], ...]:
    """With the days of the first and the last dated statement; one role in small and in capital letters is one."""
    rows = db.query(f"SELECT role, min(CASE WHEN key >= ?2 THEN key END), max(key) FROM statement"
                    f" WHERE actor IN {_IN.replace('?', '?1')} AND role IS NOT NULL AND hidden IS NULL GROUP BY 1"
                    " ORDER BY 3 DESC LIMIT 50", (keys, identity.end_key(None)))
    found: dict[str, tuple[str, int, int]] = {}
    for role, dated, last in rows:
        first = dated or last  # of unknown date, all of them
        known, start, end = found.get(role.casefold(), (role, first, last))
        found[role.casefold()] = (known, min(start, first), max(end, last))
    return tuple((role, identity.day_of(first), identity.day_of(last)) for role, first, last in found.values())


def _addressed(db: Database, keys: str) -> tuple[tuple[str, int], ...]:
    rows = db.query(f"SELECT coalesce(t.actor, t.target), count(*) FROM statement s JOIN statement_target t"
                    f" ON t.statement = s.key WHERE s.actor IN {_IN} AND s.hidden IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
                    " LIMIT 20", (keys,))
    return tuple((row[0], row[1]) for row in rows)


def _edges(db: Database, keys: list[str]) -> tuple[date | None, date | None]:
    tokens = json.dumps([facets.token("actor", key) for key in keys])
    row = db.one(f"SELECT min(start), max(start) FROM tally WHERE per = 'day' AND facet IN {_IN}"
                 " AND start > 0 AND n > 0", (tokens,))
    first, last = row if row else (None, None)
    return first and date.fromordinal(first), last and date.fromordinal(last)
