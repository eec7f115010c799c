"""The network's answers, token by token. Lost if this fails: behind a transcript's turns each answer is given for
another word than the one it was read from, or a process that was forked waits for ever."""

from __future__ import annotations

import os

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
TEXT = "La ministre a salué la décision.\nLe port compte trois quais.\n« Nous restons », a dit le général Veld."


def test_an_answer_for_each_token_that_is_read_and_none_for_the_others() -> None:
    given = written(TEXT, lang="fr")
    tree = parses.parse(given)
    read = passages(tree)
    model, heads = network("fr"), np.asarray(tree.head)
    rows, vectors = token_features(given, tree, read), inputs(tree)
    every, some = (model.read(rows, vectors, heads, which) for which in (read, read[2:]))
    first = read[2].first
    assert len(some.cues) == len(every.cues) == len(tree)
    assert (some.cues[:first] < -20).all()
    assert int(some.cues.argmax()) == int(every.cues.argmax()) == tree.form.index("dit")
    assert np.allclose(some.cues[first:], every.cues[first:], atol=1.0)  # eight bits differ with the batch


def test_the_members_give_the_same_side_by_side_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    given = written(TEXT, lang="fr")
    tree = parses.parse(given)
    read = passages(tree)
    asked = token_features(given, tree, read), inputs(tree), np.asarray(tree.head), read
    beside = network("fr").read(*asked)
    monkeypatch.setattr(module, "_each", lambda do, members: [do(one) for one in members])
    assert (network("fr").read(*asked).cues == beside.cues).all()


def test_a_process_that_is_forked_has_threads_of_its_own() -> None:
    before = module._threads()
    assert module._each(str, [1, 2]) == ["1", "2"]
    child = os.fork()
    if not child:
        os._exit(0 if module._each(str, [1, 2]) == ["1", "2"] else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert module._threads() is not before
    assert module._each(str, [3, 4]) == ["3", "4"]
