"""Bad question and doctrine files. Lost if this fails: a user's file could put one statement in two states, or let a
doctrine supersede itself, and nobody would be told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.doctrines import doctrines
from onrecord.knowledge.questions import questions

QUESTION = '''
names.fr = "?"
names.en = "?"
holders = ["state"]
[[proposition]]
key = "moved"
fr = ["bougé"]
en = ["moved"]
'''
STATE = '''
[[state]]
key = "{key}"
names.fr = "a"
names.en = "a"
definition.fr = "a"
definition.en = "a"
test.fr = "a"
test.en = "a"
ground = [{{ proposition = "moved", holds = "{holds}" }}]
'''


def question(*states: tuple[str, str], more: str = "") -> str:
    return QUESTION + "".join(STATE.format(key=key, holds=holds) for key, holds in states) + more


def test_states_that_one_statement_would_reach_are_refused(overlay: Callable[..., Path]) -> None:
    with pytest.raises(KnowledgeError, match="overlap"):
        questions(overlay({"questions/mine.toml": question(("one", "yes"), ("two", "yes"))}))


def test_states_that_differ_are_taken(overlay: Callable[..., Path]) -> None:
    assert "mine" in questions(overlay({"questions/mine.toml": question(("one", "yes"), ("two", "no"))}))


@pytest.mark.parametrize("field", ["over", "beside"])
def test_a_state_beside_one_that_is_not_there_is_refused(overlay: Callable[..., Path], field: str) -> None:
    text = question(("one", "yes"), ("two", "no"), more=f'{field} = ["three"]\n')
    with pytest.raises(KnowledgeError, match=f"{field}: 'three' is no other state"):
        questions(overlay({"questions/mine.toml": text}))


def test_a_doctrine_that_supersedes_itself_is_refused(overlay: Callable[..., Path]) -> None:
    text = Path("src/onrecord/knowledge/doctrines/ru-2020.toml").read_text(encoding="utf-8")
    text = text.replace('actor = "ru"\n', 'actor = "ru"\nsupersedes = "ru-2020"\n')
    with pytest.raises(KnowledgeError, match="supersedes itself"):
        doctrines(overlay({"doctrines/ru-2020.toml": text}, head=""))
