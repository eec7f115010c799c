"""English heads. If these fail, "according to officials" and "is confident" look nothing like their French sisters."""

from __future__ import annotations

import numpy as np

from onrecord.lang.en.grammar import restructure
from onrecord.parses.neutral import Rows


def rows(table: str) -> Rows:
    cells = [line.split() for line in table.strip().splitlines()]
    forms, lemmas, pos, rels, heads = (list(column) for column in zip(*cells, strict=True))
    size = len(forms)
    return Rows(
        list(range(size)),
        list(range(1, size + 1)),
        forms,
        lemmas,
        pos,
        rels,
        [int(h) - 1 if int(h) else i for i, h in enumerate(heads)],
        ["_"] * size,
        [False] * size,
        np.zeros((size, 0)),
    )


def tree_of(made: Rows) -> list[str]:
    return [
        f"{form} {rel} {made.form[head] if head != i else '-'}"
        for i, (form, rel, head) in enumerate(zip(made.form, made.rel, made.head, strict=True))
    ]


def test_a_preposition_hangs_on_its_noun() -> None:
    made = rows("""
According accord   VERB prep 5
to        to       ADP  prep 1
officials official NOUN pobj 2
it        it       PRON nsubj 5
fell      fall     VERB ROOT 0""")
    restructure(made)
    assert tree_of(made)[:3] == ["According case officials", "to case officials", "officials obl fell"]


def test_be_hangs_on_its_predicate() -> None:
    made = rows("""
He        he        PRON nsubj 2
is        be        AUX  ROOT  0
confident confident ADJ  acomp 2
they      they      PRON nsubj 5
won       win       VERB ccomp 3""")
    restructure(made)
    assert tree_of(made) == [
        "He nsubj confident",
        "is cop confident",
        "confident ROOT -",
        "they nsubj won",
        "won ccomp confident",
    ]


def test_an_agent_and_a_clause_behind_a_preposition() -> None:
    made = rows("""
accused accuse VERB ROOT  0
by      by     ADP  agent 1
Ruritania ruritania PROPN pobj 2
of      of     ADP  prep  1
lying   lie    VERB pcomp 4""")
    restructure(made)
    assert tree_of(made)[1:] == [
        "by case Ruritania",
        "Ruritania obl:agent accused",
        "of mark lying",
        "lying advcl accused",
    ]


def test_infinitival_to_is_a_mark() -> None:
    made = rows("""
wants want VERB ROOT 0
to    to   PART aux  3
leave leave VERB xcomp 1""")
    restructure(made)
    assert tree_of(made)[1] == "to mark leave"


def test_a_preposition_without_a_complement_stays_where_it_is() -> None:
    made = rows("""
moved move VERB ROOT 0
on    on   ADP  prep 1""")
    restructure(made)
    assert tree_of(made)[1] == "on advmod moved"
