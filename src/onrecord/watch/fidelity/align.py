"""Where the words of a quotation stand in a primary text: the best alignment over the whole of it.

One row of numpy arithmetic a quoted word, so the cost is linear in the primary's length. Words of the primary may be
passed over (left out of the quotation), and the quotation may jump to another place altogether (pieces merged), each at
its price; words of the quotation may stand for others or for none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

OTHER, AKIN = -0.7, 0.1
"""What it costs that a word stands for another one; what it brings when the two begin alike (a form of it)."""
ADDED = 0.6
"""The price of a quoted word that stands for none, times its weight and a little more."""
OPEN, EXTEND = 0.5, 0.04
"""The price of passing over words of the primary: for doing it, and for each word."""
JUMP, BACK = 2.4, 3.0
"""The price of going on at another place, however far; of going back."""
STEM = 5
"""Letters by which two words begin alike."""
FULL_STOP = 12
"""Words that the end of a sentence counts for, in passing over."""
WHOLE = 6000
"""Words of a primary that are aligned whole; of a longer one only where the quotation's words are thick."""
THICK = 8
"""How many such places are looked at."""


@dataclass(frozen=True, slots=True)
class Index:
    """The words of a primary, made ready once for many quotations."""

    ids: Ints
    stems: Ints
    way: Floats
    """How far each word is from the beginning: words, and a sentence's end for some more."""
    vocabulary: Mapping[str, int]
    stemmed: Mapping[str, int]

    @classmethod
    def of(cls, words: Sequence[str], sentence_of: Sequence[int]) -> Index:
        """The index of a list of words; ``sentence_of``: for each the number of its sentence."""
        vocabulary: dict[str, int] = {}
        stemmed: dict[str, int] = {}
        ids = [vocabulary.setdefault(word, len(vocabulary)) for word in words]
        stems = [stemmed.setdefault(word[:STEM], len(stemmed)) for word in words]
        way = np.arange(len(words)) + np.array(sentence_of, np.int32) * FULL_STOP
        return cls(np.array(ids, np.int32), np.array(stems, np.int32), way.astype(np.float32), vocabulary, stemmed)


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each quoted word the primary's word that it stands for (None: for none), and what the whole is worth."""

    pairs: tuple[int | None, ...]
    score: float


def align(words: Sequence[str], weights: Sequence[float], index: Index,
          allowed: npt.NDArray[np.bool_] | None = None) -> Alignment:
    """The best alignment of quoted words. ``allowed``: the words that may be used (one person's turns)."""
    where = _places(words, weights, index, allowed)
    if not len(words) or not len(where):
        return Alignment((None,) * len(words), 0.0)
    return _trace(words, weights, index, where.astype(np.int32))


def _places(words: Sequence[str], weights: Sequence[float], index: Index, allowed: Any) -> npt.NDArray[np.intp]:
    """The positions of the primary that are looked at."""
    here = np.ones(len(index.ids), bool) if allowed is None else allowed
    if len(index.ids) <= WHOLE:
        return np.flatnonzero(here)
    worth = np.zeros(len(index.vocabulary) + 1, np.float32)
    for word, weight in zip(words, weights, strict=True):
        if word in index.vocabulary:
            worth[index.vocabulary[word]] = weight
    hits = np.where(here, worth[index.ids], 0)
    width = 2 * len(words) + 40
    sums = np.convolve(hits, np.ones(width, np.float32), "same")
    chosen = np.zeros(len(hits), bool)
    for _ in range(THICK):
        top = int(sums.argmax())
        if sums[top] <= 0:
            break
        low, high = max(0, top - width), top + width
        chosen[low:high] = True
        sums[low:high] = 0
    return np.flatnonzero(chosen & here)


def _trace(words: Sequence[str], weights: Sequence[float], index: Index, where: Ints) -> Alignment:
    """Fill the table row by row, keeping for each cell where it came from, and walk back from the best end."""
    ids, stems = index.ids[where], index.stems[where]
    size = len(where)
    before = np.zeros(size + 1, np.float32)  # column 0: before the first word looked at
    origins = np.empty((len(words), size + 1), np.int32)
    diagonal = np.empty((len(words), size + 1), bool)
    way = index.way[where]
    ramp = (np.concatenate(([way[0] - 1], way)) * EXTEND).astype(np.float32)
    origin = np.arange(size + 1, dtype=np.int32)
    row = before
    for at, (word, weight) in enumerate(zip(words, weights, strict=True)):
        stood = np.where(stems == index.stemmed.get(word[:STEM], -1), AKIN * weight, OTHER * max(weight, 0.5))
        stood = np.where(ids == index.vocabulary.get(word, -1), weight, stood).astype(np.float32)
        alone = row - (ADDED * weight + 0.1)
        moved = np.full(size + 1, -np.inf, np.float32)
        moved[1:] = row[:-1] + stood
        origins[at] = origin
        diagonal[at] = moved >= alone
        reached = np.maximum(moved, alone)
        row, origin = _leap(reached, ramp)
    end = int(reached.argmax()) if len(words) else 0
    return Alignment(_walk(origins, diagonal, end, where), float(reached[end]))


def _leap(reached: Floats, ramp: Floats) -> tuple[Floats, Ints]:
    """The best way to stand at each place before the next word: stay, pass over some words, or jump."""
    size = len(reached)
    origin = np.arange(size, dtype=np.int32)
    best = reached.copy()
    near, near_from = _running(reached + ramp)
    far, far_from = _running(reached)
    top = int(reached.argmax())
    for values, source in ((near - ramp - OPEN, near_from), (far - JUMP, far_from),
                           (np.full(size, reached[top] - BACK, np.float32), np.full(size, top, np.int32))):
        better = values > best
        best = np.where(better, values, best)
        origin = np.where(better, source, origin).astype(np.int32)
    return best.astype(np.float32), origin


def _running(values: Floats) -> tuple[Floats, Ints]:
    """The running maximum, and where it was reached."""
    top = np.maximum.accumulate(values)
    new = np.concatenate(([True], values[1:] > top[:-1]))
    return top, np.maximum.accumulate(np.where(new, np.arange(len(values)), 0)).astype(np.int32)


def _walk(origins: Ints, diagonal: npt.NDArray[np.bool_], end: int, where: Ints) -> tuple[int | None, ...]:
    pairs: list[int | None] = []
    column = end
    for at in range(len(origins) - 1, -1, -1):
        if diagonal[at, column]:
            pairs.append(int(where[column - 1]))
            column -= 1
        else:
            pairs.append(None)
        column = int(origins[at, column])
    return tuple(reversed(pairs))
