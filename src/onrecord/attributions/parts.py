"""One attribution, several statements: coordinated clauses that each have their own subordinator."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Attribution, Span, Spans
from onrecord.trees import Walk



def parts_of(walk: Walk, one: Attribution) -> Attribution:
    """The attribution with its parts, if it has several; left alone when a rule has already cut it."""
    if one.parts or one.kind == "direct":
        return one
    cuts = _cuts(walk, one)
    if not cuts:
        return one
    pieces: list[Spans] = []
    edges = [0, *cuts, 1 << 60]
    for start, end in zip(edges, edges[1:], strict=False):
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
        if _coordinated(walk, tree.head[token], clause) and token - 1 in inside:
            cuts.append(tree.start[token])
    return cuts


def _coordinated(walk: Walk, clause: int, first: int) -> bool:
    """Whether a clause is joined to the first one, itself or through others."""
    while clause != first and walk.tree.rel[clause] == "conj" and walk.tree.head[clause] != clause:
        clause = walk.tree.head[clause]
    return clause == first


def _trim(walk: Walk, span: Span) -> Span:
    """Without the conjunction and the punctuation at its end."""
    text = walk.tree
    tokens = walk.tokens([span])
    while tokens and (text.pos[tokens[-1]] == "CCONJ" or text.form[tokens[-1]] in (",", ";")):
        tokens.pop()
    if not tokens:
        return span
    return span[0], min(span[1], max(text.end[t] for t in tokens))
