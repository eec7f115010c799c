"""One statement, with the sentence in its article, its evidence, and what people decided."""

from __future__ import annotations

from onrecord.model import Article, Span, Statement
from onrecord.record import codec, decided, evidence
from onrecord.record.database import Database, Row
from onrecord.record.decisions import on, standings
from onrecord.record.lists import JOINED, SHOWN, statement_row
from onrecord.record.nouns import StatementPage


def statement(db: Database, id_: str) -> StatementPage | None:
    """All that is kept of a statement, from the version that speaks for it; None when there is no such id.

    id_: its id, or one that it had before its article was read again.
    """
    row = _row(db, id_) or _row(db, db.value("SELECT new FROM succession WHERE old = ? ORDER BY overlap DESC", (id_,)))
    if row is None:
        return None
    shown, where = statement_row(row), row["address"]
    stands_in = article(db, row["article"])
    assert stands_in is not None  # a statement refers to its article
    read = codec.statement(row["reading"], shown.id)
    stands = standings(db, "statement", [shown.id])[shown.id]
    now = decided.statement(read, stands)
    agenda = db.query("SELECT reading FROM agenda WHERE article = (SELECT key FROM article WHERE id = ?)"
                      " AND statement = ?", (shown.article, shown.id))
    return StatementPage(
        shown, now, read, stands_in, context(stands_in, now), tuple(on(db, "statement", [shown.id])[shown.id]),
        evidence.versions(db, where), _says(db, shown.id), tuple(stands.fields),
        tuple(codec.agenda_item(item["reading"]) for item in agenda))


def article(db: Database, id_: str) -> Article | None:
    """An article of the record by its id, its values as decided."""
    row = db.one("SELECT reading, text FROM article WHERE id = ?", (id_,))
    if row is None:
        return None
    return decided.article(codec.article(row["reading"], row["text"], id_), standings(db, "article", [id_])[id_])


def context(noun: Article, statement_: Statement) -> Span:
    """The paragraphs that a statement (its source, its cue, its words) stands in, as one stretch of the text."""
    spans = (*statement_.source, *statement_.cue, *statement_.content)
    if not spans:
        return 0, 0
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    touched = [block.span for block in noun.blocks if block.span[0] < end and start < block.span[1]]
    return min((s for s, _ in touched), default=start), max((e for _, e in touched), default=end)


def _row(db: Database, id_: str | None) -> Row | None:
    return db.one(f"SELECT {SHOWN}, a.address, r.reading FROM statement s {JOINED} JOIN statement_reading r"
                  " ON r.statement = s.key WHERE s.id = ?"
                  " ORDER BY s.hidden = 'superseded', a.last_seen DESC LIMIT 1", (id_,))


def _says(db: Database, id_: str) -> tuple[str, ...]:
    rows = db.query("SELECT a.id FROM statement s JOIN article a ON a.key = s.article WHERE s.id = ?"
                    " ORDER BY a.last_seen DESC", (id_,))
    return tuple(row["id"] for row in rows)
