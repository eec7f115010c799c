"""Is a confidence of 0.8 right four times in five? Ten bins, beside one another: what was said and what was so.

Right means matched with gold by the relaxed rule. The expected calibration error is the mean distance of the two,
weighted by the size of the bins (Naeini, Cooper and Hauskrecht 2015); the Brier score is the mean squared distance of
each confidence from what was so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.matching import align, documents
from evaluation.rows import Row

BINS = 10
Judged = list[tuple[float, bool]]
"""Confidence of each prediction, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence lies in [low, low + 0.1)."""

    low: float
    count: int
    said: float
    """Mean confidence; 0 of an empty bin."""
    so: float
    """Share that was right; 0 of an empty bin."""


def judge(gold: Sequence[Row], pred: Iterable[Row]) -> Judged:
    """Every prediction's confidence (1 where it has none) with whether it was right."""
    found: Judged = []
    for document in documents(gold, pred):
        right = set(align(document.gold, document.pred).values())
        found += [(float(item.row.get("confidence", 1.0)), j in right) for j, item in enumerate(document.pred)]
    return found


def bins(judged: Judged) -> list[Bin]:
    """Ten bins of equal width; a confidence of 1 falls into the last."""
    sorted_in: list[Judged] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        sorted_in[min(BINS - 1, int(confidence * BINS + 1e-9))].append((confidence, right))
    return [Bin(number / BINS, len(own), _mean([c for c, _ in own]), _mean([float(r) for _, r in own]))
            for number, own in enumerate(sorted_in)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def calibration_error(judged: Judged) -> float:
    """The expected calibration error, from 0 to 1."""
    return sum(own.count * abs(own.said - own.so) for own in bins(judged)) / len(judged) if judged else 0.0


def brier(judged: Judged) -> float:
    """The Brier score, from 0 to 1."""
    return _mean([(confidence - right) ** 2 for confidence, right in judged])


def table(judged: Judged) -> str:
    """Bins and errors as Markdown."""
    lines = ["| confidence | predictions | mean confidence | right |", "|---|---:|---:|---:|"]
    for own in bins(judged):
        cells = f"{own.said:.2f} | {own.so:.2f}" if own.count else " | "
        lines.append(f"| {own.low:.1f} to {own.low + 1 / BINS:.1f} | {own.count} | {cells} |")
    lines += ["", f"{len(judged)} predictions, expected calibration error {calibration_error(judged):.3f}, "
              f"Brier score {brier(judged):.3f}."]
    return "\n".join(lines)
