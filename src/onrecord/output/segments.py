"""Cutting a text where labelled spans begin and end: spans that nest or overlap are then marked up in one pass."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from onrecord.model import Span

Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Segment(Generic[Label]):
    """A stretch of text inside which no span begins or ends, with the labels of all spans that cover it.

    ``opens`` and ``closes`` are the labels whose span begins or ends exactly here.
    """

    span: Span
    labels: frozenset[Label] = frozenset()
    opens: tuple[Label, ...] = ()
    closes: tuple[Label, ...] = ()


def segments(length: int, marks: Iterable[tuple[Span, Label]], cuts: Iterable[int] = ()) -> Iterator[Segment[Label]]:
    """A text of this length as segments, in order and without a gap; ``cuts`` are further places to cut at.

    Spans may nest and overlap; what of them lies outside the text is left out, as are empty ones. Labels open longest
    span first and close shortest first, as brackets would. Time: the number of marks times how many lie over another.
    """
    inside = sorted({(max(s, 0), min(e, length), label) for (s, e), label in marks if max(s, 0) < min(e, length)},
                    key=lambda mark: (mark[0], -mark[1]))
    places = sorted({0, length, *(m[0] for m in inside), *(m[1] for m in inside), *(c for c in cuts if 0 < c < length)})
    active: list[tuple[int, int, Label]] = []
    following = 0
    for left, right in pairwise(places):
        active = [mark for mark in active if mark[1] > left]
        while following < len(inside) and inside[following][0] == left:
            active.append(inside[following])
            following += 1
        yield Segment(
            (left, right),
            frozenset(mark[2] for mark in active),
            tuple(mark[2] for mark in active if mark[0] == left),
            tuple(mark[2] for mark in sorted(active, key=lambda mark: -mark[0]) if mark[1] == right),
        )
