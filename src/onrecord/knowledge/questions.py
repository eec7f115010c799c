"""What positions are about: questions with ordered states, and the statements that put a speaker in one.

A question has *propositions* (vocabulary: "party to the conflict"), and each state has *grounds*: a proposition with
what must be said of it (``holds``: yes, no, open). So one vocabulary serves the states on both sides of a question, and
two states can never be reached by one statement: a file where they could is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from onrecord.knowledge.fields import Fields
from onrecord.knowledge.files import Entry, entries
from onrecord.knowledge.nouns import Provenance
from onrecord.knowledge.phrases import parsed
from onrecord.knowledge.polarity import HOLDS, Holds
from onrecord.knowledge.slots import OWN, ROLES, Own, Role, Slot
from onrecord.lang import CODES
from onrecord.model import Certainty

ACTS = ("assert", "assess", "predict", "deny", "monitor", "announce", "pledge", "offer", "agree", "threaten", "refuse",
        "demand", "warn", "accuse", "condemn", "welcome", "concede")
ASSERTING = tuple(act for act in ACTS if act not in ("monitor", "demand", "accuse", "condemn", "welcome"))
"""The acts that a ground takes when it names none: those whose content the speaker stands for."""
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
KINDS = ("state", "alliance", "organisation", "person")
_PLACE = re.compile(r"\{(\w[\w-]*)\}")


@dataclass(frozen=True, slots=True)
class Proposition:
    """Words by which a text speaks of something, by language.

    ``phrases``: any of them; ``with_``: groups, one phrase of each in the same sentence, unless the statement or its
    passage is on one of ``topics``; ``without``: none of these in the sentence.
    """

    key: str
    phrases: Mapping[str, tuple[str, ...]]
    with_: Mapping[str, tuple[tuple[str, ...], ...]]
    without: Mapping[str, tuple[str, ...]]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What puts a speaker in a state: a proposition, what is said of it, by which acts, and how surely (empty: as the
    words say; values named here are taken even where the coding and the words would disagree)."""

    proposition: str
    holds: Holds
    acts: tuple[str, ...] = ASSERTING
    certainty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence, with its speaker's side and coding; ``why``: for a look-alike, what it is instead."""

    lang: str
    text: str
    who: str
    act: str
    certainty: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A position one can hold on a question."""

    key: str
    names: Mapping[str, str]
    definition: Mapping[str, str]
    test: Mapping[str, str]
    """The question to put to a sentence: a yes means the state."""
    grounds: tuple[Ground, ...]
    examples: tuple[Example, ...]
    over: tuple[str, ...] = ()
    """States that go without saying in this one: where a sentence says both, it says this."""
    hangs: bool = False
    """The condition is part of the state ("accepts it on conditions"): evidence with one is compared with all other."""
    beside: tuple[str, ...] = ()
    """States that one can speak of beside this one without having moved: "we go on helping" beside "for as long as it
    takes"."""
    keeps: tuple[str, ...] = ()
    """States that go without saying once one stands in this one: who tightens sanctions has not moved when they see no
    reason to lift them. The other way it is a move."""


@dataclass(frozen=True, slots=True)
class Question:
    """What positions are about. The states are in order, from one end to the other."""

    key: str
    names: Mapping[str, str]
    """With the slots in braces."""
    holders: tuple[str, ...]
    """Kinds of actor that can hold a position on it."""
    slots: tuple[Slot, ...]
    propositions: tuple[Proposition, ...]
    states: tuple[State, ...]
    lookalikes: tuple[Example, ...]
    topics: tuple[str, ...]
    provenance: Provenance

    def state(self, key: str) -> State:
        """The state of a key; KeyError when there is none."""
        return next(state for state in self.states if state.key == key)

    def order(self, key: str) -> int:
        """The place of a state, from 0."""
        return [state.key for state in self.states].index(key)

    def asked(self, lang: str, subject: Mapping[str, str]) -> str:
        """The question with names in its slots; an open one is left as X."""
        return _PLACE.sub(lambda slot: subject.get(slot[1], "X"), self.names[lang])


def questions(overlay: Path | None = None) -> Mapping[str, Question]:
    """All questions by key. Raises KnowledgeError with file and line."""
    return _read(overlay)


@lru_cache(maxsize=8)
def _read(overlay: Path | None) -> Mapping[str, Question]:
    return {key: question(entry) for key, entry in entries("questions", overlay).items()}


def question(entry: Entry) -> Question:
    """One question. Raises KnowledgeError for fields that are wrong and for states that overlap."""
    fields = Fields(entry, "names holders topics slot proposition state lookalike")
    slots = tuple(_slot(row) for row in fields.rows("slot", "key role own kinds among optional values"))
    names = both(fields, "names")
    for code, name in names.items():
        for place in _PLACE.findall(name):
            if place not in {slot.key for slot in slots}:
                raise fields.error(f"names.{code} of {entry.key} has an unknown slot {{{place}}}", "names", code)
    propositions = tuple(_proposition(row) for row in fields.rows("proposition", "key fr en with without topics"))
    states = tuple(_state(row, {p.key for p in propositions})
                   for row in fields.rows("state", "key names definition test ground example over beside keeps hangs"))
    if len(states) < 2:
        raise fields.error(f"question {entry.key} needs two states at least", "state")
    _distinct(entry, states, {p.key: p for p in propositions})
    return Question(entry.key, names, _some(fields, "holders", KINDS), slots, propositions, states,
                    _examples(fields, "lookalike"), fields.texts("topics"), entry.provenance())


