"""Direct, mixed or indirect: decided by the typography, as the annotation guidelines of both gold sets do."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.quotes import INSIDE, MARKS, NESTED, UNCLOSED
from onrecord.model import AttributionKind, Tree
from onrecord.trees import NOMINAL

# Share of a content's letters between marks from which on the quotation is the content. The scorer of the gold sets
# draws the line at the same place.
_WHOLE = 0.9


def kind_of(tree: Tree, content: Sequence[tuple[int, int]], quoted: Sequence[int], head: int) -> AttributionKind:
    """The kind of a content given in token segments; ``quoted`` holds a quotation state for each token of the tree.

    Direct: all of it stands between marks and nothing governs it (no *que*, *that*, *to* before the marks, no bare noun
    phrase as the cue's object). Mixed: some of it, or all of it but governed. Indirect: none.
    """
    tokens = [t for first, after in content for t in range(first, after) if any(c.isalnum() for c in tree.form[t])]
    if not tokens:
        return "indirect"
    letters = [len(tree.form[t]) for t in tokens]
    inside = sum(n for t, n in zip(tokens, letters, strict=True) if quoted[t] in (INSIDE, NESTED, UNCLOSED))
    share = inside / sum(letters)
    if share == 0:
        return "indirect"
    if share < _WHOLE or quoted[tokens[0]] == 0 or _governed(tree, tokens, head):
        return "mixed"
    return "direct"


def _governed(tree: Tree, tokens: Sequence[int], head: int) -> bool:
    """Whether the quoted words are part of the reporting clause: a phrase without a verb of its own, as its object."""
    first = tokens[0]
    before = first - 1
    while before >= 0 and tree.form[before] in MARKS:
        before -= 1
    inside = before >= 0 and tree.block[before] == tree.block[first]
    if inside and before != head and tree.rel[before] in ("mark", "case"):
        return True
    verbs = any(tree.pos[t] in ("VERB", "AUX") and "VerbForm=Fin" in tree.feats[t] for t in tokens)
    if verbs:
        return False
    top = next((t for t in tokens if tree.head[t] not in tokens or tree.head[t] == t), first)
    return tree.head[top] == head and tree.rel[top] in ("obj", "obl", "xcomp", "nmod") and tree.pos[top] in NOMINAL
