"""What the collector keeps in the record: whom it follows, what it found listed, what is to be fetched when.

When something is tried again is the collector's to say; here it is kept. Everything that belongs together is one
transaction, so a collector that is killed at any moment finds all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.errors import RecordError
from onrecord.record.database import Database, Row
from onrecord.record.evidence import stamp
from onrecord.record.sources import moment

VISITS_KEPT_DAYS = 31


@dataclass(frozen=True, slots=True)
class Following:
    """What a person wants to follow."""

    address: str
    kind: str
    name: str | None = None
    outlet: str | None = None
    expected: float | None = None
    """Pages a day."""
    expected_from: str | None = None
    since: datetime | None = None
    """Pages that are known to be older are not fetched."""
    local: bool = False
    """Addresses of the local network may be fetched for it."""


@dataclass(frozen=True, slots=True)
class Due:
    """A source that is to be visited."""

    key: int
    address: str
    kind: str
    since: datetime | None
    local: bool
    etag: str | None
    modified: str | None
    failures: int
    first: bool
    """It was never visited with success."""


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page that is to be fetched, or looked at again."""

    key: int
    url: str
    state: str
    tries: int
    again: int
    """How often it was looked at again without a word from its source that it changed."""
    local: bool
    etag: str | None
    modified: str | None
    article: str | None
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as a source lists it."""

    url: str
    title: str | None = None
    published: datetime | None = None
    stamp: str | None = None
    """What the source says of its last change; any text: another one means that it changed."""
    skip: bool = False
    """It is only noted as seen, not fetched: it was there before the source was followed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sitemap of an index, as it was last seen."""

    address: str
    stamp: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit to a source brought."""

    listed: Sequence[Listed] = ()
    unchanged: bool = False
    problem: str | None = None
    """What could not be read, where the rest could."""
    name: str | None = None
    kind: str | None = None
    etag: str | None = None
    modified: str | None = None
    parts: Sequence[Part] = ()


