"""The short form of the French tokenizer's pattern reads the same words, and nothing else of `re` is touched.

Lost if this fails: French would start two seconds later, or be cut into other words than its parser was trained on.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.parses.patterns import short, short_patterns

SAMPLES = Path(__file__).parents[2] / "samples" / "fr"
WORDS = ["Porte-avions", "porte-avion²", "PRUD'HOMMES", "mi-2022", "faux-_ami", "vis-à-vis", "aujourd’hui", "ex-½",
         "entr'ouverte", "anti-Îles", "contre-œuvre", "Saint-Jean-de-l'Île", "franco‑έλλην", "pro-россия", "week-end",
         "New-Yorkais", "x-", "-x", "sous-", "demi-1", "",
         "premier-ministre", "États-Unis", "haut-commissariat", "anti"]


def test_classes_of_letters_become_short() -> None:
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER  # noqa: PLC0415

    made = short(f"^a[-][{ALPHA_LOWER}]+|[-{ALPHA_LOWER}']*|[{ALPHA}]$")
    assert len(made) < 200
    assert re.fullmatch(made, "a-été")
    assert re.fullmatch(made, "l'é-b")
    assert not re.fullmatch(made, "a-2")


def test_other_patterns_and_failures_leave_re_as_it_was() -> None:
    plain = re.compile
    with short_patterns():
        assert re.compile("a+", flags=re.IGNORECASE).pattern == "a+"
        assert re.compile(b"a+").pattern == b"a+"
    assert re.compile is plain
    with pytest.raises(re.error), short_patterns():
        re.compile("(")
    assert re.compile is plain


@pytest.mark.models
def test_the_short_pattern_matches_the_same_words() -> None:
    from spacy.lang.fr.tokenizer_exceptions import TOKEN_MATCH, _regular_exp  # noqa: PLC0415

    long = "(?iu)" + "|".join(f"(?:{each})" for each in _regular_exp)
    original, shortened = re.compile(long), re.compile(short(long))
    text = " ".join(path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.txt"))
    words = {piece for word in text.split() for piece in (word, word.strip(".,;:!?»«()"))} | set(WORDS)
    assert [word for word in words if bool(original.match(word)) != bool(shortened.match(word))] == []
    assert TOKEN_MATCH("États-Unis")
    assert shortened.match("États-Unis")
