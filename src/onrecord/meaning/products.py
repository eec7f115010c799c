"""The multilingual encoder's forward pass, what hangs on one token alone computed once and kept.

Half of the encoder's arithmetic (the first projection, the first convolution) multiplies a token's own row, whatever
stands beside it. The words of the press return all day, so these products are kept for the tokens met last; the rest
is as the package does it. Vectors are the package's to the sixth digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.meaning.encoders import Vectors
from onrecord.meaning.pieces import Pieces

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

ORDERS = ((2, 0), (3, 1), (5, 2))
"""The convolutions: how many tokens they see, how many of them before their own."""
EDGE = 2
"""Rows of zeros between two sentences: as far as a convolution looks."""
WIDTH, TOKEN = 256, 512
"""Numbers of a convolution's row, and of a token's."""
KEPT = 2048
"""Tokens whose products are kept, 13 kB each."""
TOGETHER = 160
"""Tokens of sentences that are computed together: enough to share the weights, few enough for the cache."""
ROWS = 256
"""Sentences whose last step is taken together: its weights are read from memory once for all of them."""


def fits(backend: Any) -> bool:
    """Whether a backend of the package is laid out as this module knows it."""
    names = ("sp", "table", "scale", "lo", "proj_W", "proj_b", "ln_g_all", "ln_b_all", "w1", "b1", "w2", "b2", "ln_g",
             "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3", "eps")
    return all(hasattr(backend, name) for name in names) \
        and [one.shape for one in backend.w1] == [(n * WIDTH, WIDTH) for n, _ in ORDERS] \
        and backend.table.shape[1] == TOKEN


class Products:
    """Encodes with the weights of a backend of the package. For one thread at a time."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.pieces = Pieces(backend.sp)
        self.first = [np.concatenate(np.split(weights, n), axis=1)
                      for (n, _), weights in zip(ORDERS, backend.w1, strict=True)]
        self.second = [np.split(weights, n) for (n, _), weights in zip(ORDERS, backend.w2, strict=True)]
        self.known: dict[int, int] = {}
        self.rows = np.zeros((KEPT + 1, WIDTH * (len(ORDERS) + sum(n for n, _ in ORDERS))), np.float32)
        """Of each known token: its row for each convolution, and that times the first weights. The last row stays 0."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length one for each text."""
        tokens = [self.pieces.of(text) for text in texts]
        sums = np.concatenate([self._sums(group) for group in _groups(tokens)])
        lengths = np.array([len(one) for one in tokens], np.float32)[:, None]
        return np.concatenate([self._summed(sums[at:at + ROWS], lengths[at:at + ROWS])
                               for at in range(0, len(sums), ROWS)])

    def _sums(self, group: Sequence[Sequence[int]]) -> Floats:
        """The sums over the tokens of each of a few sentences; they lie in one row of tokens with zeros between."""
        lengths = np.array([len(tokens) for tokens in group])
        starts = np.cumsum(lengths) - lengths
        at = np.arange(lengths.sum()) + np.repeat(EDGE * np.arange(1, len(group) + 1), lengths)
        flat = list(chain.from_iterable(group))
        slots = np.full(len(flat) + EDGE * (len(group) + 1), KEPT)
        slots[at] = self._slots(flat)
        features = np.empty((len(flat), TOKEN + len(ORDERS) * WIDTH), np.float32)
        features[:, :TOKEN] = self._embedded(np.array(flat))
        for number in range(len(ORDERS)):
            features[:, TOKEN + number * WIDTH:TOKEN + (number + 1) * WIDTH] = self._convolved(number, slots)[at - EDGE]
        _normed(features, self.backend.ln_g, self.backend.ln_b, self.backend.eps)
        return np.add.reduceat(features, starts, axis=0)

    def _convolved(self, number: int, slots: Places) -> Floats:
        """Both convolutions of an order; for the row of tokens without its first and last zeros."""
        (n, before), net = ORDERS[number], self.backend
        own = self.rows[slots, number * WIDTH:(number + 1) * WIDTH]
        begin = WIDTH * (len(ORDERS) + sum(size for size, _ in ORDERS[:number]))
        products = self.rows[slots, begin:begin + n * WIDTH]
        size, first = len(slots) - 2 * EDGE, EDGE - before
        sums = net.b1[number] + sum(
            products[first + step:first + step + size, step * WIDTH:(step + 1) * WIDTH] for step in range(n))
        hidden = np.zeros_like(own)
        hidden[EDGE:-EDGE] = np.maximum(sums, 0) + own[EDGE:-EDGE]
        hidden[slots == KEPT] = 0
        sums = net.b2[number] + sum(hidden[first + step:first + step + size] @ weights
                                    for step, weights in enumerate(self.second[number]))
        return np.asarray(np.maximum(sums, 0) + hidden[EDGE:-EDGE], np.float32)

    def _summed(self, features: Floats, lengths: Floats) -> Vectors:
        """From the sums over a sentence's tokens to its vector."""
        net = self.backend
        mean = (features @ net.cnn_W + lengths * net.cnn_b) / np.sqrt(lengths)
        inner = np.maximum(mean @ net.p1 + np.maximum(mean @ net.d0, 0) @ net.d1, 0)
        found = np.tanh(inner @ net.p3 + np.maximum(inner @ net.d2, 0) @ net.d3)
        squares = np.einsum("ij,ij->i", found, found)[:, None]
        return np.asarray(found / np.sqrt(np.maximum(squares, net.eps)), np.float32)

    # ------------------------------------------------------------ single tokens

    def _slots(self, tokens: Sequence[int]) -> list[int]:
        """Where the products of tokens lie; those that are missing are computed."""
        missing = [token for token in dict.fromkeys(tokens) if token not in self.known]
        if len(self.known) + len(missing) > KEPT:
            self.known.clear()
            missing = list(dict.fromkeys(tokens))
        if missing:
            start = len(self.known)
            self.rows[start:start + len(missing)] = self._products(np.array(missing))
            self.known.update(zip(missing, range(start, start + len(missing)), strict=True))
        return [self.known[token] for token in tokens]

    def _products(self, tokens: Places) -> Floats:
        net = self.backend
        own = _normed(self._embedded(tokens) @ net.proj_W + net.proj_b, net.ln_g_all, net.ln_b_all, net.eps)
        parts = np.split(own, len(ORDERS), axis=1)
        return np.concatenate([own, *(part @ weights for part, weights in zip(parts, self.first, strict=True))], axis=1)

    def _embedded(self, tokens: Places) -> Floats:
        """The rows of the table; each of its blocks has a scale of its own."""
        block = tokens % len(self.backend.scale)
        return np.asarray(self.backend.table[tokens] * self.backend.scale[block, None]
                          + self.backend.lo[block, None], np.float32)


def _normed(rows: Floats, gamma: Floats, beta: Floats, eps: float) -> Floats:
    """Each row brought to mean 0 and variance 1, in place."""
    rows -= rows.mean(axis=-1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[-1] + eps)[:, None]
    rows *= gamma
    rows += beta
    return rows


def _groups(tokens: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Sentences in order, a few at a time."""
    group: list[Sequence[int]] = []
    for one in tokens:
        if group and sum(map(len, group)) + len(one) > TOGETHER:
            yield group
            group = []
        group.append(one)
    yield group
