"""Texts as sets of their runs of words, and how much of one text another has. Pure functions.

A set is sampled by the value of the hashes (those that a fixed number divides), not by their number: two texts of
different lengths then show which share of the shorter stands in the longer, so a wire story cut to two paragraphs is
still a copy. It is MinHash with a fixed share instead of a fixed number; docs/decisions/near-copies.md has figures.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from onrecord.record.identity import folded

RUN = 5
"""Words in a run."""
ONE_IN = 6
"""Of so many runs about one is kept in the index."""
COPY = 0.55
"""From this share of the shorter text on it is a copy of the longer."""
FEWEST = 20
"""Texts with fewer runs are too short to tell."""


@lru_cache(maxsize=512)
def runs(text: str) -> frozenset[int]:
    """Hashes of all runs of words of a text; case, marks and line breaks do not count."""
    words = folded(text).split()
    return frozenset(crc32(" ".join(words[at:at + RUN]).encode("utf-8", "replace"))
                     for at in range(len(words) - RUN + 1))


def sample(all_of: frozenset[int]) -> list[int]:
    """Those of the runs that stand for the text in the index."""
    return [run for run in all_of if run % ONE_IN == 0]


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """Which share of the shorter's runs the longer has."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
