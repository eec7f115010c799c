"""Fits the reader: batches of passages of like length, one thread, the same result every time."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.augment import varied
from training.examples import CLASSES, Example
from training.network import Reader, Sizes

BATCH_TOKENS = 3000


@dataclass(frozen=True)
class Plan:
    """How to train."""

    epochs: int = 7
    rate: float = 2.5e-3
    french: int = 4
    seed: int = 1
    average: float = 0.996
    classes: float = 0.2
    """How much the class of an attribution weighs beside its place."""
    balance: float = 0.0
    """0: each cue weighs the same in learning classes; 1: each class does."""
    only: str = ""
    """The one part of the network that learns; all of it when empty."""


@dataclass
class Batch:
    features: Tensor
    vectors: Tensor
    heads: Tensor
    lengths: Tensor
    cue: Tensor
    cue_weight: Tensor
    where: Tensor
    place: Tensor
    branches: Tensor
    distances: Tensor
    labels: Tensor
    classes: Tensor


def fit(data: list[Example], sizes: Sizes, plan: Plan, start: Reader | None = None) -> Reader:
    """Train on passages; French ones come ``plan.french`` times an epoch. Returns the averaged network.

    start: go on from this network, which is left as it is, instead of from chance.
    """
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    french = [e for e in data if e.lang == "fr"]
    reader = Reader(sizes)
    if start is not None:
        reader.load_state_dict(start.state_dict())
    for name, parameter in reader.named_parameters():
        parameter.requires_grad_(name.startswith(plan.only))
    averaged = torch.optim.swa_utils.AveragedModel(
        reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(plan.average)
    )
    optimiser = torch.optim.AdamW(reader.parameters(), lr=plan.rate, weight_decay=0.01)
    steps = plan.epochs * len(list(cut([*data, *french * (plan.french - 1)], rng)))
    step, weights = 0, class_weights(data, plan.balance)
    for epoch in range(plan.epochs):
        began, total = time.time(), 0.0
        reader.train()
        pool = [e for part in (data, *[french] * (plan.french - 1)) for e in varied(part, rng)]
        for chunk in cut(pool, rng):
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * schedule(min(step, steps), steps)
            total += train_step(reader, optimiser, collate(chunk), plan, weights)
            averaged.update_parameters(reader)
            step += 1
        print(f"epoch {epoch + 1}: loss {total / steps * plan.epochs:.4f}, {time.time() - began:.0f} s", flush=True)
    result: Reader = averaged.module
    return result.eval()


def schedule(step: int, steps: int) -> float:
    """Warm up over 3 % of the steps, then a half cosine."""
    warm = max(1, int(0.03 * steps))
    return (step + 1) / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def class_weights(data: Sequence[Example], balance: float) -> Tensor | None:
    """A weight a class, one on average over the cues; None where all are alike."""
    if not balance:
        return None
    counts = np.bincount([c.class_ for e in data for c in e.cues if c.class_ >= 0], minlength=len(CLASSES)) + 1
    weights = counts.astype(np.float64) ** -balance
    return torch.tensor(weights * counts.sum() / (weights * counts).sum(), dtype=torch.float32)


def train_step(
    reader: Reader, optimiser: torch.optim.Optimizer, batch: Batch, plan: Plan, weights: Tensor | None
) -> float:
    """One step; returns the loss."""
    optimiser.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = loss(reader, batch, plan, weights)
    value.backward()
    nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
    optimiser.step()
    return float(value.detach())


def loss(reader: Reader, batch: Batch, plan: Plan, weights: Tensor | None) -> Tensor:
    """Cue heads over all tokens, labels and class over gold cues."""
    states = reader.states(batch.features, batch.vectors, batch.heads, batch.lengths)
    cue = nn.functional.binary_cross_entropy_with_logits(
        reader.cue(states).squeeze(-1), batch.cue, weight=batch.cue_weight, reduction="sum"
    )
    total = cue / max(1.0, float(batch.cue.sum()))
    if len(batch.where):
        seen = states[batch.where]
        scores = reader.pairs(seen, batch.place, batch.branches, batch.distances)
        labels = nn.functional.cross_entropy(
            scores.flatten(0, 1), batch.labels.flatten(), ignore_index=-100, reduction="sum"
        )
        total = total + labels / len(batch.where) / 4
        known = batch.classes >= 0
        if known.any():
            kinds = reader.kind(seen[torch.arange(len(batch.place)), batch.place])[known]
            total = total + plan.classes * nn.functional.cross_entropy(
                kinds.float() if weights is not None else kinds, batch.classes[known], weight=weights
            )
    return total


def cut(pool: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about BATCH_TOKENS tokens, passages of like length together, in random order."""
    order = sorted(pool, key=lambda e: len(e.features) * (1 + 0.2 * rng.random()))
    batches: list[list[Example]] = [[]]
    for example in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(example.features) > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    yield from batches


def collate(chunk: list[Example]) -> Batch:
    """Pad to the longest passage."""
    size, width = len(chunk), max(len(e.features) for e in chunk)
    features = np.zeros((size, width, chunk[0].features.shape[1]), dtype=np.int64)
    vectors = np.zeros((size, width, chunk[0].vectors.shape[1]), dtype=np.float32)
    heads = np.tile(np.arange(width), (size, 1))
    cue, weight = np.zeros((size, width), np.float32), np.zeros((size, width), np.float32)
    pairs = [(row, c) for row, e in enumerate(chunk) for c in e.cues]
    labels = np.full((len(pairs), width), -100, dtype=np.int64)
    branches, distances = np.zeros((len(pairs), width), np.int64), np.zeros((len(pairs), width), np.int64)
    for row, e in enumerate(chunk):
        n = len(e.features)
        features[row, :n], vectors[row, :n], heads[row, :n], weight[row, :n] = e.features, e.vectors, e.heads, 1
        for c in e.cues:
            cue[row, c.head] = 1
    for row, (_, c) in enumerate(pairs):
        n = len(c.labels)
        labels[row, :n], branches[row, :n], distances[row, :n] = c.labels, c.branches, c.distances
    lengths = [len(e.features) for e in chunk]
    return Batch(
        *(torch.from_numpy(a) for a in (features, vectors, heads, np.asarray(lengths), cue, weight)),
        torch.tensor([row for row, _ in pairs], dtype=torch.long),
        torch.tensor([c.head for _, c in pairs], dtype=torch.long),
        *(torch.from_numpy(a) for a in (branches, distances, labels)),
        torch.tensor([c.class_ for _, c in pairs], dtype=torch.long),
    )
