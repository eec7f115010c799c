"""One attribution, several statements: coordinated clauses that each have their own subordinator."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.model import Attribution, Span, Spans
from onrecord.trees import NOMINAL, Walk


def parts_of(walk: Walk, one: Attribution) -> Attribution:
    """The attribution with its parts, if it has several; left alone when a rule has already cut it."""
    if one.parts or one.kind == "direct":
        return one
    cuts = _cuts(walk, one)
    if not cuts:
        return one
    pieces: list[Spans] = []
    edges = [0, *cuts, 1 << 60]
    for start, end in pairwise(edges):
        inside = [(max(s, start), min(e, end)) for s, e in one.content]
        spans = tuple(_trim(walk, s) for s in inside if s[0] < s[1])
        spans = tuple(s for s in spans if s[0] < s[1])
        if spans:
            pieces.append(spans)
    return replace(one, parts=tuple(pieces)) if len(pieces) > 1 else one


def _cuts(walk: Walk, one: Attribution) -> list[int]:
    """Where a coordinated clause begins with the same word that the content begins with (*que*, *that*, *to*, *de*)."""
    tree = walk.tree
    tokens = walk.tokens(one.content)
    if not tokens:
        return []
    first = tokens[0]
    if tree.rel[first] not in ("mark", "case") and tree.pos[first] != "SCONJ":
        return []
    inside = set(tokens)
    clause = tree.head[first]
    cuts = []
    for token in tokens[1:]:
        if tree.lemma[token] != tree.lemma[first] or tree.rel[token] != tree.rel[first]:
            continue
        joined = tree.pos[token - 1] == "CCONJ" and tree.rel[tree.head[token]] == "conj"
        if joined and token - 1 in inside and _coordinated(walk, tree.head[token], clause):
            cuts.append(tree.start[token])
    return cuts


def _coordinated(walk: Walk, clause: int, first: int) -> bool:
    """Whether a clause is joined to the first one, itself or through others.

    A finite clause cannot be joined to a noun: where the parser says so, it chose the nearest noun, and the clause is
    taken to be joined to the first.
    """
    tree = walk.tree
    while clause != first and tree.rel[clause] == "conj" and tree.head[clause] != clause:
        clause = tree.head[clause]
    return clause == first or tree.pos[clause] in NOMINAL


def _trim(walk: Walk, span: Span) -> Span:
    """Without the conjunction and the punctuation at its end."""
    text = walk.tree
    tokens = walk.tokens([span])
    while tokens and (text.pos[tokens[-1]] == "CCONJ" or text.form[tokens[-1]] in (",", ";")):
        tokens.pop()
    if not tokens:
        return span
    return span[0], min(span[1], max(text.end[t] for t in tokens))
