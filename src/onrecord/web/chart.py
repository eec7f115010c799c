"""Acts over time as bars: where each stands, what it is called, and the query that a click on it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from onrecord.record import Timeline
from onrecord.web.labels import _
from onrecord.web.language import Language

WIDTH, HEIGHT = 1000, 150

FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "against": (_("against"), ("threaten", "warn", "accuse", "condemn", "refuse", "demand", "deny")),
    "towards": (_("towards"), ("pledge", "offer", "agree", "welcome", "concede", "announce")),
    "plain": (_("other"), ("assert", "assess", "predict", "monitor", "")),
}
"""Acts in three families: seventeen colours cannot be told apart. Family -> its name, its acts."""

_OF = {act: family for family, (_name, acts) in FAMILIES.items() for act in acts}
LINES = 3
FEWEST = 20
"""So many bars have room; fewer do not grow wider."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of acts, for the legend."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar."""

    family: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days."""

    start: date
    end: date
    x: float
    width: float
    wide: float
    """With the gap behind it: what a click hits."""
    segments: tuple[Segment, ...]
    counts: Mapping[str, int]
    total: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid."""

    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    bars: tuple[Bar, ...]
    families: tuple[Family, ...]
    lines: tuple[Line, ...]
    top: int
    first: date | None
    last: date | None
    width: int = WIDTH
    height: int = HEIGHT


def draw(timeline: Timeline, query: str, language: Language) -> Chart:
    """The chart of a timeline; ``query`` is that of the page, to which a bar adds its days."""
    families = tuple(Family(key, language.say(name)) for key, (name, _acts) in FAMILIES.items())
    if not timeline.buckets:
        return Chart((), families, (), 0, None, None)
    first, last = timeline.buckets[0].start, timeline.buckets[-1].end
    top = max(bucket.total for bucket in timeline.buckets)
    length = {"day": 1, "week": 7}.get(timeline.per, 30)
    slots = max(1, ((last - first).days + 1) / length)
    wide = WIDTH / max(slots, FEWEST)
    others = [pair for pair in parse_qsl(query) if pair[0] not in ("from", "to", "order")]
    bars = []
    for bucket in timeline.buckets:
        counts = dict.fromkeys(FAMILIES, 0)
        for act, number in bucket.acts.items():
            counts[_OF.get(act, "plain")] += number
        x = (bucket.start - first).days / length * wide
        name = f"{language.days(bucket.start, bucket.end)}: " + language.count(
            "%(n)s statement", "%(n)s statements", bucket.total)
        asked = urlencode([*others, ("from", bucket.start.isoformat()), ("to", bucket.end.isoformat())])
        bars.append(Bar(bucket.start, bucket.end, round(x, 2), round(wide * 0.82, 2), round(wide, 2),
                        tuple(_stacked(counts, top)), counts, bucket.total, name, asked))
    lines = tuple(Line(round(HEIGHT * step / LINES, 1)) for step in range(LINES))
    return Chart(tuple(bars), families, lines, top, first, last)


def _stacked(counts: Mapping[str, int], top: int) -> list[Segment]:
    """The families of one bar on top of each other, from the ground up."""
    found, ground = [], float(HEIGHT)
    for family in ("plain", "towards", "against"):
        height = counts[family] / top * HEIGHT
        if height:
            ground -= height
            found.append(Segment(family, round(ground, 2), round(height, 2)))
    return found


__all__ = ["Chart", "draw"]
