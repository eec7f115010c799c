"""Arithmetic of days. Lost if this fails: weeks, months, parts and holidays begin and end on the wrong day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.times import calendar
from onrecord.statements.times.limits import limited
from onrecord.statements.times.numerals import spelled

DAYS = st.dates(date(1500, 1, 1), date(2500, 1, 1))


@pytest.mark.parametrize(("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24),
                                                    (2022, 4, 17), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)])
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


@given(DAYS, st.sampled_from(["day", "week", "weekend", *calendar.MONTHS]), st.integers(-3, 3))
def test_units_are_whole_and_follow_one_another(of: date, unit: str, shift: int) -> None:
    first, last = calendar.whole(unit, of, shift)
    assert first <= last
    after = calendar.whole(unit, of, shift + 1)
    assert last < after[0]
    if unit != "weekend":
        assert last + timedelta(days=1) == after[0]
        assert shift or first <= of <= last


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_three_parts_make_the_whole(of: date, unit: str) -> None:
    whole = calendar.whole(unit, of)
    early, mid, late = (calendar.part(whole, unit, name) for name in calendar.PARTS)
    assert (early[0], late[1]) == whole
    assert early[1] + timedelta(days=1) == mid[0]
    assert mid[1] + timedelta(days=1) == late[0]


def test_parts_of_a_month() -> None:
    assert [calendar.part(calendar.month(2024, 2), "month", name) for name in calendar.PARTS] == [
        (date(2024, 2, 1), date(2024, 2, 10)), (date(2024, 2, 11), date(2024, 2, 20)),
        (date(2024, 2, 21), date(2024, 2, 29))]


def test_a_month_later_than_the_31st_is_the_last_of_a_shorter_one() -> None:
    assert calendar.later(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)


def test_the_last_monday() -> None:
    assert calendar.nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)


@pytest.mark.parametrize(("limit", "first", "last"), [
    ("since", "2022-10-01", "2022-10-11"), ("by", "2022-10-11", "2022-10-31"), ("until", "2022-10-11", "2022-10-31"),
    ("before", None, "2022-09-30"),
])
def test_limits(limit: str, first: str | None, last: str) -> None:
    bounds, _ = limited(limit, (date(2022, 10, 1), date(2022, 10, 31)), date(2022, 10, 11))
    assert tuple(str(b) if b else None for b in bounds) == (first, last)


@pytest.mark.parametrize(("values", "number"), [([20, 2], 22), ([4, 20, 10], 90), ([60, 11], 71), ([2, 100, 6], 206),
                                                ([100], 100)])
def test_numbers_in_words(values: list[int], number: int) -> None:
    assert spelled(values) == number
