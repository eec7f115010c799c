"""Signed quotations.

If these fail, a pulled quotation stands in the record without the one who signed it, or a sentence with a dash in it
becomes somebody's words.
"""

from __future__ import annotations

import pytest

from onrecord.attributions.signatures import signatures
from onrecord.model import BlockKind
from tests.trees import plain


def signed(text: str, kind: BlockKind = "paragraph") -> list[tuple[str, str]]:
    article, tree = plain(text, kinds=(kind,))
    return [(text[slice(*one.source[0])], text[slice(*one.content[0])]) for one in signatures(article, tree)]


def test_a_quotation_in_marks_is_signed_with_a_dash() -> None:
    assert signed("« Nous restons. » — Anna Veld, ministre") == [("Anna Veld, ministre", "« Nous restons. »")]


def test_a_block_quotation_needs_no_marks() -> None:
    assert signed("We will stay. All of us. – Anna Veld", "quote") == [("Anna Veld", "We will stay. All of us.")]
    assert signed("We will stay. All of us. – Anna Veld") == []


@pytest.mark.parametrize("text", ["The strait – Kolm's lifeline – is closed.", "We will stay – Anna Veld too",
                                  "We will stay. — and nobody else"])
def test_a_dash_in_a_sentence_signs_nothing(text: str) -> None:
    assert signed(text, "quote") == []
