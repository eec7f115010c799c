"""Transcripts. If these fail, a minister's answer is put in the mouth of the journalist who asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from onrecord.attributions.turns import turns
from tests.trees import plain

TEXT = """Point de presse
ANNA VELD : Merci d'être venus. Nous avons signé : c'est fait.
La suite viendra lundi.
Question : Quand partez-vous ?
MME VELD (ministre) : Demain.
Le porte-parole : Ou mardi.
La moderation reste : c'est promis."""


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
        ("Le porte-parole", ["Ou mardi.", "La moderation reste : c'est promis."]),
    ]


def test_nobody_says_what_happens_in_the_room() -> None:
    article, tree = plain("Veld : Oui.\n[Rires]\nEt nous paierons.\n(Applaudissements.)")
    (turn,) = turns(replace(article, kind="transcript"), tree)
    assert [article.text[slice(*span)] for span in turn.content] == ["Oui.", "Et nous paierons."]


def test_each_sentence_of_a_turn_is_a_statement_of_its_own() -> None:
    article, tree = plain("Veld : Oui. Nous paierons.\nMardi.")
    ends = [0, *(form == "." for form in tree.form)]
    split = replace(tree, sentence=list(accumulate(ends[: len(tree)])))
    (turn,) = turns(replace(article, kind="transcript"), split)
    assert [[article.text[slice(*span)] for span in part] for part in turn.parts] == [
        ["Oui."], ["Nous paierons."], ["Mardi."],
    ]


def test_only_a_transcript_has_turns() -> None:
    assert spoken("report") == []
