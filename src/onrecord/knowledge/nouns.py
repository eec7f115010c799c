"""The nouns of the knowledge: actors and their names, terms of office, topics, outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

ActorKind = Literal["state", "alliance", "organisation", "office", "person"]
FormKind = Literal["name", "person", "adjective", "metonym", "capital", "native", "nickname", "surname"]


class Days(NamedTuple):
    """A date as precise as it is known: the first and the last day it can be."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry is from, on which day it was known to be true, and how that was checked."""

    source: str
    date: date
    checked: str
    """``unverified``, or what the entry was checked against."""
    file: str = ""
    """Path inside the knowledge folder; with ``+`` in front where it is the user's."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which the press writes an actor. ``lang`` is empty where every language writes it so."""

    text: str
    lang: str
    kind: FormKind
    ambiguous: bool = False
    """More often something else (Georgia, Jordan): to be believed only with more evidence."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in an alliance or organisation, from-to where known."""

    state: str
    from_: Days | None = None
    to: Days | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that can speak: person, office, state, alliance, organisation."""

    key: str
    kind: ActorKind
    printed: Mapping[str, str]
    """Language -> the name we print."""
    forms: tuple[Form, ...]
    provenance: Provenance
    sort: str = ""
    """For an office or institution its kind (``defence-minister``); for a state its status (``un-member``)."""
    of: str | None = None
    """The state or larger body that an institution, office or organisation belongs to."""
    functions: tuple[str, ...] = ()
    """Further kinds an office answers to: ``head-of-state``, ``leader``."""
    states: tuple[str, ...] = ()
    """Where an armed group or movement is based."""
    members: tuple[Membership, ...] = ()
    gender: Literal["m", "f", ""] = ""
    wikidata: str = ""
    shared: bool = False
    same_as: str | None = None

    def name(self, lang: str) -> str:
        """What to print in a language; a name of another language where there is none."""
        return self.printed.get(lang) or next(iter(self.printed.values()))


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office, from-to, both days included; ``to`` is None for a term running on the entry's date."""

    office: str
    person: str
    from_: Days
    to: Days | None
    provenance: Provenance
    acting: bool = False

    def covers(self, day: date) -> bool:
        """Whether the term may have been running on a day: yes where the precision of its ends leaves it open."""
        return self.from_.first <= day and (self.to is None or day <= self.to.last)


@dataclass(frozen=True, slots=True)
class Match:
    """An actor that a name stands for, by which of its forms, and how far the writing was from it.

    ``how`` is ``exact`` (after folding), ``transliteration``, ``variant`` (of the given name), ``initial``, ``order``
    (surname first), ``close`` (one letter off), ``composed`` (a body by its kind and state: "Polish defence ministry").
    """

    actor: Actor
    form: Form
    how: str = "exact"

    @property
    def kind(self) -> FormKind:
        """The kind of the name."""
        return self.form.kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a text that names actors; ``span`` in its characters."""

    span: tuple[int, int]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A phrase such as "le ministre ukrainien de la Défense", understood as far as its words go.

    ``kinds``: kinds of office; ``institutions``: kinds of institution ("porte-parole du ministère de la Défense");
    ``bodies``: keys of states, organisations or institutions named; ``offices``: keys of known offices that fit.
    All empty when nothing was understood.
    """

    kinds: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement can be about, with its vocabulary by language."""

    key: str
    names: Mapping[str, str]
    description: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    """Any one of these is enough."""
    hints: Mapping[str, tuple[str, ...]]
    """Two different ones of these are needed."""
    provenance: Provenance
    plover: str = ""


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic found in a row of tokens, with the words it was read from and their places (token indices, half-open)."""

    topic: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency or broadcaster."""

    key: str
    name: str
    domains: tuple[str, ...]
    lang: str
    country: str
    provenance: Provenance
    also: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    daily: int | None = None
    primary: bool = False
    """It speaks for itself: what it publishes is what was said (a ministry's site), not a report of it."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of office and of institution: key -> language -> generic words; and the small words of each language."""

    offices: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    institutions: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
