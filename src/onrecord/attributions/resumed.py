"""A paragraph that is a quotation nobody is named for: the speaker of the paragraph before goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.quotes import Quotation, quotations
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
    for before, first, after in zip(edges, edges[1:], [*edges[2:], len(tree)], strict=False):
        opened = [q for q in quotations(tree, first, after) if q.opening == first and q.closing is not None]
        if not opened or not free(tree, (first, opened[0].last + 1)):
            continue
        span = _span(tree, opened[0])
        owner = None if held.touches(span) else _owner(tree, out, before, first)
        if owner is not None:
            out[owner] = replace(out[owner], content=(*out[owner].content, span))
            held = Cover(s for one in out for s in (*one.content, *one.cue))
    return out


def _span(tree: Tree, quotation: Quotation) -> Span:
    return tree.start[quotation.opening], tree.end[quotation.last]


def _reach(one: Attribution) -> int:
    return max(end for _, end in (*one.source, *one.cue, *one.content))


def _owner(tree: Tree, found: Sequence[Attribution], before: int, first: int) -> int | None:
    """The direct attribution that the tokens ``before`` to ``first`` (a block) end with."""
    here = [n for n, one in enumerate(found) if tree.start[before] <= _reach(one) <= tree.end[first - 1]]
    if not here:
        return None
    owner = max(here, key=lambda n: _reach(found[n]))
    one, reach = found[owner], _reach(found[owner])
    rest = [t for t in range(before, first - 1) if tree.start[t] >= reach and tree.form[t] in _ENDS]
    return owner if one.kind == "direct" and one.cue and not rest else None
