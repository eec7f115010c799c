"""A quotation belongs whole to one attribution, and one left over goes on with the speaker before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.attributions.orphans import beside, voiced
from onrecord.attributions.quotes import Quotation
from onrecord.model import Tree

_Segment = tuple[int, int]
_ENDS = frozenset(".!?…")
# A quotation of fewer words is a phrase that the sentence around it uses.
_WORDS = 4
# As many words as the end of a sentence counts for, when the nearest cue is looked for.
_APART = 10


def unbroken(tree: Tree, found: Sequence[Found], quotations: Sequence[Quotation]) -> list[Found]:
    """The attributions of one passage, none of which holds a part of a quotation only.

    quotations: those of the passage that close, here or in the next block, and stand in no other. A quotation that cues
    outside of it claim goes to the one that stands nearest, from mark to mark; one that no cue claims goes to the
    quotation before it, when only the clause that says who spoke stands between the two, else to whom the sentence
    before it is about.
    """
    out = list(found)
    for quotation in quotations:
        span = (quotation.opening, quotation.last + 1)
        owner: int | None = None
        claims = [n for n, one in enumerate(out) if not _inside(one.head, span) and _claims(tree, one, span)]
        if claims:
            owner = min(claims, key=lambda n: (_away(tree, out[n], span), -out[n].likely))
            out = [_given(one, span) if n == owner else _taken(one, span) if n in claims else one
                   for n, one in enumerate(out)]
        elif any(_meets(one, span) for one in out):
            continue
        elif (named := beside(tree, span)) is not None:
            out.append(named)
        elif free(tree, span):
            owner = _speaker(tree, out, span, quotations)
            if owner is not None:
                out[owner] = _given(out[owner], span)
            elif (orphan := voiced(tree, out, span)) is not None:
                out.append(orphan)
        else:
            continue
        out = [one for n, one in enumerate(out) if one.content and (n == owner or not _inside(one.head, span))]
    return out


def _inside(token: int, span: _Segment) -> bool:
    return span[0] <= token < span[1]


def _meets(one: Found, span: _Segment) -> bool:
    return any(piece[0] < span[1] and span[0] < piece[1] for piece in one.content) or _inside(one.head, span)


def _claims(tree: Tree, one: Found, span: _Segment) -> bool:
    """Whether a content holds most of the quotation, begins with it, or holds its end from a sentence's start."""
    for first, after in one.content:
        if 2 * (min(after, span[1]) - max(first, span[0])) > span[1] - span[0]:
            return True
        if first in (span[0], span[0] + 1) and after > span[0] + 1:
            return True
        if span[0] + 1 < first < span[1] - 1 <= after and tree.form[first - 1] in _ENDS:
            return True
    return False


def _given(one: Found, span: _Segment) -> Found:
    """With all of the quotation."""
    pieces: list[_Segment] = []
    for first, after in sorted([*one.content, span]):
        if pieces and first <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(after, pieces[-1][1]))
        else:
            pieces.append((first, after))
    return replace(one, content=tuple(pieces))


def _taken(one: Found, span: _Segment) -> Found:
    """Without anything of the quotation."""
    pieces: list[_Segment] = []
    for first, after in one.content:
        pieces += [p for p in ((first, min(after, span[0])), (max(first, span[1]), after)) if p[0] < p[1]]
    return replace(one, content=tuple(pieces))


def _away(tree: Tree, one: Found, span: _Segment) -> int:
    """Words between the quotation and the nearest word of cue or source; the end of a sentence counts for many."""
    return min(sum(_APART if tree.form[t] in _ENDS else tree.form[t][0].isalnum()
                   for t in (range(after, span[0]) if after <= span[0] else range(span[1], first)))
               for first, after in (*one.cue, *one.source))


def free(tree: Tree, span: _Segment) -> bool:
    """Whether a quotation (mark to mark, in tokens) is a sentence of its own: one ends before it, and one with it."""
    before, last = span[0] - 1, span[1] - 1
    words = sum(tree.form[t][0].isalnum() for t in range(*span))
    begins = before < 0 or tree.block[before] != tree.block[span[0]] or _closed(tree, before)
    following = span[1] if span[1] < len(tree) and tree.block[span[1]] == tree.block[last] else None
    ends = tree.form[last - 1] in _ENDS or following is None or tree.form[following] in _ENDS
    return words >= _WORDS and begins and ends


def _closed(tree: Tree, token: int) -> bool:
    """Whether a sentence ends with this token: a full stop, perhaps with a closing mark behind it."""
    return tree.form[token] in _ENDS or (not tree.form[token].isalnum() and token > 0 and tree.form[token - 1] in _ENDS)


def _speaker(tree: Tree, found: Sequence[Found], span: _Segment, quotations: Sequence[Quotation]) -> int | None:
    """The attribution of the quotation before, when its clause ends where this quotation begins.

    What the clause says beside ("said Veld, summing up the talks") does not change who speaks.
    """
    before = [q for q in quotations if q.last < span[0]]
    if not before or tree.block[before[-1].opening] != tree.block[span[0]]:
        return None
    opening, last = before[-1].opening, before[-1].last
    owners = [n for n, one in enumerate(found)
              if any(first <= opening + 1 and last <= after for first, after in one.content)]
    others = [one for n, one in enumerate(found) if n not in owners and _inside(one.head, (last, span[0]))]
    if not owners or not all(_beside(tree.feats[one.head]) for one in others):
        return None
    between = [t for t in range(last + 1, span[0] - 1) if tree.form[t] in _ENDS]
    return owners[0] if not between else None


def _beside(feats: str) -> bool:
    """Whether the features are those of a present participle."""
    return "VerbForm=Part" in feats and "Tense=Pres" in feats
