"""Headlines with a colon. If these fail, a country in a headline becomes a speaker, or a speaker is lost."""

from __future__ import annotations

import pytest

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
