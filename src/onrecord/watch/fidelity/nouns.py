"""The nouns of fidelity: what is held against what, and what came of it.

Offsets of a quotation are code points of the article's text, those of a place code points of the primary's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Article, AttributionKind, Span, Spans, Speaker


class Verdict(StrEnum):
    """What a comparison of the words says. No verdict is None: the match is too weak to say anything."""

    verbatim = "verbatim"
    """The same words in the same order; typography, spelling and slips of the tongue aside."""
    trimmed = "trimmed"
    """Words were left out or openly replaced in brackets; those that are left are the same, and say the same."""
    altered = "altered"
    """Words were changed or added, or what was left out turns the meaning: see :attr:`Finding.changes`."""
    translated = "translated"
    """Said in another language, and numbers, names and negation agree."""
    not_found = "not found"
    """Nothing of the kind was said in these primary sources."""


class Change(StrEnum):
    """What an alteration touches; one quotation can have several."""

    negation = "negation"
    number = "number"
    modal = "modal"
    """How binding or how likely: will, may, must."""
    merged = "merged sentences"
    """Pieces of different sentences stand as one, and no ellipsis says so."""
    other = "other words"


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a primary source that one person speaks."""

    speaker: Speaker
    """As the source names them."""
    spans: Spans
    question: bool = False
    """The label names no one (Q, Question, Reporter)."""


@dataclass(frozen=True, slots=True)
class Primary:
    """A primary source: a transcript, a communiqué, a speech."""

    article: Article
    turns: tuple[Turn, ...] = ()
    """Empty where the source has none: then nobody can be told to have said it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an article gives as somebody's own."""

    text: str
    """The article's text."""
    spans: Spans
    """The quoted words without their marks: one span a piece, in order."""
    lang: str
    kind: AttributionKind
    speaker: Speaker | None = None
    statement: str = ""
    """Id of the statement it stands in."""

    @property
    def words(self) -> str:
        """The quoted words, pieces joined by an ellipsis."""
        return " … ".join(self.text[start:end] for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands in a primary source."""

    primary: str
    """Id of its article."""
    spans: Spans
    """The very characters, in the order in which they are quoted."""
    sentences: Span
    """The sentences around them, from the first to the last."""
    said_by: Speaker | None = None
    """Whose turn it is; None where the source has no turns or its label names no one."""
    question: bool = False
    """It stands in a question from the floor."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the words differ."""

    quoted: Span
    """In the article; empty where words were left out, behind the word before."""
    primary: Span | None
    """In the primary source; None where words were added, and where the quotation goes on at another place."""
    change: Change | None
    """None for what is no alteration: words left out that change nothing, brackets, a spelling."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of holding one quotation against the primary sources."""

    quotation: Quotation
    verdict: Verdict | None
    place: Place | None
    """None where nothing was found, and where the match is too weak to point at."""
    differences: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    wrong_speaker: bool = False
    """The words are there, but it is another who says them: :attr:`Place.said_by`."""
    likeness: float = 0.0
    """0 to 1: the share of the quoted words that stand there; across languages the cosine of the meanings."""
    how: str = ""
    """The reasoning, in words."""
