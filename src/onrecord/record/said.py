"""Utterances as they are asked for: one with all its variants, lists, and how widely something is reported."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.record import lists, select
from onrecord.record.database import Database, Row
from onrecord.record.decisions import on
from onrecord.record.identity import utterance as named
from onrecord.record.nouns import Decision, Filter, StatementRow
from onrecord.record.said_nouns import Utterance, UtteranceRow, UtterancesFound, Weight
from onrecord.record.variants import most_common, variants

_MEMBERS = """
SELECT j.value AS asked, s.id, s.key, s.lang, a.address, a.outlet, coalesce(c.report, -a.key) AS report, w.utterance
FROM json_each(:keys) j JOIN saying y ON y.statement = j.value JOIN wording w ON w.key = y.wording
JOIN wording o ON o.key = w.key OR o.utterance = w.utterance
JOIN saying z ON z.wording = o.key JOIN statement s ON s.key = z.statement
JOIN article a ON a.key = s.article LEFT JOIN carrier c ON c.article = a.key
UNION ALL SELECT j.value, s.id, s.key, s.lang, a.address, a.outlet, coalesce(c.report, -a.key), NULL
FROM json_each(:keys) j JOIN statement s ON s.key = j.value JOIN article a ON a.key = s.article
LEFT JOIN carrier c ON c.article = a.key WHERE NOT EXISTS (SELECT 1 FROM saying WHERE statement = j.value)"""

_KEYS = """
SELECT s.key, s.id, j.value AS asked FROM json_each(?) j JOIN statement s ON s.id = j.value
ORDER BY s.hidden IS NOT NULL"""

_APART = """
SELECT DISTINCT o.key, l.why, o.utterance, min(s.id) AS first FROM json_each(?) j JOIN likeness l ON l.one = j.value
JOIN wording o ON o.key = l.other JOIN saying y ON y.wording = o.key JOIN statement s ON s.key = y.statement
WHERE l.why IS NOT NULL AND l.score > 0 AND o.key NOT IN (SELECT value FROM json_each(?1)) GROUP BY o.key"""


def utterance(db: Database, id_: str) -> Utterance | None:
    """The utterance of its id, or of the id of one of its statements (also one from before an upgrade)."""
    key = _statement(db, id_)
    if key is None:
        return None
    members = db.query(_MEMBERS, {"keys": json.dumps([key])})
    rows = lists.by_key(db, sorted(row["key"] for row in members))
    rows = tuple(sorted(rows, key=lambda row: (row.published or date.max, row.id)))
    weight = _weight(members)
    wordings = [row["wording"] for row in db.query(
        "SELECT DISTINCT wording FROM saying WHERE statement IN (SELECT value FROM json_each(?))",
        (json.dumps([row.key for row in rows]),))]
    days = sorted(row.published for row in rows if row.published)
    return Utterance(
        weight.utterance, most_common([row.actor for row in rows]), most_common([row.speaker for row in rows]),
        days[0] if days else None, days[-1] if days else None, most_common([row.act for row in rows]),
        variants(rows, _spoken_in(db, rows)), weight, _apart(db, wordings),
        tuple(_decisions(db, [row.id for row in rows])))


def _spoken_in(db: Database, rows: Sequence[StatementRow]) -> str | None:
    """The language of a transcript among the articles of some statements."""
    lang: str | None = db.value(
        "SELECT lang FROM article WHERE kind = 'transcript' AND id IN (SELECT value FROM json_each(?))"
        " ORDER BY first_seen LIMIT 1", (json.dumps([row.article for row in rows]),))
    return lang


def utterances(db: Database, filter_: Filter, after: int | None, limit: int) -> UtterancesFound:
    """One row an utterance, for the newest of its statements in the filter."""
    rows: list[UtteranceRow] = []
    while len(rows) < limit:
        found = lists.statements(db, filter_, after=after, limit=limit)
        told = weights(db, [row.id for row in found.rows])
        for row in found.rows:
            if len(rows) == limit:
                return UtterancesFound(tuple(rows), after)
            after = row.key
            if _newest(db, row.key, filter_):
                rows.append(UtteranceRow(told[row.id].utterance, row, told[row.id]))
        if found.after is None:
            return UtterancesFound(tuple(rows), None)
    return UtterancesFound(tuple(rows), after)


def _newest(db: Database, key: int, filter_: Filter) -> bool:
    """Whether a statement is the newest of its utterance that the filter lets through."""
    newer = [row["key"] for row in db.query(_MEMBERS, {"keys": json.dumps([key])}) if row["key"] > key]
    if not newer:
        return True
    chosen = select.select(db, filter_)
    chosen.first, chosen.end = max(chosen.first, key + 1), min(chosen.end, max(newer) + 1)
    chosen.where.append(f"{chosen.key} IN (SELECT value FROM json_each(:newer))")
    return db.one(f"SELECT 1 {chosen.source} LIMIT 1", chosen.parameters | {"newer": json.dumps(newer)}) is None


def weights(db: Database, statements: Sequence[str]) -> Mapping[str, Weight]:
    """How widely what each statement reports is reported."""
    keys: dict[str, int] = {}
    for row in db.query(_KEYS, (json.dumps(list(statements)),)):
        keys.setdefault(row["asked"], row["key"])
    members: dict[int, list[Row]] = defaultdict(list)
    for row in db.query(_MEMBERS, {"keys": json.dumps(list(keys.values()))}):
        members[row["asked"]].append(row)
    return {id_: _weight(members[key]) for id_, key in keys.items() if members[key]}


def _weight(members: Sequence[Row]) -> Weight:
    number = next((row["utterance"] for row in members if row["utterance"] is not None), None)
    return Weight(
        named(number) if number is not None else f"u{members[0]['id'][1:]}", len({row["id"] for row in members}),
        len({row["address"] for row in members}), len({row["report"] for row in members}),
        len({row["outlet"] or row["address"] for row in members}), tuple(sorted({row["lang"] for row in members})))


def _statement(db: Database, id_: str) -> int | None:
    """The key of the statement that an id stands for, a shown one before a hidden one."""
    key: int | None = db.value(
        "SELECT s.key FROM statement s WHERE s.id = :id OR s.id IN (SELECT new FROM succession WHERE old = :id)"
        " ORDER BY s.hidden IS NOT NULL, s.id <> :id LIMIT 1", {"id": f"s{id_[1:]}"})
    return key if id_[:1] in ("u", "s") else None


def _apart(db: Database, wordings: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Utterances that lie close but contradict, each once."""
    found = {named(row["utterance"]) if row["utterance"] is not None else f"u{row['first'][1:]}": row["why"]
             for row in db.query(_APART, (json.dumps(list(wordings)),))}
    return tuple(sorted(found.items()))


def _decisions(db: Database, statements: Sequence[str]) -> list[Decision]:
    """What people decided of the utterance under any of the ids that it can have."""
    found = on(db, "utterance", [f"u{id_[1:]}" for id_ in dict.fromkeys(statements)])
    return sorted((one for several in found.values() for one in several), key=lambda one: one.key)
