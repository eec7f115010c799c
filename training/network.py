"""The network that reads passages, in torch: for training only. `training.export` writes it for the product.

Token features and vectors -> two bidirectional LSTM layers -> a state a token, joined with its head's state. From the
states: how likely each token heads a cue; then, seen from a cue, the label of each token (source, content, cue).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from onrecord.attributions.branches import BRANCHES, DISTANCES
from onrecord.attributions.features import COLUMNS
from onrecord.attributions.vectors import ENCODER, WORD
from onrecord.lang import CODES
from training.examples import CLASSES, ROLES

EMBEDDINGS = {
    "form": 48,
    "lemma": 48,
    "suffix": 16,
    "pos": 12,
    "rel": 16,
    "feats": 12,
    "shape": 6,
    "quote": 8,
    "block": 4,
    "place": 4,
    "reach": 6,
    "lang": 4,
}
LABELS = 1 + 2 * len(ROLES)


@dataclass(frozen=True)
class Sizes:
    """What can be varied."""

    hidden: int = 128
    joined: int = 160
    pair: int = 96
    encoder: int = 96
    dropout: float = 0.33
    word_dropout: float = 0.15


class Reader(nn.Module):
    """Input: features (batch, length, columns) int, vectors (batch, length, WIDTH), heads (batch, length), lengths."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.embed = nn.ModuleDict({name: nn.Embedding(COLUMNS[name], width) for name, width in EMBEDDINGS.items()})
        for table in self.embed.values():
            nn.init.normal_(table.weight, std=0.1)
        self.word = nn.Linear(WORD, WORD)
        self.encoder = nn.Linear(ENCODER * len(CODES), sizes.encoder)
        width = sum(EMBEDDINGS.values()) + WORD + sizes.encoder
        self.layers = nn.ModuleList()
        for _ in range(2):
            self.layers.append(nn.ModuleList(nn.LSTM(width, sizes.hidden, batch_first=True) for _ in range(2)))
            width = 2 * sizes.hidden
        self.join = nn.Linear(2 * width, sizes.joined)
        self.cue = nn.Sequential(nn.Linear(sizes.joined, 64), nn.ReLU(), nn.Linear(64, 1))
        self.kind = nn.Linear(sizes.joined, len(CLASSES))
        self.token = nn.Linear(sizes.joined, sizes.pair)
        self.from_cue = nn.Linear(sizes.joined, sizes.pair)
        self.branch = nn.Embedding(BRANCHES, sizes.pair)
        self.distance = nn.Embedding(DISTANCES, sizes.pair)
        for table in (self.branch, self.distance):
            nn.init.normal_(table.weight, std=0.1)
        self.second = nn.Linear(sizes.pair, sizes.pair)
        self.label = nn.Linear(sizes.pair, LABELS)
        self.drop = nn.Dropout(sizes.dropout)

    def states(self, features: Tensor, vectors: Tensor, heads: Tensor, lengths: Tensor) -> Tensor:
        """A state a token, (batch, length, joined)."""
        parts = []
        for column, (name, table) in enumerate(self.embed.items()):
            ids = features[..., column]
            embedded = table(ids)
            if self.training and name in ("form", "lemma", "suffix"):
                keep = torch.rand(ids.shape, device=ids.device) > self.sizes.word_dropout
                embedded = embedded * keep.unsqueeze(-1)
            parts.append(embedded)
        parts.append(self.word(vectors[..., :WORD]))
        parts.append(self.encoder(vectors[..., WORD:]))
        states = self.drop(torch.cat(parts, -1))
        backwards = _reversal(lengths, features.shape[1])
        for forward, backward in self.layers:
            ahead = forward(states)[0]
            behind = _gather(backward(_gather(states, backwards))[0], backwards)
            states = self.drop(torch.cat([ahead, behind], -1))
        return self.drop(torch.relu(self.join(torch.cat([states, _gather(states, heads)], -1))))

    def pairs(self, states: Tensor, cue: Tensor, branches: Tensor, distances: Tensor) -> Tensor:
        """Label scores (pairs, length, LABELS): ``states`` of each pair's passage, ``cue`` the head's place."""
        here = torch.arange(len(cue))
        mixed = self.token(states) + self.from_cue(states[here, cue]).unsqueeze(1)
        mixed = self.drop(torch.relu(mixed + self.branch(branches) + self.distance(distances)))
        return self.label(torch.relu(self.second(mixed)))


def _reversal(lengths: Tensor, size: int) -> Tensor:
    """Places that reverse each sequence within its own length; the padding stays where it is."""
    places = torch.arange(size).unsqueeze(0)
    mirrored = lengths.unsqueeze(1) - 1 - places
    return torch.where(mirrored >= 0, mirrored, places)


def _gather(states: Tensor, places: Tensor) -> Tensor:
    return torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
