"""Which state of which question a statement puts its speaker in, with the words it was read from.

Precision before recall: a statement counts only where its words assert, deny or leave open what the question asks, its
coding does not contradict them, every slot is filled, and no other state of the same question is reached as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.knowledge.phrases import Hit, Phrasebook, Words
from onrecord.knowledge.polarity import Holds, agreed, asserted, negative, polarity, wished
from onrecord.knowledge.questions import Ground, Proposition, Question, State, questions
from onrecord.knowledge.said import Said
from onrecord.knowledge.slots import Scene, Slot, scene, spoken

_Key = tuple[str, str, str]
"""Question, what it is a phrase of (proposition or slot), its part there: ``is``, ``with 0``, ``without``, a value."""

_Hit = Hit[_Key]
_Subject = tuple[tuple[str, str], ...]
_BESIDE, _WATCHING = ("welcome", "condemn"), ("monitor", "demand")
"""Acts beside which a clause still asserts what it says; acts that leave open what they speak of but for a denial."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement's evidence for a state: ``subject`` holds what fills the slots, ``span`` the words, in characters."""

    question: str
    state: str
    proposition: str
    holds: Holds
    subject: _Subject
    span: tuple[int, int]
    conditional: bool
    """It hangs on a condition: to be compared with evidence that hangs on one too."""


