"""Clauses between commas. If these fail, "La France, a rappelé le Quai, n'a plus ..." is put down to France."""

from __future__ import annotations

import pytest

from onrecord.attributions.decode import Found
from onrecord.attributions.features import quote_states
from onrecord.attributions.incises import incises, parted
from onrecord.attributions.passages import Passage
from onrecord.attributions.quotes import quotations
from tests.trees import tree

# As the parser reads it: France as subject, the ministry as object.
WRONG = """
La La DET det 2
Kestrie Kestrie PROPN nsubj 5
~, , PUNCT punct 5
a avoir AUX aux 5 VerbForm=Fin
rappelé rappeler VERB root 0 VerbForm=Part
le le DET det 7
ministère ministère NOUN obj 5
~, , PUNCT punct 5
n' ne ADV advmod 10
~a avoir VERB advcl 5 VerbForm=Fin
plus plus ADV advmod 10
rien rien PRON obj 10
~. . PUNCT punct 5
"""
CITED = WRONG.replace("a avoir AUX aux 5 VerbForm=Fin\nrappelé rappeler VERB root 0 VerbForm=Part",
                      "selon selon ADP case 6").replace("ministère NOUN obj 5", "ministère NOUN root 0")
SAID = ("La Kestrie | n'a plus rien", "le ministère", "a rappelé")


def read(table: str, found: tuple[int, tuple[int, int]] | None = None) -> tuple[str, str, str] | None:
    """Content, source, cue. found: head and source of what the network made of it."""
    article, parsed = tree(table)
    clauses = incises(parsed, quote_states(parsed, Passage(0, len(parsed))))
    if not clauses:
        return None
    (clause,) = clauses.values()
    given = None if found is None else Found(found[0], (found[1],), ((3, 5),), ((8, 12),), 0.9, -1.0, "speech")
    one = parted(given, clause, quotations(parsed, 0, len(parsed)))
    content, source, cue = (" | ".join(article.text[parsed.start[a]:parsed.end[b - 1]] for a, b in part)
                            for part in (one.content, one.source, one.cue))
    return content, source, cue


def test_the_subject_behind_the_verb_speaks() -> None:
    assert read(WRONG) == SAID


def test_even_where_the_network_reads_it_the_wrong_way_round() -> None:
    assert read(WRONG, (4, (0, 2))) == SAID


def test_a_preposition_does_as_well() -> None:
    assert read(CITED) == ("La Kestrie | n'a plus rien", "le ministère", "selon")


def test_inside_a_quotation_all_of_it_is_said() -> None:
    table = "« « PUNCT punct 6\n" + "\n".join(
        " ".join([*cells[:4], str(int(cells[4]) + 1 if int(cells[4]) else 0), *cells[5:]])
        for cells in (line.split() for line in WRONG.strip().splitlines())) + "\n» » PUNCT punct 6"
    assert read(table) == ("« La Kestrie | n'a plus rien. »", "le ministère", "a rappelé")


@pytest.mark.parametrize(("old", "new"), [
    ("rappelé rappeler VERB", "mangé manger VERB"),                       # it says nothing
    ("Kestrie Kestrie PROPN nsubj 5", "arrive arriver VERB root 0 VerbForm=Fin"),  # one verb after the other
    ("~a avoir VERB advcl 5 VerbForm=Fin", "~a avoir NOUN obj 5"),          # nothing goes on behind
    ("le le DET det 7", "de de ADP case 7"),                              # no subject
])
def test_but_not_where_the_sentence_is_another(old: str, new: str) -> None:
    assert old in WRONG
    assert read(WRONG.replace(old, new)) is None
