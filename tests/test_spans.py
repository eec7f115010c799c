"""Arithmetic of spans, and reading a text through its repairs.

Lost if this fails: a statement found in a repaired text would be shown at the wrong characters of the article.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Edit, Span
from onrecord.spans import merge, overlap, repair, subtract, trim, words

TEXT = st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab «»é\u00a0\r\n😀", max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text with edits in order, apart from one another: replaced, deleted and inserted pieces."""
    text = draw(TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(pair, draw(st.text("xyz «", max_size=4)), "test") for pair in pairs]


def origins(text: str, edits: list[Edit]) -> list[tuple[str, Span]]:
    """Each character of the repaired text with the span it was read from, one by one: the slow way to be right."""
    found: list[tuple[str, Span]] = []
    at = 0
    for edit in edits:
        found += [(text[place], (place, place + 1)) for place in range(at, edit.span[0])]
        found += [(character, edit.span) for character in edit.text]
        at = edit.span[1]
    return found + [(text[place], (place, place + 1)) for place in range(at, len(text))]


@given(edited())
def test_the_repaired_text_is_the_text_with_its_edits_made(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert repair(text, edits).text == "".join(character for character, _ in origins(text, edits))


@given(edited(), st.data())
def test_every_span_maps_back_to_what_it_was_read_from(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    repaired, read_from = repair(text, edits), [span for _, span in origins(text, edits)]
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    back = repaired.original((start, end))
    if start < end:
        assert back == (read_from[start][0], read_from[end - 1][1])
    else:
        assert back[0] == back[1]
        assert 0 <= back[0] <= len(text)


@given(TEXT)
def test_without_edits_nothing_moves(text: str) -> None:
    repaired = repair(text, [])
    assert repaired.text == text
    assert all(repaired.original((at, at + 1)) == (at, at + 1) for at in range(len(text)))


@given(edited())
def test_a_character_outside_the_edits_maps_back_to_itself(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    repaired = repair(text, edits)
    for at, (character, span) in enumerate(origins(text, edits)):
        if span not in [edit.span for edit in edits]:
            assert text[slice(*repaired.original((at, at + 1)))] == character


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6)


def covered(spans: object) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}  # type: ignore[attr-defined]  # any iterable


@given(SPANS)
def test_merging_keeps_what_is_covered_and_leaves_gaps_between(spans: list[Span]) -> None:
    merged = merge(spans)
    assert covered(merged) == covered(spans)
    assert all(a[1] < b[0] for a, b in pairwise(merged))


@given(SPANS, SPANS)
def test_subtracting_leaves_what_no_hole_covers(spans: list[Span], holes: list[Span]) -> None:
    assert covered(subtract(spans, holes)) == covered(spans) - covered(holes)


def test_overlap_trim_and_words() -> None:
    assert overlap((0, 5), (3, 9)) == 2
    assert overlap((0, 3), (3, 9)) == 0
    assert trim("  « oui » ", (0, 10), also="«»") == (4, 7)
    assert trim("   ", (0, 3)) == (3, 3)
    assert words("abcdef", [(0, 2), (4, 6)]) == "ab ef"
