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
