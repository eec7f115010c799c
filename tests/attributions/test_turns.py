"""Transcripts. If these fail, a minister's answer is put in the mouth of the journalist who asked."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attributions.turns import turns
from tests.trees import plain

TEXT = """Point de presse
ANNA VELD : Merci d'être venus. Nous avons signé : c'est fait.
La suite viendra lundi.
Question : Quand partez-vous ?
MME VELD (ministre) : Demain."""


def spoken(kind: str = "transcript") -> list[tuple[str, list[str]]]:
    article, tree = plain(TEXT, kinds=("heading",))
    return [
        (article.text[slice(*t.source[0])], [article.text[s:e] for s, e in t.content])
        for t in turns(replace(article, kind=kind), tree)
    ]


def test_each_turn_goes_to_its_label_and_runs_over_paragraphs() -> None:
    assert spoken() == [
        ("ANNA VELD", ["Merci d'être venus. Nous avons signé : c'est fait.", "La suite viendra lundi."]),
        ("Question", ["Quand partez-vous ?"]),
        ("MME VELD (ministre)", ["Demain."]),
    ]


def test_only_a_transcript_has_turns() -> None:
    assert spoken("report") == []
