"""What a brief holds: plain data, ready for a page, a letter or a program. Nothing in it is without its source.

Texts of ours (names of questions, states, concepts) come in every language, as language -> text; texts of the press
come as they were written, with their language. So one brief can be read in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Texts = Mapping[str, str]
"""Language -> text."""
ChangeKind = Literal["shift", "contradiction", "first", "silence"]
Fate = Literal["ahead", "today", "held", "moved", "cancelled", "not-heard-of"]


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
    texts: float = 0
    confidence: float = 0
    lang: float = 0

    @property
    def total(self) -> float:
        """The sum, by which quotations are ordered."""
        return self.act + self.kind + self.topic + self.texts + self.confidence + self.lang


@dataclass(frozen=True, slots=True)
class Quote:
    """One thing said once, in the words of one report of it."""

    source: Source
    """The report that is quoted."""
    others: tuple[Source, ...]
    """Further reports of it in these days, one an outlet."""
    texts: int
    """How many texts carry it: forty copies of an agency's story are one."""
    outlets: int
    """How many outlets carry it, copies counted."""
    speaker: str | None
    """As the article names them; None: nobody is named."""
    actor: str | None
    name: Texts
    """The actor's name; the speaker's as the article has it where the actor is not known."""
    role: Texts
    """As articles of these days word it, by their language; often empty."""
    act: str | None
    certainty: str | None
    kind: str
    """direct, mixed or indirect: only the first two hold the speaker's own words."""
    words: str
    lang: str
    confidence: float
    accepted: bool = False
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
    """What changed: a position (shift), two positions at once (contradiction), something done for the first time
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
    id: str = ""
    """What a decision is about that says it is none: ``decide reject`` with the kind and this; the watch's own id."""
    target: str | None = None
    """Of a first: whom the actor names that it never aimed at before. None where the act itself is new."""
    at: Texts = field(default_factory=dict)
    """The target's name as it stands inside a sentence."""


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
    was: tuple[tuple[date, date], ...] = ()
    """Of something that was moved: the days it had been set for."""
    outlets: int = 1
    """How many outlets told it."""


@dataclass(frozen=True, slots=True)
class Pledged:
    """What was said these days of a pledge."""

    quote: Quote
    giver: str
    name: Texts
    """Of the giver."""
    beneficiary: str | None
    to: Texts
    """The beneficiary's name; empty when none was said."""
    says: str
    """made, repeated, raised, cut, late, delivered or withdrawn."""
    amount: str
    """As written."""
    before: str | None
    """What it was before, where it was raised or cut."""
    due: tuple[date | None, date | None]
    status: str
    """open, overdue, late, delivered or withdrawn."""
    mentions: int
    """How many statements of the record speak of it."""
    value: float | None = None
    """The amount as a number, and what it is of: a currency's code or the key of a kind of thing."""
    unit: str = ""
    before_value: float | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """A statement, or an event that the narrator tells, that touches a condition of a doctrine."""

    how: str
    """invokes (the doctrine's actor refers to it), states, mentions, or touches (its subject matter only)."""
    quote: Quote | None
    """None for an event."""
    words: str
    lang: str
    source: Source
    doctrine: str
    """Key of the doctrine."""
    of: Texts
    """Whose doctrine it is."""
    document: Texts
    dated: str
    """As precise as it is known: 2024-11-19, 2010."""
    condition: str | None
    """Key of the condition; None: the doctrine as a whole."""
    line: Texts
    """The condition, paraphrased."""
    section: str
    reference: str
    """Where the paraphrase was read."""
    superseded_by: Texts
    """The document that took its place; empty while it stands."""


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
    """Further coverage that an article of the brief links to."""

    title: str
    url: str
    source: Source
    """The article that links to it."""


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
    """A brief of the days ``from_`` to ``to``, both included; every part may be empty.

    ``lang``: whose quotations were preferred; it can be rendered in any language.
    """

    from_: date
    to: date
    lang: str
    read: Read
    changes: tuple[Change, ...] = ()
    said: tuple[Voice, ...] = ()
    announced: tuple[Quote, ...] = ()
    agenda: tuple[Scheduled, ...] = ()
    pledges: tuple[Pledged, ...] = ()
    thresholds: tuple[Touch, ...] = ()
    background: tuple[Explained, ...] = ()
    reading: tuple[ReadOn, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    """Part -> how many more of it there are than are shown."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to tell of these days (the agenda and deadlines may still have something)."""
        return not (self.changes or self.said or self.announced or self.pledges or self.thresholds)
