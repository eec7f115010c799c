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


HOW = "The minister urged both sides to return to the table without preconditions."
OR_ELSE = "The minister said he would not sign without a written guarantee."
TARDY = "La présidente demande au Parlement d'adopter sans tarder le nouveau plan."
READY = "« Nos alliés sont prêts à intervenir si de nouveaux raids devaient se produire », a assuré le général."
NO_ONE = "The minister warned: \"If our oil is stopped, no one in the gulf will sell theirs.\""


@pytest.mark.parametrize(("text", "if_", "then"), [
    (HOW, None, None),
    (TARDY, None, None),
    (OR_ELSE, "without a written guarantee", "he would not sign"),
    (READY, "si de nouveaux raids devaient se produire", "Nos alliés sont prêts à intervenir"),
    (NO_ONE, "If our oil is stopped", "no one in the gulf will sell theirs"),
])
def test_how_is_no_condition_and_a_negation_stays_with_its_words(
        tmp_path: Path, text: str, if_: str | None, then: str | None) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    (reading,) = pipeline.read(str(article))
    found = [one.condition for one in reading.statements if one.condition]
    words = [tuple(" ".join(text[slice(*span)] for span in spans) for spans in (c.if_, c.then)) for c in found]
    assert words == ([(if_, then)] if if_ else [])
