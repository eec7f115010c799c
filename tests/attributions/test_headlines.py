"""Headlines with a colon. If these fail, a country in a headline becomes a speaker, or a speaker is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.attributions.headlines import headlines
from onrecord.model import Attribution
from tests.trees import plain

BODY = "Le général Anna Veld a parlé hier."
KNOWN = Attribution("", "indirect", "speech", ((0, 0),), (), ((0, 0),), "engine")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Veld : la flotte partira lundi", [("Veld", "la flotte partira lundi")]),
        ("Marchal : « la flotte partira »", [("Marchal", "« la flotte partira »")]),
        ("Valdonie : un diplomate arrêté pour « espionnage »", []),
        ("Défense : ce que prévoit le budget", []),
        ("La flotte partira lundi", []),
    ],
)
def test_only_a_name_that_speaks_says_a_headline(title: str, expected: list[tuple[str, str]]) -> None:
    article, _ = plain(f"{title}\n{BODY}", kinds=("heading", "paragraph"))
    at = article.text.index("général")
    speaker = Attribution(
        "",
        "indirect",
        "speech",
        ((at, at + len("général Anna Veld")),),
        (),
        ((len(title) + 20, len(title) + 30),),
        "engine",
    )
    added = [a for a in headlines(article, [speaker]) if a is not speaker]
    assert [(article.text[slice(*a.source[0])], article.text[slice(*a.content[0])]) for a in added] == expected


@pytest.mark.models
@pytest.mark.parametrize(("title", "source", "words"), [
    ("Mer de Skagen : Tovald promet une réponse rapide", "Tovald", "une réponse rapide"),
    ("Skagen Sea: Tovald says patrols will double", "Tovald", "patrols will double"),
])
def test_what_a_headline_is_about_does_not_speak(title: str, source: str, words: str, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    body = BODY if "é" in title else "The navy of the island has twelve ships and will not buy more this year."
    page.write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    (reading,) = pipeline.read(str(page))
    first = reading.statements[0]
    text = reading.article.text
    assert ([text[slice(*s)] for s in first.source], [text[slice(*s)] for s in first.content]) == ([source], [words])
