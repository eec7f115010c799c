"""What people decide. Lost if this fails: an analyst's work, at the next upgrade or at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.errors import RecordChanged, RecordError
from onrecord.model import Page, Reading
from onrecord.record import Added, Filter, Given, Record
from tests.record.press import SEEN, read

TEXT = "2026-03-05 The Post\nAda, pledge, Dravia, nuclear: we will stay at sea\nBo, deny: nothing happened tomorrow"
Add = Callable[..., Added]


@pytest.fixture
def ids(add: Add) -> tuple[str, ...]:
    return add(TEXT).statements


def test_a_rejected_statement_disappears_everywhere_and_comes_back(record: Record, ids: tuple[str, ...]) -> None:
    key = record.decide("ada", "reject", "statement", ids[0])
    assert [row.id for row in record.statements().rows] == [ids[1]]
    assert record.search("stay").rows == ()
    assert record.timeline(Filter(topic=("nuclear",))).total == 0
    assert record.values("act")[0].value == "deny"
    assert [row.id for row in record.search("stay", Filter(hidden=True, act=("pledge",))).rows] == [ids[0]]
    record.undo("bo", key, "a slip")
    assert len(record.statements().rows) == 2
    assert record.timeline(Filter(topic=("nuclear",))).total == 1


def test_a_corrected_value_is_found_counted_and_shown_with_what_was_read(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "correct", "statement", ids[0], field="act", value="warn")
    record.decide("ada", "correct", "statement", ids[0], field="topics", value=["talks", "aid"])
    record.decide("ada", "correct", "statement", ids[0], field="actor", value="nato")
    (row,) = record.statements(Filter(act=("warn",), topic=("aid",), actor=("nato",))).rows
    assert row.id == ids[0]
    assert record.statements(Filter(act=("pledge",))).rows == ()
    assert record.timeline(Filter(topic=("talks",))).buckets[0].acts == {"warn": 1}
    page = record.statement(ids[0])
    assert page is not None
    assert (page.statement.act, page.read.act) == ("warn", "pledge")
    assert set(page.corrected) == {"act", "topics", "actor"}
    assert page.statement.speaker is not None
    assert page.statement.speaker.name == "Ada"


def test_unknown_is_a_value_too(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "correct", "statement", ids[0], field="act", value=None)
    record.decide("ada", "correct", "statement", ids[0], field="actor", value=None)
    record.decide("ada", "correct", "statement", ids[0], field="speaker", value=None)
    row = record.statements(Filter(act=(None,))).rows[0]
    assert (row.id, row.speaker) == (ids[0], None)


def test_other_words_keep_the_id(record: Record, ids: tuple[str, ...]) -> None:
    read_ = record.statement(ids[0])
    assert read_ is not None
    (start, end), = read_.statement.content
    record.decide("ada", "correct", "statement", ids[0], field="content", value=[[start, end - 7]])
    assert record.search('"we will stay"').rows[0].words == "we will stay"
    assert record.search("sea").rows == ()


@pytest.mark.parametrize(("field", "value"), [
    ("act", "shout"), ("certainty", "sure"), ("kind", None), ("topics", "nuclear"), ("content", [[5, 5]]),
    ("content", []), ("complete", 1.5), ("confidence", 1), (None, 1)])
def test_a_value_that_will_not_do_is_refused_with_a_word(record: Record, ids: tuple[str, ...], field: str | None,
                                                         value: object) -> None:
    with pytest.raises(RecordError, match="statement"):
        record.decide("ada", "correct", "statement", ids[0], field=field, value=value)
    assert record.decisions() == ()


@pytest.mark.parametrize("what", [("reject", "statement", "s0"), ("merge", "statement", None),
                                  ("note", "statement", None), ("accept", "nonsense", "x")])
def test_a_decision_that_makes_no_sense_is_refused(record: Record, ids: tuple[str, ...],
                                                   what: tuple[str, str, str | None]) -> None:
    with pytest.raises(RecordError):
        record.decide("ada", what[0], what[1], what[2] or ids[0])
    with pytest.raises(RecordError, match="who"):
        record.decide(" ", "accept", "statement", ids[0])


def test_the_second_of_two_who_decide_at_once_is_told(record: Record, ids: tuple[str, ...]) -> None:
    seen = record.decide("ada", "accept", "statement", ids[0], knowing=0)
    record.decide("ada", "correct", "statement", ids[0], field="act", value="warn", knowing=seen)
    with pytest.raises(RecordChanged, match="ada"):
        record.decide("bo", "reject", "statement", ids[0], knowing=seen)
    assert len(record.decisions()) == 2


def test_decisions_are_never_changed_nor_deleted(record: Record, ids: tuple[str, ...], path: Path) -> None:
    key = record.decide("ada", "reject", "statement", ids[0])
    db = sqlite3.connect(path)
    for command in ("DELETE FROM decision", "UPDATE decision SET by = 'bo'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(command)
    db.close()
    record.undo("ada", key)
    with pytest.raises(RecordError, match=f"no decision {key}"):
        record.undo("ada", key)
    assert [d.what for d in record.decisions()] == ["undo", "reject"]


def test_the_last_word_wins(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "reject", "statement", ids[0])
    last = record.decide("bo", "accept", "statement", ids[0])
    assert record.statements().rows[0].accepted
    record.undo("bo", last)
    assert record.statements(Filter(hidden=True)).rows[0].id == ids[0]


def test_merged_actors_are_one_until_split(record: Record, add: Add, ids: tuple[str, ...]) -> None:
    add("2026-03-07 X\nAda Brand, warn: careful", "https://press.example/b")
    record.decide("bo", "merge", "actor", "~ada", value="~ada-brand")
    assert {row.actor for row in record.statements(Filter(actor=("~ada-brand",))).rows} == {"~ada-brand"}
    assert len(record.statements(Filter(actor=("~ada",))).rows) == 2
    assert record.timeline(Filter(actor=("~ada-brand",))).total == 2
    actor = record.actor("~ada")
    assert actor is not None
    assert (actor.key, actor.merged, actor.total) == ("~ada-brand", ("~ada",), 2)
    assert record.name("~ada") == record.name("~ada-brand") == "Ada Brand"
    record.decide("bo", "merge", "actor", "~ada-brand", value="~ada")  # a circle: as if not made
    assert len(record.statements(Filter(actor=("~ada",))).rows) == 2
    record.decide("bo", "split", "actor", "~ada")
    assert [row.id for row in record.statements(Filter(actor=("~ada-brand",))).rows] != [ids[0]]


def test_a_corrected_day_moves_the_statements(record: Record, add: Add) -> None:
    added = add(TEXT)
    add("2026-03-06 X\nCleo: later", "https://press.example/b")
    record.decide("ada", "correct", "article", added.article, field="published", value="2026-03-09")
    rows = record.statements(Filter(from_=date(2026, 3, 9))).rows
    assert [row.id for row in rows] == list(added.statements)
    assert record.statements().rows[0].published == date(2026, 3, 9)
    assert [b.start.day for b in record.timeline(per="day").buckets] == [6, 9]
    record.decide("ada", "correct", "article", added.article, field="published", value=None)
    assert record.timeline().undated == 2


def test_a_rejected_article_takes_its_statements_along(record: Record, add: Add) -> None:
    added = add(TEXT)
    key = record.decide("ada", "reject", "article", added.article, reason="satire")
    assert record.statements().rows == ()
    record.undo("ada", key)
    assert record.statements().total == 2


def test_decisions_survive_a_new_reading(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "reject", "statement", ids[0])
    record.decide("ada", "correct", "statement", ids[1], field="act", value="concede")

    def better(page: Page, given: Given) -> Reading:
        found = read(page, given)
        first, second = found.statements
        return replace(found, statements=(replace(first, act="announce", confidence=0.99),
                                          replace(second, act="refuse")))

    assert [one.outcome for one in record.reread(better, everything=True)] == ["changed"]
    assert [(row.id, row.act) for row in record.statements().rows] == [(ids[1], "concede")]
    (hidden,) = record.statements(Filter(hidden=True)).rows
    assert (hidden.id, hidden.act, hidden.confidence) == (ids[0], "announce", 0.99)


def test_a_decision_follows_a_boundary_that_moved(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "correct", "statement", ids[0], field="act", value="warn")

    def shorter(page: Page, given: Given) -> Reading:
        found = read(page, given)
        first = found.statements[0]
        (start, end), = first.content
        return replace(found, statements=(replace(first, content=((start, end - 4),)), found.statements[1]))

    list(record.reread(shorter, everything=True))
    page = record.statement(ids[0])
    assert page is not None
    assert page.row.id != ids[0]
    assert page.row.act == "warn"
    assert any("other words" in notice for notice in record.notices())
    assert [d.target for d in page.decisions] == [ids[0]]
    record.undo("ada", page.decisions[0].key)
    assert record.statements().rows[0].act == "pledge"


def test_a_decision_holds_for_the_next_version_of_the_page(record: Record, add: Add, ids: tuple[str, ...]) -> None:
    record.decide("ada", "reject", "statement", ids[0])
    add(TEXT + "\nCleo: added since", "https://press.example/a", SEEN + timedelta(days=1))
    assert [row.words for row in record.statements().rows] == ["nothing happened tomorrow", "added since"]


def test_a_note_is_kept_and_changes_nothing(record: Record, ids: tuple[str, ...]) -> None:
    record.decide("ada", "note", "statement", ids[0], reason="ask the press office")
    page = record.statement(ids[0])
    assert page is not None
    assert page.decisions[0].reason == "ask the press office"
    assert page.corrected == ()
