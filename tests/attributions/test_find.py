"""Any text in. If these fail, a page made to hurt stops the batch, or a statement points at words nobody said."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attributions import find
from onrecord.model import Attribution, Span
from tests.trees import plain

# Words, marks and breaks that the rules and the network look at, in any order.
_PIECES = st.lists(st.sampled_from([
    "Veld", "said", "dit", "que", "that", "selon", "a annoncé", "warned", "will", "Nous", "resterons", "Mr.", "NATO",
    "«", "»", "“", "”", '"', "'", "’", "``", "''", "„", ":", "-", "—", "- a-t-il dit", ".", ",", "?", "(", ")", "\n",
    "12", "\n\n",
    "Q.", "MODERATOR:", "\u00a0", "\u200b", "𝔸", "e\u0301", "\t",
]), max_size=60).map(" ".join)
_TEXT = st.one_of(_PIECES, st.text(max_size=200))
_REAL = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def spans(one: Attribution) -> list[tuple[Span, ...]]:
    return [one.source, one.cue, one.content, *one.parts]


def overlap(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


@_REAL
@given(_TEXT, st.sampled_from(["fr", "en"]))
def test_spans_stand_inside_the_text_and_in_order(text: str, lang: str) -> None:
    for one in find(*plain(text, lang)):
        assert one.content
        assert 0 <= one.confidence <= 1
        for role in spans(one):
            assert all(0 <= start < end <= len(text) for start, end in role)
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(role))


@_REAL
@given(_TEXT, st.sampled_from(["fr", "en"]))
def test_no_two_attributions_claim_the_same_words_of_one_role(text: str, lang: str) -> None:
    found = find(*plain(text, lang))
    assert [one.id for one in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for number, one in enumerate(found):
        for other in found[number + 1:]:
            assert not overlap(one.content, other.content)
            assert not overlap(one.cue, other.content)
            assert not overlap(one.content, other.cue)


@_REAL
@given(st.lists(_TEXT, min_size=2, max_size=3), st.sampled_from(["fr", "en"]))
def test_the_same_twice_and_in_any_order_of_documents(texts: list[str], lang: str) -> None:
    there = [find(*plain(text, lang)) for text in texts]
    back = [find(*plain(text, lang)) for text in reversed(texts)]
    assert there == back[::-1]


@pytest.mark.parametrize(("lang", "piece"), [
    ("fr", '"'), ("fr", "«"), ("en", "“ "), ("en", "'"), ("fr", "« Oui », dit-il. "), ("fr", "a\n"),
    ("en", "said that ")])
def test_time_grows_no_faster_than_the_text(lang: str, piece: str) -> None:
    """Four times the text takes four times as long, or six on a bad day; squared would be sixteen."""
    def seconds(size: int) -> float:
        article, tree = plain((piece * size)[:size], lang)
        began = time.process_time()
        find(article, tree)
        return time.process_time() - began

    seconds(1_000)
    short, long = min(seconds(3_000) for _ in range(2)), seconds(12_000)
    assert long < 8 * short + 0.2
