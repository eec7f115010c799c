"""The reliability table says how far a confidence can be believed.

Lost if this fails: a user who reads with --min-confidence 0.8 would not know what that keeps.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import reliability

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_bins_count_what_was_said_and_what_was_so() -> None:
    found = reliability.bins([(0.92, True), (0.98, False), (1.0, True), (0.3, False)])
    assert [own.count for own in found] == [0, 0, 0, 1, 0, 0, 0, 0, 0, 3]
    assert found[9].so == pytest.approx(2 / 3)
    assert found[9].said == pytest.approx(2.9 / 3)


@given(JUDGED)
def test_every_prediction_is_in_one_bin_and_errors_are_shares(judged: reliability.Judged) -> None:
    assert sum(own.count for own in reliability.bins(judged)) == len(judged)
    assert 0 <= reliability.calibration_error(judged) <= 1
    assert 0 <= reliability.brier(judged) <= 1


def test_a_confidence_that_comes_true_has_no_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)]
    assert reliability.calibration_error(judged) == pytest.approx(0)
    assert reliability.calibration_error([(1.0, False)]) == 1


def test_right_is_what_matches_gold() -> None:
    gold = [{"id": "a", "text": "un deux trois", "attributions": [{"content": [[0, 7]]}]}]
    pred = [{"id": "a", "attributions": [{"content": [[0, 7]], "confidence": 0.8}, {"content": [[8, 13]]}]}]
    assert reliability.judge(gold, pred) == [(0.8, True), (1.0, False)]
    assert "| 0.8 to 0.9 | 1 | 0.80 | 1.00 |" in reliability.table(reliability.judge(gold, pred))
