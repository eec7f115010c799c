"""The word tables. Lost if this fails: a word that is two things at once, or one that no look-up can find."""

from __future__ import annotations

import pytest

from onrecord.lang import CODES, language
from onrecord.statements.speakers.lexicon import lexicon


@pytest.mark.parametrize("code", CODES)
def test_every_table_is_read(code: str) -> None:
    lex = lexicon(code)
    assert lex.roles
    assert lex.phrases
    assert lex.given["anna"] == "f"
    assert lex.pronouns
    assert lex.bodies > lex.generic
    assert lex.documents > lex.judgments


@pytest.mark.parametrize("code", CODES)
def test_classes_that_are_spoken_of_exist(code: str) -> None:
    table = language(code).table("speakers")
    classes = set(table["roles"]) | set(table["phrases"])
    for name in ("bound", "faceless"):
        assert set(table["telling"][name]) <= classes, name
    assert set(table["untitled"]) <= classes


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_an_article_and_a_role(code: str) -> None:
    lex = lexicon(code)
    assert not lex.articles & lex.roles.keys()
    assert not lex.bodies & lex.parties
    assert not lex.male & lex.female
