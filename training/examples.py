"""From gold documents to what the network learns from: passages, features, and a label for each token and cue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.attributions.branches import Preorder, distances
from onrecord.attributions.features import token_features
from onrecord.attributions.passages import Passage, passages
from onrecord.attributions.vectors import inputs
from onrecord.model import Article, Tree
from onrecord.trees import Walk

CLASSES = ("speech", "thought", "attitude", "decree", "evidence")
# Labels of a token as seen from a cue: outside, then begin and inside of source, content and cue.
ROLES = ("source", "content", "cue")


@dataclass
class Cue:
    """A gold attribution within one passage: its head word and the label of each token, as seen from it."""

    head: int
    labels: np.ndarray
    branches: np.ndarray
    distances: np.ndarray
    class_: int


@dataclass
class Example:
    """One passage."""

    document: str
    lang: str
    features: np.ndarray
    vectors: np.ndarray
    heads: np.ndarray
    cues: list[Cue]
    ignore: bool = False


def examples(row: dict[str, Any], lang: str, article: Article, tree: Tree) -> Iterator[Example]:
    """The passages of one gold document."""
    walk = Walk(tree)
    order = Preorder(tree, walk.children)
    read = passages(tree)
    features = token_features(article, tree, read)
    vectors = inputs(tree)
    heads = np.asarray(tree.head)
    gold: list[tuple[int, dict[str, Any]]] = []
    for attribution in row["attributions"]:
        tokens = walk.tokens(attribution["cue"])
        head = walk.head(tokens)
        if head is not None:
            gold.append((head, attribution))
    for passage in read:
        where = slice(passage.first, passage.after)
        local = heads[where] - passage.first
        local = np.where((local < 0) | (local >= len(passage)), np.arange(len(passage)), local)
        cues = [
            _cue(passage, head, attribution, walk, order)
            for head, attribution in gold
            if passage.first <= head < passage.after
        ]
        yield Example(row["id"], lang, features[where], vectors[where], local, cues)


def _cue(passage: Passage, head: int, attribution: dict[str, Any], walk: Walk, order: Preorder) -> Cue:
    labels = np.zeros(len(passage), dtype=np.int8)
    for number, role in enumerate(ROLES):
        for span in attribution[role]:
            tokens = [t - passage.first for t in walk.tokens([span]) if passage.first <= t < passage.after]
            tokens = [t for t in tokens if labels[t] == 0]
            for position, token in enumerate(tokens):
                labels[token] = 1 + 2 * number + (position > 0 and token == tokens[position - 1] + 1)
    class_ = CLASSES.index(attribution["class"]) if attribution.get("class") else -1
    return Cue(head - passage.first, labels, order.branches(passage, head), distances(passage, head), class_)


def gold_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
