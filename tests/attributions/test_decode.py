"""Decoding. If these fail, spans are torn, nest in one another, or the same words are put down to two speakers."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.attributions import decode
from onrecord.attributions.decode import CONTENT, CUE, LABELS, OUT, SOURCE, Found, flat


def legal(labels: tuple[int, ...]) -> bool:
    """An inside label only behind the begin or inside label of its role."""
    return all(
        label in (OUT, SOURCE, CONTENT, CUE) or before in (label, label - 1)
        for before, label in zip((OUT, *labels), labels, strict=False)
    )


@given(arrays(np.float32, (1, 4, LABELS), elements=st.floats(-5, 5, width=32)))
def test_viterbi_finds_the_best_legal_sequence(scores: np.ndarray) -> None:
    found = tuple(decode.viterbi(scores)[0].tolist())
    value = sum(scores[0, i, label] for i, label in enumerate(found))
    best = max(
        sum(scores[0, i, label] for i, label in enumerate(s))
        for s in itertools.product(range(LABELS), repeat=4)
        if legal(s)
    )
    assert legal(found)
    assert value == pytest.approx(best, abs=1e-4)


def test_segments_split_where_a_new_one_begins() -> None:
    labels = np.asarray([CONTENT, CONTENT + 1, CONTENT, OUT, CONTENT])
    assert decode.segments(labels, CONTENT) == [(0, 2), (2, 3), (4, 5)]


def found(head: int, content: tuple[int, int], likely: float) -> Found:
    return Found(head, (), ((head, head + 1),), (content,), likely, -1.0, "speech")


def test_nothing_is_attributed_inside_the_words_of_another() -> None:
    outer, inner = found(1, (2, 9), 0.9), found(4, (5, 9), 0.8)
    assert flat([inner, outer]) == [outer]
    surer = found(4, (5, 9), 0.95)
    assert flat([surer, outer]) == [outer]


def test_two_readings_of_the_same_words_leave_the_surer_one() -> None:
    sure, unsure = found(10, (0, 8), 0.9), found(12, (0, 8), 0.6)
    assert flat([unsure, sure]) == [sure]


def test_neighbours_both_stay_in_order_of_their_cues() -> None:
    first, second = found(3, (0, 3), 0.5), found(9, (10, 14), 0.9)
    assert flat([second, first]) == [first, second]
