"""How good the watch is on the month: shifts, firsts, silences, meetings, pledges.

What the watch says refers to statements; ``said`` maps each statement to the utterance of the truth that it reports
(:mod:`evaluation.month.align`), or to nothing. So no name of an actor has to agree, only what was said by whom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluation.month.score import Score, counted

Row = Mapping[str, Any]
Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of position as the watch reports it: the question, and the two statements that make it."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class First:
    """The first time that somebody does an act."""

    act: str
    statement: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that used to be said: the statements of the line."""

    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something scheduled and what became of it; places are (article, (start, end)) where it is told."""

    places: Sequence[tuple[str, tuple[int, int]]]
    fate: str
    """held, moved, cancelled, silent or ahead."""
    day: str | None = None
    """The first day that it is now known for."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge: all its statements, and the amount that stands."""

    statements: Sequence[str]
    amount: float | None = None


@dataclass(slots=True)
class Verdict:
    """A score with what was wrong, for people to read."""

    score: Score
    wrong: list[Any] = field(default_factory=list)
    """What was reported and should not be."""
    missed: list[Row] = field(default_factory=list)
    """What should have been and was not."""
    again: int = 0
    """What was reported a second time; counted as wrong."""
    figures: dict[str, float] = field(default_factory=dict)


def shifts(found: Sequence[Shift], said: Said, truth: Sequence[Row], articles: int) -> Verdict:
    """A shift is right when the question is, and its two statements report utterances of the state before and of the
    state after of one true shift. figures: false ones per 1,000 articles."""
    hit: set[int] = set()
    wrong: list[Any] = []
    again = 0
    for one in found:
        at = next((at for at, row in enumerate(truth) if one.question == row["question"]
                   and said.get(one.before) in row["all_before"] and said.get(one.after) in row["all_after"]), None)
        if at is None:
            wrong.append(one)
        elif at in hit:
            again += 1
        else:
            hit.add(at)
    score = counted(len(hit), len(found), len(hit), len(truth))
    false = 1000 * len(wrong) / articles if articles else 0.0
    return Verdict(score, wrong, _left(truth, hit), again, {"false per 1,000 articles": false})


def firsts(found: Sequence[First], said: Said, truth: Sequence[Row]) -> Verdict:
    """A first is right when act and utterance are; recall also over the planted ones alone."""
    hit: set[int] = set()
    wrong: list[Any] = []
    again = 0
    for one in found:
        at = next((at for at, row in enumerate(truth) if one.act == row["act"]
                   and said.get(one.statement) in row["same_day"]), None)
        if at is None:
            wrong.append(one)
        elif at in hit:
            again += 1
        else:
            hit.add(at)
    planted = {at for at, row in enumerate(truth) if row["planted"]}
    share = len(hit & planted) / len(planted) if planted else 1.0
    score = counted(len(hit), len(found), len(hit), len(truth))
    return Verdict(score, wrong, _left(truth, hit), again, {"recall of planted": share})


def silences(found: Sequence[Silence], said: Said, truth: Sequence[Row]) -> Verdict:
    """A silence is right when most of its statements belong to one line, and that line fell silent."""
    lines = {utterance: at for at, row in enumerate(truth) for utterance in row["utterances"]}
    silent = {at for at, row in enumerate(truth) if row["silent"]}
    hit: set[int] = set()
    wrong: list[Any] = []
    again = 0
    for one in found:
        at = _most([lines.get(said.get(statement, "")) for statement in one.statements])
        if at not in silent or at is None:
            wrong.append(one)
        elif at in hit:
            again += 1
        else:
            hit.add(at)
    score = counted(len(hit), len(found), len(hit), len(silent))
    return Verdict(score, wrong, [truth[at] for at in silent - hit], again)


def meetings(found: Sequence[Meeting], truth: Sequence[Row]) -> Verdict:
    """Each meeting of the truth is matched with what shares most of its places; figures: of those matched, the share
    whose fate is right, and whose day is. A meeting reported in several pieces counts as wrong for all but one."""
    matched: dict[int, Meeting] = {}
    wrong: list[Any] = []
    again = 0
    for one in sorted(found, key=lambda one: -len(one.places)):
        at = _most([_told(place, truth) for place in one.places])
        if at is None:
            wrong.append(one)
        elif at in matched:
            again += 1
        else:
            matched[at] = one
    score = counted(len(matched), len(found), len(matched), len(truth))
    fates = sum(one.fate == _plain(truth[at]["fate"]) for at, one in matched.items())
    days = sum(one.day == truth[at]["final_from"] for at, one in matched.items())
    count = len(matched) or 1
    return Verdict(score, wrong, _left(truth, set(matched)), again, {"fate": fates / count, "day": days / count})


def pledges(found: Sequence[Pledge], said: Said, truth: Sequence[Row]) -> Verdict:
    """Each pledge of the truth is matched with what shares most of its statements; figures: of those matched, the share
    whose last amount is right, and whose pieces are all in one."""
    own = {event["utterance"]: at for at, row in enumerate(truth) for event in row["events"]}
    matched: dict[int, Pledge] = {}
    wrong: list[Any] = []
    again = 0
    for one in sorted(found, key=lambda one: -len(one.statements)):
        at = _most([own.get(said.get(statement, "")) for statement in one.statements])
        if at is None:
            wrong.append(one)
        elif at in matched:
            again += 1
        else:
            matched[at] = one
    score = counted(len(matched), len(found), len(matched), len(truth))
    count = len(matched) or 1
    amounts = sum(one.amount == _amount(truth[at]) for at, one in matched.items())
    together = sum({event["utterance"] for event in truth[at]["events"]} <= {said.get(s) for s in one.statements}
                   for at, one in matched.items())
    return Verdict(score, wrong, _left(truth, set(matched)), again,
                   {"amount": amounts / count, "whole": together / count})


def _left(truth: Sequence[Row], hit: set[int]) -> list[Row]:
    return [row for at, row in enumerate(truth) if at not in hit]


def _most(votes: Sequence[int | None]) -> int | None:
    """What more than half of the votes are for."""
    for vote in set(votes) - {None}:
        if votes.count(vote) * 2 > len(votes):
            return vote
    return None


def _told(place: tuple[str, tuple[int, int]], truth: Sequence[Row]) -> int | None:
    """The meeting whose telling overlaps a place."""
    article, (start, end) = place
    for at, row in enumerate(truth):
        for told in row["told"]:
            if told["article"] == article and any(s < end and start < e for s, e in told["span"]):
                return at
    return None


def _plain(fate: str) -> str:
    """What moved and then took place is held in the end."""
    return {"moved-held": "held"}.get(fate, fate)


def _amount(row: Row) -> float:
    """What stands at last, in pieces or in euros: thousands of shells, millions of euros."""
    scale = {"million": 1_000_000, "shells": 1000}.get(row["unit"], 1)
    return float(row["events"][-1]["amount"] * scale)
