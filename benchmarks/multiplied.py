"""A record many times over: its articles again under other addresses, on the same days and on later ones.

The invented press of :mod:`benchmarks.invented` has a million statements in which nobody takes a position, promises
anything or meets; the month of :mod:`evaluation.month` has all of it, but is small. Copies of the month's record are
both. Bytes of pages, readings, near copies and likenesses are left out: what is asked here never looks at them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.record import Record
from onrecord.record.database import Database
from onrecord.record.migrations import script

A_DAY = 8
"""Copies that lie on the same days: with those of the month about a thousand statements a day."""

APART = 130_000
"""Between the statements of one day of two copies: more than one copy has of a day."""

KEYS = {"article": ("article", "page", "report"), "statement": ("statement",), "line": ("line",),
        "wording": ("wording",), "agenda": (), "contact": (), "told": ()}
"""What has a key of its own -> the columns that refer to it; ``statement`` by key, but by id where it is text."""

TABLES = ("page", "article", "statement", "statement_topic", "statement_target", "statement_time", "agenda", "watched",
          "voice", "aimed", "stance", "promise", "contact", "told", "line", "line_statement", "wording", "saying",
          "carrier")
DAYS, DATES, IDS = {"day", "first", "last"}, {"published", "from_day", "to_day"}, {"sha256", "id", "address"}


@dataclass(frozen=True)
class Copy:
    """One copy: its number, and by how much keys and days are moved."""

    number: int
    days: int
    keys: dict[str, int]

    def statement(self, key: str) -> str:
        """The key of a statement: its day, and its place in the day; those of unknown date are all on one."""
        dated = (self.days << 24) + (self.number % A_DAY) * APART
        return f"{key} + CASE WHEN {key} >> 24 = 0 THEN {self.number * APART} ELSE {dated} END"


def multiply(path: Path, copies: int) -> int:
    """Lay so many copies (128 at most) beside and behind what a record holds; gives how many statements it has then."""
    with Record.open(path) as record:
        db = record.db
        db.run("PRAGMA synchronous = OFF")
        first, last = db.one("SELECT min(published), max(published) FROM article") or ("", "")
        stretch = int(db.value("SELECT julianday(?) - julianday(?)", (last, first))) + 1
        highest = {table: int(db.value(f"SELECT coalesce(max(key), 0) FROM {table}")) for table in ("page", *KEYS)}
        highest["page"] = highest["article"] = max(highest["page"], highest["article"])
        limit = int(db.value("SELECT max(key) FROM statement"))
        for number in range(1, copies):
            moved = {table: number * (key + 1) for table, key in highest.items()}
            with db.transaction():
                copy = Copy(number, stretch * (number // A_DAY), moved)
                script(db.connection, ";\n".join(_sql(db, table, copy, highest, limit) for table in TABLES) + ";\n")
        db.run("ANALYZE")
        return int(db.value("SELECT count(*) FROM statement"))


def _sql(db: Database, table: str, copy: Copy, highest: dict[str, int], limit: int) -> str:
    columns = [row["name"] for row in db.query(f"PRAGMA table_info({table})")]
    kinds = {row["name"]: row["type"] for row in db.query(f"PRAGMA table_info({table})")}
    shown = ", ".join(_moved(table, column, kinds[column], copy) for column in columns)
    return f"INSERT INTO {table} SELECT {shown} FROM {table} WHERE {_of_the_first(table, columns, highest, limit)}"


def _moved(table: str, column: str, kind: str, copy: Copy) -> str:
    """A column as the copy has it."""
    if (table == "statement" and column == "key") or (column == "statement" and kind == "INTEGER"):
        return copy.statement(column)
    if column == "key" and table in copy.keys:
        return f"key + {copy.keys[table]}"
    owner = next((name for name, columns in KEYS.items() if column in columns and name != "statement"), None)
    if owner and kind == "INTEGER":
        return f"{column} + {copy.keys[owner]}"
    if column in ("utterance", "hash"):
        return f"{column} + {copy.number}"
    if column in DAYS:
        return f"{column} + {copy.days}"
    if column in DATES:
        return f"date({column}, '+{copy.days} days')"
    return f"{column} || '.{copy.number}'" if column in IDS or column == "statement" else f'"{column}"'


def _of_the_first(table: str, columns: list[str], highest: dict[str, int], limit: int) -> str:
    """Only rows of what was there before any copy."""
    if table == "statement":
        return f"article <= {highest['article']}"
    if "statement" in columns and "article" not in columns:
        return f"statement IN (SELECT key FROM statement WHERE article <= {highest['article']})"
    if "article" in columns:
        return f"article <= {highest['article']}"
    return f"key <= {highest[table]}" if table in highest else f"{limit} > 0"
