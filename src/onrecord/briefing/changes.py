"""What changed in the days, from the watch: shifts, contradictions, firsts, silences as the brief's nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import get_args

from onrecord.brief.nouns import Change, ChangeKind, Texts
from onrecord.brief.quotes import named
from onrecord.briefing.days import Days
from onrecord.briefing.statements import Quoting
from onrecord.knowledge import Knowledge
from onrecord.knowledge.questions import Question, questions
from onrecord.knowledge.speaking import telling_acts
from onrecord.lang import CODES, language
from onrecord.record import Record
from onrecord.rows import Subject
from onrecord.watch.contradictions import contradictions
from onrecord.watch.firsts import firsts, names
from onrecord.watch.near import near
from onrecord.watch.positions import shifts
from onrecord.watch.sayings import SILENT, ended, silences

NOTHING: Texts = {}


def changes(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting,
            lang: str) -> tuple[Change, ...]:
    """All changes of the days, by what was published up to the last of them; none that a person said is none.

    lang: the reader's language, in which statements are shown where they can be.
    """
    found = (*_positions(record, wanted, knowledge, quoted, lang), *_firsts(record, wanted, knowledge, quoted),
             *_silences(record, wanted, knowledge, quoted))
    none = record.rejected(*get_args(ChangeKind))
    return tuple(one for one in found if (one.kind, one.id) not in none)


def _positions(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting, lang: str) -> Iterator[Change]:
    asked = questions(knowledge.overlay)
    stances = record.stances(since=wanted.first, until=wanted.last, moving=True)
    for one in shifts(stances, wanted.first, near, lang):
        question = asked.get(one.question)
        if question:
            yield Change(
                "shift", one.holder, named(knowledge, one.holder), one.question,
                _asks(question, one.subject, knowledge), _state(question, one.from_), _state(question, one.to), one.on,
                None, (quoted(one.before.cite), quoted(one.after.cite)), one.rule, one.id)
    for two in contradictions(stances, wanted.first, near):
        question = asked.get(two.question)
        if question:
            yield Change(
                "contradiction", two.holder, named(knowledge, two.holder), two.question,
                _asks(question, two.subject, knowledge), _state(question, two.one.state),
                _state(question, two.other.state), two.on, None,
                (quoted(two.one.cite), quoted(two.other.cite)), two.rule, two.id)


def _firsts(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting) -> Iterator[Change]:
    found = (*firsts(record.openings(wanted.first, wanted.last, acts=telling_acts())),
             *names(record.namings(wanted.first, wanted.last)))
    for one in found:
        yield Change("first", one.actor, named(knowledge, one.actor, one.cite.speaker), None, NOTHING, NOTHING, NOTHING,
                     one.on, one.act, (quoted(one.cite),), one.rule, one.id, one.target,
                     _inside_all(named(knowledge, one.target)) if one.target else NOTHING)


def _silences(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting) -> Iterator[Change]:
    """Those that became long enough in these days: a silence is told once, not every day that it lasts."""
    for one in silences(record.sayings(wanted.last, of=partial(ended, on=wanted.last)), wanted.last):
        cites = sorted((cite for saying in one.sayings for cite in saying.cites), key=lambda cite: cite.key)
        if one.silent - SILENT <= (wanted.last - wanted.first).days and cites:
            yield Change("silence", one.actor, named(knowledge, one.actor, cites[-1].speaker), None, NOTHING, NOTHING,
                         NOTHING, one.since, None, (quoted(cites[-1]),), one.rule, one.id)


def _asks(question: Question, subject: Subject, knowledge: Knowledge) -> Texts:
    """The question with the names of what it is asked about."""
    names = {slot: named(knowledge, value, value) for slot, value in subject}
    return {code: question.asked(code, {slot: _inside(texts[code], code) for slot, texts in names.items()})
            for code in CODES}


def _inside_all(names: Texts) -> Texts:
    return {code: _inside(name, code) for code, name in names.items()}


def _inside(name: str, lang: str) -> str:
    """A name as it stands inside a sentence: the United States."""
    definite = language(lang).table("brief")["definite"]
    return f"{definite['article']} {name}" if name in definite["names"] else name


def _state(question: Question, key: str) -> Texts:
    return next((state.names for state in question.states if state.key == key), dict.fromkeys(CODES, key))
