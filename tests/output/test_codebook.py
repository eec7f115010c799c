"""The codebook as text. Lost if this fails: a definition that stands in a file is not shown to who codes by it."""

from __future__ import annotations

from onrecord.output.codebook import codebook_text


def test_every_field_is_shown_in_80_columns() -> None:
    printed = codebook_text({"threaten": {
        "definition": "The speaker says what they will do to someone " + "unless they obey " * 8,
        "test": "Would the speaker carry it out?",
        "examples": {"fr": ["« Nous frapperons. »"], "en": ["“We will strike.”"]},
        "look_alikes": [{"act": "warn", "difference": "someone else strikes"}],
        "source": "own words", "date": "2026-11-22",
    }})
    assert printed.startswith("THREATEN\n  definition: The speaker")
    assert max(map(len, printed.splitlines())) <= 80
    for words in ("test: Would", "fr:", "- « Nous frapperons. »", "look alikes:", "difference: someone else strikes",
                  "from: own words, 2026-11-22"):
        assert words in printed
