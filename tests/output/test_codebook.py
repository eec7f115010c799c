"""The codebook as text. Lost if this fails: a definition that stands in a file is not shown to who codes by it."""

from __future__ import annotations

from onrecord.knowledge import entries
from onrecord.output.codebook import codebook_text

ACT = {
    "order": 1,
    "names": {"fr": "menacer", "en": "threaten"},
    "definition": {"fr": "Annoncer un mal.", "en": "The speaker says what they will do " + "unless they obey " * 8},
    "examples": {"fr": ["« Nous frapperons. »"], "en": ["“We will strike.”"]},
    "nearest": "warn",
    "source": "own words", "date": "2026-11-22",
}


def test_every_field_is_shown_in_80_columns() -> None:
    printed = codebook_text({"last": {"order": 2}, "threaten": ACT})
    assert printed.startswith("THREATEN / MENACER\n  definition:\n    fr: Annoncer un mal.")
    assert max(map(len, printed.splitlines())) <= 80
    for words in ("- « Nous frapperons. »", "- “We will strike.”", "nearest: warn", "from: own words, 2026", "LAST"):
        assert words in printed


def test_one_language_of_it() -> None:
    printed = codebook_text({"threaten": ACT}, "fr")
    assert "definition: Annoncer un mal." in printed
    assert "strike" not in printed


def test_the_codebook_that_ships_holds_every_act() -> None:
    printed = codebook_text({key: entry.table for key, entry in entries("codebook").items()})
    assert printed.startswith("THREATEN")
    assert printed.count("definition:") == 17
