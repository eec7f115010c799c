"""Cutting a text at its marks. Lost if this fails: characters of the article vanish from the page or come twice."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.output.segments import segments

SPANS = st.tuples(st.integers(-3, 25), st.integers(-3, 25))
MARKS = st.lists(st.tuples(SPANS, st.integers(0, 5)), max_size=8)


def test_nested_and_overlapping_spans() -> None:
    cut = list(segments(10, [((0, 6), "a"), ((2, 4), "b"), ((3, 8), "c")]))
    assert [s.span for s in cut] == [(0, 2), (2, 3), (3, 4), (4, 6), (6, 8), (8, 10)]
    assert ["".join(sorted(s.labels)) for s in cut] == ["a", "ab", "abc", "ac", "c", ""]
    assert [s.opens for s in cut] == [("a",), ("b",), ("c",), (), (), ()]
    assert [s.closes for s in cut] == [(), (), ("b",), ("a",), ("c",), ()]


def test_a_cut_in_the_middle_of_a_span_neither_opens_nor_closes_it() -> None:
    left, middle, right = segments(6, [((0, 6), "x")], cuts=(2, 4))
    assert (left.opens, left.closes) == (("x",), ())
    assert (middle.opens, middle.closes) == ((), ())
    assert (right.opens, right.closes) == ((), ("x",))


@given(MARKS, st.lists(st.integers(-1, 22), max_size=4))
def test_every_character_once_with_its_labels(marks: list[tuple[tuple[int, int], int]], cuts: list[int]) -> None:
    found = list(segments(20, marks, cuts))
    assert [at for s in found for at in range(*s.span)] == list(range(20))
    for segment in found:
        for at in range(*segment.span):
            assert segment.labels == {label for (s, e), label in marks if s <= at < e}


def test_no_text_has_no_segments() -> None:
    assert list(segments(0, [((0, 3), "x")])) == []


def test_many_spans_in_a_long_text_take_no_time() -> None:
    marks = [((at * 10, at * 10 + 25), at) for at in range(20_000)]
    start = time.process_time()
    assert sum(1 for _ in segments(200_100, marks)) > 20_000
    assert time.process_time() - start < 2
