"""A quotation that runs on over paragraphs: opened again at the head of each, closed once at the end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.quotes import ALIKE, CLOSERS, CLOSING, OPENING, PAIRS, SINGLE, UNCLOSED
from onrecord.model import Article, Attribution, Span, Tree
from onrecord.spans import Cover

_OPENING = ALIKE | frozenset(PAIRS)
_ANY = _OPENING | CLOSERS
# A quotation may hold so many paragraphs in a row that have no mark at all.
_UNMARKED = 6
# Tokens that are searched for a mark; a text made to hurt has none.
_FAR = 3000


def continued(article: Article, tree: Tree, found: Sequence[Attribution], quoted: Sequence[int]) -> list[Attribution]:
    """Lengthen each attribution whose quotation is still open at the end of its block.

    The next block belongs to it when it begins with an opening mark; so on until one closes. What the engine found
    inside of these blocks is dropped: it stands inside another's words.
    """
    first, last = _edges(tree, len(article.blocks))
    ends = [block.span[1] for block in article.blocks]
    grown: list[Attribution] = []
    taken: list[Span] = []
    for one in sorted(found, key=lambda a: a.content):
        if taken and one.cue and one.cue[0][0] < taken[-1][1]:
            continue
        more = _following(tree, bisect_left(ends, one.content[-1][1]), one.content[-1][1], quoted, first, last)
        grown.append(replace(one, content=(*one.content, *more)))
        taken.extend(more)
    cover = Cover(taken)
    return [one for one in grown if not any(cover.touches(cue) for cue in one.cue)]


def goes_on(tree: Tree, first: int) -> bool:
    """Whether the block that begins with a token goes on with a quotation left open before it.

    It is opened again, or closed without being opened, there or after a few paragraphs that have no mark at all.
    """
    if tree.form[first] in _OPENING:
        return True
    block = tree.block[first]
    for token in range(first, min(first + _FAR, len(tree))):
        form = tree.form[token]
        if tree.block[token] > block + _UNMARKED:
            return False
        if form in _ANY and not (form in SINGLE and _apostrophe(tree, token)):
            return form in CLOSERS and form not in _OPENING
    return False


def _apostrophe(tree: Tree, token: int) -> bool:
    """Whether a single mark stands inside or at the end of a word."""
    return token > 0 and tree.start[token] == tree.end[token - 1]


def _edges(tree: Tree, blocks: int) -> tuple[list[int], list[int]]:
    """The first and the last token of each block, -1 for one without tokens."""
    first, last = [-1] * blocks, [-1] * blocks
    for token, block in enumerate(tree.block):
        if first[block] < 0:
            first[block] = token
        last[block] = token
    return first, last


def _following(tree: Tree, block: int, end: int, quoted: Sequence[int], first: Sequence[int],
               last: Sequence[int]) -> list[Span]:
    """What goes on in the blocks behind ``block``, in which the content ends at the character ``end``."""
    more: list[Span] = []
    while block + 1 < len(first):
        open_end = more or (last[block] >= 0 and quoted[last[block]] in (OPENING, UNCLOSED)
                            and tree.end[last[block]] <= end + 1)
        following = first[block + 1]
        if not open_end or following < 0 or not goes_on(tree, following):
            break
        closing = next((t for t in range(following, last[block + 1] + 1)
                        if quoted[t] == CLOSING or (tree.form[t] in CLOSERS and not quoted[t])), None)
        stop = last[block + 1] if closing is None else closing
        more.append((tree.start[following], tree.end[stop]))
        block += 1
        if closing is not None:
            break
    return more
