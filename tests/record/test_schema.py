"""The file as others see it. Lost if this fails: an analyst opens the record in Datasette and cannot read a thing."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.knowledge import entries
from onrecord.record import Record, database
from onrecord.record.identity import ACTS
from onrecord.record.migrations import APPLICATION, MIGRATIONS
from tests.builders import TEXT, reading
from tests.record.press import page

DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "record.md").read_text(encoding="utf-8")


def test_every_table_is_strict_and_documented(record: Record) -> None:
    tables = record.db.query("PRAGMA table_list")
    own = [row for row in tables if row["type"] == "table" and row["schema"] == "main"
           and not row["name"].startswith(("sqlite_", "statement_search"))]
    assert [row["name"] for row in own if not row["strict"]] == []
    views = [row["name"] for row in tables if row["type"] == "view"]
    assert [row["name"] for row in own if f"`{row['name']}`" not in DOCUMENT] == []
    assert [name for name in views if f"`{name}`" not in DOCUMENT and name != "statement_words"] == []


def test_views_are_for_people(record: Record) -> None:
    record.add(page(TEXT, "https://courrier.example/mer"), reading())
    rows = record.db.query("SELECT * FROM statements")
    assert len(rows) == 6
    assert {"published", "outlet", "speaker", "act", "words", "topics"} <= set(rows[0].keys())
    assert record.db.one("SELECT times_seen FROM evidence")["times_seen"] == 1  # type: ignore[index] # there is one
    assert record.db.one("SELECT from_day FROM coming")["from_day"] == "2026-03-05"  # type: ignore[index]
    for view in ("statements", "evidence", "coming"):
        for row in record.db.query(f"SELECT * FROM {view}"):
            assert not any(isinstance(value, bytes) for value in tuple(row))


def test_only_pages_and_vectors_are_bytes(record: Record) -> None:
    schema = " ".join(row["sql"] for row in record.db.query(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'statement_search%' AND sql IS NOT NULL"))
    assert re.findall(r"(\w+) BLOB\b", schema) == ["packed", "vector", "packed"]


def test_the_file_says_what_it_is(path: Path) -> None:
    Record.open(path).close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()
    assert sorted(found.name for found in path.parent.iterdir()) == ["record.sqlite"]


def test_a_migration_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (x INTEGER) STRICT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    Record.open(path).close()
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, fails))
    with pytest.raises(RecordError, match="nowhere"):
        Record.open(path)
    with pytest.raises(RecordError, match="older onrecord"):
        Record.open(path, read_only=True)
    monkeypatch.undo()
    with Record.open(path) as record:
        assert record.db.query("SELECT * FROM sqlite_master WHERE name = 'half'") == []
        assert list(record.check()) == []


def test_keys_know_every_act_of_the_codebook() -> None:
    assert set(entries("codebook")) <= set(ACTS)
