"""The connection to a record's file: how it is opened, how a transaction runs, what its errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.errors import RecordError, RecordFull, RecordLocked
from onrecord.record.migrations import APPLICATION, MIGRATIONS
from onrecord.record.words import folded

Row = sqlite3.Row
Values = Sequence[Any] | Mapping[str, Any]

WAIT = 30.0
"""Seconds to wait for another writer. One page is written in milliseconds; a migration may take longer."""

FRUGAL = ("cache_size = -6144", "mmap_size = 0")
"""For a server of many threads, each with a connection: the system's own cache of the file is enough."""

PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "cache_size = -65536", "mmap_size = 1073741824",
           "temp_store = MEMORY", "recursive_triggers = ON")
"""FULL: a decision that was shown as kept is kept, whatever happens to the power."""

STATEMENTS = 512
"""Commands that a connection keeps compiled; adding an article runs more than the usual 128 different ones."""

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
_WRITING = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
            sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMOPEN}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What running a command can raise; the second where SQLite names what it could not read in the bytes it found."""


def explained(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> RecordError:
    """What an error of SQLite means to the person whose record it is."""
    if isinstance(error, UnicodeDecodeError):
        return RecordError(f"{path}: not a record, or damaged (bytes that are no text); restore a copy of it")
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in _LOCKED:
        return RecordLocked(f"{path}: another process holds the record and did not let go; try again when it is done")
    if code == sqlite3.SQLITE_FULL:
        return RecordFull(f"{path}: no space left on the disk; nothing of the last page was kept, make room and go on")
    if code in _FULL:
        return RecordFull(f"{path}: the record or its folder is read-only; it cannot be written")
    if extended in _WRITING:
        return RecordFull(f"{path}: the disk does not take what is written ({error}); is it full?")
    if code in _BROKEN:
        return RecordError(f"{path}: not a record, or damaged ({error}); restore a copy of it")
    if code == sqlite3.SQLITE_CANTOPEN:
        return RecordError(f"{path}: cannot be opened; does its folder exist, and may you write there?")
    return RecordError(f"{path}: {error}")


class Database:
    """A record's file. Safe to share between threads: each has a connection of its own.

    Every error of SQLite comes out as RecordError or one of its kinds.
    """

    def __init__(self, path: Path, *, read_only: bool = False, wait: float = WAIT, frugal: bool = False) -> None:
        self.path = path
        self.pragmas = (*PRAGMAS, *FRUGAL) if frugal else PRAGMAS
        self.read_only = read_only
        self.wait = wait
        self._mine = threading.local()
        self._all: list[sqlite3.Connection] = []
        with self._translated():
            self._prepare()

    def query(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return self._db.execute(sql, values).fetchall()
        except FAULTS as error:
            raise explained(self.path, error) from error

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        try:
            row: Row | None = self._db.execute(sql, values).fetchone()
            return row
        except FAULTS as error:
            raise explained(self.path, error) from error

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row, or None."""
        row = self.one(sql, values)
        return row[0] if row else None

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query as they come, for results too long to hold."""
        with self._translated():
            yield from self._db.execute(sql, values)

    def tallied(self, sql: str, values: Values = ()) -> Counter[int]:
        """How often each number comes up in the first column of a query; quicker than GROUP BY, which sorts."""
        with self._translated():
            cursor = self._db.cursor()
            cursor.row_factory = None
            return Counter(map(itemgetter(0), cursor.execute(sql, values)))

    def run(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """Run one command; inside :meth:`transaction` where several belong together."""
        try:
            return self._db.execute(sql, values)
        except FAULTS as error:
            raise explained(self.path, error) from error

    def run_many(self, sql: str, rows: Iterator[Values] | Sequence[Values]) -> None:
        """Run one command for each row of values."""
        if not rows:
            return
        with self._translated():
            self._db.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing; waits for other writers first. Inside another it is part of it."""
        if self._db.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        try:
            self.run("COMMIT")
        except RecordError:
            self._roll_back()
            raise

    def close(self) -> None:
        """Close all connections; the last one to close folds the journal into the file."""
        for db in self._all:
            db.close()
        self._all.clear()
        self._mine = threading.local()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for what has no method here."""
        return self._db

    @property
    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._mine, "db", None)
        if db is None:
            db = self._mine.db = self._connect()
            self._all.append(db)
        return db

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._address(), uri=True, timeout=self.wait, isolation_level=None,
                             check_same_thread=False, cached_statements=STATEMENTS)
        db.row_factory = sqlite3.Row
        db.create_function("plain", 1, folded, deterministic=True)
        for pragma in self.pragmas:
            db.execute(f"PRAGMA {pragma}")
        return db

    def _address(self) -> str:
        """The file as a URI. On a read-only disk SQLite reads it only when told that nobody writes to it."""
        name = f"file:{quote(str(self.path.absolute()))}"
        if not self.read_only:
            return name
        journal = self.path.with_name(self.path.name + "-wal")
        return name + "?mode=ro" + ("" if journal.exists() or _writable(self.path.parent) else "&immutable=1")

    def _roll_back(self) -> None:
        if self._db.in_transaction:  # a full disk rolls back by itself
            self._db.execute("ROLLBACK")

    def _prepare(self) -> None:
        """See that the file is a record of a version we know; make or bring up to date what we may write."""
        if self.read_only and not self.path.exists():
            raise RecordError(f"{self.path}: there is no record; onrecord add makes one")
        version = self._version()
        if version > len(MIGRATIONS):
            raise RecordError(f"{self.path}: made by a newer onrecord (layout {version}, this one knows "
                              f"{len(MIGRATIONS)}); bring the program up to date")
        if self.read_only:
            if version < len(MIGRATIONS):
                raise RecordError(f"{self.path}: made by an older onrecord; a command that writes brings it up to date")
            return
        if version < len(MIGRATIONS):
            self._db.execute("PRAGMA journal_mode = WAL")
            for number in range(version, len(MIGRATIONS)):
                self._migrate(number)

    def _version(self) -> int:
        """How many migrations have run. Raises RecordError for a database that is no record."""
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION and (version or tables):
            raise RecordError(f"{self.path}: a SQLite database, but not a record of onrecord")
        return version

    def _migrate(self, number: int) -> None:
        with self.transaction():
            if self._version() > number:  # another process was faster
                return
            MIGRATIONS[number](self._db)
            self._db.execute(f"PRAGMA user_version = {number + 1}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except FAULTS as error:
            raise explained(self.path, error) from error


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
