"""Where a body contradicts itself: on one day, or by taking back within a week what one of its people said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.rows import Stance
from onrecord.watch.ids import made
from onrecord.watch.near import near as beside
from onrecord.watch.nouns import Contradiction
from onrecord.watch.positions import clearest
from onrecord.watch.stretches import (
    ENOUGH,
    PRINTED,
    WEEK,
    Day,
    Line,
    Near,
    by_state,
    days,
    lines,
    quoted,
    stretches,
    taken_back,
    weight,
)


def contradictions(stances: Iterable[Stance], since: date | None = None,
                   near: Near = beside) -> tuple[Contradiction, ...]:
    """What a body contradicted, newest first: on one day, with enough evidence for each side, or within a week.

    since: those that became known from a day on. What is said about the day of a change and in the week after it is
    none: a body has one position before it and another one after it, and papers still tell of the first.
    """
    found = [one for line in lines(stances) for one, known in (*_of_days(line, near), *_taken_back(line, near))
             if since is None or known >= since]
    return tuple(sorted(found, key=lambda one: (one.on, one.id), reverse=True))


def _of_days(line: Line, near: Near) -> Iterable[tuple[Contradiction, date]]:
    """Days on which two states are said; of days in a row, on which papers print the same, the first."""
    before: date | None = None
    for day in days(line, near):
        if day.state is not None:
            continue
        if (before is None or day.on - before > PRINTED) and (found := _contradiction(line, day, near)):
            yield found, day.on
        before = day.on


def _contradiction(line: Line, day: Day, near: Near) -> Contradiction | None:
    """What a day says twice; None where one side rests on too little, or the position changes about that day."""
    states = by_state(day.stances)
    ranked = sorted(states, key=lambda state: -weight(states[state]))
    other = next((state for state in ranked[1:] if not _beside(line.question, ranked[0], state, near)), ranked[1])
    sides = states[ranked[0]], states[other]
    if weight(sides[1]) < ENOUGH or not _apart(*sides) or _changes(line, day.on, near):
        return None
    rule = ", ".join(f"{state}: weight {weight(states[state]):g}" for state in ranked)
    return _contradicted(line, day.on, states[ranked[0]][0], states[other][0], rule)


def _beside(question: str, one: str, other: str, near: Near) -> bool:
    return near(question, one, other) or near(question, other, one)


def _apart(one: Sequence[Stance], other: Sequence[Stance]) -> bool:
    """Whether two people say it, or one who is quoted with both: reports in other words of what one person said differ
    because one of them is misread."""
    people = {stance.cite.actor for stance in (*one, *other)}
    return len(people) > 1 or (any(map(quoted, one)) and any(map(quoted, other)))


def _changes(line: Line, on: date, near: Near) -> bool:
    """Whether a day is about that of a change: papers look back on what was said before it."""
    return any(new.first - PRINTED <= on <= new.first + WEEK for new in stretches(line, near)[1:])


def _taken_back(line: Line, near: Near) -> Iterable[tuple[Contradiction, date]]:
    for said, after in taken_back(line, near):
        rule = (f"{said.state} was said once (weight {said.weight:g}); {after.state} before it, and again"
                f" from {after.first} on (weight {after.weight:g})")
        yield _contradicted(line, said.first, clearest(said.stances, 0), clearest(after.stances, 0),
                            rule), after.first


def _contradicted(line: Line, on: date, one: Stance, other: Stance, rule: str) -> Contradiction:
    return Contradiction(made("c", one.cite.id, other.cite.id), line.holder, line.question, line.subject,
                         line.conditional, on, one, other, rule)
