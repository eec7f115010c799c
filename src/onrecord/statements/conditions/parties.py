"""Who would act, and against whom, where the words of a condition say so."""

from __future__ import annotations

from onrecord.model import Spans
from onrecord.statements.conditions.markers import markers
from onrecord.statements.passage import Passage


def agent(passage: Passage, then: list[int]) -> Spans:
    """The words for who would act: the subject of the *then*, or a passive's agent; empty where nobody is named."""
    walk, inside = passage.page.walk, frozenset(then)
    for token in then:
        if walk.tree.rel[token] == "obl:agent":
            return walk.spans(t for t in walk.subtree(token) if t in inside)
    for token in then:
        if walk.tree.rel[token] == "nsubj":
            return walk.spans(t for t in walk.subtree(token) if t in inside)
    return ()


def against(passage: Passage, if_: list[int], then: list[int]) -> Spans:
    """Whom it would be done to: who does the deed of the *if*, else what "against" governs in the *then*."""
    page, walk = passage.page, passage.page.walk
    known = markers(walk.tree.lang).against
    for tokens, rels in ((if_, ("nsubj",)), (then, ("obl", "nmod"))):
        for token in tokens:
            if walk.tree.rel[token] not in rels or walk.tree.pos[token] != "PROPN":
                continue
            cases = [c for c in walk.children[token] if walk.tree.rel[c] == "case"]
            if "nsubj" in rels or any(page.forms[c] in known for c in cases):
                return walk.spans(walk.subtree(token))
    return ()
