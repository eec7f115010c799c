"""Amounts in the reader's language. Lost if this fails: a French brief would say "900 million", or a number that is not
the one that was promised."""

from __future__ import annotations

import pytest

from onrecord.brief.render.sums import amount
from onrecord.brief.wording import Wording


@pytest.mark.parametrize(("lang", "words", "value", "unit", "of", "written"), [
    ("fr", "900 million euros", 9e8, "EUR", "en", "900 M €"),
    ("en", "1,25 milliard de dollars", 1.25e9, "USD", "fr", "$1.25B"),
    ("fr", "180,000 shells", 180_000, "shell", "en", "180 000 (« 180,000 shells »)"),
    ("en", "quarante ambulances", 40, "ambulance", "fr", "40 (“quarante ambulances”)"),
    ("fr", "1.2 billion crowns", 1.2e9, "crown", "en", "1,2 milliard (« 1.2 billion crowns »)"),
    ("fr", "900 millions d'euros", 9e8, "EUR", "fr", "900 millions d'euros"),
    ("fr", "some of it", None, "EUR", "en", "some of it"),
])
def test_an_amount_is_written_as_the_reader_writes_it(lang: str, words: str, value: float | None, unit: str, of: str,
                                                      written: str) -> None:
    found = amount(Wording(lang), words, value, unit, of)
    assert found.replace("\u202f", " ").replace("\xa0", " ") == written
