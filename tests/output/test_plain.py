"""Words made safe to show. Lost if this fails: an escape sequence in an article steers the reader's terminal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.output.labels import days
from onrecord.output.plain import one_line, shorten, visible


@given(st.text(st.characters()))
def test_visible_text_keeps_its_length_and_holds_nothing_that_steers(text: str) -> None:
    seen = visible(text)
    assert len(seen) == len(text)
    steering = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)]
    assert not set(seen) & {chr(code) for code in steering} - set("\t\n\r")


@given(st.text(), st.integers(2, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


def test_one_line_is_one_line() -> None:
    assert one_line(" a\n\tb\x00 \u2028c ") == "a b␀ c"


@pytest.mark.parametrize(("first", "last", "words"), [
    (date(2022, 10, 12), date(2022, 10, 12), "12 October 2022"),
    (date(2022, 10, 17), date(2022, 10, 23), "17–23 October 2022"),
    (date(2022, 10, 31), date(2022, 11, 6), "31 October – 6 November 2022"),
    (date(2022, 12, 26), date(2023, 1, 1), "26 December 2022 – 1 January 2023"),
    (date(2022, 10, 12), None, "from 12 October 2022"),
    (None, date(2022, 10, 12), "until 12 October 2022"),
    (None, None, ""),
])
def test_days_are_said_as_short_as_they_can_be(first: date | None, last: date | None, words: str) -> None:
    assert days(first, last) == words
