"""A list under what announces it: "Annonces de X :", "X set out four cases:". Each item is part of one attribution."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lang import language
from onrecord.model import Article, Attribution, Block, Span, Spans
from onrecord.spans import Cover, trim
from onrecord.trees import Walk

_BULLETS = " \t\u00a0-–—*•▪◦‣·●○■□➢►>"


def announced(article: Article, walk: Walk, found: Sequence[Attribution]) -> list[Attribution]:
    """Give each list to the attribution that announces it, making one where only a noun does (rule ``list``).

    The line above a list announces it when it ends with a colon. What the engine found inside of an item goes with the
    item: it stands inside the words of another.
    """
    openers = _openers(article, found)
    made: list[Attribution] = []
    grown: dict[int, Attribution] = {}
    for line, items in _lists(article):
        spans = [s for s in (item_words(article.text, item) for item in items) if s[0] < s[1]]
        opener = openers.get(line.span) or _nominal(article, walk, line)
        if opener is None or not spans:
            continue
        lead = tuple(s for s in opener.content if s[1] <= line.span[1])
        whole = replace(opener, content=(*lead, *spans), parts=tuple((s,) for s in spans))
        grown[id(opener)] = whole
        made.append(whole)
    listed = Cover(s for one in made for part in one.parts for s in part)
    return [a for a in found if id(a) not in grown and not any(listed.touches(c) for c in a.cue)] + made


def _openers(article: Article, found: Sequence[Attribution]) -> dict[Span, Attribution]:
    """For each block's span the attribution in it whose cue stands last, nearest to a colon at its end."""
    starts = [block.span[0] for block in article.blocks]
    out: dict[Span, Attribution] = {}
    for one in sorted((a for a in found if a.cue), key=lambda a: a.cue[-1][1]):
        at = bisect_right(starts, one.cue[0][0]) - 1
        if at >= 0:
            out[article.blocks[at].span] = one
    return out


def item_words(text: str, item: Block) -> Span:
    """The words of a list item, without its bullet and the comma or semicolon that ends it."""
    start, end = trim(text, item.span, _BULLETS)
    while end > start and text[end - 1] in ",; ":
        end -= 1
    return start, end


def _lists(article: Article) -> list[tuple[Block, list[Block]]]:
    """Each line that ends with a colon, with the items under it."""
    out: list[tuple[Block, list[Block]]] = []
    previous: Block | None = None
    for block in article.blocks:
        if block.kind == "item" and out and previous in (out[-1][0], *out[-1][1][-1:]):
            out[-1][1].append(block)
        elif article.text[slice(*block.span)].rstrip().endswith(":"):
            out.append((block, []))
        previous = block
    return [(line, items) for line, items in out if items]


def _nominal(article: Article, walk: Walk, line: Block) -> Attribution | None:
    """"Annonces de X :": a noun of announcing at the head of the line, the source hanging on it."""
    tree = walk.tree
    table = language(tree.lang).table("attributions")
    tokens = walk.tokens([line.span])
    for noun in tokens:
        if tree.lemma[noun] not in table["announcing"]:
            continue
        source = _source(walk, noun, table["joining"], tokens)
        if source is None:
            return None
        joint = tree.start[source[0]]
        cue = trim(article.text, (tree.start[noun], joint))
        content: Spans = ()
        return Attribution("", "indirect", "speech", walk.spans(source), (cue,), content, "list", 0.9, noun)
    return None


def _source(walk: Walk, noun: int, joining: Sequence[str], tokens: Sequence[int]) -> list[int] | None:
    """The noun phrase behind the joining word, up to the next preposition: "de Stoltenberg | sur le nucléaire"."""
    tree = walk.tree
    joints = [t for t in tokens if t > noun and tree.form[t].lower() in joining and t - noun <= 3]
    if not joints:
        return None
    out: list[int] = []
    for token in range(joints[0] + 1, tokens[-1] + 1):
        if tree.pos[token] in ("ADP", "PUNCT", "VERB", "SCONJ", "CCONJ") and out:
            break
        out.append(token)
    return out if any(tree.form[t][:1].isupper() for t in out) else None
