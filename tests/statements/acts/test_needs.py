"""What an act needs. Lost if this fails: "the first launchers could arrive in May" is kept as a warning."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.statements.acts.decide import Weights, needs, weights


def test_what_is_needed_are_facts_of_the_table() -> None:
    known = weights()
    assert set(needs()) <= set(known.acts)
    assert [name for names in needs().values() for name in names if name not in known.rows] == []


@pytest.mark.parametrize(("found", "act"), [({"clause:possible": [1]}, "predict"),
                                            ({"clause:possible": [1], "says:danger": [2]}, "warn")])
def test_an_act_without_what_itneeds_is_another_however_heavy(found: dict[str, list[int]], act: str) -> None:
    table = np.array([[3.0, 2.0], [0.0, 0.0]])
    made = Weights(("warn", "predict"), {"clause:possible": 0, "says:danger": 1}, table, np.zeros(2),
                   table - table.mean(axis=1, keepdims=True), ((0, frozenset({"says:danger"})),))
    assert made.decide(found).act == act
