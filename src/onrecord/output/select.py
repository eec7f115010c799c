"""Leaving out what the reader does not want to see."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Reading


def at_least(reading: Reading, confidence: float) -> Reading:
    """The reading without statements of less confidence, and without agenda items that only they announce."""
    kept = tuple(s for s in reading.statements if s.confidence >= confidence)
    ids = {s.id for s in kept}
    return replace(
        reading,
        statements=kept,
        agenda=tuple(item for item in reading.agenda if item.statement is None or item.statement in ids),
        attributions=tuple(a for a in reading.attributions if a.confidence >= confidence),
    )
