"""Clauses inside quotations. If these fail, « Moi, dit-il, je reste » is put down to whoever spoke before."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.features import quote_states
from onrecord.attributions.inserted import apart, around, inserted
from onrecord.attributions.passages import Passage
from onrecord.attributions.quotes import quotations
from tests.trees import tree

PLAIN = """
«     «     PUNCT punct 7
Moi   moi   PRON  dislocated 7
~,    ,     PUNCT punct 4
dit   dire  VERB  parataxis 7
~-il  il    PRON  nsubj 4
~,    ,     PUNCT punct 4
reste rester VERB root 0
»     »     PUNCT punct 7
"""
PERFECT = PLAIN.replace("dit   dire  VERB  parataxis 7", "a     avoir AUX   aux 7").replace(
    "~-il  il    PRON  nsubj 4",
    "~-t-il il    PRON  nsubj 4\nalors alors ADV  advmod 4\nlancé lancer VERB  parataxis 7")


def read(table: str) -> tuple[str, str, str] | None:
    article, parsed = tree(table)
    clauses = inserted(parsed, quote_states(parsed, Passage(0, len(parsed))))
    if not clauses:
        return None
    (head, clause), = clauses.items()
    found = around(Found(head, (), ((head, head + 1),), ((0, 1),), 0.9, 0.0, "speech"), clause,
                   quotations(parsed, 0, len(parsed)))
    said = [" | ".join(article.text[parsed.start[a]:parsed.end[b - 1]] for a, b in part)
            for part in (found.source, found.cue, found.content)]
    return said[0], said[1], said[2]


@pytest.mark.parametrize(("table", "wanted"), [
    (PLAIN, ("-il", "dit", "« Moi | reste »")),
    (PERFECT, ("-t-il", "a | alors lancé", "« Moi | reste »")),
    (PLAIN.replace("~,    ,     PUNCT punct 4\nreste", "~?    ?     PUNCT punct 4\nreste"), None),
    (PLAIN.replace("«     «", "\"     \"").replace("»     »", "x     x").replace("\"     \"", "y     y"), None),
])
def test_who_speaks_inside_a_quotation_is_its_source(table: str, wanted: tuple[str, str, str] | None) -> None:
    assert read(table) == wanted


def test_the_speaker_before_does_not_keep_it() -> None:
    """« A », ajoute Veld. « Moi, dit-il, je reste »."""
    _, parsed = tree(PLAIN)
    clauses = inserted(parsed, quote_states(parsed, Passage(0, len(parsed))))
    marked = quotations(parsed, 0, len(parsed))
    before = Found(99, (), ((99, 100),), ((90, 95), (0, 3)), 0.9, 0.0, "speech")
    own = Found(next(iter(clauses)), (), ((3, 4),), ((0, 3), (6, 8)), 0.9, 0.0, "speech")
    assert [one.content for one in apart([before, own], clauses, marked)] == [((90, 95),), own.content]
