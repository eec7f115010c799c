"""Datelines. If these fail, "HALDEN, June 17 -" is printed as something a minister said."""

from __future__ import annotations

import pytest

from onrecord.attributions.datelines import undated
from onrecord.datelines import datelines
from onrecord.model import Article, Attribution, Block


def content(text: str) -> str:
    article = Article("a", text, "en", "report", (Block("paragraph", (0, len(text))),))
    one = Attribution("a1", "indirect", "speech", (), (), ((0, len(text)),), "engine", 0.9)
    (left,) = undated(article, [one])
    return " ".join(text[s:e] for s, e in left.content)


@pytest.mark.parametrize("line", [
    "HALDEN, June 17 - ", "HALDEN (Meteor) — ", "Brest, 12 mars – ", "Port Orlan (Nordnett) -- ", "SAINT-MARC — "])
def test_a_dateline_is_cut_off(line: str) -> None:
    assert content(line + "Kestria will pay.") == "Kestria will pay."


@pytest.mark.parametrize("text", ["Kestria - if asked - will pay.", "NATO will pay.", "He (Veld) will pay — soon.",
                                  "Well-known ships will sail on 3 May - or later."])
def test_what_is_none_stays(text: str) -> None:
    assert content(text) == text


def test_its_dash_is_known_to_be_no_cue() -> None:
    text = "KOLM — Veld left.\nShe said so."
    blocks = (Block("paragraph", (0, 17)), Block("paragraph", (18, len(text))))
    assert datelines(Article("a", text, "en", "report", blocks)) == [(0, 7)]


def test_who_speaks_is_not_the_place_of_the_dateline() -> None:
    text = "KOLM, Nov. 28, 2026 - Kestria's minister said it would pay."
    one = Attribution("a1", "indirect", "speech", ((0, 41),), ((42, 46),), ((47, len(text) - 1),), "engine", 0.9)
    (left,) = undated(Article("a", text, "en", "report", (Block("paragraph", (0, len(text))),)), [one])
    assert [text[slice(*span)] for span in left.source] == ["Kestria's minister"]
