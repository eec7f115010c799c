"""Another language, with vectors made by hand. Lost if this fails: a number or a negation is lost in translation and
nobody sees it, or another country's minister is taken for ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from onrecord.meaning.encoders import Vectors
from onrecord.watch.fidelity import Change, Finding, Primary, Source, Verdict, check
from onrecord.watch.fidelity.across import negations
from onrecord.watch.fidelity.lexicon import lexicon
from onrecord.watch.fidelity.tokens import tokens
from tests.builders import article
from tests.watch.fidelity.sources import quoted

SAID = """\
We have not moved a single ship towards Torvia since March.
We track every launch within 90 seconds of its detection.
The sanctions will stay until the last prisoner is home.
Ministers must decide this together before the summer.
"""


class ByTopic:
    """Sentences that share a word of one list mean much the same, all others nothing alike."""

    name = "by-topic"
    languages_meet = True
    same = 0.62
    same_across = 0.55
    topics = (("ship", "navire"), ("launch", "tir"), ("prisoner", "prisonnier"), ("Ministers", "ministres"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 64), np.float32)
        for row, text in enumerate(texts):
            held = [number for number, words in enumerate(self.topics) if any(word in text for word in words)]
            rows[row, held] = 1
            rows[row, 10 + len(text) % 50] = 0.55  # no two alike
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def found(words: str, **how: Any) -> Finding:
    source = Source(Primary(article(SAID, lang="en", id="said")))
    return check(quoted(words, lang="fr"), [source], ByTopic(), **how)


@pytest.mark.parametrize("words", [
    "Nous n’avons pas déplacé un seul navire vers la Torvie depuis mars",
    "Nous suivons chaque tir en moins de quatre-vingt-dix secondes",
    "Les sanctions resteront jusqu’au retour du dernier prisonnier",
])
def test_the_same_in_another_language_is_translated(words: str) -> None:
    one = found(words)
    assert (one.verdict, one.changes) == (Verdict.translated, ())
    assert one.place
    assert "\n" not in SAID[slice(*one.place.spans[0])]


@pytest.mark.parametrize(("words", "change"), [
    ("Nous avons déplacé un seul navire vers la Torvie depuis mars", Change.negation),
    ("Nous suivons chaque tir en moins de soixante-dix secondes", Change.number),
    ("Les ministres peuvent décider ensemble avant cet été", Change.modal),
])
def test_what_turns_the_meaning_is_seen_across_languages(words: str, change: Change) -> None:
    one = found(words)
    assert (one.verdict, one.changes) == (Verdict.altered, (change,))


def test_the_like_of_it_said_of_another_country_has_no_verdict() -> None:
    words = "Nous n’avons pas déplacé un seul navire vers la Selvie depuis mars"
    assert found(words).verdict is None
    assert found(words, named=lambda _: {"torvia"}).verdict == Verdict.translated


def test_what_only_restricts_does_not_deny() -> None:
    french = lexicon("fr")
    assert not negations(tokens("Nous ne voulons que la paix", "fr"), french)
    assert negations(tokens("Nous ne voulons pas que cela dure", "fr"), french)


def test_what_is_nowhere_is_not_found_and_a_word_or_two_are_left_open() -> None:
    assert found("Le festival du film ouvrira ses portes malgré la grève des techniciens").verdict == Verdict.not_found
    assert found("absurde").verdict is None
