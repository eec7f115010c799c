"""Announced lists. If these fail, the announcements of a press conference are lost, or put down to nobody."""

from __future__ import annotations

from onrecord.attributions.lists import announced, item_words
from onrecord.model import Attribution
from onrecord.trees import Walk
from tests.trees import plain

LINE = "Annonces de Marchal sur le port :"
TEXT = f"{LINE}\n• Le port rouvrira lundi,\n• Deux navires seront loués."


def test_a_noun_and_a_colon_put_each_item_down_to_the_name() -> None:
    article, tree = plain(TEXT.replace("Annonces", "annonce"), kinds=("heading", "item", "item"))
    tree.pos[tree.form.index("sur")] = "ADP"
    (one,) = announced(article, Walk(tree), [])
    assert [article.text[s:e] for s, e in one.source] == ["Marchal"]
    assert [article.text[s:e] for s, e in one.content] == ["Le port rouvrira lundi", "Deux navires seront loués."]
    assert len(one.parts) == 2
    assert one.rule == "list"


def test_a_list_goes_to_the_attribution_that_opens_it_and_its_items_hold_no_other() -> None:
    article, tree = plain(
        "La préfète énumère deux cas :\n• la crue,\n• le gel dont parle Roux.", kinds=("paragraph", "item", "item")
    )
    opener = Attribution("", "indirect", "speech", ((0, 10),), ((11, 18),), ((19, 27),), "engine")
    nested = Attribution("", "indirect", "speech", ((56, 60),), ((50, 55),), ((41, 48),), "engine")
    (one,) = announced(article, Walk(tree), [opener, nested])
    assert [article.text[s:e] for s, e in one.content] == ["deux cas", "la crue", "le gel dont parle Roux."]
    assert one.parts == tuple((s,) for s in one.content[1:])


def test_a_list_that_nobody_announces_is_the_reporters() -> None:
    article, tree = plain("À lire aussi sur le port :\n• Le port ferme.", kinds=("paragraph", "item"))
    assert announced(article, Walk(tree), []) == []


def test_the_bullet_and_the_comma_are_not_words_of_the_item() -> None:
    article, _ = plain("▪ le gel ;", kinds=("item",))
    assert article.text[slice(*item_words(article.text, article.blocks[0]))] == "le gel"
