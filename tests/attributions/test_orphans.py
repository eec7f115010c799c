"""Quotations that no verb holds. If these fail, words in quotation marks are nobody's though the text says whose."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.orphans import beside, voiced
from onrecord.attributions.quotes import quotations
from tests.trees import tree

QUOTED = """
«     «     PUNCT punct 3
Nous  nous  PRON  nsubj 3
restons rester VERB root 0
»     »     PUNCT punct 3
"""
STEPS = """
Veld  Veld  PROPN nsubj 2
sort  sortir VERB root 0
~.    .     PUNCT punct 2
"""


def before(sentence: str, quoted: str = QUOTED) -> str:
    """A sentence, then the quotation, in one table."""
    size = len(sentence.strip().splitlines())
    lines = [line.split() for line in quoted.strip().splitlines()]
    moved = [" ".join([*cells[:4], str(int(cells[4]) + size if int(cells[4]) else 0)]) for cells in lines]
    return "\n".join([*sentence.strip().splitlines(), *moved])


def read(found: Found | None, table: str) -> tuple[str, str, str] | None:
    article, parsed = tree(table)
    if found is None:
        return None
    source, cue, content = (" | ".join(article.text[parsed.start[a]:parsed.end[b - 1]] for a, b in part)
                            for part in (found.source, found.cue, found.content))
    return source, cue, content


def span(table: str) -> tuple[int, int]:
    _, parsed = tree(table)
    (one,) = quotations(parsed, 0, len(parsed))
    return one.opening, one.last + 1


@pytest.mark.parametrize(("sentence", "wanted"), [
    (STEPS, ("Veld", "sort", "« Nous restons »")),
    (STEPS.replace("Veld  Veld  PROPN", "Elle elle PRON"), ("Elle", "sort", "« Nous restons »")),
    (STEPS.replace("Veld  Veld  PROPN", "Rien rien PRON"), None),
])
def test_whom_the_sentence_before_is_about_goes_on_to_speak(sentence: str, wanted: tuple[str, str, str] | None) -> None:
    table = before(sentence)
    assert read(voiced(tree(table)[1], [], span(table)), table) == wanted


def test_whoever_said_something_in_the_sentence_before_comes_first() -> None:
    table = before(STEPS)
    other = Found(1, ((0, 1),), ((1, 2),), ((0, 1),), 0.9, -1.0, "speech")
    found = voiced(tree(table)[1], [other], span(table))
    assert found is not None
    assert (found.head, found.content, found.likely < other.likely) == (1, (span(table),), True)


FOR = """
Pour  pour  ADP   case 2
Veld  Veld  PROPN root 0
~,    ,     PUNCT punct 2
"""


@pytest.mark.parametrize(("sentence", "wanted"), [
    (FOR, ("Veld", "Pour", "« Nous restons »")),
    (FOR.replace("Veld  Veld  PROPN root 0", "finir finir VERB root 0 VerbForm=Inf"), None),
    (FOR.replace("Pour  pour", "Avec  avec"), None),
])
def test_for_somebody_before_a_quotation(sentence: str, wanted: tuple[str, str, str] | None) -> None:
    table = before(sentence)
    assert read(beside(tree(table)[1], span(table)), table) == wanted


def test_a_verb_with_its_subject_behind_a_quotation() -> None:
    table = (QUOTED.strip() + "\n~, , PUNCT punct 6\ntitre titrer VERB parataxis 3"
             "\nle le DET det 8\nPost Post PROPN nsubj 6")
    assert read(beside(tree(table)[1], span(table)), table) == ("le Post", "titre", "« Nous restons »")
