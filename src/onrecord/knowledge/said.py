"""A statement as the matchers of questions and doctrines see it: words, coding, and who speaks and is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onrecord.knowledge.nouns import Actor, Mention
from onrecord.knowledge.store import Knowledge

_BODIES = ("state", "alliance", "organisation")


class Side(NamedTuple):
    """A state, alliance or organisation, or a person, that can hold a position."""

    key: str
    kind: str


class Named(NamedTuple):
    """A side that a text names, at some characters of it."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. ``text``: the words of its content, repairs applied."""

    text: str
    lang: str
    act: str | None = None
    certainty: str | None = None
    topics: frozenset[str] = frozenset()
    """Of the statement."""
    conditional: bool = False
    """Whether the reader found a condition on it."""
    sides: tuple[Side, ...] = ()
    """Whom the speaker speaks for, see :func:`sides`."""
    named: tuple[Named, ...] = ()
    """See :func:`named`."""
    cue: str = ""
    """The words that report it, where its content is less than a clause and they are part of what is said ("appelle à |
    une trêve"); they never count as a denial or as another's words, the act says that."""
    about: tuple[Side, ...] = ()
    """Whom the passage is about, for a text that names nobody ("their posture"); used only where one alone fits."""
    around: Callable[[], tuple[Side, ...]] = tuple
    """Whom the whole article names, looked for when asked; used for what few can be ("membership" of NATO)."""
    topics_around: Callable[[], frozenset[str]] = frozenset
    """Of the passage, looked for when asked."""


def sides(knowledge: Knowledge, actor: str, on: date | None = None) -> tuple[Side, ...]:
    """Whom an actor speaks for on a day, itself first: the person, the body of the office, its state or alliance.

    A person in two offices speaks for the bodies of both. An unknown key speaks for itself alone.
    """
    found: dict[str, Side] = {}
    start = knowledge.actor(actor)
    if start is None:
        return (Side(actor, "person"),)
    offices = (knowledge.actors.get(term.office) for term in knowledge.roles(start.key, on)) \
        if start.kind == "person" else ()
    for body in [start, *(office for office in offices if office)]:
        for each in _upwards(knowledge, body):
            if each.kind != "office":
                found.setdefault(each.key, Side(each.key, each.kind))
    return tuple(found.values())


def named(knowledge: Knowledge, text: str, on: date | None = None) -> tuple[Named, ...]:
    """The states, alliances and organisations a text names, by themselves, a government seat, an institution or one who
    holds office on a day; ambiguous names and people without office are left out."""
    return meant(knowledge, mentioned(knowledge, text), on)


def mentioned(knowledge: Knowledge, text: str) -> tuple[Mention, ...]:
    """The places of a text that may name a side."""
    return knowledge.mentions(text, surnames=True)


def meant(knowledge: Knowledge, mentions: Iterable[Mention], on: date | None = None) -> tuple[Named, ...]:
    """The sides that are meant at some places, see :func:`named`."""
    found = []
    for mention in mentions:
        side = _side(knowledge, mention, on)
        if side:
            found.append(Named(mention.span[0], mention.span[1], side))
    return tuple(found)


def _side(knowledge: Knowledge, mention: Mention, on: date | None) -> Side | None:
    """The one body that all readings of a name lead to. A lone surname counts for one who leads a state that day."""
    bodies = {side for match in mention.matches
              if (not match.form.ambiguous or match.actor.kind == "alliance")
              and (match.kind != "surname" or _leads(knowledge, match.actor.key, on))
              for side in [_body(sides(knowledge, match.actor.key, on))] if side}
    return bodies.pop() if len(bodies) == 1 else None


def _leads(knowledge: Knowledge, person: str, on: date | None) -> bool:
    offices = (knowledge.actors.get(term.office) for term in knowledge.roles(person, on))
    return any(office is not None and "leader" in office.functions for office in offices)


def _body(candidates: Iterable[Side]) -> Side | None:
    """The state or alliance among some sides, else the organisation."""
    ranked = sorted((side for side in candidates if side.kind in _BODIES), key=lambda side: _BODIES.index(side.kind))
    return ranked[0] if ranked else None


def _upwards(knowledge: Knowledge, actor: Actor) -> Iterable[Actor]:
    seen: set[str] = set()
    at: Actor | None = actor
    while at is not None and at.key not in seen:
        seen.add(at.key)
        yield at
        at = knowledge.actor(at.of) if at.of else None
