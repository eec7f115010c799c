"""The learned part: from the tokens of an article to attributions in tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.attributions import decode
from onrecord.attributions.branches import Preorder, distances
from onrecord.attributions.decode import CONTENT, CUE, OUT, SOURCE, Found
from onrecord.attributions.features import token_features
from onrecord.attributions.network import Network, States
from onrecord.attributions.passages import Passage
from onrecord.attributions.vectors import inputs
from onrecord.model import Article
from onrecord.trees import Walk

CLASSES = ("speech", "thought", "attitude", "decree", "evidence")
_Seen = tuple[Passage, int]


def detect(article: Article, walk: Walk, read: Sequence[Passage], network: Network) -> list[Found]:
    """The attributions the network sees, passage by passage, none nested in another."""
    tree = walk.tree
    states = network.read(token_features(article, tree, list(read)), inputs(tree), np.asarray(tree.head), read)
    likely = decode.sigmoid(states.cues)
    threshold = network.card["threshold"][tree.lang]
    seen = [(p, p.first + int(at)) for p in read for at in np.flatnonzero(likely[p.first:p.after] >= threshold)]
    if not seen:
        return []
    scores = _scores(seen, Preorder(tree, walk.children), states, network)
    labels = decode.viterbi(scores)
    by_passage: dict[Passage, list[Found]] = {}
    for row, (passage, cue) in enumerate(seen):
        one = _found(passage, cue, scores[row], labels[row], float(likely[cue]), states.classes[cue])
        if one is not None:
            by_passage.setdefault(passage, []).append(one)
    return [one for found in by_passage.values() for one in decode.flat(found)]


def _scores(seen: Sequence[_Seen], order: Preorder, states: States, network: Network) -> np.ndarray:
    """(cues, longest passage, labels) log-probabilities; beyond a passage's end all is outside."""
    longest = max(len(passage) for passage, _ in seen)
    tokens = np.concatenate([np.arange(p.first, p.after) for p, _ in seen])
    counts = np.asarray([len(p) for p, _ in seen])
    rows = np.repeat(np.arange(len(seen)), counts)
    heads = np.asarray([cue for _, cue in seen])
    branches = np.concatenate([order.branches(p, cue) for p, cue in seen]).astype(np.int64)
    away = np.concatenate([distances(p, cue) for p, cue in seen]).astype(np.int64)
    labels = network.label(states.states, states.states[heads], tokens, rows, branches, away)
    out = np.full((len(seen), longest, decode.LABELS), -1e9, dtype=np.float32)
    out[:, :, OUT] = 0
    out[rows, tokens - np.asarray([p.first for p, _ in seen])[rows]] = decode.log_softmax(labels)
    return out


def _found(passage: Passage, cue: int, scores: np.ndarray, labels: np.ndarray, likely: float,
           classes: np.ndarray) -> Found | None:
    content = decode.segments(labels, CONTENT)
    if not content:
        return None
    sources = decode.segments(labels, SOURCE)
    if len(sources) > 1:
        sources = [max(sources, key=lambda s: _weight(scores, s))]
    cues = [s for s in decode.segments(labels, CUE) if s[0] <= cue - passage.first < s[1]]
    cues = cues or [(cue - passage.first, cue - passage.first + 1)]
    size = len(passage)
    chosen = np.take_along_axis(scores[:size], labels[:size, None], axis=1)[:, 0]
    return Found(cue, *(tuple((passage.first + a, passage.first + b) for a, b in s) for s in (sources, cues, content)),
                 likely, float(chosen.sum()), CLASSES[int(classes.argmax())])


def _weight(scores: np.ndarray, segment: tuple[int, int]) -> float:
    """How much likelier a stretch is source than nothing, in log-odds."""
    part = scores[segment[0]:segment[1]]
    return float((part[:, SOURCE:SOURCE + 2].max(axis=1) - part[:, OUT]).sum())
