"""Evidence in order: lines of like with like, their days, and the stretches of days in one state.

All rules that decide what counts as a position stand here, so that positions and shifts can not disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise, zip_longest

from onrecord.rows import Stance, Subject

CLEAR = 0.75
"""The share of a day's evidence that one state must have for the day to count for it."""
ENOUGH = 1.0
"""Weight from which on evidence is enough: one quotation, or two reports in other words."""
RESTS, MORE = 2.0, 2.0
"""A position that rests on more than ``RESTS`` needs ``MORE`` to be overturned."""
FIRM = 4.0
"""Weight around a lone article's state from which on it is taken for a slip."""

TOLD = 3.0
"""Weight from which on reports in other words (six of them) overturn what was quoted."""
WEEK, PRINTED = timedelta(days=7), timedelta(days=2)
"""Within what a body takes back what one of its people said; how long papers print what was said on one occasion."""
QUOTES = "\"“”«»„‘"
"""What opens or closes a quotation."""

Near = Callable[[str, str, str], bool]
"""Whether, on a question (its key first), who stands in one state can say another without having moved. It goes both
ways for states that are one or can be said side by side; one way where the other goes without saying."""


@dataclass(frozen=True, slots=True)
class Line:
    """Evidence that can be compared: of one holder, on one question with its slots filled alike, conditional or not."""

    holder: str
    question: str
    subject: Subject
    conditional: bool
    stances: tuple[Stance, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day; ``state`` is None where it contradicts itself."""

    on: date
    state: str | None
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that show one state."""

    state: str
    stances: tuple[Stance, ...]

    @property
    def weight(self) -> float:
        """How much it rests on."""
        return weight(self.stances)

    @property
    def quoted(self) -> bool:
        """Whether any of it is a quotation."""
        return any(map(quoted, self.stances))

    @property
    def first(self) -> date:
        """Its first day."""
        return min(one.cite.day for one in self.stances if one.cite.day)

    @property
    def last(self) -> date:
        """Its last day."""
        return max(one.cite.day for one in self.stances if one.cite.day)

    @property
    def once(self) -> bool:
        """Whether it is what one person said on one occasion; what the body is said to have said is nobody else's."""
        people = {one.cite.actor for one in self.stances} - {one.holder for one in self.stances}
        return len(people) <= 1 and self.last - self.first <= PRINTED


def lines(stances: Iterable[Stance]) -> list[Line]:
    """The lines of some evidence. Where a slot that may stay open is filled in some statements and open in others, they
    are one line if it is nearly always filled alike."""
    grouped: defaultdict[tuple[str, str, bool], defaultdict[Subject, list[Stance]]] = \
        defaultdict(lambda: defaultdict(list))
    for one in stances:
        if one.cite.day is not None:
            grouped[one.holder, one.question, one.conditional][one.subject].append(one)
    found = []
    for (holder, question, conditional), by_subject in grouped.items():
        for subject, own in _joined(by_subject).items():
            own.sort(key=lambda one: one.cite.key)
            found.append(Line(holder, question, subject, conditional, tuple(own)))
    return found


def _joined(by_subject: dict[Subject, list[Stance]]) -> dict[Subject, list[Stance]]:
    joined = {subject: list(own) for subject, own in by_subject.items()}
    for subject in sorted(by_subject, key=len):
        fuller = [other for other in joined if set(subject) < set(other)]
        most = max(fuller, key=lambda other: len(joined[other]), default=None)
        if most is not None and len(joined[most]) >= CLEAR * sum(len(joined[other]) for other in fuller):
            joined[most] += joined.pop(subject)
    return joined


def days(line: Line, near: Near) -> list[Day]:
    """The days of a line, oldest first."""
    return [_day(on, tuple(own), near) for on, own in groupby(line.stances, key=lambda one: one.cite.day) if on]


def _day(on: date, own: tuple[Stance, ...], near: Near) -> Day:
    states = by_state(own)
    total = sum(map(weight, states.values()))
    best = max(states, key=lambda state: weight(states[state]))
    beside = sum(weight(of) for state, of in states.items() if state == best or near(own[0].question, best, state))
    return Day(on, best if beside >= CLEAR * total else None, own)


def stretches(line: Line, near: Near) -> list[Stretch]:
    """The stretches of a line that count: none that rests on too little, that is a lone slip or was taken back."""
    return _standing(line, near)[0]


def taken_back(line: Line, near: Near) -> list[tuple[Stretch, Stretch]]:
    """What one person said once and the body took back within a week, each with what is said after it."""
    return _standing(line, near)[1]


def _standing(line: Line, near: Near) -> tuple[list[Stretch], list[tuple[Stretch, Stretch]]]:
    runs: list[Stretch] = []
    for state, own in _said(line, near):
        _add(line.question, runs, Stretch(state, own), near)
    kept, back = _without_taken_back(line.question, _settled(line.question, runs, near), near)
    return [*kept[:1], *(_begun(before, run) for before, run in pairwise(kept))], back


def _said(line: Line, near: Near) -> Iterable[tuple[str, tuple[Stance, ...]]]:
    """What each day says, in order. Nothing on a day that contradicts itself, and no more on the days on which papers
    print it again: whoever was heard with one side of it alone has then not said it anew."""
    contested: tuple[Stance, ...] = ()
    for day in days(line, near):
        contested = tuple(one for one in contested if _between(one, day.stances[0]) <= PRINTED)
        if day.state is None:
            contested += day.stances
            continue
        heard = _sides(contested)
        own = tuple(one for one in day.stances
                    if one.state == day.state and heard.get(one.cite.actor) != {day.state})
        if own:
            yield day.state, own


def _sides(stances: Iterable[Stance]) -> dict[str | None, set[str]]:
    """Actor -> the states that it was heard with."""
    found: defaultdict[str | None, set[str]] = defaultdict(set)
    for one in stances:
        found[one.cite.actor].add(one.state)
    return found


def _add(question: str, runs: list[Stretch], run: Stretch, near: Near) -> None:
    """Adds a stretch to those before it: to the last one where they go together. What goes without saying in the last
    one adds nothing to it and is no stretch of its own."""
    if not runs or not near(question, runs[-1].state, run.state):
        runs.append(run)
    elif near(question, run.state, runs[-1].state):
        runs[-1] = Stretch(runs[-1].state, runs[-1].stances + run.stances)


def _begun(before: Stretch, run: Stretch) -> Stretch:
    """A stretch from the first day on which there is enough evidence to overturn the one before it: a lone report days
    earlier is none yet."""
    needed = MORE if before.weight > RESTS else ENOUGH
    for at, one in enumerate(run.stances):
        soon = [other for other in run.stances[at:] if _between(one, other) <= PRINTED]
        if weight(soon) >= needed:
            return Stretch(run.state, run.stances[at:])
    return run


def _between(one: Stance, other: Stance) -> timedelta:
    assert one.cite.day
    assert other.cite.day
    return other.cite.day - one.cite.day


def _settled(question: str, runs: list[Stretch], near: Near) -> list[Stretch]:
    """Without those that do not count; the neighbours of one left out are joined when they go together."""
    kept: list[Stretch] = []
    for at, run in enumerate(runs):
        following = runs[at + 1] if at + 1 < len(runs) else None
        if kept and near(question, kept[-1].state, run.state):
            _add(question, kept, run, near)
        elif _counts(kept[-1] if kept else None, run, following) or (
                run.weight >= MORE and _returns(question, kept, run, near)):
            kept.append(run)
    return kept


def _returns(question: str, kept: list[Stretch], run: Stretch, near: Near) -> bool:
    """Whether a body is back where it stood before what one person said once: reports in other words say so too."""
    return len(kept) > 1 and near(question, kept[-2].state, run.state) \
        and _takes_back(kept[-2], kept[-1], run)


def _counts(before: Stretch | None, run: Stretch, after: Stretch | None) -> bool:
    if run.weight < ENOUGH:
        return False
    if before is None:
        return True
    if before.weight > RESTS and run.weight < MORE:
        return False
    if before.quoted and not run.quoted and run.weight < TOLD:
        return False
    lone = run.weight <= 1 and after is not None and after.state == before.state
    return not (lone and before.weight + (after.weight if after else 0) >= FIRM)


def _without_taken_back(question: str, runs: list[Stretch],
                        near: Near) -> tuple[list[Stretch], list[tuple[Stretch, Stretch]]]:
    """The stretches without those that were taken back, and these, each with what is said after it."""
    kept: list[Stretch] = []
    back: list[tuple[Stretch, Stretch]] = []
    for run, following in zip_longest(runs, runs[1:]):
        if _returns(question, kept, run, near) and not _slip(question, kept[-1], run, following, near):
            back.append((kept.pop(), run))
            kept[-1] = Stretch(kept[-1].state, kept[-1].stances + run.stances)
        else:
            kept.append(run)
    return kept, back


def _slip(question: str, said: Stretch, run: Stretch, after: Stretch | None, near: Near) -> bool:
    """Whether of two in a row that are taken back it is the second: the lighter one is."""
    return after is not None and run.weight < said.weight and near(question, said.state, after.state) \
        and _takes_back(said, run, after)


def _takes_back(before: Stretch, said: Stretch, after: Stretch) -> bool:
    return said.once and after.first - said.first <= WEEK \
        and before.weight + after.weight >= max(FIRM, said.weight)


def weight(stances: Iterable[Stance]) -> float:
    """How much some evidence is worth: each article one at most; a quotation one, a report in other words a half."""
    by_article: defaultdict[str, float] = defaultdict(float)
    for one in stances:
        by_article[one.cite.article] += 1.0 if quoted(one) else 0.5
    return sum(min(1.0, value) for value in by_article.values())


def quoted(one: Stance) -> bool:
    """Whether the words that make a position are the speaker's own. Where only some words of a report are quoted they
    are if any of them is: that soldiers go "for a parade" quotes nobody on sending any."""
    if one.cite.kind != "mixed":
        return one.cite.kind == "direct"
    (start, end), words = one.span, one.cite.words
    inside = [at for at, mark in enumerate(words) if mark in QUOTES or mark == "‘"]
    inside += [words.rindex("’")] if "’" in words[words.find("‘"):] and "‘" in words else []
    return not inside or (inside[0] < end and start <= inside[-1])


def by_state(stances: Sequence[Stance]) -> dict[str, list[Stance]]:
    """Evidence by state, in order of first appearance."""
    found: defaultdict[str, list[Stance]] = defaultdict(list)
    for one in stances:
        found[one.state].append(one)
    return found
