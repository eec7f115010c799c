"""The commands on real text with the real models, on the project's own gold.

Lost if this fails: the commands would work on invented trees and fail on the first article.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import evaluation.own
from evaluation import attributions, errors, rows
from evaluation.kinds import KINDS
from evaluation.rows import Row

pytestmark = pytest.mark.models
HERE = Path(evaluation.own.__file__).parent


@pytest.fixture(scope="module")
def gold() -> list[Row]:
    kind = KINDS["attributions"]
    return [row for lang in ("fr", "en")
            for row in rows.read_file(HERE / f"{lang}.jsonl", {**kind.needs, **kind.gold})[:2]]


def test_known_cues_are_counted_by_their_head_word(gold: list[Row]) -> None:
    known = errors.known_cues([row for row in gold if row["id"].startswith("own-fr")], "fr")
    assert known["annoncer"] == 1
    assert known["promettre"] == 1
    assert "a" not in known


def test_errors_are_told_by_language_and_by_what_was_known(gold: list[Row]) -> None:
    pred = [{"id": row["id"], "attributions": row["attributions"][1:]} for row in gold]
    found = errors.collect(gold, pred, gold)
    assert set(found) == {"fr", "en"}
    assert all(case.group == "missed" for own in found.values() for case in own)
    assert [len(own) for own in found.values()] == [2, 2]
    assert "cue seldom one in training" in errors.report(found)


def test_the_product_finds_most_of_the_own_gold(gold: list[Row]) -> None:
    figures = attributions.score(gold, attributions.predict([KINDS["attributions"].bare(row) for row in gold]))
    assert figures["all"]["relaxed"]["F"] >= 50
