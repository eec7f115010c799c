"""Has it worked? The record only: use in war, crises in which use was threatened, published estimates of the risk.

Nothing here is ever fed from statements, and no single number stands for the risk: :func:`estimates` gives all of them,
each with its assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from onrecord.knowledge.fields import Fields
from onrecord.knowledge.files import Entry, entries
from onrecord.knowledge.nouns import Days, Provenance
from onrecord.knowledge.questions import both

KINDS = ("use", "threat", "alarm", "estimate")
"""Used in war; a crisis in which use was threatened or made ready; an alarm without a threat; a risk estimate."""
_FIELDS = "kind names text from to actors named yearly assumptions computed of"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A published estimate of the yearly probability, in per cent, lowest to highest (None: not retrieved)."""

    lowest: Fraction | None
    highest: Fraction | None
    of: Mapping[str, str]
    """What it is the probability of."""
    assumptions: Mapping[str, str]
    computed: str
    """How it follows from the record, where it is computed and not published; else empty."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the record; ``actors``: who used or threatened, ``named``: against whom or over what."""

    key: str
    kind: str
    names: Mapping[str, str]
    text: Mapping[str, str]
    from_: Days
    to: Days
    actors: tuple[str, ...]
    named: tuple[str, ...]
    estimate: Estimate | None
    provenance: Provenance


@lru_cache(maxsize=8)
def history(overlay: Path | None = None) -> tuple[Event, ...]:
    """The record, oldest first. Raises KnowledgeError with file and line."""
    found = [event(entry) for entry in entries("history", overlay).values()]
    return tuple(sorted(found, key=lambda each: (each.from_.first, each.key)))


def uses(overlay: Path | None = None) -> tuple[Event, ...]:
    """The uses of nuclear weapons in war."""
    return tuple(each for each in history(overlay) if each.kind == "use")


def crises(overlay: Path | None = None) -> tuple[Event, ...]:
    """The crises in which use was threatened or made ready, and the alarms, oldest first."""
    return tuple(each for each in history(overlay) if each.kind in ("threat", "alarm"))


def estimates(overlay: Path | None = None) -> tuple[Event, ...]:
    """The estimates of the yearly risk, all of them: to be shown together, with their assumptions."""
    return tuple(each for each in history(overlay) if each.kind == "estimate")


def event(entry: Entry) -> Event:
    """One entry by itself. Raises KnowledgeError for fields that are wrong."""
    fields = Fields(entry, _FIELDS)
    start, end = fields.days("from"), fields.days("to")
    if start is None:
        raise fields.error(f"{entry.key} has no date", "from")
    if end is not None and end.last < start.first:
        raise fields.error(f"{entry.key} ends before it begins", "to")
    kind = fields.one_of("kind", KINDS)
    estimate = _estimate(fields) if kind == "estimate" else None
    return Event(entry.key, kind, both(fields, "names"), both(fields, "text"), start, end or start,
                 fields.texts("actors"), fields.texts("named"), estimate, entry.provenance())


def _estimate(fields: Fields) -> Estimate:
    numbers = [_per_cent(fields, text) for text in fields.texts("yearly")]
    if len(numbers) > 2 or numbers != sorted(numbers):
        raise fields.error("yearly is one number or the lowest and the highest, in per cent", "yearly")
    return Estimate(numbers[0] if numbers else None, numbers[-1] if numbers else None, both(fields, "of"),
                    both(fields, "assumptions"), fields.text("computed", ""))


def _per_cent(fields: Fields, text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise fields.error(f"{text!r} is no number: write \"0.02\"", "yearly") from None
