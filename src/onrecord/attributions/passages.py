"""Passages: what the engine reads at once. A paragraph, or a paragraph with what its colon announces."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Tree

# Longer passages are cut at a sentence: memory grows with length, and no cue reaches further (99 % of contents lie in
# the paragraph of their cue; measured on PolNeAR train).
MAX_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens ``first`` to ``after`` (exclusive) of the tree."""

    first: int
    after: int

    def __len__(self) -> int:
        return self.after - self.first


def passages(tree: Tree) -> list[Passage]:
    """The passages of an article, in order; together they hold every token once."""
    bounds = _blocks(tree)
    out: list[Passage] = []
    for first, after in bounds:
        if out and _announces(tree, out[-1].after - 1) and len(out[-1]) + after - first <= MAX_TOKENS:
            out[-1] = Passage(out[-1].first, after)
        else:
            out.extend(_pieces(tree, first, after))
    return out


def _blocks(tree: Tree) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for token, block in enumerate(tree.block):
        if bounds and tree.block[bounds[-1][0]] == block:
            bounds[-1] = (bounds[-1][0], token + 1)
        else:
            bounds.append((token, token + 1))
    return bounds


def _announces(tree: Tree, last: int) -> bool:
    return tree.form[last] == ":"


def _pieces(tree: Tree, first: int, after: int) -> list[Passage]:
    """The block, cut after the last sentence that fits, or hard where a sentence is longer than that."""
    out = []
    while after - first > MAX_TOKENS:
        at = first + MAX_TOKENS
        while at > first and tree.sentence[at] == tree.sentence[at - 1]:
            at -= 1
        at = at if at > first else first + MAX_TOKENS
        out.append(Passage(first, at))
        first = at
    out.append(Passage(first, after))
    return out
