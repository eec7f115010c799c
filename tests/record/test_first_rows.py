"""First times as the record finds them. Lost if this fails: a first would be told of what was said a month ago, or of a
statement that a person rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.knowledge import load
from onrecord.record import Record
from onrecord.watch.firsts import names
from tests.record.press import page, read

KEYS = {"NATO": "nato", "Poland": "pl"}
Add = Callable[..., tuple[str, ...]]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite", knowledge=load()) as opened:
        yield opened


@pytest.fixture
def add(record: Record) -> Add:
    def added(day: str, line: str, at: tuple[str, ...] = (), outlet: str = "The Post") -> tuple[str, ...]:
        found = page(f"{day} {outlet}\n{line}", f"https://press.example/{day}{outlet}{hash(line)}")
        reading = read(found)
        told = tuple(replace(one, kind="direct", targets=at, speaker=one.speaker and replace(
            one.speaker, actor=KEYS[one.speaker.name])) for one in reading.statements)
        return record.add(found, replace(reading, statements=told)).statements
    return added


def heard(add: Add, times: int = 7) -> None:
    """NATO, on days of February, with nothing new."""
    for day in range(1, 1 + times):
        add(f"2026-02-{day:02}", f"NATO, assess, , nuclear: There is no change on day {day} of the month.")


def test_the_first_time_of_an_act_is_that_of_the_first_day_it_was_surely_done(record: Record, add: Add) -> None:
    heard(add)
    add("2026-03-02", "NATO, threaten, , nuclear: We shall answer with all that we have.")
    add("2026-03-09", "NATO, threaten, , nuclear: We shall answer it as we said.")
    (found,) = (one for one in record.openings(date(2026, 3, 1)) if one.act == "threaten")
    assert (found.body, found.cite.day, found.before, found.articles, found.heard) == (
        "nato", date(2026, 3, 2), 7, 1, 1)
    assert [one.act for one in record.openings(date(2026, 3, 5))] == []
    assert record.openings(date(2026, 3, 1), body="nato", acts=("deny",)) == ()


def test_a_rejected_first_makes_the_next_one_first(record: Record, add: Add) -> None:
    heard(add)
    (first,) = add("2026-03-02", "NATO, threaten, , nuclear: We shall answer with all that we have.")
    (second,) = add("2026-03-09", "NATO, threaten, , nuclear: We shall answer it as we said.")
    key = record.decide("ada", "reject", "statement", first)
    assert [one.cite.id for one in record.openings(acts=("threaten",))] == [second]
    record.undo("ada", key)
    assert [one.cite.id for one in record.openings(acts=("threaten",))] == [first]


def test_who_is_named_for_the_first_time_and_by_how_many(record: Record, add: Add) -> None:
    heard(add, 22)
    add("2026-02-25", "NATO, demand, , nuclear: Poland must decide.", ("Poland",))
    (first,) = add("2026-03-02", "NATO, demand, , nuclear: Russia must let them in.", ("Russia",))
    add("2026-03-03", "NATO, demand, , nuclear: Russia must let them in at last.", ("Russia",), "Journal")
    add("2026-03-20", "NATO, warn, , nuclear: Russia should know.", ("Russia",))
    (found,) = record.namings(date(2026, 3, 1))
    assert (found.body, found.target, found.cite.id, found.articles, found.days) == ("nato", "ru", first, 2, 29)
    assert [one.target for one in names(record.namings(date(2026, 3, 1)))] == ["ru"]
    assert record.namings(date(2026, 3, 10)) == ()
    record.decide("ada", "reject", "statement", first)
    assert names(record.namings(date(2026, 3, 1))) == ()


def test_nobody_names_itself(record: Record, add: Add) -> None:
    heard(add)
    add("2026-03-02", "NATO, demand, , nuclear: NATO must stand together.", ("NATO",))
    assert record.namings() == ()


def test_a_corrected_target_counts_at_once(record: Record, add: Add) -> None:
    heard(add)
    (found,) = add("2026-03-02", "NATO, demand, , nuclear: They must let them in.")
    assert record.namings() == ()
    record.decide("ada", "correct", "statement", found, field="targets", value=["Russia"])
    assert [one.target for one in record.namings()] == ["ru"]
