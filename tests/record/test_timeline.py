"""Statements over time. Lost if this fails: a chart that shows a silence where something was said, or the reverse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.record import Filter, Record, streams
from tests.record.press import page, read


def test_the_stretch_suits_the_days(record: Record) -> None:
    for day in ("2026-03-02", "2026-03-04"):
        found = page(f"{day} X\nAda, warn: {day}", f"https://press.example/{day}")
        record.add(found, read(found))
    assert [(b.start, b.end) for b in record.timeline().buckets] == [(date(2026, 3, d),) * 2 for d in (2, 4)]
    assert record.timeline(per="week").buckets[0].start == date(2026, 3, 2)
    (month,) = record.timeline(per="month").buckets
    assert (month.start, month.end, month.acts) == (date(2026, 3, 1), date(2026, 3, 31), {"warn": 2})
    far = page("2019-01-01 X\nAda: old", "https://press.example/old")
    record.add(far, read(far))
    assert record.timeline().per == "month"


def test_nothing_is_no_stretch(record: Record) -> None:
    backwards = Filter(from_=date(2026, 1, 2), to=date(2026, 1, 1))
    for filter_ in (Filter(), Filter(words="x"), Filter(actor=("x",)), backwards):
        assert record.timeline(filter_).buckets == ()
        assert record.timeline(filter_).total == 0


@pytest.mark.parametrize("per", ["week", "month"])
def test_of_very_many_some_days_are_counted_and_the_answer_says_so(record: Record, monkeypatch: pytest.MonkeyPatch,
                                                                  per: str) -> None:
    for number in range(120):
        day = date(2026, 1, 1) + timedelta(days=number)
        found = page(f"{day} X\n" + "\n".join(f"Ada, warn: words {k}" for k in range(3)), f"https://press.example/{day}")
        record.add(found, read(found))
    exact = record.timeline(Filter(words="words"), per)  # type: ignore[arg-type] # one of them
    assert not exact.reckoned
    monkeypatch.setattr(streams, "EXACT", 80)
    about = record.timeline(Filter(words="words"), per)  # type: ignore[arg-type]
    assert about.reckoned
    assert abs(about.total - exact.total) < exact.total / 10
    assert not record.timeline(Filter(words="words"), "day").reckoned
    assert record.timeline(Filter(words="words"), "day").total == exact.total


def test_a_loud_day_does_not_speak_for_the_quiet_ones(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        day = date(2026, 1, 1) + timedelta(days=number)
        loud = 12 if number % 6 == 3 else 2  # the day that is counted of every six
        found = page(f"{day} X\n" + "\n".join(f"Ada, warn: words {k}" for k in range(loud)), f"https://press.example/{day}")
        record.add(found, read(found))
    exact = record.timeline(Filter(words="words"), "week").total
    monkeypatch.setattr(streams, "EXACT", 20)
    about = record.timeline(Filter(words="words"), "week")
    assert about.reckoned
    assert abs(about.total - exact) <= 0.1 * exact
