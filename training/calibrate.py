"""Makes the engine's scores probabilities: a logistic regression on held-out documents (Platt scaling, 1999)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from evaluation.matching import align, documents
from onrecord.attributions.confidence import evidence
from onrecord.attributions.engine import detect
from onrecord.attributions.features import quote_states
from onrecord.attributions.find import characters
from onrecord.attributions.network import Network
from onrecord.attributions.passages import Passage, passages
from onrecord.trees import Walk


def calibrated(docs: Sequence[Any], network: Network) -> list[float]:
    """Weights for :func:`onrecord.attributions.confidence.confidence`: right is a content matched at least by half."""
    rows, right = [], []
    for doc in docs:
        quoted = quote_states(doc.tree, Passage(0, len(doc.tree)))
        found = detect(doc.article, Walk(doc.tree), passages(doc.tree), network, quoted)
        drafts = [
            {"source": [], "cue": [], "content": characters(doc.article.text, doc.tree, f.content, quoted)}
            for f in found
        ]
        (pair,) = documents([doc.row], [{"id": doc.row["id"], "attributions": drafts}])
        matched = set(align(pair.gold, pair.pred).values())
        places = {id(item.row): n for n, item in enumerate(pair.pred)}
        for one, draft in zip(found, drafts, strict=True):
            if id(draft) in places:
                rows.append(evidence(one))
                right.append(float(places[id(draft)] in matched))
    return [round(float(w), 4) for w in logistic(np.asarray(rows), np.asarray(right))]


def logistic(rows: np.ndarray, right: np.ndarray, ridge: float = 1e-2, steps: int = 50) -> np.ndarray:
    """The weights, constant first, by Newton's method with a little ridge."""
    x = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - right) + ridge * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights -= np.linalg.solve(curvature, gradient)
    return weights
