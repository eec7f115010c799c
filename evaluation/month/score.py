"""Precision and recall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, and over how many things they were counted."""

    precision: float
    """Of what was found, the share that is right; 1 where nothing was found."""
    recall: float
    """Of what should be found, the share that was; 1 where nothing should be."""
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pooled(scores: Iterable[Score]) -> Score:
    """One score over what several have counted: each thing found or wanted weighs the same."""
    every = list(scores)
    return counted(sum(round(one.precision * one.found) for one in every), sum(one.found for one in every),
                   sum(round(one.recall * one.wanted) for one in every), sum(one.wanted for one in every))


def counted(right: int, found: int, hit: int, wanted: int) -> Score:
    """right of those found are right; hit of those wanted were found."""
    return Score(right / found if found else 1.0, hit / wanted if wanted else 1.0, found, wanted)
