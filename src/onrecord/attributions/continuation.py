"""A quotation that runs on over paragraphs: opened again at the head of each, closed once at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.quotes import ALIKE, CLOSING, OPENING, PAIRS, UNCLOSED
from onrecord.model import Article, Attribution, Span, Tree
from onrecord.spans import overlap


def continued(article: Article, tree: Tree, found: Sequence[Attribution], quoted: Sequence[int]) -> list[Attribution]:
    """Lengthen each attribution whose quotation is still open at the end of its block.

    The next block belongs to it when it begins with an opening mark; so on until one closes. What the engine found
    inside of these blocks is dropped: it stands inside another's words.
    """
    first, last = _edges(tree, len(article.blocks))
    grown: list[Attribution] = []
    taken: list[Span] = []
    for one in found:
        more = _following(article, tree, one, quoted, first, last)
        grown.append(replace(one, content=(*one.content, *more)))
        taken.extend(more)
    return [one for one in grown if not any(overlap(cue, span) for cue in one.cue for span in taken)]


def _edges(tree: Tree, blocks: int) -> tuple[list[int], list[int]]:
    """The first and the last token of each block, -1 for one without tokens."""
    first, last = [-1] * blocks, [-1] * blocks
    for token, block in enumerate(tree.block):
        if first[block] < 0:
            first[block] = token
        last[block] = token
    return first, last


def _following(article: Article, tree: Tree, one: Attribution, quoted: Sequence[int], first: Sequence[int],
               last: Sequence[int]) -> list[Span]:
    end = max(one.content, default=(0, 0))[1]
    block = next((n for n, b in enumerate(article.blocks) if b.span[0] < end <= b.span[1]), None)
    more: list[Span] = []
    while block is not None and block + 1 < len(article.blocks):
        open_end = last[block] >= 0 and quoted[last[block]] in (OPENING, UNCLOSED) and tree.end[last[block]] <= end + 1
        following = first[block + 1]
        if not open_end or following < 0 or tree.form[following] not in ALIKE | set(PAIRS):
            break
        closing = next((t for t in range(following, last[block + 1] + 1) if quoted[t] == CLOSING), None)
        stop = last[block + 1] if closing is None else closing
        more.append((tree.start[following], tree.end[stop]))
        end, block = more[-1][1], block + 1
    return more
