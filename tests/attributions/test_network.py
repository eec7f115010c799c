"""The network's answers, token by token. Lost if this fails: behind a transcript's turns each answer is given for
another word than the one it was read from, or the paragraphs that one member finds silent are lost."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord import parses
from onrecord.attributions import network as module
from onrecord.attributions.features import token_features
from onrecord.attributions.network import network
from onrecord.attributions.passages import passages
from onrecord.attributions.vectors import inputs
from tests.builders import article as written

pytestmark = pytest.mark.models
TEXT = ("La ministre a salué la décision.\nLe port compte trois quais.\n« Nous restons », a dit le général Veld.\n"
        "Il fait froid.")


def test_an_answer_for_each_token_that_is_read_and_none_for_the_others() -> None:
    given = written(TEXT, lang="fr")
    tree = parses.parse(given)
    read = passages(tree)
    model, heads = network("fr"), np.asarray(tree.head)
    rows, vectors = token_features(given, tree, read), inputs(tree)
    every = model.read(rows, vectors, heads, read, read)
    some = model.read(rows, vectors, heads, read[2:], read[2:])
    first = read[2].first
    assert len(some.cues) == len(every.cues) == len(tree)
    assert (some.cues[:first] < -20).all()
    assert int(some.cues.argmax()) == int(every.cues.argmax()) == tree.form.index("dit")
    assert np.allclose(some.cues[first:], every.cues[first:], atol=1.0)  # eight bits differ with the batch


def test_what_the_first_member_finds_silent_is_its_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    given = written(TEXT, lang="fr")
    tree = parses.parse(given)
    read = passages(tree)
    model, heads = network("fr"), np.asarray(tree.head)
    asked: list[int] = []

    def run(member: object, features: np.ndarray, vectors: np.ndarray, heads: np.ndarray,
            some: list[module.Passage]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        asked.append(len(some))
        return plain(member, features, vectors, heads, some)

    plain = module._run
    monkeypatch.setattr(module, "_run", run)
    model.read(token_features(given, tree, read), inputs(tree), heads, read)
    assert asked[0] == len(read)
    assert all(0 < later < len(read) for later in asked[1:])
    asked.clear()
    model.read(token_features(given, tree, read), inputs(tree), heads, read, {read[1]})
    assert asked[1] > 0
