"""Two who could have spoken. If these fail, a minister's words go to whoever told of them."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.heard import asked, spoken
from tests.trees import tree

HEARD = """
Veld veld PROPN nsubj 2
dit dire VERB root 0 VerbForm=Fin
que que SCONJ mark 4
rien rien PRON ccomp 2
~, , PUNCT punct 2
selon selon ADP case 7
deux deux NUM obl 2
"""


def said(head: int, source: tuple[int, int], content: tuple[int, int]) -> Found:
    return Found(head, (source,), ((head, head + 1),), (content,), 0.9, -1.0, "speech")


VELD, TWO = said(1, (0, 1), (2, 4)), said(5, (6, 7), (0, 4))


def test_through_whom_it_is_known_is_not_who_said_it() -> None:
    assert spoken(tree(HEARD)[1], [VELD, TWO]) == [VELD]


@pytest.mark.parametrize("verb", ["part partir VERB root 0 VerbForm=Fin", "sait savoir VERB root 0 VerbForm=Fin"])
def test_unless_the_clause_tells_of_no_saying(verb: str) -> None:
    table = HEARD.replace("dit dire VERB root 0 VerbForm=Fin", verb)
    assert spoken(tree(table)[1], [VELD, TWO]) == [VELD, TWO]


ASKED = {"en": "Asked ask VERB advcl 4 Tense=Past|VerbForm=Part\nabout about ADP case 3\nships ship NOUN obl 1\n"
               "Veld veld PROPN nsubj 5\nleft leave VERB root 0",
         "fr": "Interrogé interroger VERB advcl 4 Tense=Past|VerbForm=Part\nsur sur ADP case 3\nrien rien NOUN obl 1\n"
               "Veld veld PROPN nsubj 5\npart partir VERB root 0"}


def test_a_question_is_none_of_the_words_of_who_was_asked() -> None:
    one = said(0, (3, 4), (2, 3))
    english = asked(tree(ASKED["en"], "en")[1], one)
    assert english is not None
    assert english.source == ()
    assert asked(tree(ASKED["fr"])[1], one) is None


def test_nor_part_of_what_they_then_say() -> None:
    both = Found(4, ((3, 4),), ((4, 5),), ((0, 3), (3, 4)), 0.9, -1.0, "speech")
    left = asked(tree(ASKED["fr"])[1], both)
    assert left is not None
    assert left.content == ((3, 4),)
