"""Actor: what the record holds of one, and the list of all."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import ActorPage, Decision, Filter, Found, StatementRow, Timeline, Value
from onrecord.web.page import Ask, Page, missing

SHOWN = 12
"""Statements on an actor's page; the timeline has them all."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role of an actor as the knowledge files have it."""

    name: str
    of: str | None
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class ActorData:
    """One actor: names, roles by date, what it says and to whom."""

    actor: ActorPage
    name: str
    kind: str | None
    """person, office, state, alliance, organisation; None for one that only the record knows."""
    timeline: Timeline
    quotations: tuple[StatementRow, ...]
    """Its own words, the newest first."""
    latest: Found
    about: tuple[StatementRow, ...]
    """What others aimed at it, the newest first."""
    decisions: tuple[Decision, ...]
    knowing: int
    """Key of the last decision on it; 0: none."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors that the record names, those with most statements first."""

    actors: tuple[Value, ...]


def actor(ask: Ask) -> ActorData:
    """The page of an actor. Raises HTTPException (404)."""
    record, key = ask.desk.record, ask.path("key")
    found = record.actor(key)
    if found is None or not (found.total or record.knows(key)):
        raise missing("The record names no actor of this key.")
    known = ask.desk.knowledge.actor(found.key)
    mine, own = Filter(actor=(found.key,)), Filter(actor=(found.key,), kind=("direct", "mixed"))
    decisions = record.decisions("actor", found.key)
    otherwise = found.names[0][0] if found.names else None
    return ActorData(
        found, ask.desk.actor_name(found.key, ask.language.code, otherwise), known.kind if known else None,
        record.timeline(mine), record.statements(own, limit=SHOWN).rows,
        record.statements(mine, limit=SHOWN), record.statements(Filter(target=(found.key,)), limit=SHOWN).rows,
        decisions, decisions[0].key if decisions else 0)


def actors(ask: Ask) -> Actors:
    """The page of all actors."""
    return Actors(tuple(value for value in ask.desk.values("actor") if value.value)[:500])


PAGE = Page("/actor/{key}", ActorData, actor, "actor", "What the record holds of one actor")
ALL = Page("/actors", Actors, actors, "actors", "The actors that the record names")
