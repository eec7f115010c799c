"""What a brief is chosen from: all that the record and the watch have for the days, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.brief.nouns import Change, Pledged, Scheduled, Touch
from onrecord.rows import Cite


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the days, and how widely it is reported."""

    cite: Cite
    class_: str
    role: str | None
    topics: tuple[str, ...]
    complete: bool
    accepted: bool
    withdrawn: bool
    utterance: str | None = None
    """What was said once, of which this is a report; None where that is not known."""
    texts: int = 1
    outlets: int = 1
    line: int | None = None
    """The line of its body that it is on, where it lies near others in meaning, in whatever language."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything of the days ``from_`` to ``to``, both included."""

    from_: date
    to: date
    said: tuple[Said, ...] = ()
    left: int = 0
    """Statements of the days that are not among ``said``, since there are so many."""
    changes: tuple[Change, ...] = ()
    agenda: tuple[Scheduled, ...] = ()
    pledges: tuple[Pledged, ...] = ()
    thresholds: tuple[Touch, ...] = ()
