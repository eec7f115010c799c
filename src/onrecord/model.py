"""The nouns of onrecord, in the order in which the data flows.

    page -> article -> tree -> attributions -> statements -> agenda

Every stage takes the noun on its left and returns the one on its right; they meet only here. Nothing in this
module imports anything else of the package. Offsets are code points of ``Article.text``, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np

Span = tuple[int, int]
Spans = tuple[Span, ...]

Lang = str
ArticleKind = Literal["report", "transcript", "list"]
BlockKind = Literal["heading", "paragraph", "item", "quote", "caption"]
AttributionKind = Literal["direct", "mixed", "indirect"]
AttributionClass = Literal["speech", "thought", "attitude", "decree", "evidence"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U", "hypothetical"]


# ---------------------------------------------------------------- page


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know: what looked broken, what could not be done.

    ``code`` is stable and machine-readable (``quote-reversed``, ``cut-off``), ``text`` is for people.
    ``span`` points into the article's text where the note is about a place in it.
    """

    code: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes that were fetched or given, kept as evidence."""

    source: str
    """What the user named: a path, ``-``, a URL, or ``archive.warc.gz#<record id>``."""
    data: bytes
    sha256: str
    """Of ``data``, in hexadecimal."""
    seen: datetime
    """When it was fetched or read, in UTC; for a WARC record, the record's own date."""
    media_type: str
    """Without parameters, lower case: ``text/html``, ``text/plain``."""
    url: str | None = None
    """The final URL, after redirects."""
    charset: str | None = None
    """As declared by the transport; the bytes may disagree."""
    notes: tuple[Note, ...] = ()


# ---------------------------------------------------------------- article


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body, in reading order. Blocks never overlap; ``span`` holds no line break at its ends."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair that is read but never written: ``span`` of the text is to be read as ``text``."""

    span: Span
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Related:
    """A link to other coverage that the page itself offers."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader reads in a page."""

    id: str
    """Derived from the page's address (or source name) and its bytes; the same page gives the same id."""
    text: str
    lang: Lang
    kind: ArticleKind
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    origins: dict[str, str] = field(default_factory=dict)
    """Field name -> where its value came from: ``given``, ``json-ld``, ``opengraph``, ``url``, ``text`` ..."""
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()
    edits: tuple[Edit, ...] = ()
    """Repairs in order of place, not overlapping; see :mod:`onrecord.spans` for reading through them."""


# ---------------------------------------------------------------- tree


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of an article: one row a token, in reading order, in labels that no language or parser owns.

    ``pos`` is Universal Dependencies' UPOS, ``rel`` its relations (without subtypes but for ``nsubj:pass``,
    ``aux:pass``, ``obl:agent``), ``feats`` its feature string. A root is its own head. A sentence never crosses
    a block. ``start`` and ``end`` are offsets of the article's text even where a repair was read in its place.
    """

    lang: Lang
    start: list[int]
    end: list[int]
    form: list[str]
    lemma: list[str]
    pos: list[str]
    rel: list[str]
    head: list[int]
    feats: list[str]
    sentence: list[int]
    block: list[int]
    vectors: np.ndarray | None = None
    """What the parser's encoder saw of each token, shape (tokens, width), float32; None on hand-built trees."""

    def __len__(self) -> int:
        return len(self.start)

    def children(self) -> list[list[int]]:
        """For each token the tokens that hang on it, in order (a root does not hang on itself)."""
        found: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if token != head:
                found[head].append(token)
        return found


# ---------------------------------------------------------------- attribution


@dataclass(frozen=True, slots=True)
class Attribution:
    """The linguistic fact: who (source), by what word (cue), what (content)."""

    id: str
    """Unique in its article, stable for the same text: ``a1``, ``a2`` in order of place."""
    kind: AttributionKind
    class_: AttributionClass
    source: Spans
    cue: Spans
    content: Spans
    rule: str
    """Which part of the engine found it: ``model``, ``turn``, ``list``, ``colon`` ..."""
    confidence: float = 1.0
    """A probability that the attribution is one, with this content."""
    cue_head: int | None = None
    """Index of the cue's head word in the tree."""
    parts: tuple[Spans, ...] = ()
    """Where it holds several statements: the content of each. Empty means one, the whole content."""
    of: str | None = None
    """Under a list or a chain: the attribution this one took its source from."""


# ---------------------------------------------------------------- statement


@dataclass(frozen=True, slots=True)
class Why:
    """How a value was inferred: the rule's name, and the words it was read from."""

    rule: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the words are put down to."""

    name: str
    """The fullest name the document itself gives."""
    actor: str | None = None
    """Key of a known actor; ``~slug`` for a provisional one; None when nothing could be said."""
    role: str | None = None
    """As the document words it ("le ministre de la Défense")."""
    how: tuple[str, ...] = ()
    """The steps of the resolution, in words: ``pronoun "il" -> Jens Stoltenberg``, ``surname``..."""
    named: bool = True
    """False when the document names nobody and only the actor is known: ``name`` is then the role as worded."""


@dataclass(frozen=True, slots=True)
class Condition:
    """If this, then that; ``holders`` say who would act and against whom where the words say so."""

    if_: Spans
    then: Spans
    rule: str
    by: Spans = ()
    against: Spans = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and the interval of days it commits to, as precise as the words and never more."""

    span: Span
    from_: date | None
    to: date | None
    how: str
    """The reasoning in words. Without an interval: why there is none."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution understood. None is a decision (no act, no one named), never a default."""

    id: str
    attribution: str
    kind: AttributionKind
    class_: AttributionClass
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker | None
    act: str | None
    certainty: Certainty | None
    condition: Condition | None
    targets: tuple[str, ...]
    """Actors at whom the act is aimed, as written in the text."""
    topics: tuple[str, ...]
    times: tuple[Time, ...]
    complete: bool
    """False where the text breaks off inside it."""
    confidence: float
    rule: str
    why: dict[str, Why] = field(default_factory=dict)
    """Field name -> how its value was inferred."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something scheduled: what, when, where, who takes part, first said by whom."""

    what: str
    span: Span
    when: Time
    where: str | None = None
    actors: tuple[str, ...] = ()
    statement: str | None = None
    """Id of the statement it stands in; None when the narrator says it."""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article."""

    article: Article
    statements: tuple[Statement, ...]
    agenda: tuple[AgendaItem, ...] = ()
    attributions: tuple[Attribution, ...] = ()
