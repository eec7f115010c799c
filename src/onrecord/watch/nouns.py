"""What the watch finds. Each finding holds the rows it was made of, and the rule that made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.rows import Amount, Cite, Contact, Listing, Promise, Saying, Stance, Subject, Told

Fate = Literal["ahead", "today", "held", "moved", "cancelled", "not-heard-of"]
Status = Literal["open", "overdue", "late", "delivered", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a question, as far as the record shows it."""

    holder: str
    question: str
    subject: Subject
    conditional: bool
    state: str | None
    """None: not enough evidence, or evidence of one day that contradicts itself."""
    since: date | None
    """The day of the first statement of the stretch that shows the state without another in between."""
    last: date | None
    evidence: tuple[Stance, ...]
    """Of the state, newest first; without a state: all there is of the latest days."""
    days: int
    """On how many days of the stretch it was said."""
    outlets: int
    rule: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of position: the two statements that make it, like compared with like."""

    id: str
    holder: str
    question: str
    subject: Subject
    conditional: bool
    from_: str
    to: str
    on: date
    before: Stance
    after: Stance
    confirmed: tuple[Stance, ...]
    """Further statements of the new state, oldest first."""
    rule: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one body that put it in different states of one question: of one day, or one that was taken back
    within a week (``other``: what was said after it)."""

    id: str
    holder: str
    question: str
    subject: Subject
    conditional: bool
    on: date
    one: Stance
    other: Stance
    rule: str


@dataclass(frozen=True, slots=True)
class First:
    """The first time in the record that an actor does an act, or aims one at another actor, once it has been heard
    often without it."""

    id: str
    actor: str
    act: str
    on: date
    cite: Cite
    before: int
    """Statements of the actor before."""
    rule: str
    target: str | None = None
    """Whom it names for the first time; None where the act itself is new."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same thing said again and again."""

    id: str
    actor: str
    sayings: tuple[Saying, ...]
    """One a language."""
    days: tuple[date, ...]
    every: float
    """Days between two times, the median."""
    rule: str


@dataclass(frozen=True, slots=True)
class Silence:
    """What used to be said regularly and is not said any more, though the actor is still heard."""

    id: str
    actor: str
    sayings: tuple[Saying, ...]
    days: tuple[date, ...]
    every: float
    since: date
    """The last day it was said."""
    silent: int
    """Days without it, up to the day of the watch."""
    rule: str


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """Something scheduled, from all that is told of it, with what became of it."""

    id: str
    what: str
    """As the article that names it most fully has it."""
    from_: date | None
    to: date | None
    """As last told."""
    was: tuple[tuple[date, date], ...]
    """Earlier days it was to be on."""
    where: str | None
    actors: tuple[str, ...]
    fate: Fate
    told: tuple[Told, ...]
    """Oldest first."""
    rule: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment with a life of its own: who gives whom how much of what by when, and what was said of it later."""

    id: str
    giver: str
    beneficiary: str | None
    first: Amount
    amount: Amount
    """As it stands now."""
    from_: date | None
    to: date | None
    """The days by which it is due, where that was said."""
    status: Status
    mentions: tuple[tuple[str, Promise], ...]
    """Oldest first, each with what it does: made, repeated, raised, cut, late, delivered, withdrawn."""
    rule: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A condition of a declared doctrine and all that invoked, stated or touched it."""

    doctrine: str
    name: str
    actor: str
    dated: str
    """The day or year of the doctrine's text."""
    superseded_by: str | None
    condition: str | None
    """None: the doctrine as a whole."""
    line: str | None
    """The condition in our own words, in the language asked for."""
    section: str | None
    source: str
    """The document, and how that was checked."""
    invoked: tuple[Contact, ...]
    """By the doctrine's own actor. All three newest first."""
    stated: tuple[Contact, ...]
    touched: tuple[Contact, ...]
    """In the condition's subject matter, invoked by nobody."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A passage that lists a doctrine's conditions, and whether that doctrine still stands."""

    listing: Listing
    name: str
    dated: str
    superseded_by: str | None
    superseded_on: str | None


@dataclass(frozen=True, slots=True)
class Watch:
    """What is new since a day."""

    since: date | None
    until: date
    """The day of the newest article, or the day asked for."""
    shifts: tuple[Shift, ...]
    contradictions: tuple[Contradiction, ...]
    firsts: tuple[First, ...]
    repeats: tuple[Repeat, ...]
    silences: tuple[Silence, ...]
