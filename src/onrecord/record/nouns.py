"""What a record answers with. Frozen, documented, ready to be shown or sent as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onrecord.model import AgendaItem, Article, Note, Span, Statement


class Outcome(StrEnum):
    """What became of a page that was added."""

    new = "new"
    """Its address was not in the record."""
    version = "version"
    """Its address was, with other bytes: now there is one more version, and both stay."""
    same = "same"
    """It was there already; only the sighting is new."""


@dataclass(frozen=True, slots=True)
class Added:
    """The answer to adding a page."""

    outcome: Outcome
    article: str
    """Id of the article."""
    statements: tuple[str, ...] = ()
    """Ids of its statements, in the order of the reading; empty for ``same``."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements. Values of one field are alternatives, fields add up; an empty field asks for nothing.

    None among the values stands for "unknown": ``act=(None,)`` are statements without an act. Dates are of
    publication, both included; statements of unknown date are in no range of dates.
    """

    words: str = ""
    """Words, ``"phrases"``, ``prefix*``, ``-not``, ``a OR b``; accents and case do not matter. In the
    statement's words and its speaker's name."""
    actor: tuple[str | None, ...] = ()
    act: tuple[str | None, ...] = ()
    certainty: tuple[str | None, ...] = ()
    kind: tuple[str, ...] = ()
    class_: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    outlet: tuple[str | None, ...] = ()
    topic: tuple[str | None, ...] = ()
    target: tuple[str | None, ...] = ()
    """Actor keys, or words as the article has them."""
    from_: date | None = None
    to: date | None = None
    condition: bool | None = None
    complete: bool | None = None
    min_confidence: float = 0.0
    article: str | None = None
    """Id of an article: its statements alone."""
    hidden: bool = False
    """Instead of what is shown, what is not: rejected by a person, or said again by a later version of its article."""


class Order(StrEnum):
    """In which order statements come. Those of unknown date are always last in ``newest``, first in ``oldest``."""

    newest = "newest"
    oldest = "oldest"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list, its values as decided."""

    key: int
    """Its place in the order of time; give the last one as ``after`` to go on."""
    id: str
    published: date | None
    speaker: str | None
    actor: str | None
    role: str | None
    act: str | None
    certainty: str | None
    kind: str
    class_: str
    words: str
    topics: tuple[str, ...]
    targets: tuple[str, ...]
    complete: bool
    confidence: float
    accepted: bool
    """A person looked at it and found it right."""
    withdrawn: bool
    """The article's present version does not say it any more."""
    hidden: str | None
    """``rejected`` or ``superseded``; None for all that are shown."""
    article: str
    title: str | None
    outlet: str | None
    lang: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list of statements."""

    rows: tuple[StatementRow, ...]
    after: int | None
    """Give this as ``after`` for the next page; None when there is none."""
    total: int
    """How many there are in all, counted up to ``COUNTED`` and no further."""
    more: bool
    """There are more than ``total``."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A stretch of days, and what was said in it."""

    start: date
    end: date
    """Its last day."""
    acts: dict[str, int]
    """Act -> number of statements; the empty word for those without one."""
    total: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Statements over time, by act. Stretches without any are left out."""

    per: str
    """``day``, ``week`` or ``month``."""
    buckets: tuple[Bucket, ...]
    undated: int
    """Statements of unknown date; none where a range of dates is asked for."""
    total: int
    reckoned: bool = False
    """There are so many that some days were counted and the others reckoned from them."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time that the page was met."""

    seen: datetime
    source: str
    url: str | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article."""

    article: str
    sha256: str
    length: int
    """Of the page, in bytes."""
    media_type: str
    first_seen: datetime
    last_seen: datetime
    current: bool
    read_with: str
    """The version of the program whose reading this is."""
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, when and why. Never changed; undone by another."""

    key: int
    made: datetime
    by: str
    what: str
    """``accept``, ``reject``, ``correct``, ``merge``, ``split``, ``note`` or ``undo``."""
    about: str
    """What kind of thing: ``statement``, ``article``, ``actor``, ``agenda``, ``utterance`` ..."""
    target: str
    field: str | None
    value: str | None
    reason: str | None
    undoes: int | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class StatementPage:
    """All that is kept of one statement: the sentence in its article, its evidence, what people decided."""

    row: StatementRow
    statement: Statement
    """Values as decided; spans of ``article.text``."""
    read: Statement
    """Values as the program read them."""
    article: Article
    context: Span
    """The stretch of ``article.text`` in whose middle it stands: its paragraphs."""
    decisions: tuple[Decision, ...]
    versions: tuple[Version, ...]
    """The states of the article, newest first, those that do not say it included; its evidence."""
    says: tuple[str, ...]
    """Ids of the versions that say it."""
    corrected: tuple[str, ...] = ()
    """Fields whose value is a person's."""
    agenda: tuple[AgendaItem, ...] = ()
    """What it schedules."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the record holds of one actor."""

    key: str
    names: tuple[tuple[str, int], ...]
    """As articles name it, most often first, with how often."""
    roles: tuple[tuple[str, date | None, date | None], ...]
    """As articles word them, with the first and the last day."""
    provisional: bool
    """Not in the knowledge files; made from a name."""
    merged: tuple[str, ...]
    """Keys that a person said are the same."""
    acts: dict[str, int]
    langs: dict[str, int]
    addressed: tuple[tuple[str, int], ...]
    """At whom its statements aim, most often first."""
    first: date | None
    last: date | None
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is."""

    pages: int
    articles: int
    """Addresses; ``versions`` counts their states."""
    versions: int
    statements: int
    hidden: int
    agenda: int
    actors: int
    outlets: int
    decisions: int
    first: date | None
    last: date | None
    bytes: int
    """Of the file."""
    read_with: dict[str, int]
    """Version of the program -> how many articles it read."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that statements can be filtered by, and how many have it."""

    value: str | None
    total: int
