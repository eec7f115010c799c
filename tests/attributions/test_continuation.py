"""Quotations over several paragraphs. If these fail, all but the first paragraph of a statement is nobody's."""

from __future__ import annotations

from onrecord.attributions.continuation import continued
from onrecord.attributions.features import quote_states
from onrecord.attributions.passages import Passage
from onrecord.model import Attribution
from tests.trees import plain

TEXT = "Elle a dit : « Nous partons.\n« Nous reviendrons. »\n« Une autre phrase »"


def test_a_quotation_left_open_goes_on_until_it_closes() -> None:
    article, tree = plain(TEXT)
    quoted = quote_states(tree, Passage(0, len(tree)))
    start = TEXT.index("«")
    one = Attribution("", "direct", "speech", ((0, 4),), ((5, 10),), ((start, TEXT.index("\n")),), "engine")
    (grown,) = continued(article, tree, [one], quoted)
    assert [article.text[s:e] for s, e in grown.content] == ["« Nous partons.", "« Nous reviendrons. »"]


def test_paragraphs_without_a_mark_stand_inside_until_one_closes() -> None:
    text = "Elle a dit : « Nous partons.\nIl le faut.\nNous reviendrons. »\nFin."
    article, tree = plain(text)
    one = Attribution("", "direct", "speech", ((0, 4),), ((5, 10),), ((text.index("«"), text.index("\n")),), "engine")
    (grown,) = continued(article, tree, [one], quote_states(tree, Passage(0, len(tree))))
    assert [article.text[s:e] for s, e in grown.content] == ["« Nous partons.", "Il le faut.", "Nous reviendrons. »"]


def test_but_not_when_none_closes() -> None:
    text = "Elle a dit : « Nous partons.\nIl le faut.\nFin."
    article, tree = plain(text)
    one = Attribution("", "direct", "speech", ((0, 4),), ((5, 10),), ((text.index("«"), text.index("\n")),), "engine")
    assert continued(article, tree, [one], quote_states(tree, Passage(0, len(tree)))) == [one]
