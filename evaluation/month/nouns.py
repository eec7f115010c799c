"""The nouns of the invented month, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once."""

    id: str
    by: str
    """Key of the person."""
    of: str
    """Key of the body whose position it is."""
    on: date
    group: str
    item: int
    """Which item of the group."""
    part: str
    """What it is there for: position, friend, contradiction, line, first, pledge, meeting, threshold, chatter."""
    act: str
    certainty: str
    subject: str
    question: str | None = None
    state: str | None = None
    about: str = "ua"
    """The theatre: ``ua``, or ``valdonia`` among the invented states."""
    ref: str | None = None
    """The pledge, meeting, line or threshold that it is part of."""
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """What the narrator tells: something that happens, or what becomes of a meeting."""

    kind: str
    """``event``, ``agenda``, ``moved``, ``cancelled``, ``held``."""
    ref: str


@dataclass(slots=True)
class Story:
    """What a newsroom would call one story: the first utterance leads."""

    id: str
    on: date
    hour: int
    says: list[Utterance]
    happenings: list[Happening]
    weight: float


@dataclass(frozen=True, slots=True)
class Element:
    """A sentence to be written: what somebody said in a given form, background, or a happening."""

    kind: str
    """``say``, ``back``, ``happening``, ``recap``, ``local``."""
    utterance: Utterance | None = None
    form: str = ""
    """Of what is said: lead, that, direct, split, add, inf, np."""
    tag: str = ""
    number: int = 0
    happening: Happening | None = None


Plan = list[list[Element]]
"""Paragraphs of elements; no language yet."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article reports something said. utterance is None where it is background, outside the plot."""

    number: int
    utterance: Utterance | None
    form: str
    fidelity: str | None = None
    """Of quoted words: verbatim, trimmed or translated."""
    speaker: str | None = None
    """The name that the article gives the speaker."""
    headline: bool = False


@dataclass(slots=True)
class Draft:
    """An article before its house style: marked title and paragraphs."""

    lang: str
    title: str
    paragraphs: list[str]
    mentions: dict[int, Mention]
    happenings: dict[int, tuple[Happening, str]]
    """Number of its mark -> what it tells, and the day or the words it is told with."""


@dataclass(slots=True)
class Version:
    """An article as it stood at an address from a moment on."""

    article: str
    """Id of the address."""
    number: int
    outlet: str
    url: str
    file: str
    published: datetime
    updated: datetime | None
    seen: datetime
    draft: Draft
    byline: str
    section: str
    story: str | None
    wire: str | None = None
    """Id of the wire text it is a copy of, or is."""
    edits: tuple[str, ...] = ()
    deleted: datetime | None = None
    update_of: str | None = None
    """The article at another address that this one carries further."""
    plan: str | None = None
    """What it shares with its translation."""
    noise: str | None = None
