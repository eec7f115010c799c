"""Conditions of real sentences.

Lost if this fails: what was said plainly would stand in the record as said on a condition.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline

QUOTED = ("« Si un navire est touché, notre réponse sera immédiate », a prévenu le ministre de la défense, Piotr Welm, "
          "ajoutant que la marine avait reçu l'ordre de rester en mer.")
BEFORE = "Si un navire est touché, « notre réponse sera immédiate », a prévenu le ministre de la défense, Piotr Welm."


@pytest.mark.parametrize(("text", "conditional"), [(QUOTED, [True, False]), (BEFORE, [True])])
def test_an_if_inside_of_another_quotation_is_of_other_words(tmp_path: Path, text: str,
                                                              conditional: list[bool]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    (reading,) = pipeline.read(str(article))
    assert [one.condition is not None for one in reading.statements] == conditional
