"""Fitted networks kept in a folder, so that a training of an hour that was stopped need not begin again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from training.examples import Example
from training.fit import Plan, fit
from training.network import Reader, Sizes


class Shelf:
    """Where fitted networks lie; without a folder each is fitted anew."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def fit(self, name: str, data: list[Example], sizes: Sizes, plan: Plan, start: Reader | None = None) -> Reader:
        """The network of :func:`training.fit.fit`, from the shelf when the same one lies there."""
        if self.folder is None:
            return fit(data, sizes, plan, start)
        path = self.folder / f"{name}-{_digest(data, sizes, plan, start)}.pt"
        if path.exists():
            reader = Reader(sizes)
            reader.load_state_dict(torch.load(path, weights_only=True))
            return reader.eval()
        reader = fit(data, sizes, plan, start)
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.save(reader.state_dict(), path)
        return reader


def _digest(data: list[Example], sizes: Sizes, plan: Plan, start: Reader | None) -> str:
    """What the result depends on, but for the code."""
    found = hashlib.sha256(json.dumps([asdict(sizes), asdict(plan)]).encode())
    for example in data:
        for array in (example.features, example.vectors, example.heads, *(c.labels for c in example.cues)):
            found.update(np.ascontiguousarray(array).tobytes())
    for value in (start.state_dict() if start is not None else {}).values():
        found.update(value.numpy().tobytes())
    return found.hexdigest()[:12]
