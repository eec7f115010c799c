"""If these failed, a brief would quote half a sentence, words nobody said, or a platitude before a threat."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.brief.weigh import ACT, KIND, points, quotable
from onrecord.knowledge import entries
from tests.brief.made import said

WORDS = "“The strait stays open to everyone.”"


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({}, True),
        ({"complete": False}, False),
        ({"withdrawn": True}, False),
        ({"class_": "thought"}, False),
        ({"class_": "decree"}, True),
        ({"confidence": 0.1}, False),
        ({"confidence": 0.1, "accepted": True}, True),
        ({"words": "“Too short.”"}, False),
        ({"words": "“" + "long " * 61 + "”"}, False),
        ({"words": "“The strait stays open to”The newsroom"}, False),
        ({"words": "“The strait stays open,” the end of March.”"}, False),
        ({"words": "« Le détroit reste “ouvert” à tous. » « Nous veillons. »"}, True),
        ({"words": "The strait stays open to everyone."}, True),
        ({"words": "that the “strait” stays open to all", "kind": "mixed"}, True),
        ({"speaker": None, "actor": None}, False),
        ({"speaker": None, "actor": "un"}, True),
        ({"body": None}, False),
        ({"body": None, "topics": ("nuclear",)}, True),
        ({"body": None, "accepted": True}, True),
    ],
)
def test_what_may_be_quoted(fields: dict[str, Any], may: bool) -> None:
    assert quotable(said(1, fields.pop("words", WORDS), **fields)) is may


def test_points_are_a_sum_that_shows_its_summands() -> None:
    one = points(said(1, WORDS, act="threaten", topics=("nuclear",), texts=3, confidence=0.5, lang="fr"), "fr")
    assert (one.act, one.kind, one.topic, one.texts, one.confidence, one.lang) == (6, 3, 2, 2, 2, 2)
    assert one.total == 17
    assert points(said(1, WORDS, texts=40), "fr").texts == 4
    assert points(said(1, WORDS, confidence=0.3, accepted=True), "fr").confidence == 4
    assert points(said(1, WORDS, act=None, kind="indirect", confidence=0.25), "fr").total == 1


def test_every_act_has_its_weight() -> None:
    assert set(ACT) == set(entries("codebook"))
    assert max(ACT.values()) == ACT["threaten"]
    assert KIND["direct"] > KIND["mixed"] > 0
