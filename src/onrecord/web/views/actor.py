"""Actor: what the record holds of one, and the list of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.knowledge.speaking import telling_acts
from onrecord.record import ActorPage, Decision, Filter, Found, StatementRow, Timeline, Value
from onrecord.rows import Stance
from onrecord.watch.firsts import firsts
from onrecord.watch.near import near
from onrecord.watch.nouns import First, Position, Shift
from onrecord.watch.positions import positions, shifts
from onrecord.web.page import Ask, Page, missing
from onrecord.web.views.offices import Office, offices
from onrecord.web.views.questions import LATELY, LATEST, shortened

SHOWN = 12
"""Statements on an actor's page; the timeline has them all."""


@dataclass(frozen=True, slots=True)
class ActorData:
    """One actor: names, roles by date, what it says and to whom."""

    actor: ActorPage
    name: str
    kind: str | None
    """person, office, state, alliance, organisation; None for one that only the record knows."""
    offices: tuple[Office, ...]
    """Terms of office from the knowledge, with their dates; the roles of ``actor`` are what articles say."""
    timeline: Timeline
    quotations: tuple[StatementRow, ...]
    """Its own words, the newest first."""
    latest: Found
    about: tuple[StatementRow, ...]
    """What others aimed at it, the newest first."""
    positions: tuple[Position, ...]
    """Where it stands on which question, heard last first."""
    shifts: tuple[Shift, ...]
    firsts: tuple[First, ...]
    """Of the last sixty days of the record."""
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
    found = ask.desk.kept(f"actor {key}", lambda: record.actor(key))
    known = ask.desk.knowledge.actor(found.key if found else key)
    if known and found is None:
        found = ActorPage(key, (), (), False, (), {}, {}, (), None, None, 0)  # of it the knowledge alone has something
    if found is None or not (known or found.total or record.knows(key)):
        raise missing("The record names no actor of this key.")
    mine, own = Filter(actor=(found.key,)), Filter(actor=(found.key,), kind=("direct", "mixed"))
    decisions = record.decisions("actor", found.key)
    otherwise = found.names[0][0] if found.names else None
    kind, lang = known.kind if known else None, ask.language.code
    return ActorData(
        found, ask.desk.actor_name(found.key, lang, otherwise), kind, offices(ask.desk, found.key, kind, lang),
        record.timeline(mine), record.statements(own, limit=SHOWN).rows,
        record.statements(mine, limit=SHOWN), record.statements(Filter(target=(found.key,)), limit=SHOWN).rows,
        *_watched(ask, found.key), decisions, decisions[0].key if decisions else 0)


def _watched(ask: Ask, key: str) -> tuple[tuple[Position, ...], tuple[Shift, ...], tuple[First, ...]]:
    """Where it stands, where it moved, what it did for the first time."""
    record, newest = ask.desk.record, ask.desk.newest()
    held, moved = ask.desk.kept(f"holder {key}", lambda: _stands(record.stances(holder=key, latest=LATEST)))
    since = newest - LATELY if newest else None
    return held, moved, firsts(record.openings(since, newest, body=key), telling_acts())


def _stands(stances: tuple[Stance, ...]) -> tuple[tuple[Position, ...], tuple[Shift, ...]]:
    held = sorted((one for one in positions(stances, None, near) if one.state),
                  key=lambda one: (one.last or date.min, one.question), reverse=True)
    return tuple(map(shortened, held[:SHOWN])), shifts(stances, None, near)[:SHOWN]


def actors(ask: Ask) -> Actors:
    """The page of all actors."""
    return Actors(tuple(value for value in ask.desk.values("actor") if value.value)[:500])


PAGE = Page("/actor/{key}", ActorData, actor, "actor", "What the record holds of one actor")
ALL = Page("/actors", Actors, actors, "actors", "The actors that the record names")
