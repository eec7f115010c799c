"""Pages as evidence: their bytes, once; every time they were met, a line."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

from onrecord.errors import RecordError
from onrecord.model import Page
from onrecord.record import codec
from onrecord.record.database import Database, Row
from onrecord.record.nouns import Sighting, Version

LEVEL = 6
"""Of zlib: level 9 takes three times as long for one per cent less."""


def stamp(moment: datetime) -> str:
    """A moment as it is kept: UTC, to the second, in the order of time when sorted as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def pack(data: bytes) -> bytes:
    """The bytes as they are kept; done before a transaction begins, so that nobody waits for it."""
    return zlib.compress(data, LEVEL)


def keep(db: Database, page: Page, packed: bytes) -> int:
    """Keep a page's bytes unless they are there; its key."""
    known = find(db, page)
    if known is not None:
        return known
    key = db.run("INSERT INTO page (sha256, media_type, charset, length) VALUES (?, ?, ?, ?)",
                 (page.sha256, page.media_type, page.charset, len(page.data))).lastrowid
    db.run("INSERT INTO page_bytes (page, packed) VALUES (?, ?)", (key, packed))
    assert key is not None
    return key


def find(db: Database, page: Page) -> int | None:
    """The key of a page with these bytes."""
    key: int | None = db.value("SELECT key FROM page WHERE sha256 = ?", (page.sha256,))
    return key


def see(db: Database, key: int, where: str, page: Page) -> None:
    """Note that the page was met; the same sighting twice is one."""
    db.run("INSERT OR IGNORE INTO sighting (page, address, seen, source, url, notes) VALUES (?, ?, ?, ?, ?, ?)",
           (key, where, stamp(page.seen), page.source, page.url, codec.packed(page.notes)))


def page_of(db: Database, article: int) -> Page:
    """The page that an article was read in, as it was first met. Raises RecordError when its bytes have changed."""
    row = db.one(
        "SELECT p.sha256, p.media_type, p.charset, b.packed, g.source, g.url, g.seen, g.notes FROM article a"
        " JOIN page p ON p.key = a.page JOIN page_bytes b ON b.page = p.key"
        " JOIN sighting g ON g.page = p.key AND g.address = a.address WHERE a.key = ?"
        " ORDER BY g.seen LIMIT 1", (article,))
    if row is None:
        raise RecordError(f"{db.path}: article {article} has no page")
    data = unpacked(db, row["packed"], row["sha256"])
    return Page(row["source"], data, row["sha256"], datetime.fromisoformat(row["seen"]), row["media_type"], row["url"],
                row["charset"], codec.notes(row["notes"]))


def unpacked(db: Database, packed: bytes, sha256: str) -> bytes:
    """The bytes of a page. Raises RecordError when their hash is not the one that was kept with them."""
    try:
        data = zlib.decompress(packed)
    except zlib.error as error:
        raise RecordError(f"{db.path}: the bytes of page {sha256} are damaged ({error})") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise RecordError(f"{db.path}: the bytes of page {sha256} are not what they were")
    return data


def versions(db: Database, where: str) -> tuple[Version, ...]:
    """All states of the article at an address, the one seen last first."""
    rows = db.query("SELECT a.*, p.sha256, p.length, p.media_type FROM article a JOIN page p ON p.key = a.page"
                    " WHERE a.address = ? ORDER BY a.last_seen DESC, a.key DESC", (where,))
    return tuple(_version(row, _sightings(db, row["page"], where)) for row in rows)


def _version(row: Row, sightings: Sequence[Sighting]) -> Version:
    return Version(row["id"], row["sha256"], row["length"], row["media_type"],
                   datetime.fromisoformat(row["first_seen"]), datetime.fromisoformat(row["last_seen"]),
                   bool(row["current"]), row["read_with"], tuple(sightings))


def _sightings(db: Database, page: int, where: str) -> list[Sighting]:
    rows = db.query("SELECT * FROM sighting WHERE page = ? AND address = ? ORDER BY seen, source", (page, where))
    return [Sighting(datetime.fromisoformat(row["seen"]), row["source"], row["url"], codec.notes(row["notes"]))
            for row in rows]
