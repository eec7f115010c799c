"""What a record answers with about things said once and reported often: reports, carriers, utterances, variants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.record.nouns import Decision, StatementRow


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a report."""

    article: str
    title: str | None
    outlet: str | None
    url: str | None
    lang: str
    published: date | None
    first_seen: datetime
    current: bool
    """It is what stands at its address now."""


@dataclass(frozen=True, slots=True)
class Report:
    """One text, in however many places it was printed: a wire story with its copies, an article with its updates.

    An article that nobody copied is a report with one carrier.
    """

    id: str
    """``r`` and the id of the carrier that came first; any carrier's leads to the same report."""
    carriers: tuple[Carrier, ...]
    """Oldest first. Articles that a person rejected are left out."""
    addresses: int
    """Places: several versions at one address are one."""
    outlets: int


@dataclass(frozen=True, slots=True)
class Weight:
    """How widely something that was said is reported."""

    utterance: str
    statements: int
    articles: int
    """Addresses that carry it."""
    reports: int
    """Texts that carry it: forty copies of one wire story are one."""
    outlets: int
    langs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a variant's words, beside the words of the variant that it is compared with."""

    text: str
    how: Literal["same", "added", "left out"]
    """``added``: only this variant has it; ``left out``: only the other has it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance, and who has it."""

    words: str
    """As the first article has it."""
    lang: str
    quoted: bool
    """All of it, or part of it, between quotation marks."""
    statements: tuple[StatementRow, ...]
    """Oldest first."""
    against: int | None
    """Number of the variant (counted from 0) of the same language that it is compared with; None for the first."""
    pieces: tuple[Piece, ...]
    """Its words and those of the other variant, in order."""
    translates: int | None
    """Number of the variant in another language that this quotation translates: that of a transcript; without one, of
    two quotations in two languages the older is taken for the original."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once, however many articles, outlets and languages report it."""

    id: str
    """``u`` and the digits of a statement's id (of the first statement). That of any of its statements leads to it."""
    actor: str | None
    speaker: str | None
    first: date | None
    """Days of publication of the first and the last report."""
    last: date | None
    act: str | None
    """That of most reports; None when there is none."""
    variants: tuple[Variant, ...]
    """Quoted ones first, those with most statements first."""
    weight: Weight
    apart: tuple[tuple[str, str], ...]
    """Utterances of the same days that say nearly the same but contradict this one: their ids and why."""
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """An utterance in a list: one statement that speaks for it, and how widely it is reported."""

    id: str
    statement: StatementRow
    weight: Weight


@dataclass(frozen=True, slots=True)
class UtterancesFound:
    """One page of a list of utterances."""

    rows: tuple[UtteranceRow, ...]
    after: int | None
    """Give this as ``after`` for the next page; None when there is none."""
