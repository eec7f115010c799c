"""A probability for each attribution: the network's scores, calibrated on held-out documents."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.attributions.decode import Found


def evidence(found: Found) -> tuple[float, float, float]:
    """What the calibration weighs: log-odds of the cue, log-probability of the labels, whether there is a source."""
    likely = min(max(found.likely, 1e-4), 1 - 1e-4)
    return math.log(likely / (1 - likely)), max(found.sure, -20.0), float(bool(found.source))


def confidence(found: Found, weights: Sequence[float]) -> float:
    """Probability that the attribution is right (its content matched, at least half).

    weights: the calibration of the language in the model's card, the constant first, then one an item of evidence.
    """
    total = weights[0] + sum(w * x for w, x in zip(weights[1:], evidence(found), strict=True))
    return round(1 / (1 + math.exp(-total)), 3)
