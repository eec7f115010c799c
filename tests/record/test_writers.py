"""Several who write and read at once. Lost if this fails: the collector runs, an analyst decides, and one loses."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from onrecord.errors import RecordLocked
from onrecord.record import Record
from tests.record.children import answer, begin
from tests.record.press import dump, many, page, read


def write(path: Path, number: int, part: int = 0, parts: int = 1) -> str:
    """Add a part of a press to a record."""
    with Record.open(path) as record:
        for found in many(number)[part::parts]:
            if record.seen(found) is None:
                record.add(found, read(found))
    return "done"


def test_two_processes_both_finish_and_nothing_is_lost(tmp_path: Path) -> None:
    path, calm = tmp_path / "both.sqlite", tmp_path / "calm.sqlite"
    both = [begin(lambda part=part: write(path, 120, part, 2)) for part in (0, 1)]  # they also make the record at once
    assert [answer(child) for child in both] == ["done", "done"]
    with Record.open(path) as record, Record.open(calm) as other:
        for found in many(120):
            other.add(found, read(found))
        assert list(record.check()) == []
        assert record.counts().statements == other.counts().statements
        assert sorted(row.id for row in record.statements(limit=1000).rows) == sorted(
            row.id for row in other.statements(limit=1000).rows)
    assert dump(path)["tally"] == dump(calm)["tally"]


def test_the_same_pages_from_two_processes_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "same.sqlite"
    both = [begin(lambda: write(path, 60)) for _ in range(2)]
    assert [answer(child) for child in both] == ["done", "done"]
    with Record.open(path) as record:
        assert list(record.check()) == []
        assert record.counts().versions == 60


def test_threads_share_a_record(record: Record) -> None:
    errors: list[Exception] = []

    def work(part: int) -> None:
        try:
            for found in many(40)[part::4]:
                record.add(found, read(found))
                record.search("number")
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must hear of it
            errors.append(error)

    threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert record.counts().versions == 40


def test_readers_see_the_record_as_it_was_while_one_writes(record: Record, path: Path) -> None:
    first, second = many(2)
    record.add(first, read(first))
    with Record.open(path, read_only=True) as reader:
        with record.together():
            record.add(second, read(second))
            assert reader.counts().versions == 1
        assert reader.counts().versions == 2


def test_who_waits_too_long_is_told(record: Record, path: Path) -> None:
    found = page("2026-03-05 X\nAda: words")
    with (Record.open(path, wait=0.05) as other, record.together(),
          pytest.raises(RecordLocked, match="another process")):
        other.add(found, read(found))
    assert record.add(found, read(found)).statements
