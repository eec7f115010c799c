"""Which way each quotation mark of a block points, found by weighing the glyph against its surroundings.

The marks of one family in a block are read as a row of openings and closings. Reading a mark against its glyph costs
something; so does a mark that stands where none of its direction can (an opening before a comma, a closing after a
colon), a closing of nothing, an opening that stays open, a quotation inside a quotation. The cheapest row wins
(dynamic programming over marks and depth); where nothing is wrong that is the row as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span

FAMILIES = ("«»", "“”")
_MARKS = {family: re.compile(f"[{family}]") for family in FAMILIES}
MIRROR = {"«": "»", "»": "«", "“": "”", "”": "“"}

_FLIP, _MISPLACED, _DOUBTFUL = 1.0, 3.0, 1.5
_NESTED, _UNOPENED, _UNCLOSED = 1.0, 2.5, 1.5
_DEEPEST = 3
_BEFORE_OPENING = ":(['’"
_AFTER_CLOSING = ",.;)]…"
_IMPOSSIBLE = 1e9


@dataclass(frozen=True, slots=True)
class Reading:
    """How a block's marks are read: places to flip, openings left open, closings of nothing (offsets)."""

    flipped: tuple[int, ...] = ()
    unclosed: tuple[int, ...] = ()
    unopened: tuple[int, ...] = ()


def read_marks(text: str, span: Span, family: str, *, suspect: bool = False) -> Reading:
    """The likeliest reading of a family's marks in a block.

    text: the article's; span: the block's. Marks are flipped only where the surroundings of one speak for it, never
    just to make the count come out even; unless the text is ``suspect``, having reversed marks elsewhere.
    """
    places = [match.start() for match in _MARKS[family].finditer(text, *span)]
    written = [text[at] == family[0] for at in places]
    if _is_clean(written) and not any(map(_misplaced, *_contexts(text, span, places), written)):
        return Reading()
    read = _cheapest(text, span, places, written, suspect)
    return Reading(tuple(at for at, was, now in zip(places, written, read, strict=True) if was != now),
                   *_unmatched(places, read))


def _is_clean(openings: list[bool]) -> bool:
    """Open, close, open, close: nothing nested, nothing left over."""
    return all(opening == (at % 2 == 0) for at, opening in enumerate(openings)) and len(openings) % 2 == 0


def _contexts(text: str, span: Span, places: list[int]) -> tuple[list[str], list[str]]:
    """For each mark the characters before and after it inside the block, blanks kept (two on each side)."""
    start, end = span
    return [text[max(start, at - 3):at] for at in places], [text[at + 1:min(end, at + 4)] for at in places]


def _misplaced(before: str, after: str, opening: bool) -> float:
    """What the surroundings have against this direction; 0 when nothing."""
    left, right = before.rstrip()[-1:], after.lstrip()[:1]
    if opening:
        if not right or (right in _AFTER_CLOSING and not after.lstrip().startswith(("...", "…"))):
            return _MISPLACED
        hangs = before[-1:].isalnum() or before[-1:] in ",.!?"
        return _DOUBTFUL if before and hangs and not after[:1].isalnum() else 0.0
    if not left or (left in _BEFORE_OPENING and (left in ":([" or before[-1:].isspace())):
        return _MISPLACED
    return _DOUBTFUL if before[-1:].isspace() and after[:1].isalnum() else 0.0


def _cheapest(text: str, span: Span, places: list[int], written: list[bool], suspect: bool) -> list[bool]:
    """The cheapest row of directions; the row as written where no flip has a reason of its own."""
    befores, afters = _contexts(text, span, places)
    costs: list[float] = [0.0] + [_IMPOSSIBLE] * _DEEPEST
    back: list[list[tuple[int, bool]]] = []
    for before, after, as_written in zip(befores, afters, written, strict=True):
        costs, steps = _step(costs, before, after, as_written)
        back.append(steps)
    depth = min(range(_DEEPEST + 1), key=lambda d: costs[d] + d * _UNCLOSED)
    read: list[bool] = []
    for steps in reversed(back):
        depth, opening = steps[depth]
        read.append(opening)
    read.reverse()
    reasons = [was != now and _misplaced(before, after, was) > 0
               for before, after, was, now in zip(befores, afters, written, read, strict=True)]
    return read if suspect or any(reasons) else written


def _step(costs: list[float], before: str, after: str, as_written: bool) -> tuple[list[float], list[tuple[int, bool]]]:
    """One mark further: for each depth after it the least cost, and the depth and direction that it came from."""
    reached = [_IMPOSSIBLE] * len(costs)
    steps = [(0, as_written)] * len(costs)
    for opening in (as_written, not as_written):
        own = _misplaced(before, after, opening) + (_FLIP if opening != as_written else 0.0)
        for depth, cost in enumerate(costs):
            to = min(depth + 1, _DEEPEST) if opening else max(depth - 1, 0)
            extra = (_NESTED if depth else 0.0) if opening else (0.0 if depth else _UNOPENED)
            if cost + own + extra < reached[to]:
                reached[to], steps[to] = cost + own + extra, (depth, opening)
    return reached, steps


def _unmatched(places: list[int], openings: list[bool]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Openings that stay open, and closings of nothing."""
    waiting: list[int] = []
    stray: list[int] = []
    for place, opening in zip(places, openings, strict=True):
        if opening:
            waiting.append(place)
        elif waiting:
            waiting.pop()
        else:
            stray.append(place)
    return tuple(waiting), tuple(stray)
