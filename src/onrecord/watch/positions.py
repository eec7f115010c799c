"""Positions on the questions, and their changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise

from onrecord.knowledge.folding import fold
from onrecord.rows import Stance
from onrecord.watch.ids import made
from onrecord.watch.near import near as beside
from onrecord.watch.nouns import Position, Shift
from onrecord.watch.stretches import QUOTES, WEEK, Line, Near, days, lines, stretches

KINDS, LONG = ("direct", "mixed", "indirect"), 300
"""What shows a position best; characters from which on a statement may hold more than what was said."""
SHOWN = 5
"""Statements of a position that are kept with it."""


def positions(stances: Iterable[Stance], on: date | None = None, near: Near = beside) -> tuple[Position, ...]:
    """Where each holder stands on each question it is heard on, by what was said up to a day.

    near: see :data:`~onrecord.watch.stretches.Near`. A position without a state is one there is not enough evidence
    for.
    """
    given = (one for one in stances if on is None or (one.cite.day is not None and one.cite.day <= on))
    return tuple(_position(line, near) for line in lines(given))


def _position(line: Line, near: Near) -> Position:
    found = stretches(line, near)
    last = days(line, near)[-1]
    if not found:
        return _unknown(line, line.stances, "not enough evidence: one quotation or two reports are needed")
    if last.state is None and last.on > _last(found[-1].stances):
        return _unknown(line, last.stances, "contradicts itself on its last day")
    stretch = found[-1]
    of = stretch.stances
    said_on = {one.cite.day for one in of}
    rule = f"last said on {_last(of)}, on {len(said_on)} days; weight {stretch.weight:g}"
    return Position(line.holder, line.question, line.subject, line.conditional, stretch.state, of[0].cite.day,
                    _last(of), tuple(reversed(of))[:SHOWN], len(said_on), len({one.cite.outlet for one in of}), rule)


def _unknown(line: Line, of: tuple[Stance, ...], rule: str) -> Position:
    return Position(line.holder, line.question, line.subject, line.conditional, None, None, _last(of),
                    tuple(reversed(of))[:SHOWN], len({one.cite.day for one in of}),
                    len({one.cite.outlet for one in of}), rule)


def shifts(stances: Iterable[Stance], since: date | None = None, near: Near = beside,
           lang: str | None = None) -> tuple[Shift, ...]:
    """Changes of position, those that became known from a day on, newest first.

    lang: the reader's language, in which the two statements are shown where one that is as good is in it; a shift is
    the same in every language, and so is its id.
    """
    found = [shift for shift in _once([shift for line in lines(stances) for shift in _shifts(line, near, lang)])
             if since is None or shift.on >= since]
    return tuple(sorted(found, key=lambda shift: (shift.on, shift.id), reverse=True))


def _once(found: list[Shift]) -> Iterable[Shift]:
    """Each change once. One that is also read with a condition is the one without; one that rests on a single article
    and differs from a firmer one in what fills a slot is that article's reading of the same."""
    alike: defaultdict[tuple[str, str, str], list[Shift]] = defaultdict(list)
    for one in found:
        alike[one.holder, one.question, one.to].append(one)
    for own in alike.values():
        yield from (one for one in own if not any(
            _lesser(one, other) for other in own if abs(one.on - other.on) <= WEEK))


def _lesser(one: Shift, other: Shift) -> bool:
    if one.subject == other.subject:
        return one.conditional and not other.conditional
    return one.conditional == other.conditional and _articles(one) == 1 < _articles(other)


def _articles(one: Shift) -> int:
    """How many articles report the new position."""
    return len({stance.cite.article for stance in (one.after, *one.confirmed)})


def _shifts(line: Line, near: Near, lang: str | None) -> Iterable[Shift]:
    for old, new in pairwise(stretches(line, near)):
        id_ = made("h", clearest(old.stances, -1).cite.id, clearest(new.stances, 0).cite.id, line.question)
        before, after = clearest(old.stances, -1, lang), clearest(new.stances, 0, lang)
        rule = (f"said {old.state} up to {before.cite.day} (weight {old.weight:g}), {new.state} from {after.cite.day}"
                f" (weight {new.weight:g})")
        assert after.cite.day is not None
        yield Shift(id_, line.holder, line.question, line.subject,
                    line.conditional, old.state, new.state, after.cite.day, before, after,
                    tuple(one for one in new.stances if one is not after), rule)


def clearest(of: tuple[Stance, ...], at: int, lang: str | None = None) -> Stance:
    """The statement that shows a state best on its first day (at 0) or its last (-1): quoted rather than reported, in
    the reader's language, in the words that most articles have, and not too long."""
    own = _of_day(of, at)
    often = Counter(fold(one.cite.words) for one in own)
    return min(own, key=lambda one: (_quoted(one) > 1, lang not in (None, one.cite.lang), _quoted(one),
                                     len(one.cite.words) > LONG, -often[fold(one.cite.words)], -one.cite.confidence,
                                     one.cite.key))


def _quoted(one: Stance) -> int:
    """How little of it is the speaker's own words. What counts as a quotation and bears no mark comes last: but for a
    transcript's, its place was not read rightly."""
    bare = one.cite.kind == "direct" and not any(mark in one.cite.words for mark in QUOTES)
    return len(KINDS) if bare else KINDS.index(one.cite.kind)


def _of_day(of: tuple[Stance, ...], at: int) -> list[Stance]:
    """The statements of the first day (at 0); of the last (-1), of those that several articles report if there is one:
    a lone report at the end is the likeliest to be misread."""
    days = [list(own) for _, own in groupby(of, key=lambda one: one.cite.day)]
    if at == 0:
        return days[0]
    return next((own for own in reversed(days) if len({one.cite.article for one in own}) > 1), days[-1])


def _last(of: Iterable[Stance]) -> date:
    return max(one.cite.day for one in of if one.cite.day is not None)
