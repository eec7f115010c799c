"""Where each token stands in the tree as seen from a cue: in which branch, how far up."""

from __future__ import annotations

import numpy as np

from onrecord.attributions.features import RELS, rel_id
from onrecord.attributions.passages import Passage
from onrecord.model import Tree

# 0: another sentence; 1: the cue itself; then a relation's number: the branch of the cue's child; then, for the first,
# second and further ancestors, the ancestor itself (relation 0) or the branch of its child.
LEVELS = 3
BRANCHES = 2 + len(RELS) * (LEVELS + 1)
_REACH = (1, 2, 3, 5, 8, 12, 20, 35)
DISTANCES = 2 * (len(_REACH) + 1) + 1


class Preorder:
    """A tree's tokens in the order of a walk from the roots, so that a subtree is an interval."""

    def __init__(self, tree: Tree, children: list[list[int]]) -> None:
        size = len(tree)
        self.tree = tree
        self.children = children
        enter, leave = [0] * size, [0] * size
        at = 0
        for root in range(size):
            if tree.head[root] != root:
                continue
            stack = [root]
            while stack:
                token = stack.pop()
                if token < 0:
                    leave[~token] = at
                    continue
                enter[token] = at
                at += 1
                stack.append(~token)
                stack.extend(reversed(children[token]))
        self.enter = np.asarray(enter)
        self.leave = leave

    def branches(self, passage: Passage, cue: int) -> np.ndarray:
        """For each token of a passage its code as seen from the cue, int32."""
        places = self.enter[passage.first:passage.after]
        out = np.zeros(len(passage), dtype=np.int32)
        chain = [cue]
        while self.tree.head[chain[-1]] != chain[-1]:
            chain.append(self.tree.head[chain[-1]])
        for level in range(len(chain) - 1, -1, -1):
            node = chain[level]
            base = 2 + len(RELS) * min(level, LEVELS)
            self._paint(out, places, node, base)
        out[cue - passage.first] = 1
        return out

    def _paint(self, out: np.ndarray, places: np.ndarray, node: int, base: int) -> None:
        begin, end = self.enter[node], self.leave[node]
        inside = np.flatnonzero((places >= begin) & (places < end))
        below = self.children[node]
        if not below:
            out[inside] = base
            return
        starts = self.enter[below]
        rels = np.asarray([0] + [rel_id(self.tree.rel[c]) for c in below])
        out[inside] = base + rels[np.searchsorted(starts, places[inside], side="right")]


def distances(passage: Passage, cue: int) -> np.ndarray:
    """For each token of a passage how far it stands from the cue, in steps that widen, int32."""
    gap = np.arange(passage.first, passage.after) - cue
    step = np.where(gap == 0, 0, np.searchsorted(_REACH, np.abs(gap), side="left") + 1)
    return (np.where(gap < 0, -step, step) + len(_REACH) + 1).astype(np.int32)
