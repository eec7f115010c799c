"""A record many times over is a record. Lost if this fails: figures at a million would be of a broken file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.brief import ask
from benchmarks.multiplied import multiply
from onrecord.knowledge import load
from onrecord.record import Filter, Record
from tests.record.press import page, read

TEXTS = ("2026-03-05 The Post\nAda Lind, threaten, , nuclear: we will close the strait to all\nBen Ode: wait",
         "2026-03-06 Le Jour\nAda Lind, threaten, , nuclear: we will close the strait to all tomorrow",
         "? The Wire\nBen Ode, deny: nobody has moved anything at all here")


def test_copies_lie_on_the_same_days_and_behind(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Record.open(path, knowledge=load()) as record:
        for number, text in enumerate(TEXTS):
            found = page(text, f"https://press.example/{number}")
            record.add(found, read(found))
        before = record.db.value("SELECT count(*) FROM statement")
    assert multiply(path, 10) == 10 * before
    with Record.open(path, read_only=True) as record:
        assert record.span() == (date(2026, 3, 5), date(2026, 3, 8))
        assert record.statements(Filter(from_=date(2026, 3, 5), to=date(2026, 3, 5))).total == 2 * 8
        assert record.statements(Filter(from_=date(2026, 3, 7))).total == 3 * 2
        assert record.search("moved").total == 10
        assert len({row.id for row in record.search("moved").rows}) == 10
        assert record.timeline().undated == 10
    taken = ask(path, 2)
    assert {len(values) for values in taken.values()} == {2}
