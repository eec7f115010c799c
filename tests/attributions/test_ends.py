"""Where contents end. If these fail, a threat is shown without its condition, or with a dangling "and"."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.ends import begun, unholed, whole
from onrecord.trees import Walk
from tests.trees import tree

# "They vow revenge should a shell fall, and it rains."
TABLE = """
They    they    PRON  nsubj 2
vow     vow     VERB  root  0
revenge revenge NOUN  obj   2
should  should  AUX   aux   7
a       a       DET   det   6
shell   shell   NOUN  nsubj 7
fall    fall    VERB  advcl 2
~,      ,       PUNCT punct 2
and     and     CCONJ cc    11
it      it      PRON  nsubj 11
rains   rain    VERB  conj  2
"""


def content_ending(after: int, *, source: tuple[int, int] = (0, 1)) -> str:
    article, parsed = tree(TABLE, "en")
    found = whole(Walk(parsed), Found(1, (source,), ((1, 2),), ((2, after),), 0.9, 0.0, "speech"))
    return " ".join(article.text[parsed.start[a]:parsed.end[b - 1]] for a, b in found.content)


@pytest.mark.parametrize(("after", "words"), [
    (5, "revenge should a shell"),
    (4, "revenge should a shell fall"),
    (9, "revenge should a shell fall"),
    (7, "revenge should a shell fall"),
    (3, "revenge"),
])
def test_a_phrase_that_is_opened_is_followed_and_a_dangling_conjunction_goes(after: int, words: str) -> None:
    assert content_ending(after) == words


def test_a_phrase_is_not_followed_into_the_source() -> None:
    assert content_ending(5, source=(5, 6)) == "revenge should a"


def test_a_refusal_without_a_verb_keeps_what_it_hangs_on() -> None:
    """Else a desk reads "no talks" where there will be some as soon as the troops leave."""
    _, parsed = tree("Veld Veld PROPN nsubj 2\ninsists insist VERB root 0\nno no DET det 4\ntalks talk NOUN obj 2\n"
                     "before before SCONJ mark 7\ntroops troop NOUN nsubj 7\n~leave leave VERB advcl 2", "en")
    found = whole(Walk(parsed), Found(1, ((0, 1),), ((1, 2),), ((2, 4),), 0.9, 0.0, "speech"))
    assert found.content == ((2, 7),)


def test_what_stands_between_that_and_its_clause_is_said_too() -> None:
    """Else a line shows "that the doctrine covers it" with a hole in it."""
    _, parsed = tree("Veld Veld PROPN nsubj 2\nsaid say VERB root 0\nthat that SCONJ mark 8\nafter after ADP case 5\n"
                     "~dusk dusk NOUN obl 8\n, , PUNCT punct 8\nships ship NOUN nsubj 8\nsail sail VERB ccomp 2", "en")
    torn = Found(1, ((0, 1),), ((1, 2),), ((2, 3), (6, 8)), 0.9, 0.0, "speech")
    assert unholed(parsed, torn).content == ((2, 8),)
    comma = Found(1, ((0, 1),), ((1, 2),), ((3, 5), (6, 8)), 0.9, 0.0, "speech")
    assert unholed(parsed, comma).content == ((3, 8),)
    between = Found(3, ((3, 5),), ((1, 2),), ((2, 3), (6, 8)), 0.9, 0.0, "speech")
    assert unholed(parsed, between) == between


def test_the_object_of_what_is_excluded_is_in_the_content_whole() -> None:
    _, parsed = tree("Veld Veld PROPN nsubj 2\nexclut exclure VERB root 0\ntout tout DET det 4\nlien lien NOUN obj 2\n"
                     "avec avec ADP case 6\nelle elle PRON nmod 4")
    cut = Found(1, ((0, 1),), ((1, 5),), ((5, 6),), 0.9, 0.0, "speech")
    found = begun(parsed, cut)
    assert (found.cue, found.content) == (((1, 2),), ((2, 6),))


def test_but_no_noun_that_only_makes_the_verb() -> None:
    _, parsed = tree("Veld Veld PROPN nsubj 2\nfait faire VERB root 0\npart part NOUN obj 2\nde de ADP case 6\n"
                     "son son DET det 6\nrefus refus NOUN nmod 3")
    light = Found(1, ((0, 1),), ((1, 4),), ((4, 6),), 0.9, 0.0, "speech")
    assert begun(parsed, light) == light
