"""From the network's scores to spans: the best legal sequence of labels, then attributions that do not overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.model import AttributionClass

# Labels as the network gives them: outside, then begin and inside of each role.
OUT, SOURCE, CONTENT, CUE = 0, 1, 3, 5
LABELS = 7
_FORBIDDEN = np.zeros((LABELS, LABELS), dtype=np.float32)
for _begin in (SOURCE, CONTENT, CUE):
    _FORBIDDEN[:, _begin + 1] = -1e9
    _FORBIDDEN[(_begin, _begin + 1), _begin + 1] = 0.0
_FIRST = np.asarray([0, 0, -1e9, 0, -1e9, 0, -1e9], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in tokens: segments are (first, after) pairs; ``head`` the cue's head word."""

    head: int
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    likely: float
    """Probability that ``head`` heads a cue."""
    sure: float
    """Log-probability of the whole label sequence, given that it does."""
    class_: AttributionClass


def viterbi(scores: np.ndarray) -> np.ndarray:
    """The best legal label sequence of each row: (rows, length, LABELS) log-probabilities -> (rows, length)."""
    rows, length, _ = scores.shape
    back = np.zeros((length, rows, LABELS), dtype=np.int8)
    best = scores[:, 0] + _FIRST
    for at in range(1, length):
        step = best[:, :, None] + _FORBIDDEN
        back[at] = step.argmax(axis=1)
        best = step.max(axis=1) + scores[:, at]
    out = np.zeros((rows, length), dtype=np.int64)
    out[:, -1] = best.argmax(axis=1)
    every = np.arange(rows)
    for at in range(length - 1, 0, -1):
        out[:, at - 1] = back[at][every, out[:, at]]
    return out


def sigmoid(scores: np.ndarray) -> np.ndarray:
    """Probabilities of log-odds."""
    result: np.ndarray = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return result


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def segments(labels: np.ndarray, begin: int) -> list[tuple[int, int]]:
    """The (first, after) stretches of one role in a label sequence."""
    out: list[tuple[int, int]] = []
    for at in np.flatnonzero((labels == begin) | (labels == begin + 1)).tolist():
        if out and out[-1][1] == at and labels[at] == begin + 1:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


def flat(found: list[Found]) -> list[Found]:
    """Attributions of one passage that do not nest: surest first, and none whose cue lies in another's content.

    Two contents that share more than half of the shorter one are one reading too many; the surer stays. Where one
    stands inside the content of the other, the outer one stays: it is whose words they are.
    """
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: -f.likely):
        rivals = [other for other in kept if _clash(one, other)]
        if all(_inside(other, one) for other in rivals):
            kept = [*(other for other in kept if other not in rivals), one]
    return sorted(kept, key=lambda f: f.head)


def _clash(a: Found, b: Found) -> bool:
    if _holds(b.content, a.head) or _holds(a.content, b.head):
        return True
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.content for y in b.content)
    return shared * 2 > min(_length(a.content), _length(b.content))


def _inside(inner: Found, outer: Found) -> bool:
    return _holds(outer.content, inner.head) and not _holds(inner.content, outer.head)


def _holds(segments_: tuple[tuple[int, int], ...], token: int) -> bool:
    return any(first <= token < after for first, after in segments_)


def _length(segments_: tuple[tuple[int, int], ...]) -> int:
    return sum(after - first for first, after in segments_)
