"""Looking a record over: is the file whole, is the evidence what it was, do the indexes say what the tables say."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from onrecord.errors import RecordError
from onrecord.record.database import Database
from onrecord.record.evidence import unpacked

_TALLY = """
SELECT count(*) FROM (
    SELECT e.value AS facet, s.lang, coalesce(s.act, '') AS act, count(*) AS n FROM statement s, json_each(s.facets) e
    WHERE s.hidden IS NULL GROUP BY 1, 2, 3
    EXCEPT SELECT facet, lang, act, n FROM tally WHERE per = 'ever')"""

_LOST = """
SELECT count(*) FROM (SELECT DISTINCT target FROM decision_in_force WHERE about = 'statement'
    AND target NOT IN (SELECT id FROM statement) AND target NOT IN (SELECT old FROM succession))"""


def check(db: Database, *, bytes_too: bool = True) -> Iterator[str]:
    """A line for each thing that is wrong; none when all is in order.

    bytes_too: also unpack every page and compare its hash.
    """
    for row in db.query("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in db.query("PRAGMA foreign_key_check"):
        yield f"{row['table']}: row {row['rowid']} refers to a {row['parent']} that is not there"
    for test in TESTS:
        yield from test(db)
    if bytes_too:
        yield from _pages(db)


def notices(db: Database) -> Iterator[str]:
    """What is not wrong but worth knowing."""
    lost = db.value(_LOST)
    if lost:
        yield f"{lost} statement(s) that people decided on are not read any more; their decisions are kept"
    older = db.value("SELECT count(*) FROM article WHERE key NOT IN (SELECT article FROM fingerprint)")
    if older:
        yield (f"{older} article(s) were added before near copies and utterances were kept; onrecord record check "
               "--rebuild finds them")
    moved = db.value("SELECT count(*) FROM succession")
    if moved:
        yield f"{moved} statement(s) with decisions are now read with other words; the decisions hold for these"


def rebuild(db: Database) -> None:
    """Make the indexes anew from the tables."""
    with db.transaction():
        db.run("INSERT INTO statement_search(statement_search) VALUES ('rebuild')")
        db.run("DELETE FROM tally")
        for per, start in PERIODS:
            db.run(f"INSERT INTO tally SELECT '{per}', e.value, {start}, s.lang, coalesce(s.act, ''), count(*)"
                   " FROM statement s, json_each(s.facets) e WHERE s.hidden IS NULL GROUP BY 2, 3, 4, 5")


PERIODS = (
    ("ever", "0"), ("day", "s.key >> 24"),
    ("month", "CASE WHEN s.key >> 24 = 0 THEN 0 ELSE CAST(strftime('%Y%m', (s.key >> 24) + 1721424.5) AS INTEGER) END"))
"""What is tallied per -> where the stretch that a statement falls into begins."""


def _search(db: Database) -> Iterator[str]:
    try:
        db.run("INSERT INTO statement_search(statement_search, rank) VALUES ('integrity-check', 1)")
    except RecordError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError):
            yield "the index of words and the statements differ; onrecord record check --rebuild makes it anew"


def _tally(db: Database) -> Iterator[str]:
    if db.value(_TALLY):
        yield "the counts and the statements differ; onrecord record check --rebuild makes them anew"


def _currents(db: Database) -> Iterator[str]:
    for row in db.query("SELECT address FROM article GROUP BY address HAVING sum(current) <> 1"):
        yield f"{row['address']}: not exactly one version is the current one"


def _pages(db: Database) -> Iterator[str]:
    for row in db.each("SELECT p.sha256, b.packed FROM page p LEFT JOIN page_bytes b ON b.page = p.key"):
        try:
            unpacked(db, row["packed"] or b"", row["sha256"])
        except RecordError as error:
            yield str(error)


TESTS: tuple[Callable[[Database], Iterator[str]], ...] = (_search, _tally, _currents)
