"""A paragraph that is a quotation nobody is named for: the speaker of the paragraph before goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.continuation import goes_on
from onrecord.attributions.quotes import MARKS, Quotation, quotations
from onrecord.attributions.unbroken import free
from onrecord.model import Attribution, Span, Tree
from onrecord.spans import Cover

_ENDS = frozenset(".!?…")


def resumed(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    """Give each quotation that opens a block, and that no attribution holds, to the one that ended the block before.

    Only where it is a sentence of its own, and where nothing stands between the two but the clause that says who spoke.
    """
    out = sorted(found, key=_reach)
    edges = [t for t in range(len(tree)) if t == 0 or tree.block[t] != tree.block[t - 1]]
    if len(edges) < 2:
        return out
    held = Cover(span for one in out for span in (*one.content, *one.cue))
    speaking = _speaking(tree, out)
    for before, first, after in zip(edges, edges[1:], [*edges[2:], len(tree)], strict=False):
        owner = speaking.get(tree.block[before])
        quotation = _opened(tree, first, after) if owner is not None else None
        if owner is None or quotation is None or held.touches(_span(tree, quotation)):
            continue
        one, span = out[owner], _span(tree, quotation)
        rest = (t for t in range(before, first - 1) if tree.start[t] >= _reach(one))
        if any(tree.form[t] in _ENDS for t in rest) or not _alike(tree, one, quotation):
            continue
        out[owner] = replace(one, content=(*one.content, span))
        speaking[tree.block[first]] = max(speaking.get(tree.block[first], owner), owner, key=lambda n: _reach(out[n]))
    return out


def _opened(tree: Tree, first: int, after: int) -> Quotation | None:
    """The quotation that a block begins with, when it is a sentence of its own and closes, there or further on."""
    if tree.form[first] not in MARKS:
        return None
    for quotation in quotations(tree, first, after):
        closes = quotation.closing is not None or (after < len(tree) and goes_on(tree, after))
        if quotation.opening == first and closes and free(tree, (first, quotation.last + 1)):
            return quotation
    return None


def _speaking(tree: Tree, found: Sequence[Attribution]) -> dict[int, int]:
    """For each block the direct attribution that reaches furthest in it; ``found`` is in the order of reach."""
    return {tree.block[bisect_left(tree.start, _reach(one)) - 1]: number for number, one in enumerate(found)
            if one.kind == "direct" and one.cue}


def _alike(tree: Tree, one: Attribution, quotation: Quotation) -> bool:
    """Whether a quotation left open is opened by the mark of the one before: else it is a quotation around that one."""
    token = bisect_left(tree.start, one.content[0][0])
    return quotation.closing is not None or tree.form[token] == tree.form[quotation.opening]


def _span(tree: Tree, quotation: Quotation) -> Span:
    return tree.start[quotation.opening], tree.end[quotation.last]


def _reach(one: Attribution) -> int:
    return max(end for _, end in (*one.source, *one.cue, *one.content))
