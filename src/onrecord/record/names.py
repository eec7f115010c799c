"""Whom the words of a target name."""

from __future__ import annotations

from functools import lru_cache

from onrecord.knowledge import Knowledge
from onrecord.record.sync import Named


def naming(knowledge: Knowledge | None) -> Named:
    """A function from the words of a target to an actor's key; None where they name nobody known, or several."""
    if knowledge is None:
        return _nobody

    @lru_cache(maxsize=16384)
    def named(words: str) -> str | None:
        keys = {match.actor.key for match in knowledge.named(words)}
        return keys.pop() if len(keys) == 1 else None

    return named


def _nobody(words: str) -> str | None:  # noqa: ARG001 - nothing is known
    return None
