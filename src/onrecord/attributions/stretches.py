"""A long article is read stretch by stretch, so that memory does not grow with what the network makes of each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.attributions.passages import Passage
from onrecord.model import Tree

# Tokens of a stretch; no article of the press is as long as one.
LONGEST = 50_000


def stretches(read: Sequence[Passage], longest: int = LONGEST) -> list[list[Passage]]:
    """The passages in groups of at most so many tokens from the first to the last, each of at least one passage."""
    out: list[list[Passage]] = []
    for passage in read:
        if out and passage.after - out[-1][0].first <= longest:
            out[-1].append(passage)
        else:
            out.append([passage])
    return out


def part(tree: Tree, first: int, after: int) -> Tree:
    """The tokens ``first`` to ``after`` (exclusive) as a tree of their own, offsets and blocks those of the whole."""
    own = slice(first, after)
    heads = [head - first if first <= head < after else token for token, head in enumerate(tree.head[own])]
    sentences = [number - tree.sentence[first] for number in tree.sentence[own]]
    vectors = None if tree.vectors is None else tree.vectors[own]
    return Tree(tree.lang, tree.start[own], tree.end[own], tree.form[own], tree.lemma[own], tree.pos[own],
                tree.rel[own], heads, tree.feats[own], sentences, tree.block[own], vectors)


def moved(found: Found, by: int) -> Found:
    """An attribution of a stretch in the tokens of the whole tree."""
    def of(segments: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((first + by, after + by) for first, after in segments)

    return replace(found, head=found.head + by, source=of(found.source), cue=of(found.cue), content=of(found.content))
