"""Vectors without a model: which runs of letters a sentence has. They see copies and inflections, not synonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np

from onrecord.meaning.encoders import Vectors

WIDTH = 512
_NOT_WORDS = re.compile(r"[\W_]+")


class NGrams:
    """Hashed words and runs of four letters, each weighed by the root of how often it comes."""

    name = "ngrams-1"
    languages_meet = False
    same = 0.62
    same_across = 1.01

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row for each text; an empty one is a row of zeros."""
        counts = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            for piece in pieces(text):
                mark = crc32(piece.encode("utf-8", "replace"))
                counts[row, mark % WIDTH] += 1 if mark & 0x10000 else -1  # signs cancel collisions
        weighed = np.sign(counts) * np.sqrt(np.abs(counts))
        length = np.linalg.norm(weighed, axis=1, keepdims=True)
        return np.asarray(weighed / np.maximum(length, 1e-9), dtype=np.float32)


def pieces(text: str) -> Iterator[str]:
    """The words of four letters and more, and the runs of four letters in them; case and accents folded."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(mark for mark in bare if not unicodedata.combining(mark))
    for word in _NOT_WORDS.sub(" ", plain).split():
        if len(word) > 3 or word.isdigit():
            yield word
            edged = f"{word} "
            yield from (edged[at:at + 4] for at in range(len(edged) - 4))
