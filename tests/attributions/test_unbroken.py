"""Quotations left whole. If these fail, half of what somebody said is lost, or goes to the next speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.quotes import quotations
from onrecord.attributions.resumed import resumed
from onrecord.attributions.unbroken import unbroken
from onrecord.model import Article, Attribution, Tree
from tests.trees import plain

STAYS = ("dit", "Veld", "« Nous restons »")


def segment(tree: Tree, words: str) -> tuple[int, int]:
    """The tokens of some words of the text."""
    wanted = plain(words)[1].form
    first = next(n for n in range(len(tree)) if tree.form[n:n + len(wanted)] == wanted)
    return first, first + len(wanted)


def said(tree: Tree, cue: str, source: str, content: str, likely: float = 0.9) -> Found:
    head = segment(tree, cue)
    return Found(head[0], (segment(tree, source),), (head,), (segment(tree, content),), likely, -1.0, "speech")


def read(text: str, *claims: tuple[str, str, str]) -> list[tuple[str, list[str]]]:
    """Source and pieces of content after the rule, in words."""
    _, tree = plain(text)
    found = unbroken(tree, [said(tree, *claim) for claim in claims], quotations(tree, 0, len(tree)))
    return [(words(tree, one.source[0]), [words(tree, piece) for piece in one.content]) for one in found]


def words(tree: Tree, piece: tuple[int, int]) -> str:
    return " ".join(tree.form[piece[0]:piece[1]])


def test_a_quotation_cut_at_a_sentence_is_read_to_its_end() -> None:
    text = "Veld a dit : « Nous restons. Rien ne change. » Puis elle part."
    assert read(text, ("dit", "Veld", "« Nous restons.")) == [("Veld", ["« Nous restons . Rien ne change . »"])]


def test_a_quotation_goes_to_the_cue_beside_it_not_to_the_sentence_before() -> None:
    text = "« Non », dit Veld. « Nous partons. Tout est prêt », ajoute Orlan."
    assert read(text, ("dit", "Veld", "« Non"), ("ajoute", "Orlan", "Tout est prêt »")) == [
        ("Veld", ["« Non »"]), ("Orlan", ["« Nous partons . Tout est prêt »"])]


def test_a_second_quotation_without_a_speaker_is_the_same_speakers() -> None:
    assert read("« Nous restons », dit Veld. « Rien ne nous fera partir. » Il pleut.", STAYS) == [
        ("Veld", ["« Nous restons »", "« Rien ne nous fera partir . »"])]


@pytest.mark.parametrize("between", ["La salle se tait.", "Orlan n'est pas venu."])
def test_but_not_when_the_text_went_on_in_between(between: str) -> None:
    found = read(f"« Nous restons », dit Veld. {between} « Rien ne nous fera partir. »", STAYS)
    assert found == [("Veld", ["« Nous restons »"])]


def test_a_quoted_phrase_in_the_next_sentence_is_nobodys() -> None:
    found = read("« Nous restons », dit Veld. « Le mur », comme on l'appelle ici, tient.", STAYS)
    assert found == [("Veld", ["« Nous restons »"])]


def test_what_is_said_inside_of_a_quotation_is_part_of_it() -> None:
    text = "Veld a dit : « Nous restons. Orlan affirme partir. »"
    assert read(text, ("dit", "Veld", "« Nous restons."), ("affirme", "Orlan", "partir")) == [
        ("Veld", ["« Nous restons . Orlan affirme partir . »"])]


def direct(article: Article, source: str, cue: str, content: str) -> Attribution:
    def span(part: str) -> tuple[int, int]:
        at = article.text.index(part)
        return at, at + len(part)

    return Attribution("", "direct", "speech", (span(source),), (span(cue),), (span(content),), "engine", 0.9)


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_speaker_before() -> None:
    article, tree = plain("« Nous restons », dit Veld.\n« Rien ne nous fera partir. »\n« La mer est à tous. »\nFin.")
    (one,) = resumed(tree, [direct(article, "Veld", "dit", "« Nous restons »")])
    assert [article.text[slice(*s)] for s in one.content] == [
        "« Nous restons »", "« Rien ne nous fera partir. »", "« La mer est à tous. »"]


def test_a_paragraph_in_between_ends_it() -> None:
    article, tree = plain("« Nous restons », dit Veld.\nLa salle se tait.\n« Rien ne nous fera partir. »")
    (one,) = resumed(tree, [direct(article, "Veld", "dit", "« Nous restons »")])
    assert len(one.content) == 1


def test_what_else_the_clause_tells_of_the_speaker_does_not_end_it() -> None:
    text = "« Nous restons », dit Veld, qui pense à la mer.\n« Rien ne nous fera partir. »"
    article, tree = plain(text)
    thinking = direct(article, "qui", "pense", "à la mer")
    found = resumed(tree, [direct(article, "Veld", "dit", "« Nous restons »"), replace(thinking, kind="indirect")])
    assert [len(one.content) for one in found] == [2, 1]
