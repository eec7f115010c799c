"""What a brief holds: plain data, ready for a page, a letter or a program. Nothing in it is without its source.

Texts of ours (names of questions, states, concepts) come in every language, as language -> text; texts of the press
come as they were written, with their language. So one brief can be read in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Texts = Mapping[str, str]
"""Language -> text."""
ChangeKind = Literal["shift", "contradiction", "first", "silence"]
Fate = Literal["ahead", "moved", "cancelled", "held", "unheard"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands. ``id`` is what ``onrecord show`` takes: of a statement; of an item of the agenda or of an
    article where the narrator says it."""

    id: str
    article: str
    outlet: str | None
    published: date | None
    title: str | None
    url: str | None
    lang: str


@dataclass(frozen=True, slots=True)
class Points:
    """Why a quotation was chosen, summand by summand; docs/brief.md explains each."""

    act: float = 0
    kind: float = 0
    topic: float = 0
    reports: float = 0
    confidence: float = 0

    @property
    def total(self) -> float:
        """The sum, by which quotations are ordered."""
        return self.act + self.kind + self.topic + self.reports + self.confidence


@dataclass(frozen=True, slots=True)
class Quote:
    """One thing said once, in the words of one report of it."""

    source: Source
    """The report that is quoted."""
    reports: tuple[Source, ...]
    """All reports of it, the quoted one first, one an outlet; copies of an agency's text are no reports of their own."""
    copies: int
    """Carriers beyond ``reports``: copies, and further articles of the same outlets."""
    speaker: str
    """As the article names them."""
    actor: str | None
    name: Texts
    """The actor's name; the speaker's as the article has it where the actor is not known."""
    role: str | None
    """As the article words it."""
    act: str | None
    certainty: str | None
    kind: str
    """direct, mixed or indirect: only the first two hold the speaker's own words."""
    words: str
    lang: str
    confidence: float
    accepted: bool
    """A person looked at it and found it right."""
    points: Points = Points()


@dataclass(frozen=True, slots=True)
class Voice:
    """What one actor said: the best quotations, the best first, and how many more the record has."""

    actor: str | None
    name: Texts
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: a position (shift), two positions on one day (contradiction), something done for the first time
    (first), something no longer said (silence).

    ``before`` and ``after`` are the names of the states; a first has neither, a silence no ``after``.
    """

    kind: ChangeKind
    actor: str | None
    name: Texts
    question: str | None
    """Key of the question."""
    asks: Texts
    """The question itself; empty without one."""
    before: Texts
    after: Texts
    on: date | None
    """The day of the change; of a silence, when it was last said."""
    act: str | None
    """Of a first: the act that is new. Else None."""
    quotes: tuple[Quote, ...]
    """The statements that make it, the oldest first; never empty."""
    rule: str
    """Why it counts as one, in the watch's words."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Something on the agenda."""

    id: str
    what: str
    """In the words of the press."""
    lang: str
    from_: date | None
    to: date | None
    where: str | None
    fate: Fate
    source: Source
    """Where it was last told."""
    before: date | None = None
    """Of something that was moved: the day it had been set for."""
    reports: int = 1
    """How many outlets told it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge, with what is known of it."""

    quote: Quote
    """The latest statement of it."""
    to: tuple[str, ...]
    """For whom, as written."""
    amount: str | None
    """As written."""
    due: date | None
    mentions: int
    """How many statements of the record speak of it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A statement that touches a condition of a doctrine, or invokes it."""

    quote: Quote
    doctrine: str
    """Key of the doctrine."""
    document: Texts
    dated: str
    """As precise as it is known: 2024-11-19, 2010."""
    condition: str
    """Key of the condition."""
    line: Texts
    """The condition, paraphrased."""
    section: str
    reference: str
    """Where the paraphrase was read."""
    superseded_by: Texts
    """The document that took its place; empty while it stands."""
    invoked: bool
    """The speaker refers to the condition; else the words only fall in its subject matter."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A concept that the day's words named, explained."""

    key: str
    name: Texts
    text: Texts
    reading: tuple[str, ...]
    """Where the explanation can be checked."""
    checked: str
    """What it was checked against, or that it was not."""
    named_in: Source
    """The statement that named it, the weightiest of them."""


@dataclass(frozen=True, slots=True)
class ReadOn:
    """Further coverage: articles that most of the brief stands on, or that those articles link to."""

    title: str
    url: str
    outlet: str | None
    lang: str
    source: Source | None
    """The article that links to it; None for an article of the record itself."""


@dataclass(frozen=True, slots=True)
class Read:
    """How much the brief was made from."""

    statements: int
    articles: int
    outlets: int
    left: int = 0
    """Statements of the days that were not looked at, since there are so many."""


@dataclass(frozen=True, slots=True)
class BriefData:
    """A brief of the days ``from_`` to ``to``, both included; every part may be empty."""

    from_: date
    to: date
    read: Read
    changes: tuple[Change, ...] = ()
    said: tuple[Voice, ...] = ()
    announced: tuple[Quote, ...] = ()
    agenda: tuple[Scheduled, ...] = ()
    pledges: tuple[Promise, ...] = ()
    thresholds: tuple[Touch, ...] = ()
    background: tuple[Explained, ...] = ()
    reading: tuple[ReadOn, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to tell of these days (the agenda and deadlines may still have something)."""
        return not (self.changes or self.said or self.announced or self.thresholds)