class Schedule:
    """The collector's side of a record."""

    def __init__(self, db: Database) -> None:
        self.db = db

    # ------------------------------------------------------------ sources

    def follow(self, wish: Following, now: datetime) -> bool:
        """Follow a source; whether it is new. One that is followed already gets what the wish states."""
        with self.db.transaction():
            known = self.db.one("SELECT unfollowed FROM source WHERE address = ?", (wish.address,))
            self.db.run(
                "INSERT INTO source (address, kind, name, outlet, expected, expected_from, since, local, followed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET kind = excluded.kind,"
                " name = coalesce(excluded.name, name), outlet = coalesce(excluded.outlet, outlet),"
                " expected = coalesce(excluded.expected, expected),"
                " expected_from = coalesce(excluded.expected_from, expected_from),"
                " since = coalesce(excluded.since, since), local = excluded.local, next_try = NULL,"
                " followed = CASE WHEN unfollowed IS NULL THEN followed ELSE excluded.followed END, unfollowed = NULL",
                (wish.address, wish.kind, wish.name, wish.outlet, wish.expected, wish.expected_from,
                 _stamp(wish.since), wish.local, stamp(now)))
        return known is None or known["unfollowed"] is not None

    def unfollow(self, address: str, now: datetime) -> bool:
        """Stop following a source; what it brought stays. Whether it was followed."""
        with self.db.transaction():
            done = self.db.run("UPDATE source SET unfollowed = ? WHERE address = ? AND unfollowed IS NULL",
                               (stamp(now), address))
        return done.rowcount > 0

    def due(self, now: datetime | None) -> list[Due]:
        """The sources whose time has come, those that waited longest first; without a moment all that are followed."""
        rows = self.db.query(
            "SELECT * FROM source WHERE unfollowed IS NULL AND (?1 IS NULL OR next_try IS NULL OR next_try <= ?1)"
            " ORDER BY last_try, key", (_stamp(now),))
        return [Due(row["key"], row["address"], row["kind"], moment(row["since"]), bool(row["local"]), row["etag"],
                    row["modified"], row["failures"], row["last_success"] is None) for row in rows]

    def parts(self, source: int) -> dict[str, Part]:
        """The sitemaps of an index, by address."""
        rows = self.db.query("SELECT address, stamp, etag, modified FROM part WHERE source = ?", (source,))
        return {row["address"]: Part(*row) for row in rows}

    def visited(self, source: int, found: Found, now: datetime, next_try: datetime) -> int:
        """Keep what a visit brought, all of it or nothing; the number of pages that the source had not listed yet."""
        with self.db.transaction():
            fresh = sum(self._list(source, one, now) for one in found.listed)
            self.db.run(
                "UPDATE source SET last_try = :now, last_success = :now, next_try = :next, failures = 0,"
                " listed = CASE WHEN :unchanged THEN listed ELSE :listed END, fresh = :fresh,"
                " problem = coalesce(:problem, problem), name = coalesce(name, :name), kind = coalesce(:kind, kind),"
                " problem_at = CASE WHEN :problem IS NULL THEN problem_at ELSE :now END,"
                " etag = CASE WHEN :unchanged THEN coalesce(:etag, etag) ELSE :etag END,"
                " modified = CASE WHEN :unchanged THEN coalesce(:modified, modified) ELSE :modified END"
                " WHERE key = :source",
                {"now": stamp(now), "next": stamp(next_try), "listed": len(found.listed), "fresh": fresh,
                 "problem": found.problem, "name": found.name, "kind": found.kind, "etag": found.etag,
                 "modified": found.modified, "unchanged": found.unchanged, "source": source})
            self.db.run_many(
                "INSERT OR REPLACE INTO part (source, address, stamp, etag, modified) VALUES (?, ?, ?, ?, ?)",
                [(source, part.address, part.stamp, part.etag, part.modified) for part in found.parts])
            outcome = "unchanged" if found.unchanged else "read"
            self._note(source, now, outcome, len(found.listed), fresh, found.problem)
        return fresh

    def failed(self, source: int, problem: str, now: datetime, next_try: datetime) -> None:
        """Keep that a visit brought nothing, and why."""
        with self.db.transaction():
            self.db.run("UPDATE source SET last_try = :now, next_try = :next, failures = failures + 1,"
                        " problem = :problem, problem_at = :now WHERE key = :source",
                        {"now": stamp(now), "next": stamp(next_try), "problem": problem, "source": source})
            self._note(source, now, "failed", 0, 0, problem)

    def _list(self, source: int, one: Listed, now: datetime) -> int:
        """Note a page as wanted and listed; 1 when this source had not listed it yet.

        A page that its source says has changed is due again.
        """
        row = self.db.one(
            "INSERT INTO wanted (url, listed, title, published, stamp, next_try, state, problem)"
            " VALUES (:url, :now, :title, :published, :stamp, CASE WHEN NOT :skip THEN :now END,"
            " CASE WHEN :skip THEN 'unread' ELSE 'waiting' END,"
            " CASE WHEN :skip THEN 'listed, without a date, before its source was followed' END)"
            " ON CONFLICT (url) DO UPDATE SET"
            " title = coalesce(title, excluded.title), published = coalesce(published, excluded.published),"
            " next_try = CASE WHEN excluded.stamp <> stamp AND state <> 'waiting' THEN excluded.listed"
            " ELSE next_try END, tries = CASE WHEN excluded.stamp <> stamp THEN 0 ELSE tries END,"
            " stamp = coalesce(excluded.stamp, stamp) RETURNING key",
            {"url": one.url, "now": stamp(now), "title": one.title, "published": _stamp(one.published),
             "stamp": one.stamp, "skip": one.skip})
        assert row is not None
        return self.db.run("INSERT OR IGNORE INTO listing (source, wanted, at) VALUES (?, ?, ?)",
                           (source, row["key"], stamp(now))).rowcount

    def _note(self, source: int, now: datetime, outcome: str, listed: int, fresh: int, problem: str | None) -> None:
        self.db.run("INSERT OR REPLACE INTO visit (source, at, outcome, listed, fresh, problem)"
                    " VALUES (?, ?, ?, ?, ?, ?)", (source, stamp(now), outcome, listed, fresh, problem))
        self.db.run("DELETE FROM visit WHERE source = ? AND at < ?",
                    (source, stamp(now - timedelta(days=VISITS_KEPT_DAYS))))

    # ------------------------------------------------------------ pages

    def pages(self, now: datetime, sources: Collection[int] | None = None) -> list[DuePage]:
        """The pages whose time has come and that a source lists which is followed: new ones first, then by age.

        sources: only what one of these lists.
        """
        rows = self.db.query(
            "SELECT w.*, max(s.local) AS local FROM wanted w JOIN listing l ON l.wanted = w.key"
            " JOIN source s ON s.key = l.source WHERE w.next_try <= ? AND s.unfollowed IS NULL"
            f" {_among('s.key', sources)} GROUP BY w.key ORDER BY w.state <> 'waiting', w.next_try, w.key",
            (stamp(now), *(sources or ())))
        return [_due_page(row) for row in rows]

    def next_page(self) -> datetime | None:
        """When the next page of a followed source is due."""
        return moment(self.db.value(
            "SELECT min(w.next_try) FROM wanted w WHERE w.next_try IS NOT NULL AND EXISTS (SELECT 1 FROM listing l"
            " JOIN source s ON s.key = l.source WHERE l.wanted = w.key AND s.unfollowed IS NULL)"))

    def kept(self, page: int, article: str, now: datetime, next_try: datetime | None, *,
             etag: str | None = None, modified: str | None = None) -> None:
        """Keep that a page is in the record. Call it in the transaction that adds the page."""
        self.db.run("UPDATE wanted SET state = 'kept', article = ?, fetched = ?, next_try = ?, tries = 0,"
                    " problem = NULL, again = CASE WHEN state = 'kept' THEN again + 1 ELSE 0 END,"
                    " etag = ?, modified = ? WHERE key = ?",
                    (article, stamp(now), _stamp(next_try), etag, modified, page))

    def unchanged(self, page: int, now: datetime, next_try: datetime | None) -> None:
        """Keep that a page was looked at again and is as it was."""
        self.db.run("UPDATE wanted SET state = 'kept', fetched = ?, next_try = ?, tries = 0, problem = NULL,"
                    " again = again + 1 WHERE key = ?", (stamp(now), _stamp(next_try), page))

    def begun(self, page: int) -> None:
        """Keep that a page is about to be read, so that one at which the program ends each time can be told."""
        self.db.run("UPDATE wanted SET tries = tries + 1 WHERE key = ?", (page,))

    def missed(self, page: int, problem: str, next_try: datetime | None, *, gone: bool = False) -> None:
        """Keep that a page could not be had.

        next_try: None to give it up; one that is kept stays kept then. gone: it was there, and was deleted.
        """
        self.db.run(
            "UPDATE wanted SET problem = ?, next_try = ?, tries = tries + 1, state = CASE"
            " WHEN state IN ('kept', 'gone') THEN CASE WHEN ? THEN 'gone' ELSE state END"
            " WHEN ? IS NULL THEN 'unread' ELSE state END WHERE key = ?",
            (problem, _stamp(next_try), gone, _stamp(next_try), page))

    # ------------------------------------------------------------ hosts

    def held(self) -> dict[str, tuple[datetime, int, str]]:
        """The hosts to be left in peace: until when (also in the past), after how many failures in a row, why."""
        rows = self.db.query("SELECT * FROM host")
        return {row["name"]: (datetime.fromisoformat(row["until"]), row["failures"], row["reason"]) for row in rows}

    def hold(self, host: str, until: datetime, failures: int, reason: str) -> None:
        """Leave a host in peace until then."""
        self.db.run("INSERT OR REPLACE INTO host (name, until, failures, reason) VALUES (?, ?, ?, ?)",
                    (host, stamp(until), failures, reason))

    def release(self, host: str) -> None:
        """The host answers again."""
        self.db.run("DELETE FROM host WHERE name = ?", (host,))

    def address_of(self, text: str) -> str:
        """The address of the followed source that was meant: in full, or a part of address or name that only one has.

        Raises RecordError when there is none, or more than one.
        """
        rows = self.db.query("SELECT address, name FROM source WHERE unfollowed IS NULL")
        found = [row["address"] for row in rows if row["address"] == text] or [
            row["address"] for row in rows if text.casefold() in f"{row['address']} {row['name'] or ''}".casefold()]
        if not found:
            raise RecordError(f"{text}: no such source is followed; onrecord sources lists them")
        if len(found) > 1:
            raise RecordError(f"{text}: several sources are meant: {', '.join(found[:5])}")
        return str(found[0])


def _stamp(when: datetime | None) -> str | None:
    return stamp(when) if when else None


def _among(column: str, values: Collection[int] | None) -> str:
    return "" if values is None else f"AND {column} IN ({', '.join('?' * len(values))})"


def _due_page(row: Row) -> DuePage:
    return DuePage(row["key"], row["url"], row["state"], row["tries"], row["again"], bool(row["local"]), row["etag"],
                   row["modified"], row["article"], moment(row["published"]))
