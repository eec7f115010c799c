"""Pledges. Lost if this fails: what was promised twice would be counted twice, and what was cut go unnoticed."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.watch.pledges import pledges
from tests.watch.rows import promise

MADE, ON = date(2026, 3, 2), date(2026, 5, 1)
WEEK = timedelta(days=7)


def test_a_pledge_grows_is_late_and_is_delivered() -> None:
    rows = [promise(MADE, 4, to=date(2026, 4, 1)), promise(MADE + WEEK, 4), promise(MADE + 2 * WEEK, 6),
            promise(MADE + 3 * WEEK, 6, "late"), promise(MADE + 4 * WEEK, 6, "delivered")]
    (found,) = pledges(rows, ON)
    assert [said for said, _ in found.mentions] == ["made", "repeated", "raised", "late", "delivered"]
    assert (found.first.value, found.amount.value, found.to, found.status) == (4, 6, date(2026, 4, 1), "delivered")


def test_less_is_a_cut_and_a_look_back_is_no_change() -> None:
    rows = [promise(MADE, 10), promise(MADE + WEEK, 6), promise(MADE + 2 * WEEK, 10)]
    (found,) = pledges(rows, ON)
    assert [said for said, _ in found.mentions] == ["made", "cut", "repeated"]
    assert found.amount.value == 6


def test_past_its_deadline_without_a_word_it_is_overdue() -> None:
    rows = [promise(MADE, 4, to=date(2026, 4, 1))]
    assert pledges(rows, date(2026, 3, 20))[0].status == "open"
    assert pledges(rows, ON)[0].status == "overdue"


def test_delivered_by_a_day_to_come_is_not_delivered() -> None:
    rows = [promise(MADE, 4), promise(MADE + WEEK, 4, "delivered", to=MADE + 9 * WEEK)]
    assert pledges(rows, MADE + 2 * WEEK)[0].status == "open"


def test_other_things_receivers_and_givers_are_other_pledges() -> None:
    rows = [promise(MADE, 4), promise(MADE, 5, unit="drone"), promise(MADE, 7, receiver="md"),
            promise(MADE, 9, giver="fr")]
    assert len(pledges(rows, ON)) == 4


def test_what_is_delivered_and_was_never_promised_is_no_pledge() -> None:
    assert pledges([promise(MADE, 4, "delivered")], ON) == ()
