"""Runs the shipped network: a few members of two small graphs each, one thread, loaded late and once a process.

Each language has its own members, which differ only in the seed they were trained with; their scores are averaged.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

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
# Log-odds of heading a cue, of a token that was not read.
_NEVER = -30.0
# More win nothing: there are four members, and a machine has other things to do.
_THREADS = 4
_Member = TypeVar("_Member")
_Result = TypeVar("_Result")


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

    def read(self, features: np.ndarray, vectors: np.ndarray, heads: np.ndarray, read: Sequence[Passage]) -> States:
        """Read an article's passages, given its token rows and heads; a row comes back for each token of it."""
        batches = [_padded(batch, features, vectors, heads) for batch in _batches(read)]
        where = np.concatenate([np.arange(p.first, p.after) for batch in _batches(read) for p in batch])
        members = _each(lambda one: _run(one[0], batches, where, len(features)), self._members)
        return States(tuple(m[0] for m in members), np.mean([m[1][:, 0] for m in members], axis=0),
                      np.mean([m[2] for m in members], axis=0))

    def label(self, states: States, heads: np.ndarray, token: np.ndarray, cue: np.ndarray, branches: np.ndarray,
              distances: np.ndarray) -> np.ndarray:
        """Label log-probabilities (pairs, labels), averaged over the members: pair i is token ``token[i]`` as seen from
        the cue head ``heads[cue[i]]``."""
        def run(number: int) -> np.ndarray:
            state = states.states[number]
            (found,) = self._members[number][1].run(None, {"tokens": state, "heads": state[heads], "token": token,
                                                           "cue": cue, "branches": branches, "distances": distances})
            return log_softmax(found)

        scores = _each(run, range(len(self._members)))
        return log_softmax(np.mean(scores, axis=0)) if len(scores) > 1 else scores[0]


def _run(states: Any, batches: Sequence[tuple[dict[str, np.ndarray], np.ndarray]], where: np.ndarray,
         size: int) -> list[np.ndarray]:
    """What one member makes of each token: its state, its score as a cue and those of its class; of a token that is in
    no passage nothing."""
    parts = [[value[rows] for value in states.run(None, inputs)] for inputs, rows in batches]
    out = [np.full((size, column[0].shape[1]), nothing, dtype=np.float32)
           for column, nothing in zip(zip(*parts, strict=True), (0, _NEVER, 0), strict=True)]
    for every, column in zip(out, zip(*parts, strict=True), strict=True):
        every[where] = np.concatenate(column)
    return out


def _each(do: Callable[[_Member], _Result], members: Sequence[_Member]) -> list[_Result]:
    """What each member gives, side by side: they share nothing, and the runtime leaves Python's lock alone."""
    return list(_threads().map(do, members)) if len(members) > 1 else [do(one) for one in members]


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1), thread_name_prefix="member")


def _rest() -> None:
    """Threads do not live on in a process that is forked: there are none when one is, and new ones afterwards."""
    if _threads.cache_info().currsize:
        _threads().shutdown()
        _threads.cache_clear()


os.register_at_fork(before=_rest)


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
