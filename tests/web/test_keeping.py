"""What the desk keeps of what took long to find. Lost if this fails: what a person rejected is still shown, everyone
after a decision waits for the whole watch, or a page never learns of what was added."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Record
from onrecord.web.keeping import Keeping, Warmer
from tests.record.press import page, read

TEXT = "2026-03-05 The Post\nAda Lind, threaten, Land, nuclear: we will close the strait\n" \
    "Ben Ode, deny, , nuclear: nobody moved any weapons"


class Counting:
    """The ids of the statements that stand; how often they were looked up."""

    def __init__(self, record: Record) -> None:
        self.record, self.times = record, 0

    def __call__(self) -> list[str]:
        self.times += 1
        return [row.id for row in self.record.statements().rows]


@pytest.fixture
def record(tmp_path: Path) -> Any:
    with Record.open(tmp_path / "record.sqlite") as opened:
        found = page(TEXT, "https://press.example/a")
        opened.add(found, read(found))
        yield opened


@pytest.fixture
def ids(record: Record) -> list[str]:
    return [row.id for row in record.statements().rows]


def made(record: Record, renewing: bool = True) -> tuple[Callable[[], list[str]], Counting, Keeping]:
    keeping, make = Keeping(record), Counting(record)
    keeping.renewing = renewing
    return lambda: keeping.kept("ids", make), make, keeping


def test_it_is_found_once(record: Record, ids: list[str]) -> None:
    kept, make, _ = made(record)
    assert kept() == kept() == ids
    assert make.times == 1


def test_what_it_shows_is_gone_at_once_when_rejected_and_back_when_undone(record: Record, ids: list[str]) -> None:
    kept, _, _ = made(record)
    kept()
    key = record.decide("ada", "reject", "statement", ids[0])
    assert kept() == ids[1:]
    record.undo("ada", key)
    assert kept() == ids


def test_what_it_does_not_show_leaves_it_until_it_is_renewed(record: Record, ids: list[str]) -> None:
    keeping, make = Keeping(record), Counting(record)
    keeping.renewing = True
    assert keeping.kept("one", lambda: make()[:1]) == ids[:1]
    record.decide("ada", "reject", "statement", ids[1])
    assert keeping.kept("one", lambda: make()[:1]) == ids[:1]
    assert make.times == 1
    keeping.renew(lambda: True)
    assert make.times == 2
    keeping.renew(lambda: True)
    assert make.times == 2


def test_where_nobody_renews_it_is_found_anew(record: Record, ids: list[str]) -> None:
    kept, make, _ = made(record, renewing=False)
    kept()
    found = page(TEXT.replace("strait", "harbour"), "https://press.example/b")
    record.add(found, read(found))
    assert len(kept()) > len(ids)
    assert make.times == 2


def test_what_nobody_looked_at_for_long_is_found_anew_before_it_is_shown(
        record: Record, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept, _, keeping = made(record)
    kept()
    found = page(TEXT.replace("strait", "harbour"), "https://press.example/b")
    record.add(found, read(found))
    monkeypatch.setattr("onrecord.web.keeping.LOOKED_AT", 0.0)
    keeping.renew(lambda: True)
    assert len(kept()) > len(ids)


def test_a_merged_actor_may_be_anywhere(record: Record) -> None:
    kept, make, _ = made(record)
    kept()
    record.decide("ada", "merge", "actor", "~ada-lind", value="~ben-ode")
    kept()
    assert make.times == 2


def test_the_warmer_opens_pages_and_renews_them_when_something_is_added(record: Record, ids: list[str]) -> None:
    kept, make, keeping = made(record)
    warmer = Warmer(keeping, [kept])
    warmer.start()
    try:
        wait(lambda: make.times == 1)
        found = page(TEXT.replace("strait", "harbour"), "https://press.example/b")
        record.add(found, read(found))
        wait(lambda: make.times == 2)
        assert len(kept()) > len(ids)
    finally:
        warmer.end()


def test_pages_are_opened_before_anyone_waits_and_the_rest_after(record: Record, ids: list[str]) -> None:
    kept, make, keeping = made(record)
    assert Warmer(keeping, [kept], [kept]).ready(60.0)
    assert make.times == 1
    slow = Counting(record)
    warmer = Warmer(keeping, [lambda: keeping.kept("slow", slow)])
    assert not warmer.ready(0.0)
    assert slow.times == 0
    warmer.start()
    try:
        wait(lambda: slow.times == 1)
        assert keeping.kept("slow", slow) == ids
    finally:
        warmer.end()
    assert slow.times == 1


def wait(until: Callable[[], bool]) -> None:
    """Until it is so; a minute at most."""
    for _ in range(1200):
        if until():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to be so")
