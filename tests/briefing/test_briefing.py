"""From a record to a brief. If these failed, a statement that a person rejected would be read out in the morning, or a
day that nobody collected would look like a quiet one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord import briefing
from onrecord.brief import BriefData, quotes_of
from onrecord.brief.render import markdown
from onrecord.briefing import Days
from onrecord.briefing.statements import said
from onrecord.errors import RecordError
from onrecord.knowledge import load
from onrecord.record import Added, Record
from tests.record.press import page, read

DAY = date(2026, 3, 5)
ONE = ("2026-03-05 The Post\nAda Lind, threaten, Land, nuclear: we will close the strait to all\n"
       "Ben Ode, deny, , nuclear: nobody has moved any nuclear weapons here\n"
       "Ada Lind, assert, , : the harbour stays open on every day")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite", knowledge=load()) as opened:
        yield opened


@pytest.fixture
def add(record: Record) -> Callable[..., Added]:
    def add_text(text: str, url: str = "https://press.example/a") -> Added:
        found = page(text, url)
        return record.add(found, read(found))
    return add_text


def brief(record: Record, day: date = DAY) -> BriefData:
    return briefing.brief(record, Days(day, day), "en", load())


def quoted(record: Record) -> list[str]:
    return [one.words for one in quotes_of(brief(record))]


def test_a_rejected_statement_is_gone_at_once(record: Record, add: Callable[..., Added]) -> None:
    threat = add(ONE).statements[0]
    assert "we will close the strait to all" in quoted(record)
    key = record.decide("ada", "reject", "statement", threat, reason="it was the harbour master")
    assert "we will close the strait to all" not in quoted(record)
    assert threat not in markdown(brief(record), "en")
    record.undo("ada", key)
    assert "we will close the strait to all" in quoted(record)


def test_a_rejected_article_is_gone_whole(record: Record, add: Callable[..., Added]) -> None:
    article = add(ONE).article
    record.decide("ada", "reject", "article", article)
    assert brief(record).empty


def test_what_a_person_corrected_shows_as_corrected(record: Record, add: Callable[..., Added]) -> None:
    threat = add(ONE).statements[0]
    record.decide("ada", "correct", "statement", threat, field="act", value="warn")
    assert next(one for one in quotes_of(brief(record)) if one.source.id == threat).act == "warn"


def test_what_a_person_accepted_has_all_points_of_confidence(record: Record, add: Callable[..., Added]) -> None:
    threat = add(ONE).statements[0]
    record.decide("ada", "accept", "statement", threat)
    one = next(one for one in quotes_of(brief(record)) if one.source.id == threat)
    assert one.accepted
    assert one.points.confidence == 4


def test_only_what_was_published_by_then_counts(record: Record, add: Callable[..., Added]) -> None:
    add(ONE)
    add(ONE.replace("2026-03-05", "2026-03-06").replace("the strait", "the river"), "https://press.example/b")
    assert not [words for words in quoted(record) if "river" in words]


def test_an_empty_day_says_so(record: Record, add: Callable[..., Added]) -> None:
    add(ONE)
    add(ONE.replace("2026-03-05", "2026-03-09"), "https://press.example/b")
    data = brief(record, date(2026, 3, 7))
    assert data.empty
    assert "No article published on 7 March 2026 is in the record." in markdown(data, "en")


def test_which_days(record: Record, add: Callable[..., Added]) -> None:
    today = date(2026, 3, 8)
    with pytest.raises(RecordError, match="no dated statement to brief of; onrecord add"):
        briefing.days(record, today)
    add(ONE)
    assert briefing.days(record, today) == Days(DAY, DAY)
    assert briefing.days(record, today, since=DAY) == Days(DAY, DAY)
    assert briefing.days(record, today, day=today) == Days(today, today)
    with pytest.raises(RecordError, match="it begins on 2026-03-05"):
        briefing.days(record, today, day=date(2026, 3, 4))
    with pytest.raises(RecordError, match="2026-03-09 is still to come: the record ends on 2026-03-05"):
        briefing.days(record, today, since=date(2026, 3, 9))
    add(ONE.replace("2026-03-05", "2031-03-05"), "https://press.example/b")  # a record may be ahead of the clock
    assert briefing.days(record, today, day=date(2030, 1, 1)) == Days(date(2030, 1, 1), date(2030, 1, 1))
    assert briefing.days(record, today, since=DAY) == Days(DAY, date(2031, 3, 5))


def test_many_days_are_narrowed_down_to_what_could_lead(
        record: Record, add: Callable[..., Added], monkeypatch: pytest.MonkeyPatch) -> None:
    add(ONE)
    wanted = Days(DAY, DAY)
    assert (len(said(record, wanted)[0]), said(record, wanted)[1]) == (3, 0)
    monkeypatch.setattr("onrecord.briefing.statements.MOST", 2)
    found, left = said(record, wanted)
    assert (len(found), left) == (0, 3)  # all of them are in a reporter's words
