"""Coordinated clauses. If these fail, two announcements are counted as one, with one act and one date."""

from __future__ import annotations

from onrecord.attributions.parts import parts_of
from onrecord.model import Attribution
from onrecord.trees import Walk
from tests.trees import tree

TABLE = """
Roux      roux     PROPN nsubj 2
annonce   annoncer VERB  root  0
que       que      SCONJ mark  6
le        le       DET   det   5
port      port     NOUN  nsubj 6
rouvrira  rouvrir  VERB  ccomp 2
et        et       CCONJ cc    10
qu'       que      SCONJ mark  10
~elle     elle     PRON  nsubj 10
veille    veiller  VERB  conj  6
"""


def test_each_clause_with_its_own_subordinator_is_a_part() -> None:
    article, parsed = tree(TABLE)
    whole = Attribution("", "indirect", "speech", ((0, 4),), ((5, 12),), ((13, len(article.text)),), "engine")
    cut = parts_of(Walk(parsed), whole)
    assert [[article.text[s:e] for s, e in part] for part in cut.parts] == [
        ["que le port rouvrira"],
        ["qu'elle veille"],
    ]
    assert cut.content == whole.content


def test_one_clause_stays_whole() -> None:
    article, parsed = tree("\n".join(TABLE.strip().splitlines()[:6]))
    whole = Attribution("", "indirect", "speech", ((0, 4),), ((5, 12),), ((13, len(article.text)),), "engine")
    assert parts_of(Walk(parsed), whole).parts == ()
