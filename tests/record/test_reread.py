"""Reading again after an upgrade. Lost if this fails: an upgrade costs a reading that was there, or a person's work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.errors import NothingReadable
from onrecord.model import Page, Reading
from onrecord.record import Added, Again, Given, Record
from tests.record.press import dump, many, page, read

Add = Callable[..., Added]
TEXT = "2026-03-05 The Post\nAda, pledge: we will stay\nBo, deny: nothing happened tomorrow"


def test_the_same_reading_changes_nothing(record: Record, path: Path) -> None:
    for found in many(30):
        record.add(found, read(found))
    before = dump(path, without=())
    assert {one.outcome for one in record.reread(read, everything=True)} == {Again.same}
    assert dump(path, without=()) == before


def test_only_what_another_version_read_is_read_again(record: Record, add: Add) -> None:
    add(TEXT)
    assert list(record.reread(read)) == []
    record.read_with = "99.0"
    assert record.outdated() == 1
    assert [one.outcome for one in record.reread(read)] == [Again.same]
    assert record.outdated() == 0
    assert record.counts().read_with == {"99.0": 1}


def test_it_can_be_stopped_and_called_again(record: Record) -> None:
    for found in many(10):
        record.add(found, read(found))
    record.read_with = "99.0"
    again = record.reread(read)
    for _ in range(4):
        next(again)
    again.close()
    assert record.outdated() == 6
    assert len(list(record.reread(read))) == 6


def test_what_cannot_be_read_any_more_keeps_its_reading(record: Record, add: Add) -> None:
    added = add(TEXT)

    def broken(found: Page, _: Given) -> Reading:
        raise NothingReadable(found.source, "it is not news to me any more")

    (one,) = record.reread(broken, everything=True)
    assert (one.outcome, one.reason) == (Again.failed, "it is not news to me any more")
    assert [row.id for row in record.statements().rows] == list(added.statements)


def test_statements_that_are_not_read_any_more_go_and_new_ones_come(record: Record, add: Add) -> None:
    added = add(TEXT)

    def other(found: Page, given: Given) -> Reading:
        reading = read(found, given)
        return replace(reading, statements=(reading.statements[1], replace(
            reading.statements[0], content=((0, 10),))), agenda=())

    (one,) = record.reread(other, everything=True)
    assert (one.outcome, one.added, one.gone) == (Again.changed, 1, 1)
    assert added.statements[1] in {row.id for row in record.statements().rows}
    assert record.counts().agenda == 0


def test_what_the_user_had_said_is_said_again(record: Record) -> None:
    found = page("? The Post\nAda: undated by itself")
    record.add(found, read(found, Given(published=date(2026, 1, 2))))
    said: list[Given] = []

    def listening(again: Page, given: Given) -> Reading:
        said.append(given)
        assert again == found
        return read(again, given)

    list(record.reread(listening, everything=True))
    assert said == [Given(published=date(2026, 1, 2))]
    assert record.statements().rows[0].published == date(2026, 1, 2)


def test_decisions_on_what_is_gone_are_kept_and_told(record: Record, add: Add, path: Path) -> None:
    added = add(TEXT)
    record.decide("ada", "reject", "statement", added.statements[0])

    def without_first(found: Page, given: Given) -> Reading:
        reading = read(found, given)
        return replace(reading, statements=reading.statements[1:], agenda=())

    list(record.reread(without_first, everything=True))
    assert any("not read any more" in notice for notice in record.notices())
    list(record.reread(read, everything=True))
    assert list(record.notices()) == []
    assert [row.id for row in record.statements().rows] == [added.statements[1]]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM decision").fetchone() == (1,)
    db.close()
