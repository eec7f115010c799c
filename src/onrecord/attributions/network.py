"""Runs the shipped network: a few members of two small graphs each, one thread, loaded late and once a process.

Each language has its own members, which differ only in the seed they were trained with; their scores are averaged.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from onrecord.attributions.decode import log_softmax
from onrecord.attributions.features import COLUMNS
from onrecord.attributions.passages import Passage
from onrecord.attributions.vectors import WIDTH
from onrecord.errors import ModelError

MODEL = "engine.zip"
FORMAT = 2
# Tokens a batch with its padding; with larger ones the states of a batch no longer stay near one core (measured: 2048
# takes a fifth longer in English).
_BATCH = 512
# Log-odds of heading a cue: below the first (one in 200) in all of a passage, it is silent; a token that was not read.
_SILENT, _NEVER = -5.3, -30.0


@dataclass(frozen=True, slots=True)
class States:
    """Of each token: a state a member, the score of heading a cue, the scores of the cue's class."""

    states: tuple[np.ndarray, ...]
    cues: np.ndarray
    classes: np.ndarray


class Network:
    """The graphs of each member, and the card."""

    def __init__(self, members: Sequence[tuple[Any, Any]], card: dict[str, Any]) -> None:
        self._members = members
        self.card = card

    def read(self, features: np.ndarray, vectors: np.ndarray, heads: np.ndarray, read: Sequence[Passage],
             whole: Collection[Passage] = ()) -> States:
        """Read an article's passages, given its token rows and heads; a row comes back for each token of the article.

        The first member reads them all. The others read what is to be read ``whole`` and where the first sees the
        least chance of a cue: half of the press is silent, and three of four members need not read it.
        """
        states, cues, classes = _run(self._members[0][0], features, vectors, heads, read)
        heard = [p for p in read if p in whole or cues[p.first:p.after].max() >= _SILENT]
        more = [_run(member, features, vectors, heads, heard) for member, _ in self._members[1:]] if heard else []
        again = np.concatenate([np.arange(p.first, p.after) for p in heard]) if more else np.zeros(0, dtype=np.int64)
        for mine, place in ((cues, 1), (classes, 2)):
            if more:
                mine[again] = np.mean([mine[again], *(one[place][again] for one in more)], axis=0)
        return States((states, *(one[0] for one in more)), cues, classes)

    def label(self, states: States, heads: np.ndarray, token: np.ndarray, cue: np.ndarray, branches: np.ndarray,
              distances: np.ndarray) -> np.ndarray:
        """Label log-probabilities (pairs, labels), averaged over the members: pair i is token ``token[i]`` as seen from
        the cue head ``heads[cue[i]]``."""
        scores = [log_softmax(pairs.run(None, {"tokens": state, "heads": state[heads], "token": token, "cue": cue,
                                               "branches": branches, "distances": distances})[0])
                  for state, (_, pairs) in zip(states.states, self._members, strict=True)]
        return log_softmax(np.mean(scores, axis=0)) if len(scores) > 1 else scores[0]


def _run(member: Any, features: np.ndarray, vectors: np.ndarray, heads: np.ndarray,
         read: Sequence[Passage]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What one member makes of each token, its state, its score as a cue and those of its class; of one that is in no
    passage nothing."""
    where: list[np.ndarray] = []
    parts: list[list[np.ndarray]] = []
    for batch in _batches(read):
        inputs, rows = _padded(batch, features, vectors, heads)
        where.extend(np.arange(p.first, p.after) for p in batch)
        parts.append([value[rows] for value in member.run(None, inputs)])
    places = np.concatenate(where)
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    states, cues, classes = (np.zeros((len(features), column.shape[1]), dtype=np.float32) for column in columns)
    cues[:] = _NEVER
    for every, column in zip((states, cues, classes), columns, strict=True):
        every[places] = column
    return states, cues[:, 0], classes


def _padded(batch: Sequence[Passage], features: np.ndarray, vectors: np.ndarray,
            heads: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The inputs of the first graph, and the rows of its outputs that are tokens."""
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
    rows = np.concatenate([np.arange(len(p)) * size + column for column, p in enumerate(batch)])
    return {"features": ids, "vectors": reals, "heads": above.ravel(), "lengths": lengths}, rows


@cache
def network(lang: str) -> Network:
    """The shipped network of a language. Raises ModelError when its file is missing, damaged or of another format."""
    return load(resources.files("onrecord.attributions") / MODEL, lang)


def load(path: Traversable, lang: str) -> Network:
    """The network of a language in a model file.

    Raises ModelError when the file is missing, damaged, of another format or without that language.
    """
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            card = json.loads(archive.read("card.json"))
            if card.get("format") != FORMAT:
                raise ModelError(
                    f"the engine's model {path} has format {card.get('format')}, this version reads {FORMAT}")
            graphs = [(archive.read(f"states{n}.onnx"), archive.read(f"pairs{n}.onnx")) for n in card["members"][lang]]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"the engine's model {path} cannot be read ({error}); reinstall onrecord") from error
    return Network([(_session(states), _session(pairs)) for states, pairs in graphs], card)


def _session(graph: bytes) -> Any:
    import onnxruntime  # noqa: PLC0415 - 0.2 s that `onrecord --help` need not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _batches(read: Sequence[Passage]) -> list[list[Passage]]:
    """Passages of like length together, so that little is padded."""
    batches: list[list[Passage]] = []
    for passage in sorted(read, key=lambda p: (len(p), p.first)):
        if batches and (len(batches[-1]) + 1) * len(passage) <= _BATCH:
            batches[-1].append(passage)
        else:
            batches.append([passage])
    return batches
