"""Reading again what is kept, after an upgrade: statements keep their ids, decisions their force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.errors import SourceError
from onrecord.model import Article, Page, Reading
from onrecord.record import codec, evidence
from onrecord.record.database import Database, Row
from onrecord.record.settle import settle
from onrecord.record.sync import Named, sync


@dataclass(frozen=True, slots=True)
class Given:
    """What the user said of a page when it was added, to be said again."""

    published: date | None = None
    url: str | None = None
    lang: str | None = None


Read = Callable[[Page, Given], Reading]
"""Reads a page; may raise SourceError."""


class Again(StrEnum):
    """How reading an article again went."""

    same = "same"
    changed = "changed"
    failed = "failed"


@dataclass(frozen=True, slots=True)
class Reread:
    """One article that was read again."""

    article: str
    outcome: Again
    added: int = 0
    """Statements that were not there before."""
    gone: int = 0
    """Statements that are not read any more."""
    reason: str = ""
    """Why it failed; then the reading that was there stays."""


def reread(db: Database, read: Read, read_with: str, named: Named, everything: bool = False,
           also: Callable[[int], None] | None = None) -> Iterator[Reread]:
    """Read again every article whose reading another version of the program made (or all), one transaction each.

    also: called with the key of each article, in its transaction. Can be stopped and called again: what is done is
    done. An article that cannot be read any more keeps its reading.
    """
    for key in outdated(db, read_with, everything):
        row = db.one("SELECT * FROM article WHERE key = ?", (key,))
        if row is not None:
            yield _one(db, row, read, read_with, named, also)


def outdated(db: Database, read_with: str, everything: bool = False) -> list[int]:
    """Keys of the articles that another version of the program read, or of all."""
    rows = db.query("SELECT key FROM article WHERE ? OR read_with <> ? ORDER BY key", (everything, read_with))
    return [row["key"] for row in rows]


def given(article: Article) -> Given:
    """What the user had said of an article: the values whose origin is ``given``."""
    said = {field for field, origin in article.origins.items() if origin == "given"}
    return Given(article.published if "published" in said else None, article.url if "url" in said else None,
                 article.lang if "lang" in said else None)


def _one(db: Database, row: Row, read: Read, read_with: str, named: Named,
         also: Callable[[int], None] | None) -> Reread:
    article = codec.article(row["reading"], row["text"], row["id"])
    try:
        reading = read(evidence.page_of(db, row["key"]), given(article))
    except SourceError as error:
        return Reread(row["id"], Again.failed, reason=error.reason)
    with db.transaction():
        before = _state(db, row["key"])
        sync(db, row["key"], _under(reading, row["id"]), row["address"], named)
        db.run("UPDATE article SET read_with = ? WHERE key = ?", (read_with, row["key"]))
        settle(db, row["address"])
        if also is not None:
            also(row["key"])
        after = _state(db, row["key"])
    added, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    return Reread(row["id"], Again.same if before == after else Again.changed, added, gone)


def _under(reading: Reading, id_: str) -> Reading:
    """The reading under the id that its article has in the record, should the new version make another."""
    return replace(reading, article=replace(reading.article, id=id_))


def _state(db: Database, article: int) -> dict[str, str]:
    rows = db.query("SELECT s.id, r.reading FROM statement s JOIN statement_reading r ON r.statement = s.key"
                    " WHERE s.article = ?", (article,))
    return {row["id"]: row["reading"] for row in rows}
