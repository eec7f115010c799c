"""Adding a page with its reading, all of it or nothing."""

from __future__ import annotations

from onrecord.model import Page, Reading
from onrecord.record import evidence, identity
from onrecord.record.database import Database
from onrecord.record.nouns import Added, Outcome
from onrecord.record.settle import settle
from onrecord.record.sync import Named, sync


def add(db: Database, page: Page, reading: Reading, read_with: str, named: Named) -> Added:
    """Keep a page, that it was met, and what was read in it; one transaction.

    A page that is there already changes nothing but its sightings. read_with: the version of the program that read it.
    """
    packed, where = evidence.pack(page.data), identity.address(page, reading.article)
    with db.transaction():
        page_key = evidence.keep(db, page, packed)
        if _again(db, page_key, reading.article.id, where, page):
            return Added(Outcome.same, reading.article.id)
        known = db.value("SELECT 1 FROM article WHERE address = ? LIMIT 1", (where,))
        evidence.see(db, page_key, where, page)
        key = _insert(db, page_key, reading, where, page, read_with)
        ids = sync(db, key, reading, where, named)
        settle(db, where)
    return Added(Outcome.version if known else Outcome.new, reading.article.id, tuple(ids))


def seen(db: Database, page: Page, where: str | None = None) -> str | None:
    """Note a sighting of a page whose reading is kept; the id of its article, or None when it must be read.

    where: the address that the article is known to have, if it is not the page's own.
    """
    page_key = evidence.find(db, page)
    if page_key is None:
        return None
    row = db.one("SELECT a.id, a.address FROM article a WHERE a.page = :page AND (a.address IN (:url, :source, :where)"
                 " OR EXISTS (SELECT 1 FROM sighting g WHERE g.page = a.page AND g.address = a.address"
                 " AND (g.source = :source OR g.url = :url)))",
                 {"page": page_key, "url": page.url, "source": page.source, "where": where})
    if row is None:
        return None
    with db.transaction():
        _again(db, page_key, row["id"], row["address"], page)
    return str(row["id"])


def _again(db: Database, page_key: int, article: str, where: str, page: Page) -> bool:
    """Note one more sighting of an article that is there; whether it is."""
    row = db.one("SELECT key, current, first_seen, last_seen FROM article WHERE id = ?", (article,))
    if row is None:
        return False
    moment = evidence.stamp(page.seen)
    evidence.see(db, page_key, where, page)
    if not row["first_seen"] <= moment <= row["last_seen"]:
        db.run("UPDATE article SET first_seen = min(first_seen, ?), last_seen = max(last_seen, ?) WHERE key = ?",
               (moment, moment, row["key"]))
        settle(db, where)
    return True


def _insert(db: Database, page_key: int, reading: Reading, where: str, page: Page, read_with: str) -> int:
    """A row for the article, its values to be filled in by :func:`sync`."""
    moment = evidence.stamp(page.seen)
    done = db.run(
        "INSERT INTO article (id, address, page, lang, kind, first_seen, last_seen, read_with, reading, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{}', '')",
        (reading.article.id, where, page_key, reading.article.lang, reading.article.kind, moment, moment, read_with))
    assert done.lastrowid is not None
    return done.lastrowid
