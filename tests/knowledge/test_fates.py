"""What becomes of meetings. Lost if this fails: the agenda would go on waiting for what was cancelled."""

from __future__ import annotations

import pytest

from onrecord.knowledge.fates import became


@pytest.mark.parametrize(("text", "lang", "fate"), [
    ("The summit was held in Halden on Monday.", "en", "held"),
    ("The talks have been called off.", "en", "cancelled"),
    ("The conference was postponed to next week.", "en", "moved"),
    ("La réunion s'est tenue lundi à Halden.", "fr", "held"),
    ("La conférence a été annulée.", "fr", "cancelled"), ("Le sommet est reporté au 4 mai.", "fr", "moved"),
    ("Will the summit be postponed?", "en", None), ("The summit will open on Monday.", "en", None),
    ("The bridge was opened.", "en", None)])
def test_a_sentence_tells_what_became_of_an_event(text: str, lang: str, fate: str | None) -> None:
    found = became(text, lang)
    assert (found.fate if found else None) == fate
