"""Who fills the slots of a question: X and Y of "How long will X support Y?", read near the words that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from onrecord.knowledge.phrases import Words, words
from onrecord.knowledge.polarity import Wording, wording
from onrecord.knowledge.said import Said, Side

Role = Literal["agent", "object", "topic"]
Own = Literal["only", "never", "may"]
ROLES: tuple[Role, ...] = ("agent", "object", "topic")
OWN: tuple[Own, ...] = ("only", "never", "may")
STANCE = ("assert", "assess", "predict", "demand", "monitor", "welcome", "warn")
"""Acts by which one says where one stands."""
_TELLING = ("negator", "exclusion", "harmless", "modal", "wish", "condition", "copula", "self", "possessive", "that",
            "preposition", "own-claim", "impersonal")
"""Words before some others that are nobody."""
COMMISSIVE = ("pledge", "announce", "refuse", "offer", "agree", "threaten", "deny", "concede")
"""Acts about the speaker's own deeds: where nobody else is named before the words, they are the speaker's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An X of a question.

    ``role``: agent is sought before the words, object after and then before them, topic wherever nearest. ``own``:
    whether it must be the speaker's own side, must not, or may. ``kinds`` and ``among``: who can fill it (``among``
    empty: everyone). ``values``: for a slot filled by a thing (a treaty), the words for each by language.
    """

    key: str
    role: Role = "topic"
    own: Own = "may"
    kinds: tuple[str, ...] = ("state", "alliance", "organisation")
    among: tuple[str, ...] = ()
    optional: bool = False
    values: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def takes(self, side: Side, said: Said) -> bool:
        """Whether a side may fill it."""
        ours = side in said.sides
        return side.kind in self.kinds and (not self.among or side.key in self.among) \
            and not (self.own == "never" and ours) and not (self.own == "only" and not ours)


@dataclass(frozen=True)
class Scene:
    """A statement with its words, ready for its slots to be filled."""

    said: Said
    text: Words
    places: tuple[tuple[int, int, Side], ...]
    """First and last word of each side named."""
    shift: int = 0
    """How many characters stand before the content."""

    @cached_property
    def found(self) -> Wording:
        """The words that turn others; those of the cue turn nothing."""
        return wording(self.text, self.said.lang, self.text.at(self.shift) if self.shift else 0)

    @cached_property
    def denied(self) -> bool:
        """Whether the cue denies what is said: "does not intend | to give up ..." takes back what "give up" does."""
        return self._cue_has("negator", "exclusion")

    @cached_property
    def taken_back(self) -> bool:
        """Whether the cue says that what is said is not so, or not agreed to: "denied | having a policy of no first
        use". A coding alone can come from the words of the content ("told us that it would never be the first")."""
        return self._cue_has("denial", "exclusion")

    def _cue_has(self, *kinds: str) -> bool:
        """Whether words of some kinds stand in the cue."""
        cue = self.text.at(self.shift) - 1 if self.shift else -1
        return bool(wording(self.text, self.said.lang).within(kinds, 0, cue))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the content that some words stand at."""
        return max(0, self.text.spans[first][0] - self.shift), max(0, self.text.spans[last][1] - self.shift)

    def own(self, slot: Slot) -> str | None:
        """The speaker's own side that fits."""
        return next((side.key for side in self.said.sides if slot.takes(side, self.said)), None)

    def fill(self, slot: Slot, first: int, last: int, others: Sequence[str], slots: Sequence[Slot]) -> str | None:
        """Who fills a slot of the words first..last; None when nobody does.

        others: keys that fill other slots; slots: all of the question.
        """
        if slot.role == "agent":
            return self._agent(slot, first, last, [other for other in slots if other.role != "agent"])
        near = [(self._far(place, first, last), side.key) for place in self.places for side in [place[2]]
                if self._same(place, first) and slot.takes(side, self.said) and side.key not in others]
        if slot.role == "object":
            after = [row for row in near if row[0] > 0]
            near = after or near
        if near:
            return min(near, key=lambda row: (abs(row[0]), row[0] < 0))[1]
        if slot.own != "never" and self._ours_near(first, last):
            return self.own(slot)
        return self._about(slot, others)

    def _agent(self, slot: Slot, first: int, last: int, slots: Sequence[Slot]) -> str | None:
        """Who does it: the first in the clause that can (we, our, a name without a preposition), else the speaker.

        Nobody where another name stands between who and what, unless it has its own place: "we won't let X build".
        """
        close, wide = self.found.clause(first), self.found.clause(first, comma=False)
        said_that = max((hit.last + 1 for hit in self.found.within(("that",), wide, first - 1)), default=0)
        for start, end in ((max(close, said_that), first - 1), (max(wide, said_that), first - 1), (first, last)):
            if doers := self._doers(start, end):
                place, side = min(doers, key=lambda row: row[0])
                between = {other for _, other in doers if other and other != side}
                if any(not any(each.takes(other, self.said) for each in slots) for other in between):
                    return None
                if side is not None:
                    return side.key if slot.takes(side, self.said) else None
                return None if self._others_follow(place) else self.own(slot)
        if self.found.within(("others",), wide, first - 1):
            return None
        in_cue = self.text.spans[first][0] < self.shift
        if slot.own != "never" and (in_cue or self.said.act in COMMISSIVE or self._alone(slot, first, last)):
            return self.own(slot)
        return self._about(slot, ()) if slot.own != "only" else None

    def _alone(self, slot: Slot, first: int, last: int) -> bool:
        """Whether the words can only be about the speaker's own side: the slot takes no other, the act is no talk of
        others, and nobody is named by whom it is done ("sent by Paris")."""
        done_by = any(place > last and any(hit.last < place and all(at in self.text.free for at in range(
            hit.last + 1, place)) for hit in self.found.places["agent-of"]) for place, _, _ in self.places)
        return slot.own == "only" and self.said.act in STANCE and not done_by and not self._others_before(first)

    def _others_before(self, first: int) -> bool:
        """Whether a word that could be somebody stands before the words in their clause ("the Europeans will stop")."""
        told = {at for kind in _TELLING for hit in self.found.places[kind] for at in hit.at}
        start = max(self.found.clause(first), self.text.at(self.shift) if self.shift else 0)
        return any(at not in self.text.free and at not in told for at in range(start, first))

    def doer(self, place: int) -> Side | None:
        """Who acts in the sentence of a word: the first name without a preposition, unless something is done to it."""
        start = self.found.clause(place, comma=False)
        stop = next((at for at in range(place, len(self.text)) if self.text.sentence[at] != self.text.sentence[place]),
                    len(self.text)) - 1
        if self.found.within(("passive",), start, stop):
            return None
        return next((side for first, _, side in self.places if start <= first <= stop and not self._ruled(first)), None)

    def _doers(self, start: int, end: int) -> list[tuple[int, Side | None]]:
        """Whom some words name as able to act; None stands for the speaker."""
        named: list[tuple[int, Side | None]] = [(first, side) for first, last, side in self.places
                                                if start <= first <= end and not self._governed(first, last)]
        ours = self.found.within(("self", "possessive"), start, end)
        return named + [(hit.last, None) for hit in ours if not self._governed(hit.first, hit.last)]

    def _about(self, slot: Slot, others: Sequence[str]) -> str | None:
        """The one side that the passage is about; for a slot with few to fill it, that the article is about."""
        for around in (self.said.about, self.said.around() if slot.among else ()):
            fitting = {side.key for side in around if slot.takes(side, self.said) and side.key not in others}
            if len(fitting) == 1:
                return fitting.pop()
        return None

    def _governed(self, first: int, last: int) -> bool:
        """Whether a name stands after a preposition (and an article), or before a possessive 's."""
        after = last + 1 < len(self.text) and "s" in self.text.readings[last + 1] \
            and self.text.spans[last + 1][0] == self.text.spans[last][1] + 1
        return after or self._ruled(first)

    def _ruled(self, first: int) -> bool:
        """Whether a name stands after a preposition, an article and at most one more word ("in southern Russia")."""
        before = [hit.last for hit in self.found.places["preposition"] if hit.last < first]
        between = range(max(before, default=first) + 1, first)
        return bool(before) and self.text.sentence[max(before)] == self.text.sentence[first] \
            and sum(at not in self.text.free for at in between) <= 1 and not any(self.text.comma[at] for at in between)

    def _others_follow(self, place: int) -> bool:
        return bool(self.found.within(("others",), place + 1, place + 3)) and \
            any(hit.last == place for hit in self.found.places["possessive"])

    def _ours_near(self, first: int, last: int) -> bool:
        return bool(self.found.within(("possessive", "self"), self.found.clause(first), last + 4))

    def _same(self, place: tuple[int, int, Side], first: int) -> bool:
        return self.text.sentence[place[0]] == self.text.sentence[first]

    @staticmethod
    def _far(place: tuple[int, int, Side], first: int, last: int) -> int:
        """How many words a name stands after the words (negative: before, 1 inside)."""
        if place[0] > last:
            return place[0] - last
        return place[1] - first if place[1] < first else 1


def spoken(said: Said) -> Words:
    """The words of a statement, its cue before its content."""
    return words(f"{said.cue} {said.text}" if said.cue else said.text, said.lang)


def scene(said: Said) -> Scene:
    """The statement as words, with the words of each name."""
    text = spoken(said)
    shift = len(said.cue) + 1 if said.cue else 0
    places = []
    for name in said.named:
        first = text.at(name.start + shift)
        if first < len(text):
            places.append((first, min(max(first, text.at(name.end + shift - 1)), len(text) - 1), name.side))
    return Scene(said, text, tuple(places), shift)
