"""The scorer of times. Lost if this fails: a figure that flatters: a wrong day counted right, a trap
that fired unseen."""

from __future__ import annotations

import pytest

from evaluation import times

GOLD = [{"id": "a", "kind": "datable", "lang": "fr", "span": [0, 5], "from": "2022-10-12", "to": "2022-10-12"},
        {"id": "b", "kind": "trap", "lang": "en", "span": [0, 5], "from": None, "to": None},
        {"id": "c", "kind": "vague", "lang": "en", "span": [0, 5], "from": None, "to": None}]


def told(*found: tuple[int, int, str | None, str | None]) -> list[dict[str, object]]:
    """Predicted times."""
    return [{"span": [s, e], "from": first, "to": last} for s, e, first, last in found]


def score(a: list[dict[str, object]], b: list[dict[str, object]], c: list[dict[str, object]]) -> list[int]:
    """How many of each kind are right."""
    pred = [{"id": id_, "times": found} for id_, found in zip("abc", (a, b, c), strict=True)]
    figures = times.score(GOLD, pred)["figures"]
    return [figures[kind]["right"] for kind in times.KINDS]


def test_a_time_is_right_when_an_overlapping_span_has_its_days() -> None:
    assert score(told((3, 9, "2022-10-12", "2022-10-12")), [], []) == [1, 1, 1]
    assert score(told((5, 9, "2022-10-12", "2022-10-12")), [], [])[0] == 0
    assert score(told((0, 5, "2022-10-12", "2022-10-13")), [], [])[0] == 0


def test_a_trap_is_wrong_when_a_dated_span_lies_over_it_only() -> None:
    assert score([], told((0, 5, "2022-10-12", "2022-10-12")), told((4, 6, "2022-10-12", "2022-10-12")))[1:] == [0, 0]
    assert score([], told((0, 5, None, None)), told((0, 5, None, None)))[1:] == [1, 1]


def test_a_row_without_prediction_is_an_error() -> None:
    with pytest.raises(ValueError, match="no prediction for b"):
        times.score(GOLD, [{"id": "a", "times": []}, {"id": "c", "times": []}])


def test_the_table_names_what_is_wrong() -> None:
    pred = [{"id": id_, "times": []} for id_ in "abc"]
    assert "wrong, datable: a" in times.table(times.score(GOLD, pred))


@pytest.mark.models
def test_texts_are_read_with_their_day_of_publication() -> None:
    rows = [{"id": "x", "lang": "fr", "text": "Le jury siège demain.", "published": "2022-10-11"}]
    (found,) = times.predict(rows)
    assert [(t["from"], t["to"]) for t in found["times"]] == [("2022-10-12", "2022-10-12")]
