"""The office behind a name. If these fail, a minister's title is quoted as what the minister said."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.offices import with_office
from tests.trees import tree

# "Pour Veld, le ministre, l'affaire est close."
TABLE = """
Pour pour ADP case 2
~Veld Veld PROPN obl 9
, , PUNCT punct 2
le le DET det 5
~{noun} {noun} NOUN {rel} 2
, , PUNCT punct 5
l' le DET det 8
affaire affaire NOUN nsubj 9
close close VERB root 0
"""


def read(noun: str, rel: str, source: tuple[int, int], *content: tuple[int, int]) -> Found:
    _, parsed = tree(TABLE.format(noun=noun, rel=rel), "fr")
    return with_office(parsed, Found(0, (source,), ((0, 1),), content, 0.9, 0.0, "speech"))


@pytest.mark.parametrize("source", [(1, 2), (1, 3)])
@pytest.mark.parametrize("content", [((3, 9),), ((3, 6), (6, 9)), ((3, 5), (6, 9))])
@pytest.mark.parametrize("rel", ["appos", "obl"])
def test_an_office_between_commas_is_of_the_source(source: tuple[int, int], content: tuple[tuple[int, int], ...],
                                                   rel: str) -> None:
    found = read("ministre", rel, source, *content)
    assert (found.source, found.content) == (((1, 5),), ((6, 9),))


def test_but_nothing_else_is_and_not_all_that_was_said() -> None:
    assert read("matin", "obl", (1, 2), (3, 9)).content == ((3, 9),)
    assert read("ministre", "appos", (1, 2), (3, 5)).content == ((3, 5),)
    assert read("ministre", "appos", (0, 1), (3, 9)).content == ((3, 9),)