def both(fields: Fields, name: str) -> dict[str, str]:
    """A text in every language; KnowledgeError when one is missing."""
    texts = fields.text_by_lang(name)
    if set(texts) != set(CODES):
        raise fields.error(f"{name} in {fields.entry.key} is needed in every language: {', '.join(CODES)}", name)
    return texts


def checked_phrases(fields: Fields, name: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases, each of them readable; KnowledgeError at the field otherwise."""
    for phrase in phrases:
        try:
            parsed(phrase)
        except ValueError as error:
            raise fields.error(str(error), name) from None
    return phrases


def _some(fields: Fields, name: str, choices: tuple[str, ...], default: tuple[str, ...] = ()) -> tuple[str, ...]:
    values = fields.texts(name) or default
    for value in values:
        if value not in choices:
            raise fields.error(f"{name}: {value!r} must be one of {', '.join(choices)}", name)
    return values


def _slot(row: Fields) -> Slot:
    values = {key: Fields(row.entry, " ".join(CODES), *row.path, "values", key) for key in row.table.get("values", {})}
    role: Role = row.one_of("role", ROLES, "topic")  # type: ignore[assignment] # one_of has checked it
    own: Own = row.one_of("own", OWN, "may")  # type: ignore[assignment] # one_of has checked it
    words = {key: {code: checked_phrases(each, code, each.texts(code)) for code in CODES}
             for key, each in values.items()}
    return Slot(row.text("key"), role, own, _some(row, "kinds", KINDS, KINDS[:3]), row.texts("among"),
                row.flag("optional"), words)


def _proposition(row: Fields) -> Proposition:
    phrases = {code: checked_phrases(row, code, row.texts(code)) for code in CODES}
    if not all(phrases.values()):
        raise row.error(f"proposition {row.text('key')} needs phrases in every language", "key")
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    for code in CODES:
        table = row.table.get("with", {}).get(code, [])
        if not isinstance(table, list) or not all(isinstance(group, list) for group in table):
            raise row.error(f"with.{code} is a list of groups, each a list of phrases", "with", code)
        groups[code] = tuple(checked_phrases(row, "with", tuple(group)) for group in table)
    without = {code: checked_phrases(row, "without", texts) for code, texts in row.by_lang("without").items()}
    return Proposition(row.text("key"), phrases, groups, without, row.texts("topics"))


def _state(row: Fields, propositions: set[str]) -> State:
    if not row.rows("ground", "proposition holds acts certainty"):
        raise row.error(f"state {row.text('key')} has no ground: nothing would ever reach it", "key")
    grounds = []
    for each in row.rows("ground", "proposition holds acts certainty"):
        if each.text("proposition") not in propositions:
            raise each.error(f"unknown proposition {each.text('proposition')!r}", "proposition")
        holds: Holds = each.one_of("holds", HOLDS)  # type: ignore[assignment] # one_of has checked it
        grounds.append(Ground(each.text("proposition"), holds, _some(each, "acts", ACTS, ASSERTING),
                              _some(each, "certainty", CERTAINTIES)))
    return State(row.text("key"), both(row, "names"), both(row, "definition"), both(row, "test"), tuple(grounds),
                 _examples(row, "example"), row.texts("over"), row.flag("hangs"),
                 row.texts("beside"), row.texts("keeps"))


def _examples(fields: Fields, name: str) -> tuple[Example, ...]:
    return tuple(Example(row.one_of("lang", CODES), row.text("text"), row.text("who"), row.one_of("act", ACTS),
                         row.one_of("certainty", CERTAINTIES), row.text("why", ""))
                 for row in fields.rows(name, "lang text who act certainty why"))


def _distinct(entry: Entry, states: tuple[State, ...], propositions: Mapping[str, Proposition]) -> None:
    """Raises KnowledgeError where one ground leads to two states, two states have one key, or ``over``,
    ``beside`` or ``keeps`` names none."""
    for number, state in enumerate(states):
        for field, keys in (("over", state.over), ("beside", state.beside), ("keeps", state.keeps)):
            for key in keys:
                if key == state.key or key not in {other.key for other in states}:
                    raise entry.error(f"{field}: {key!r} is no other state of {entry.key}", "state", number, field)
        for other in states[:number]:
            if other.key == state.key:
                raise entry.error(f"two states have the key {state.key!r}", "state", number, "key")
            for place, ground in enumerate(state.grounds):
                if shared := next((g for g in other.grounds if _meet(g, ground, propositions)), None):
                    reason = f"overlap: both are reached when {shared.proposition!r} holds {shared.holds!r}"
                    raise entry.error(f"states {other.key!r} and {state.key!r} of {entry.key} {reason}",
                                      "state", number, "ground", place)


def _meet(one: Ground, other: Ground, propositions: Mapping[str, Proposition]) -> bool:
    """Whether one statement could meet both grounds: the same words and polarity, an act and a certainty of both."""
    certainties = set(one.certainty or CERTAINTIES) & set(other.certainty or CERTAINTIES)
    return one.holds == other.holds and bool(set(one.acts) & set(other.acts)) and bool(certainties) \
        and _same_words(propositions[one.proposition], propositions[other.proposition])


def _same_words(one: Proposition, other: Proposition) -> bool:
    if one.key == other.key:
        return True
    return any({parsed(p) for p in one.phrases[code]} & {parsed(p) for p in other.phrases[code]}
               and one.with_[code] == other.with_[code] for code in CODES)
