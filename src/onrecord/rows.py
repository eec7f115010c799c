"""What the record hands to the watch: rows of what was said, each with the statement it stands in.

``record`` finds them in its tables, ``watch`` makes positions, shifts, pledges ... of them, and neither imports the
other. A row holds what a person needs to check it: who, when, in which words, reported where.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model import Span

Subject = tuple[tuple[str, str], ...]
"""What fills the slots of a question: ``(("power", "ru"),)``."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A statement as it is cited: enough to show it and to find it again."""

    key: int
    """Its place in the order of time."""
    id: str
    day: date | None
    """Of publication."""
    speaker: str | None
    actor: str | None
    """Who said it; a merged actor under the key it was merged into."""
    body: str | None
    """For whom it was said: the state, alliance or organisation that the speaker speaks for, else the speaker."""
    act: str | None
    certainty: str | None
    kind: str
    """direct, mixed or indirect."""
    lang: str
    words: str
    confidence: float
    article: str
    title: str | None
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement's evidence for one state of one question."""

    cite: Cite
    holder: str
    """Key of the actor whose position it is: the body the speaker speaks for, else the speaker."""
    question: str
    subject: Subject
    conditional: bool
    """It hangs on a condition; only compared with what hangs on one too."""
    state: str
    proposition: str
    """Of the question's file: what was said of it made the state."""
    holds: str
    """yes, no or open."""
    span: Span
    """The words that made it, in characters of ``cite.words``."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first time that a body does an act, and how often it had been heard by then."""

    cite: Cite
    body: str
    act: str
    before: int
    """Statements of the body on earlier days, counted up to a hundred."""
    articles: int = 1
    """In how many articles the act was read on that day and the next."""
    heard: int = 1
    """In how many articles the body was heard on that day and the next."""
    named: int = 0
    """In how many of ``articles`` the reporting word names the act ("accused", "menace")."""
    weight: float = 1.0
    """How much speaks for the act in these days: of each article the most, 1 where its reporting word names the act or
    it is read off the speaker's own words, less where it is read off a paraphrase."""
    agreed: bool = True
    """Whether the act is read in every language in which several articles hear the body in these days."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The first time that a body aims an act at another actor, and what had been heard by then."""

    cite: Cite
    body: str
    target: str
    before: int
    """Statements of the body on earlier days, counted up to a hundred."""
    days: int
    """Days that the record was kept before."""
    articles: int
    """In how many articles it was aimed at the target on that day and the next."""
    heard: int
    """In how many articles the body was heard on these days."""
    told: bool
    """Whether the reporting word names the act ("accused") in one of them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line before its statements are read: whose it is, and the days on which it was said."""

    line: int
    body: str
    lang: str
    days: frozenset[date]


@dataclass(frozen=True, slots=True)
class Saying:
    """The same thing said by the same actor again and again: a statement of each of its days, oldest first."""

    line: int
    body: str
    lang: str
    words: tuple[str, ...]
    """What its statements have in common."""
    cites: tuple[Cite, ...]
    heard_since: int
    """Days after its last statement on which the body was heard saying something else."""


ToldKind = Literal["scheduled", "moved", "cancelled", "held"]


@dataclass(frozen=True, slots=True)
class Told:
    """One place in one article that tells of something scheduled: that it will be, was moved, cancelled or held."""

    id: str
    kind: ToldKind
    what: str
    words: str
    """The sentence or clause, as the article has it."""
    from_: date | None
    to: date | None
    place: str | None
    actors: tuple[str, ...]
    statement: str | None
    """Id of the statement it stands in; None when the narrator says it."""
    article: str
    span: Span
    day: date | None
    """Of publication."""
    outlet: str | None
    lang: str
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: a number of things or of money, as the words give it."""

    value: float
    unit: str
    """A currency's code (``EUR``), or the key of a kind of thing (``howitzer``), or the word itself."""
    words: str


PledgeKind = Literal["made", "delivered", "late", "withdrawn", "cut", "raised"]


@dataclass(frozen=True, slots=True)
class Promise:
    """A statement about something that its speaker's side gives or will give."""

    cite: Cite
    giver: str
    beneficiary: str | None
    """Key of an actor."""
    amount: Amount
    before: Amount | None
    """Where the words name both: what it was before ("from 18 to 30")."""
    says: PledgeKind
    from_: date | None
    to: date | None
    """The days by which it is to be done, where the words date it."""
    span: Span
    """In characters of ``cite.words``: the amount."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A statement, or a narrator's sentence on an event, and a doctrine's condition."""

    doctrine: str
    condition: str | None
    """None: the doctrine as a whole."""
    how: str
    """invokes, states, mentions or touches."""
    words: str
    span: Span
    """In characters of the article's text for an event, of ``words`` for a statement."""
    cite: Cite | None
    """None: the narrator tells of an event."""
    article: str
    day: date | None
    outlet: str | None
    lang: str
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A passage of an article that lists the conditions of a doctrine."""

    doctrine: str
    conditions: tuple[tuple[str, Span], ...]
    """Each with its words, in characters of the article's text."""
    article: str
    day: date | None
    outlet: str | None
    lang: str
    title: str | None
    url: str | None
