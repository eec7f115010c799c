"""Watch: what changed, what is said for the first time, what is no longer said; and what people made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from onrecord.knowledge.speaking import telling_acts
from onrecord.record import Decision
from onrecord.rows import Saying
from onrecord.watch.contradictions import contradictions
from onrecord.watch.firsts import firsts, names
from onrecord.watch.near import near
from onrecord.watch.nouns import Contradiction, First, Repeat, Shift, Silence
from onrecord.watch.positions import shifts
from onrecord.watch.sayings import repeats, silences, weekly
from onrecord.web.filters import day
from onrecord.web.page import Ask, Page

BACK = timedelta(days=7)
"""How far the watch looks back unless it is told."""
MOST, SHOWN = 60, 5
"""Findings of a kind on the page; statements of one beside those that make it."""
NOTICED = 28
"""Days after which a silence is one."""

SINGULAR = {"shifts": "shift", "contradictions": "contradiction", "firsts": "first", "silences": "silence",
            "repeats": "repeat"}
"""Part of the page -> what a decision on one of it is about."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Judged(Generic[Found]):
    """A finding, and the last word that people said of it."""

    finding: Found
    decision: Decision | None
    """``accept``: seen; ``reject``: not a change."""


@dataclass(frozen=True, slots=True)
class WatchPage:
    """What became known from a day on, newest first; what people said is no change is left out unless asked for."""

    since: date
    until: date
    shifts: tuple[Judged[Shift], ...]
    contradictions: tuple[Judged[Contradiction], ...]
    firsts: tuple[Judged[First], ...]
    silences: tuple[Judged[Silence], ...]
    repeats: tuple[Judged[Repeat], ...]
    rejected: int
    """How many findings people said are none."""
    all: bool
    """Whether those are shown too."""


@dataclass(frozen=True, slots=True)
class _Found:
    shifts: tuple[Shift, ...]
    contradictions: tuple[Contradiction, ...]
    firsts: tuple[First, ...]
    silences: tuple[Silence, ...]
    repeats: tuple[Repeat, ...]


def watch(ask: Ask) -> WatchPage:
    """The page of ``?since=`` to ``?until=``."""
    desk = ask.desk
    until = day(ask.query.get("until", ""), "until") or desk.newest() or date.today()  # noqa: DTZ011 - an empty record
    since = day(ask.query.get("since", ""), "since") or until - BACK
    everything = ask.query.get("all") == "yes"
    found: _Found = desk.kept(f"watch {since} {until}", lambda: _found(ask, since, until))
    judged = _judged(ask)
    kinds = {name: [Judged(one, judged.get((SINGULAR[name], one.id))) for one in getattr(found, name)]
             for name in SINGULAR}
    rejected = sum(_rejected(one) for of_kind in kinds.values() for one in of_kind)
    shown: dict[str, Any] = {name: tuple(one for one in of_kind if everything or not _rejected(one))[:MOST]
                             for name, of_kind in kinds.items()}
    return WatchPage(since, until, **shown, rejected=rejected, all=everything)


def _found(ask: Ask, since: date, until: date) -> _Found:
    record = ask.desk.record
    stances = record.stances(since=since, until=until, moving=True)
    sayings = record.sayings(until, of=weekly)
    silent = (one for one in silences(sayings, until) if (until - since).days >= one.silent - NOTICED)
    new = (*firsts(record.openings(since, until, acts=telling_acts())), *names(record.namings(since, until)))
    return _Found(
        tuple(replace(one, confirmed=one.confirmed[:SHOWN]) for one in shifts(stances, since, near)[:MOST]),
        contradictions(stances, since, near)[:MOST], new[:MOST],
        tuple(replace(one, sayings=_last(one.sayings)) for one in silent)[:MOST],
        tuple(replace(one, sayings=_last(one.sayings)) for one in repeats(sayings, until)[:MOST]))


def _last(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """With the last few of their statements."""
    return tuple(replace(one, cites=one.cites[-SHOWN:]) for one in sayings)


def _judged(ask: Ask) -> Mapping[tuple[str, str], Decision]:
    """The last decision in force on each finding: (what it is, its id) -> decision."""
    record = ask.desk.record
    found: Iterable[Decision] = (one for about in SINGULAR.values() for one in record.decisions(about, limit=1000))
    kept: dict[tuple[str, str], Decision] = {}
    for one in found:
        if one.in_force and one.what in ("accept", "reject"):
            kept.setdefault((one.about, one.target), one)
    return kept



def _rejected(one: Judged[Any]) -> bool:
    return one.decision is not None and one.decision.what == "reject"


PAGE = Page("/watch", WatchPage, watch, "watch", "What changed, what is new, what is no longer said", {
    "since": "From this day; a week before the last one.", "until": "As the record stood on this day.",
    "all": "yes: with what people said is no change."})
