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


def states(question: str, lang: str, words: str, who: str, act: str, certainty: str) -> list[tuple[str, bool]]:
    return [(found.state, found.conditional) for found in evidence(question, Example(lang, words, who, act, certainty))]


def test_a_negation_in_two_parts_denies_the_verb_between_them() -> None:
    assert states("troops", "fr", "Les soldats belges n'iront pas en Ukraine.", "be", "assert", "CT+") \
        == [("ruled-out", False)]
    assert states("troops", "fr", "Les soldats belges iront en Ukraine.", "be", "assert", "CT+") == [("sending", False)]


@pytest.mark.parametrize("words", ["A brigade goes to Ukraine before the end of March.",
                                   "We will send soldiers to Ukraine before Christmas."])
def test_a_day_by_which_it_will_be_is_no_condition(words: str) -> None:
    assert states("troops", "en", words, "dk", "announce", "CT+") == [("sending", False)]


def test_a_day_that_something_must_come_before_is_one() -> None:
    words = "We will send soldiers to Ukraine once there is a peace."
    assert states("troops", "en", words, "dk", "announce", "CT+") == [("sending", True)]


@pytest.mark.parametrize(("lang", "words"), [("fr", "Le déplacement d'ogives russes relève de la fable."),
                                             ("en", "Movements of Russian nuclear weapons are a fabrication.")])
def test_what_is_called_a_fable_is_not_said_to_be_so(lang: str, words: str) -> None:
    assert states("nuclear-posture", lang, words, "by", "assess", "CT+") == []


def test_a_cue_that_denies_a_renunciation_renounces_nothing() -> None:
    renounced = Said("à renoncer à l'emploi en premier", "fr", "pledge", "CT+", frozenset({"nuclear"}), False,
                     sides(load(), "fr", ON), (), "s'engage")
    kept = Said("à renoncer à l'emploi en premier", "fr", "refuse", "CT-", frozenset({"nuclear"}), False,
                sides(load(), "fr", ON), (), "ne songe pas")
    assert [[one.state for one in matcher().match(each) if one.question == "no-first-use"]
            for each in (renounced, kept)] == [["committed"], []]
