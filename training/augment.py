"""Variety that the train splits lack: paragraphs run together, and quotation marks of the other style.

Regional papers print whole articles as one paragraph, and older ones print straight marks for guillemets; the network
should read both. Drawn anew each epoch, from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.attributions.branches import distances
from onrecord.attributions.features import COLUMNS, form_ids
from onrecord.attributions.passages import MAX_TOKENS, Passage
from onrecord.lang import CODES
from training.examples import Cue, Example

JOINED = 0.25
"""Share of passages that the next one of their document is joined to."""
STRAIGHT = 0.3
"""Share of French passages that are printed with straight marks."""
_COLUMN = {name: number for number, name in enumerate(COLUMNS)}


def varied(data: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """The passages of one epoch, neighbours of one document in order."""
    running: Example | None = None
    for example in data:
        one = straightened(example) if example.lang == "fr" and rng.random() < STRAIGHT else example
        joins = running is not None and running.document == one.document and rng.random() < JOINED
        if running is not None and joins and len(running.features) + len(one.features) <= MAX_TOKENS:
            running = joined(running, one)
            continue
        if running is not None:
            yield running
        running = one
    if running is not None:
        yield running


def joined(first: Example, second: Example) -> Example:
    """Two passages as one: tokens of the other stand in another sentence, as far away as they are."""
    a, b = len(first.features), len(second.features)
    cues = [_widened(cue, 0, a + b) for cue in first.cues] + [_widened(cue, a, a + b) for cue in second.cues]
    return Example(
        first.document,
        first.lang,
        np.concatenate([first.features, second.features]),
        np.concatenate([first.vectors, second.vectors]),
        np.concatenate([first.heads, second.heads + a]),
        cues,
    )


def _widened(cue: Cue, offset: int, size: int) -> Cue:
    where = slice(offset, offset + len(cue.labels))
    labels, branches = np.zeros(size, dtype=cue.labels.dtype), np.zeros(size, dtype=cue.branches.dtype)
    labels[where], branches[where] = cue.labels, cue.branches
    head = offset + cue.head
    return replace(cue, head=head, labels=labels, branches=branches, distances=distances(Passage(0, size), head))


def straightened(example: Example) -> Example:
    """Guillemets read as straight marks."""
    lang = CODES.index(example.lang)
    plain = form_ids(lang, '"')
    features = example.features
    form = features[:, _COLUMN["form"]]
    marks = (form == form_ids(lang, "«")[0]) | (form == form_ids(lang, "»")[0])
    if not marks.any():
        return example
    features = features.copy()
    for name, value in zip(("form", "lemma", "suffix"), plain, strict=True):
        features[marks, _COLUMN[name]] = value
    return replace(example, features=features)
