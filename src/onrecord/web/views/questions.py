"""Questions: where actors stand, and how that changed, every point a step from its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.knowledge.questions import Question, questions
from onrecord.rows import Stance, Subject
from onrecord.watch.near import near
from onrecord.watch.nouns import Position, Shift
from onrecord.watch.positions import positions, shifts
from onrecord.web.page import Ask, Page, missing

LANES, SUBJECTS, WORDS, POINTS = 14, 8, 3, 120
"""Actors side by side, subjects of a question, statements quoted of each position, points of an actor."""
LATELY = timedelta(days=60)
LATEST = 150
"""Statements of one actor on one question that are looked at, the newest."""


@dataclass(frozen=True, slots=True)
class StateName:
    """A state of a question: its number in the order of the states, from 1."""

    key: str
    number: int
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Point:
    """Where an actor stood on a day, by a statement of that day."""

    day: date
    state: str
    number: int
    statement: str
    words: str
    total: int
    """Statements of that day that say the same."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor over time, and where it stands now."""

    holder: str
    name: str
    conditional: bool
    points: tuple[Point, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Asked:
    """The question about one subject, several actors side by side; those heard most first."""

    subject: Subject
    name: str
    first: date
    last: date
    lanes: tuple[Lane, ...]
    more: int
    """Actors that are not shown."""
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class QuestionData:
    """One question."""

    key: str
    name: str
    states: tuple[StateName, ...]
    subjects: tuple[Asked, ...]
    source: str
    """Of the question's file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the list, with how much was heard on it lately."""

    key: str
    name: str
    states: tuple[StateName, ...]
    heard: int
    """Statements that put someone in a state, of those who were heard in the last sixty days of the record."""
    holders: int
    latest: tuple[Position, ...]
    """The positions heard last."""


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions, those heard of most first."""

    questions: tuple[Entry, ...]


def all_questions(ask: Ask) -> Questions:
    """The page of all questions."""
    known, lang = questions(ask.desk.settings.knowledge), ask.language.code
    found: tuple[Entry, ...] = ask.desk.kept("questions", lambda: _entries(ask, known))
    entries = [replace(one, name=ask.desk.question_name(one.key, lang), states=_states(known[one.key], lang))
               for one in found]
    return Questions(tuple(sorted(entries, key=lambda entry: (-entry.heard, entry.name))))


def question(ask: Ask) -> QuestionData:
    """The page of one. Raises HTTPException (404)."""
    known, desk, lang = questions(ask.desk.settings.knowledge), ask.desk, ask.language.code
    found = known.get(ask.path("key"))
    if found is None:
        raise missing("No question is asked under this key.")
    page: QuestionData = desk.kept(f"question {found.key}", lambda: _question(ask, found))
    return replace(page, name=desk.question_name(found.key, lang), states=_states(found, lang),
                   subjects=tuple(_named(ask, found.key, one) for one in page.subjects))


def _named(ask: Ask, question: str, asked: Asked) -> Asked:
    """With names in the language of whoever asks; those that the knowledge lacks stay as an article had them."""
    desk, lang = ask.desk, ask.language.code
    return replace(asked, name=desk.question_name(question, lang, dict(asked.subject)), lanes=tuple(
        replace(lane, name=desk.actor_name(lane.holder, lang, lane.name)) for lane in asked.lanes))


def _question(ask: Ask, found: Question) -> QuestionData:
    by_subject: defaultdict[Subject, list[Stance]] = defaultdict(list)
    for one in ask.desk.record.stances(question=found.key, latest=LATEST):
        if one.cite.day is not None:
            by_subject[_about(one)].append(one)
    ordered = sorted(by_subject.items(), key=lambda pair: -len(pair[1]))[:SUBJECTS]
    lang = ask.language.code
    return QuestionData(found.key, ask.desk.question_name(found.key, lang), _states(found, lang),
                        tuple(_asked(ask, found, subject, rows) for subject, rows in ordered), found.provenance.source)


def _about(one: Stance) -> Subject:
    """What it is about beside the speaker: those who speak of themselves stand side by side."""
    return () if all(value == one.holder for _, value in one.subject) else one.subject


def _entries(ask: Ask, known: Mapping[str, Question]) -> tuple[Entry, ...]:
    newest = ask.desk.newest()
    heard: defaultdict[str, list[Stance]] = defaultdict(list)
    for one in ask.desk.record.stances(since=newest - LATELY if newest else None, latest=LATEST):
        heard[one.question].append(one)
    return tuple(_entry(ask, question, heard[key]) for key, question in known.items())


def _entry(ask: Ask, found: Question, stances: list[Stance]) -> Entry:
    held = [one for one in positions(stances, None, near) if one.state]
    held.sort(key=lambda one: (one.last or date.min, one.holder), reverse=True)
    lang = ask.language.code
    return Entry(found.key, ask.desk.question_name(found.key, lang), _states(found, lang), len(stances),
                 len({one.holder for one in stances}), tuple(map(shortened, held[:WORDS])))


def _states(found: Question, lang: str) -> tuple[StateName, ...]:
    return tuple(StateName(state.key, number, state.names[lang], state.definition[lang])
                 for number, state in enumerate(found.states, 1))


def _asked(ask: Ask, found: Question, subject: Subject, stances: Sequence[Stance]) -> Asked:
    days = [one.cite.day for one in stances if one.cite.day]
    held = positions(stances, None, near)
    counted = Counter((one.holder, one.conditional) for one in stances)
    ordered = sorted(held, key=lambda one: (-counted[one.holder, one.conditional], one.holder))
    lanes = tuple(_lane(ask, found, position, stances) for position in ordered[:LANES])
    return Asked(subject, ask.desk.question_name(found.key, ask.language.code, dict(subject)), min(days), max(days),
                 lanes, len(ordered) - len(lanes),
                 tuple(replace(one, confirmed=one.confirmed[:WORDS]) for one in shifts(stances, None, near)[:12]))


def _lane(ask: Ask, found: Question, position: Position, stances: Iterable[Stance]) -> Lane:
    mine = [one for one in stances if (one.holder, one.conditional) == (position.holder, position.conditional)]
    by_day: defaultdict[tuple[date, str], list[Stance]] = defaultdict(list)
    for one in mine:
        if one.cite.day:
            by_day[one.cite.day, one.state].append(one)
    order = {state.key: number for number, state in enumerate(found.states, 1)}
    points = tuple(Point(day, state, order.get(state, 0), rows[0].cite.id, rows[0].cite.words[:300], len(rows))
                   for (day, state), rows in sorted(by_day.items()))[-POINTS:]
    name = ask.desk.actor_name(position.holder, ask.language.code, mine[0].cite.speaker if mine else None)
    return Lane(position.holder, name, position.conditional, points, shortened(position))


def shortened(position: Position) -> Position:
    """With the newest few of its evidence."""
    return replace(position, evidence=position.evidence[:WORDS])


PAGE = Page("/questions", Questions, all_questions, "questions", "What positions are about")
ONE = Page("/question/{key}", QuestionData, question, "question", "Where actors stand on one question, over time")
