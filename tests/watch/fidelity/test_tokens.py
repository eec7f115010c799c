"""Words as they are compared. Lost if this fails: "240m" and "240 million" are an alteration, or "70" and "17" none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.watch.fidelity.tokens import tokens


@pytest.mark.parametrize(("lang", "text", "norms"), [
    ("en", "240m, 240 million, two hundred and forty million", ["#240000000"] * 3),
    ("en", "3,200 3200 three thousand two hundred", ["#3200", "#3200", "#3200"]),
    ("en", "3.5 per cent, 3.5% and 3.5 percent", ["#3.5", "%", "#3.5", "%", "and", "#3.5", "%"]),
    ("en", "no one, one hundred, one two", ["no", "one", "#100", "one", "#2"]),
    ("en", "We can’t, it's, I've", ["we", "can", "not", "it", "is", "i", "have"]),
    ("en", "defence, organised, four hours, colour", ["defense", "organized", "#4", "hours", "color"]),
    ("fr", "1 200, 1\u202f200, 1.200, mille deux cents", ["#1200"] * 4),
    ("fr", "dix-sept, soixante-dix-sept, quatre-vingt-dix-sept", ["#17", "#77", "#97"]),
    ("fr", "3,5 %, cent vingt et un, quatre-vingts", ["#3.5", "%", "#121", "#80"]),
    ("fr", "neuf milliards, dix-neuf milliards", ["#9000000000", "#19000000000"]),
    ("fr", "L’œuvre n'est qu’un début", ["l", "oeuvre", "n", "est", "qu", "un", "debut"]),
])
def test_the_same_words_in_another_guise_are_the_same(lang: str, text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokens(text, lang)] == norms


@given(st.text(alphabet=st.sampled_from("aé1 2,.'’-%€nt\u202fœﬁ\n"), max_size=60), st.sampled_from(["en", "fr"]))
def test_every_word_has_its_place_in_order(text: str, lang: str) -> None:
    found = tokens(text, lang)
    assert all(0 <= token.start < token.end <= len(text) and token.norm for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
