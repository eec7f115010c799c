"""Files that cannot be what they should. Lost if this fails: a full disk or a slip in a name costs a record."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import RecordError, RecordFull
from onrecord.record import Filter, Record
from onrecord.record.migrations import MIGRATIONS
from tests.record.children import answer, begin
from tests.record.press import dump, many, page, read


def fill(record: Record, number: int = 20) -> None:
    for found in many(number):
        record.add(found, read(found))


def test_no_space_left_is_said_and_the_record_is_as_before(path: Path) -> None:
    with Record.open(path) as record:
        fill(record)
        record.db.run(f"PRAGMA max_page_count = {record.db.value('PRAGMA page_count') + 4}")
        before = dump(path)
        with pytest.raises(RecordFull, match="no space left"):
            fill(record, 400)
        kept = record.counts().versions
        assert 20 <= kept < 400
        assert list(record.check()) == []
        assert set(before["statement"]) <= set(dump(path)["statement"])
        record.db.run("PRAGMA max_page_count = 1000000")
        fill(record, 40)
        assert list(record.check()) == []


def write(path: Path) -> str:
    """Add more than there is room for; the error."""
    try:
        with Record.open(path) as record:
            fill(record, 400)
    except RecordError as error:
        return f"{type(error).__name__}: {error}"
    return "all written"


def test_a_disk_that_takes_no_more_is_said_and_the_record_is_whole(path: Path) -> None:
    with Record.open(path) as record:
        fill(record, 5)

    def within_400_kb() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))  # to a program, what a full disk is
        return write(path)

    said = answer(begin(within_400_kb))
    assert said.startswith("RecordFull: "), said
    assert str(path) in said
    with Record.open(path) as record:
        assert list(record.check()) == []
        assert record.counts().versions >= 5


@pytest.fixture
def readable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in a folder that nobody may write, as on a read-only disk."""
    folder = tmp_path_factory.mktemp("shared")
    path = folder / "record.sqlite"
    with Record.open(path) as record:
        fill(record)
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.getuid() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o055)
    path.chmod(0o444)
    folder.chmod(0o555)
    return path


def as_nobody(work: Callable[[Path], str], path: Path) -> str:
    """The answer of work done by someone who may not write there (root may everywhere)."""
    def work_as_nobody() -> str:
        if os.getuid() == 0:
            os.setuid(65534)
        return work(path)
    return answer(begin(work_as_nobody))


def search(path: Path) -> str:
    with Record.open(path, read_only=True) as record:
        return str(record.search("number").total)


def test_a_read_only_place_can_be_read_and_writing_is_refused_with_a_word(readable: Path) -> None:
    before = readable.read_bytes()
    assert as_nobody(search, readable) == "80"
    said = as_nobody(write, readable)
    assert said.startswith("RecordFull: "), said
    assert "read-only" in said
    assert readable.read_bytes() == before


def test_a_record_opened_to_be_read_is_not_written(path: Path) -> None:
    Record.open(path).close()
    found = page("2026-03-05 X\nAda: words")
    with Record.open(path, read_only=True) as reader, pytest.raises(RecordFull, match="read-only"):
        reader.add(found, read(found))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"nowhere.*folder"):
        Record.open(tmp_path / "nowhere" / "record.sqlite")
    with pytest.raises(RecordError, match="no record"):
        Record.open(tmp_path / "record.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"<html>no database</html>" * 100, b"\0" * 4096, os.urandom(5000)])
def test_a_file_that_is_something_else_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for read_only in (True, False):
        with pytest.raises(RecordError, match=r"record\.sqlite"):
            Record.open(path, read_only=read_only)
    assert path.read_bytes() == data


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record of onrecord"):
        Record.open(path)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused(path: Path) -> None:
    Record.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    for read_only in (True, False):
        with pytest.raises(RecordError, match="newer onrecord"):
            Record.open(path, read_only=read_only)


@pytest.mark.parametrize("seed", range(0, 90, 9))
def test_damage_is_found(path: Path, seed: int) -> None:
    """Where the bytes that name a table are hit, SQLite's own message is no text."""
    with Record.open(path) as record:
        fill(record, 60)
    data, by = bytearray(path.read_bytes()), random.Random(seed)
    for at in range(len(data) // 3, len(data), 4096):
        data[at : at + 64] = by.randbytes(64)
    path.write_bytes(data)
    try:
        with Record.open(path) as record:
            assert list(record.check())
            record.statements(Filter(words="number"))
    except RecordError as error:
        assert "damaged" in str(error)  # noqa: PT017 - either is right, no other error is


def test_changed_evidence_is_found(path: Path) -> None:
    with Record.open(path) as record:
        fill(record, 3)
        record.db.run("UPDATE page_bytes SET packed = (SELECT packed FROM page_bytes WHERE page = 1) WHERE page = 2")
        problems = list(record.check())
        assert len(problems) == 1
        assert "not what they were" in problems[0]
        assert list(record.check(bytes_too=False)) == []
