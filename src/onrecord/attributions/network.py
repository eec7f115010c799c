"""Runs the shipped network: two small graphs, one thread, loaded late and once a process."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from onrecord.attributions.features import COLUMNS
from onrecord.attributions.passages import Passage
from onrecord.attributions.vectors import WIDTH
from onrecord.errors import ModelError

MODEL = "engine.zip"
FORMAT = 1
# Tokens a batch with its padding; larger batches win nothing on one core (measured).
_BATCH = 2048


@dataclass(frozen=True, slots=True)
class States:
    """What the network made of each token: a state, the score of heading a cue, the scores of the cue's class."""

    states: np.ndarray
    cues: np.ndarray
    classes: np.ndarray


class Network:
    """The two graphs and their card."""

    def __init__(self, states: Any, pairs: Any, card: dict[str, Any]) -> None:
        self._states = states
        self._pairs = pairs
        self.card = card

    def read(self, features: np.ndarray, vectors: np.ndarray, heads: np.ndarray, read: Sequence[Passage]) -> States:
        """Read an article's passages, given its token rows and heads; rows come back in the order of the tokens."""
        parts: tuple[list[np.ndarray], ...] = ([], [], [])
        where = []
        for batch in _batches(read):
            where.extend(np.arange(p.first, p.after) for p in batch)
            for part, value in zip(parts, self._read(batch, features, vectors, heads), strict=True):
                part.append(value)
        order = np.argsort(np.concatenate(where))
        states, cues, classes = (np.concatenate(part)[order] for part in parts)
        return States(states, cues[:, 0], classes)

    def _read(self, batch: Sequence[Passage], features: np.ndarray, vectors: np.ndarray,
              heads: np.ndarray) -> list[np.ndarray]:
        size, longest = len(batch), max(map(len, batch))
        ids = np.zeros((longest, size, len(COLUMNS)), dtype=np.int32)
        reals = np.zeros((longest, size, WIDTH), dtype=np.float32)
        above = np.zeros((longest, size), dtype=np.int64)
        for column, passage in enumerate(batch):
            where, n = slice(passage.first, passage.after), len(passage)
            ids[:n, column], reals[:n, column] = features[where], vectors[where]
            local = heads[where] - passage.first
            above[:n, column] = np.where((local >= 0) & (local < n), local, np.arange(n)) * size + column
        lengths = np.asarray([len(p) for p in batch], dtype=np.int32)
        out = self._states.run(None, {"features": ids, "vectors": reals, "heads": above.ravel(), "lengths": lengths})
        rows = np.concatenate([np.arange(len(p)) * size + column for column, p in enumerate(batch)])
        return [value[rows] for value in out]

    def label(self, tokens: np.ndarray, heads: np.ndarray, token: np.ndarray, cue: np.ndarray, branches: np.ndarray,
              distances: np.ndarray) -> np.ndarray:
        """Label scores (pairs, 7): pair i is row ``token[i]`` of the token states seen from row ``cue[i]`` of the heads."""
        result: np.ndarray = self._pairs.run(None, {"tokens": tokens, "heads": heads, "token": token, "cue": cue,
                                                    "branches": branches, "distances": distances})[0]
        return result


@lru_cache(maxsize=1)
def network() -> Network:
    """The shipped network. Raises ModelError when its file is missing, damaged or of another format."""
    return load(resources.files("onrecord.attributions") / MODEL)


def load(path: Traversable) -> Network:
    """The network in a model file. Raises ModelError when the file is missing, damaged or of another format."""
    import onnxruntime  # noqa: PLC0415 - 0.2 s that `onrecord --help` need not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            card = json.loads(archive.read("card.json"))
            graphs = [archive.read(f"{name}.onnx") for name in ("states", "pairs")]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"the engine's model {path} cannot be read ({error}); reinstall onrecord") from error
    if card.get("format") != FORMAT:
        raise ModelError(f"the engine's model {path} has format {card.get('format')}, this version reads {FORMAT}")
    states, pairs = (onnxruntime.InferenceSession(g, options, providers=["CPUExecutionProvider"]) for g in graphs)
    return Network(states, pairs, card)


def _batches(read: Sequence[Passage]) -> list[list[Passage]]:
    """Passages of like length together, so that little is padded."""
    batches: list[list[Passage]] = []
    for passage in sorted(read, key=lambda p: (len(p), p.first)):
        if batches and (len(batches[-1]) + 1) * len(passage) <= _BATCH:
            batches[-1].append(passage)
        else:
            batches.append([passage])
    return batches
