"""The questions. Lost if this fails: a position would be read into words that do not take one, or the words that do
would not count."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.knowledge import load
from onrecord.knowledge.matching import Evidence, matcher
from onrecord.knowledge.questions import Example, questions
from onrecord.knowledge.said import Said, named, sides

ON = date(2022, 10, 11)
EXAMPLES = [(question.key, state.key, example) for question in questions().values() for state in question.states
            for example in state.examples]
LOOKALIKES = [(question.key, example) for question in questions().values() for example in question.lookalikes]


def named_by(value: object) -> str:
    return str(getattr(value, "text", value))


def evidence(question: str, example: Example) -> list[Evidence]:
    known = load()
    topics = frozenset(questions()[question].topics)
    said = Said(example.text, example.lang, example.act, example.certainty, topics, False,
                sides(known, example.who, ON), named(known, example.text, ON))
    return [found for found in matcher().match(said) if found.question == question]


@pytest.mark.parametrize(("question", "state", "example"), EXAMPLES, ids=named_by)
def test_each_example_reaches_its_state_and_no_other(question: str, state: str, example: Example) -> None:
    assert {found.state for found in evidence(question, example)} == {state}


@pytest.mark.parametrize(("question", "example"), LOOKALIKES, ids=named_by)
def test_no_lookalike_is_evidence(question: str, example: Example) -> None:
    assert evidence(question, example) == []


def test_what_is_judged_is_no_position_also_where_the_judgement_stands_between_its_words() -> None:
    words = "A ceasefire now would be a gift to those who need time to reload."
    assert evidence("ceasefire", Example("en", words, "ua", "assess", "CT+")) == []
    assert evidence("ceasefire", Example("en", "A ceasefire needs time.", "ua", "assess", "CT+"))
