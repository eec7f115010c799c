"""What a table cannot say of English: from ClearNLP's heads to those of Universal Dependencies.

ClearNLP makes a preposition the head of its noun and "be" the head of its predicate; Universal Dependencies hang both
below the word that carries the meaning. After this, one grammar serves English and French.
"""

from __future__ import annotations

from typing import Protocol

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMPLEMENTS = ("pobj", "pcomp", "prep", "amod", "advmod")


class _Rows(Protocol):
    form: list[str]
    lemma: list[str]
    pos: list[str]
    rel: list[str]
    head: list[int]


def restructure(rows: _Rows) -> None:
    """Rewrite heads and relations in place: infinitival "to", prepositions, then copulas."""
    for i, pos in enumerate(rows.pos):
        if rows.rel[i] == "aux" and pos == "PART":
            rows.rel[i] = "mark"
    _lower_prepositions(rows)
    _lower_copulas(rows)


def _children(rows: _Rows) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in rows.head]
    for i, head in enumerate(rows.head):
        if head != i:
            found[head].append(i)
    return found


def _lower_prepositions(rows: _Rows) -> None:
    """From the innermost out, so that "according to officials" ends as officials with two cases."""
    children = _children(rows)
    for i in sorted((i for i, rel in enumerate(rows.rel) if rel in ("prep", "agent", "dative")),
                    key=lambda i: -_depth(rows, i)):
        if rows.rel[i] == "dative" and rows.pos[i] != "ADP":
            continue
        complement = _complement(rows, children[i])
        if complement is None:
            rows.rel[i] = "advmod" if rows.pos[i] in ("ADP", "ADV", "SCONJ") else "advcl"
            continue
        _swap(rows, children, i, complement)


def _depth(rows: _Rows, i: int) -> int:
    depth = 0
    while rows.head[i] != i and depth < 1000:
        i = rows.head[i]
        depth += 1
    return depth


def _complement(rows: _Rows, children: list[int]) -> int | None:
    for wanted in ("pobj", "obl", "nmod", "pcomp", "advcl", "acl"):
        for child in children:
            if rows.rel[child] == wanted:
                return child
    return None


def _swap(rows: _Rows, children: list[list[int]], preposition: int, complement: int) -> None:
    """The complement takes the preposition's place and the preposition hangs on it."""
    head = rows.head[preposition]
    root = head == preposition
    clause = rows.rel[complement] in ("pcomp", "advcl", "acl") and rows.pos[complement] in ("VERB", "AUX")
    nominal = not root and rows.pos[head] in _NOMINAL
    agent = rows.rel[preposition] == "agent"
    if root:
        rows.rel[complement] = "ROOT"
    elif clause:
        rows.rel[complement] = "acl" if nominal else "advcl"
    else:
        rows.rel[complement] = "obl:agent" if agent else "nmod" if nominal else "obl"
    rows.rel[preposition] = "mark" if clause else "case"
    rows.head[complement] = complement if root else head
    if not root:
        children[head] = [complement if c == preposition else c for c in children[head]]
    for child in children[preposition]:
        if child != complement:
            rows.head[child] = complement
            children[complement].append(child)
    rows.head[preposition] = complement
    children[complement].append(preposition)
    children[preposition] = []


def _lower_copulas(rows: _Rows) -> None:
    children = _children(rows)
    for i, lemma in enumerate(rows.lemma):
        if lemma != "be" or rows.rel[i] in ("aux", "auxpass"):
            continue
        predicate = next((c for c in children[i] if rows.rel[c] in ("attr", "acomp")), None)
        if predicate is not None:
            _raise_predicate(rows, children, i, predicate)


def _raise_predicate(rows: _Rows, children: list[list[int]], copula: int, predicate: int) -> None:
    head = rows.head[copula]
    rows.rel[predicate] = rows.rel[copula]
    rows.head[predicate] = predicate if head == copula else head
    if head != copula:
        children[head] = [predicate if c == copula else c for c in children[head]]
    for child in children[copula]:
        if child != predicate:
            rows.head[child] = predicate
            children[predicate].append(child)
    rows.rel[copula] = "cop"
    rows.head[copula] = predicate
    children[predicate].append(copula)
    children[copula] = []