class Matcher:
    """Matches statements against some questions, all of them in one pass over the words."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = {question.key: question for question in questions}
        self.books: dict[str, Phrasebook[_Key]] = {}

    def concerns(self, said: Said) -> bool:
        """Whether a text holds what any question asks about; quick, and without the sides it names."""
        return any(hit.what[2] == "is" for hit in self._book(said.lang).find(spoken(said)))

    def match(self, said: Said) -> list[Evidence]:
        """The evidence in a statement: at most one for a question with its slots filled one way.

        Evidence that hangs on a condition stands beside evidence that does not.
        """
        set_up = scene(said)
        hits = self._book(said.lang).find(set_up.text)
        if not any(hit.what[2] == "is" for hit in hits):
            return []
        found: defaultdict[tuple[str, object, bool], dict[str, Evidence]] = defaultdict(dict)
        for question in self.questions.values():
            for evidence in _evidence(question, set_up, [hit for hit in hits if hit.what[0] == question.key]):
                key = (question.key, evidence.subject, evidence.conditional)
                found[key].setdefault(evidence.state, evidence)
        return [one for states in found.values() if (one := self._one(states))]

    def _one(self, states: Mapping[str, Evidence]) -> Evidence | None:
        """The evidence for the state that the others go without saying in; None where they contradict one another."""
        for key, evidence in states.items():
            if set(states) <= {key, *self.questions[evidence.question].state(key).over}:
                return evidence
        return None

    def _book(self, lang: str) -> Phrasebook[_Key]:
        if lang not in self.books:
            self.books[lang] = Phrasebook(row for question in self.questions.values() for row in _rows(question, lang))
        return self.books[lang]


@lru_cache(maxsize=8)
def matcher(overlay: Path | None = None) -> Matcher:
    """The matcher of all questions, the same object at every call. Raises KnowledgeError."""
    return Matcher(questions(overlay).values())


def _rows(question: Question, lang: str) -> Iterable[tuple[str, _Key]]:
    for each in question.propositions:
        yield from ((phrase, (question.key, each.key, "is")) for phrase in each.phrases[lang])
        yield from ((phrase, (question.key, each.key, f"with {number}"))
                    for number, group in enumerate(each.with_[lang]) for phrase in group)
        yield from ((phrase, (question.key, each.key, "without")) for phrase in each.without.get(lang, ()))
    for slot in question.slots:
        yield from ((phrase, (question.key, slot.key, value)) for value, by_lang in slot.values.items()
                    for phrase in by_lang[lang])


def _evidence(question: Question, scene: Scene, hits: list[_Hit]) -> Iterable[Evidence]:
    said = scene.said
    for hit in _propositions(question, scene.text, said, hits):
        if not asserted(scene.found, hit):
            continue
        subject = _subject(question.slots, scene, hit, hits)
        if subject is None:
            continue
        plain = polarity(scene.found, hit)
        if plain == "no" and scene.denied:
            continue
        coded = agreed(plain, said.act, said.certainty, negative(scene.found, hit) and not scene.taken_back)
        wish = wished(scene.found, hit)
        for state in question.states:
            if plain and any(_met(ground, hit.what[1], plain, coded, said) and (_asks(ground) or not wish)
                             for ground in state.grounds):
                reached, conditional = _hanging(question, state, _conditional(scene, hit))
                yield Evidence(question.key, reached.key, hit.what[1], plain, subject, scene.span(hit.first, hit.last),
                               conditional)


def _propositions(question: Question, text: Words, said: Said, hits: list[_Hit]) -> list[_Hit]:
    """The propositions of a text, with all they need and nothing that cancels them; the longest of overlapping ones."""
    by_key = {each.key: each for each in question.propositions}
    found = [hit for hit in hits if hit.what[2] == "is" and all(
        _near(text, hit, hits, part) == wanted for part, wanted in _parts(by_key[hit.what[1]], said))]
    return [hit for hit in found if not any(
        other.first <= hit.last and hit.first <= other.last and other.last - other.first > hit.last - hit.first
        for other in found)]


def _parts(proposition: Proposition, said: Said) -> list[tuple[str, bool]]:
    """The parts that must be there, for which the topic of the passage also stands, and the one that must not."""
    wanted = frozenset(proposition.topics)
    about = bool(wanted) and bool(wanted & said.topics or wanted & said.topics_around())
    groups = range(0 if about else len(proposition.with_[said.lang]))
    return [*((f"with {number}", True) for number in groups), ("without", False)]


def _near(text: Words, hit: _Hit, hits: list[_Hit], part: str) -> bool:
    """Whether a part of a proposition stands in the same sentence; what cancels it, also in what a colon adds to it."""
    own = text.sentence[hit.first]
    places = {own, own + 1} if part == "without" and own + 1 in text.explains else {own}
    return any(other.what[1:] == (hit.what[1], part) and text.sentence[other.first] in places for other in hits)


def _subject(slots: Sequence[Slot], scene: Scene, hit: _Hit, hits: list[_Hit]) -> _Subject | None:
    """What fills the slots; None when one that is needed stays open."""
    filled: dict[str, str] = {}
    for slot in slots:
        if slot.values:
            value = _value(slot, scene.text, hit, hits)
        else:
            value = scene.fill(slot, hit.first, hit.last, tuple(filled.values()), slots)
        if value is not None:
            filled[slot.key] = value
        elif not slot.optional:
            return None
    return tuple(filled.items())


def _value(slot: Slot, text: Words, hit: _Hit, hits: list[_Hit]) -> str | None:
    """The one thing named in the sentence that can fill a slot."""
    values = {other.what[2] for other in hits if other.what[1] == slot.key
              and text.sentence[other.first] == text.sentence[hit.first]}
    return values.pop() if len(values) == 1 else None


def _met(ground: Ground, proposition: str, plain: Holds, coded: Holds | None, said: Said) -> bool:
    if ground.proposition != proposition or not (said.act in ground.acts or _clear(ground, plain, said)):
        return False
    if ground.certainty:
        return said.certainty in ground.certainty and ground.holds == plain
    return ground.holds == coded


def _clear(ground: Ground, plain: Holds, said: Said) -> bool:
    """Whether the words of a clause say a thing that the act is not about: "we welcome you; NATO is no party to this"
    says it, and "we are watching for any change" does not."""
    if said.cue or "assert" not in ground.acts:
        return False
    return said.act in _BESIDE or (said.act in _WATCHING and plain != "yes")


def _asks(ground: Ground) -> bool:
    """Whether a ground takes what is only asked for."""
    return "U" in ground.certainty


def _hanging(question: Question, state: State, conditional: bool) -> tuple[State, bool]:
    """The state of evidence that hangs on a condition: "if they do, we are ready" is ready on conditions, where the
    question has such a state between no and yes."""
    if not conditional or state.hangs:
        return state, False
    between = next((other for other in question.states if other.hangs and state.key in other.over
                    and question.order(other.key) < question.order(state.key)), None)
    return (between, False) if between else (state, True)


def _conditional(scene: Scene, hit: _Hit) -> bool:
    """Whether the reader found a condition, or one stands in the sentence."""
    sentence = scene.text.sentence[hit.first]
    return scene.said.conditional or any(
        scene.text.sentence[other.first] == sentence and not hit.first <= other.first <= hit.last
        for other in scene.found.places["condition"])
