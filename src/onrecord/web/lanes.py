"""Positions over time as points in lanes: where each stands, what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web.language import Language
from onrecord.web.views.questions import Asked, Point

WIDTH, LEFT, RIGHT, LANE, FOOT = 1080, 190, 40, 46, 24
TICKS = 6
STAGGER = 19.0
"""Points of one day that say different things stand above each other."""
SHORTEST = 30
"""Days that the axis shows at least."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: a day, a state, the statement it leads to."""

    x: float
    y: float
    number: int
    statement: str
    name: str


@dataclass(frozen=True, slots=True)
class LaneOf:
    """One actor's points."""

    name: str
    conditional: bool
    y: float
    points: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """All that the template draws."""

    width: int
    height: int
    left: int
    ticks: tuple[Tick, ...]
    lanes: tuple[LaneOf, ...]


def lay_out(asked: Asked, states: Mapping[str, str], language: Language) -> Lanes:
    """The drawing of a question about one subject. states: key -> name."""
    length = max(SHORTEST, (asked.last - asked.first).days)
    wide = WIDTH - LEFT - RIGHT

    def x(day: date) -> float:
        return round(LEFT + (day - asked.first).days / length * wide, 1)

    lanes = []
    for number, lane in enumerate(asked.lanes):
        y = LANE / 2 + number * LANE
        on_day = Counter(point.day for point in lane.points)
        seen: Counter[date] = Counter()
        dots = []
        for point in lane.points:
            above = (seen[point.day] - (on_day[point.day] - 1) / 2) * STAGGER
            seen[point.day] += 1
            dots.append(Dot(x(point.day), round(y + above, 1), point.number, point.statement,
                            _called(point, lane.name, states, language)))
        lanes.append(LaneOf(lane.name, lane.conditional, y, tuple(dots)))
    days = [asked.first + timedelta(days=round(length * step / (TICKS - 1))) for step in range(TICKS)]
    ticks = tuple(Tick(x(day), language.short_day(day)) for day in days)
    return Lanes(WIDTH, len(lanes) * LANE + FOOT, LEFT, ticks, tuple(lanes))


def _called(point: Point, holder: str, states: Mapping[str, str], language: Language) -> str:
    total = f" ({language.number(point.total)})" if point.total > 1 else ""
    return f"{holder}, {language.day(point.day)}: {states.get(point.state, point.state)}{total}. {point.words[:120]}"
