"""What the network is told of each token in real numbers: the word's meaning, and what the parser's encoder saw."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import numpy as np

from onrecord.lang import CODES
from onrecord.model import Tree

ENCODER = 96
"""Width of the parsers' token vectors; each language has its own stretch of the input, since they share no space."""
WORD = 64
"""Width of the word vectors, which are one space for all languages."""
WIDTH = WORD + ENCODER * len(CODES)


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, int], np.ndarray]:
    with resources.files("onrecord.attributions").joinpath("words.npz").open("rb") as file, np.load(file) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        table = data["vectors"].astype(np.float32) * data["scale"]
    return {word: row + 1 for row, word in enumerate(words)}, np.vstack([np.zeros((1, WORD), np.float32), table])


def inputs(tree: Tree) -> np.ndarray:
    """One row a token, float32, ``WIDTH`` wide: the word's vector (form's, else lemma's, else zero), the parser's."""
    rows, table = _words()
    out = np.zeros((len(tree), WIDTH), dtype=np.float32)
    get = rows.get
    pairs = zip(tree.form, tree.lemma, strict=True)
    out[:, :WORD] = table[[get(form.lower()) or get(lemma) or 0 for form, lemma in pairs]]
    if tree.vectors is not None and tree.vectors.shape[1] == ENCODER:
        at = WORD + ENCODER * CODES.index(tree.lang)
        out[:, at:at + ENCODER] = tree.vectors
    return out
