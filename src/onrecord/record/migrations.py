"""How a record's tables came to be what they are: a numbered list of functions, each run once and in order.

Add a function at the end, never change one that has shipped. Each gets a connection inside a transaction: if it fails
nothing of it stays. The number of those that have run is the file's ``user_version``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from onrecord.record import checked, collecting, said_schema, schema, watch_schema

APPLICATION = 0x6F6E7265
"""``onre``: written into the file's header, so that ``file`` and we tell a record from another SQLite database."""


def script(db: sqlite3.Connection, text: str) -> None:
    """Run several SQL commands inside the transaction (``executescript`` would commit it first)."""
    command = ""
    for line in text.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            db.execute(command)
            command = ""


def base(db: sqlite3.Connection) -> None:
    """1: evidence, readings, decisions, and the indexes over them."""
    script(db, schema.BASE)
    db.execute(f"PRAGMA application_id = {APPLICATION}")


def sources(db: sqlite3.Connection) -> None:
    """2: the sources that are followed, their health, and the pages they list."""
    script(db, collecting.TABLES)


def watch(db: sqlite3.Connection) -> None:
    """3: what the watch finds in statements and articles."""
    script(db, watch_schema.TABLES)


def said(db: sqlite3.Connection) -> None:
    """4: near copies, wordings and utterances; ``onrecord record check --rebuild`` fills them for older records."""
    script(db, said_schema.TABLES)


def fidelity(db: sqlite3.Connection) -> None:
    """5: what came of holding quotations against primary sources."""
    script(db, checked.TABLES)


def source_counts(db: sqlite3.Connection) -> None:
    """6: how many pages of a source are in which state, counted as they come."""
    script(db, collecting.COUNTS)


def told(db: sqlite3.Connection) -> None:
    """Whether the reporting word names a statement's act."""
    script(db, watch_schema.TOLD)


def placed(db: sqlite3.Connection) -> None:
    """8: where lines lie in meaning; ``onrecord record check --rebuild`` finds them anew for older records."""
    script(db, watch_schema.PLACED)


def named(db: sqlite3.Connection) -> None:
    """9: how articles name an actor, and in which roles, from an index alone: its page reads no statement for it."""
    script(db, schema.NAMED)


def aimed(db: sqlite3.Connection) -> None:
    """10: at whom a body aims its acts, by body, for the first time that it names somebody."""
    script(db, watch_schema.AIMED)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    base,
    sources,
    watch,
    said,
    fidelity,
    source_counts,
    told,
    placed,
    named,
    aimed,
)
