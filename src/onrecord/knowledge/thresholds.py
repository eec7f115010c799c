"""Which declared condition a text is about: states it, invokes it, speaks of the doctrine, or touches its subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from onrecord.knowledge.doctrines import Condition, Doctrine, doctrines, in_force
from onrecord.knowledge.phrases import Hit, Phrasebook
from onrecord.knowledge.said import Said
from onrecord.knowledge.slots import Scene, scene, spoken
from onrecord.lang import language

How = Literal["invokes", "states", "mentions", "touches"]
"""The holder calls up its own doctrine; a text gives the condition's wording; another speaks of the doctrine; a
statement or event falls in the condition's subject matter, whoever speaks."""
PARTS = ("states", "touches")
"""What a condition has phrases for: its own wording, and what falls in its subject matter."""
_Key = tuple[str, str, str]
"""Doctrine, condition, and part: ``states 0``, ``touches 0``, ``refers``."""
_Hit = Hit[_Key]


@dataclass(frozen=True, slots=True)
class Touch:
    """A text and a doctrine's condition (None: the doctrine as a whole); ``span``: the words, in characters."""

    doctrine: str
    condition: str | None
    how: How
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stated:
    """A passage that lists the conditions of a doctrine: which text of it gives which condition."""

    doctrine: str
    conditions: Mapping[str, int]
    superseded_by: str | None


class Thresholds:
    """Reads texts against doctrines."""

    def __init__(self, known: Mapping[str, Doctrine]) -> None:
        self.known = known
        self.books: dict[str, Phrasebook[_Key]] = {}
        self.needed: dict[str, Mapping[tuple[str, str, str], int]] = {}

    def concerns(self, said: Said) -> bool:
        """Whether a text holds any word of a doctrine; quick, and without the sides it names."""
        return bool(self._telling(self._book(said.lang).find(spoken(said)), said.lang))

    def match(self, said: Said, on: date) -> list[Touch]:
        """How a statement, or the narrator's sentence on an event, bears on the doctrines that stood on a day.

        One Touch a condition, the strongest: invokes, states, mentions, touches.
        """
        set_up = scene(said)
        hits = self._book(said.lang).find(set_up.text)
        telling = self._telling(hits, said.lang)
        actors = {self.known[key].actor for key in telling}
        return [touch for actor in sorted(actors) for doctrine in in_force(self.known, actor, on)
                if doctrine.key in telling
                for touch in _touches(doctrine, set_up, [hit for hit in hits if hit.what[0] == doctrine.key])]

    def stated(self, texts: Sequence[str], lang: str, on: date | None = None) -> Stated | None:
        """The doctrine whose conditions a passage lists, and which text (an item, a sentence) gives which.

        The doctrine with most conditions given, at least two; of equal ones that in force on the day.
        """
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for number, text in enumerate(texts):
            set_up = scene(Said(text, lang))
            hits = self._book(lang).find(set_up.text)
            telling = self._telling(hits, lang)
            for doctrine in (each for key, each in self.known.items() if key in telling):
                for condition in doctrine.conditions:
                    if _whole(set_up, hits, doctrine, condition, "states"):
                        found[doctrine.key].setdefault(condition.key, number)
        ranked = [key for key, given in found.items() if len(given) > 1]
        if not ranked:
            return None
        best = max(ranked, key=lambda key: (len(found[key]), self._stands(key, on), self.known[key].dated.first))
        later = next((each.key for each in self.known.values() if each.supersedes == best), None)
        return Stated(best, found[best], later)

    def _telling(self, hits: Iterable[_Hit], lang: str) -> set[str]:
        """The doctrines that a text may be about: it refers to one, or holds all that a part of a condition asks for,
        if not yet in one sentence."""
        parts: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for hit in hits:
            doctrine, condition, part = hit.what
            parts[doctrine, condition, part.partition(" ")[0]].add(part)
        needed = self._needed(lang)
        return {key[0] for key, found in parts.items() if len(found) == needed.get(key)}

    def _needed(self, lang: str) -> Mapping[tuple[str, str, str], int]:
        """How many groups each part of each condition has; a reference is one. Speaking of nuclear weapons is none."""
        if lang not in self.needed:
            self.needed[lang] = {(doctrine.key, "", "refers"): 1 for doctrine in self.known.values()} | {
                (doctrine.key, condition.key, part): len(getattr(condition, part)[lang])
                for doctrine in self.known.values() for condition in doctrine.conditions for part in PARTS}
        return self.needed[lang]

    def _stands(self, key: str, on: date | None) -> bool:
        return on is not None and any(each.key == key for each in in_force(self.known, self.known[key].actor, on))

    def _book(self, lang: str) -> Phrasebook[_Key]:
        if lang not in self.books:
            self.books[lang] = Phrasebook(row for doctrine in self.known.values() for row in _rows(doctrine, lang))
        return self.books[lang]


@lru_cache(maxsize=8)
def thresholds(overlay: Path | None = None) -> Thresholds:
    """The reader of all doctrines, the same object at every call. Raises KnowledgeError."""
    return Thresholds(doctrines(overlay))


def _rows(doctrine: Doctrine, lang: str) -> Iterable[tuple[str, _Key]]:
    yield from ((phrase, (doctrine.key, "", "refers")) for phrase in doctrine.refers.get(lang, ()))
    yield from ((phrase, (doctrine.key, "", "nuclear")) for phrase in language(lang).table("wording")["nuclear"])
    for condition in doctrine.conditions:
        yield from ((phrase, (doctrine.key, condition.key, f"{part} {number}")) for part in PARTS
                    for number, group in enumerate(getattr(condition, part)[lang]) for phrase in group)


def _touches(doctrine: Doctrine, set_up: Scene, hits: list[_Hit]) -> Iterable[Touch]:
    ours = doctrine.actor in {side.key for side in set_up.said.sides}
    named = any(side.key == doctrine.actor for _, _, side in set_up.places)
    refers = [hit for hit in hits if hit.what[2] == "refers"] if ours or named else []
    weapons = [hit for hit in hits if hit.what[2] == "nuclear"]
    found = []
    for condition in doctrine.conditions:
        stated = _whole(set_up, hits, doctrine, condition, "states")
        touched = _whole(set_up, hits, doctrine, condition, "touches") \
            if _against(set_up, doctrine, condition) or ours else None
        how: How | None = None
        if ours and (stated or (touched and (refers or weapons))):
            how = "invokes"
        elif stated and (named or ours):
            how = "states"
        elif touched:
            how = "touches"
        if how:
            found.append(Touch(doctrine.key, condition.key, how, _span(set_up, stated or touched or [])))
    if refers and not any(touch.how in ("invokes", "states") for touch in found):
        found.append(Touch(doctrine.key, None, "invokes" if ours else "mentions", _span(set_up, refers)))
    yield from found


def _whole(set_up: Scene, hits: Sequence[_Hit], doctrine: Doctrine, condition: Condition, part: str) -> list[_Hit]:
    """One hit of each group of a part, all in one sentence; empty when a group is missing."""
    groups = getattr(condition, part)[set_up.said.lang]
    for sentence in sorted({set_up.text.sentence[hit.first] for hit in hits}):
        found = [next((hit for hit in hits if hit.what == (doctrine.key, condition.key, f"{part} {number}")
                       and set_up.text.sentence[hit.first] == sentence), None) for number in range(len(groups))]
        whole = [hit for hit in found if hit is not None]
        if groups and len(whole) == len(groups):
            return whole
    return []


def _against(set_up: Scene, doctrine: Doctrine, condition: Condition) -> bool:
    """Whether one whom the condition protects is named, and not as the one who acts."""
    protected = {doctrine.actor, *condition.against}
    suffers = [place for place in set_up.places if place[2].key in protected]
    if not suffers:
        return False
    acting = set_up.doer(suffers[0][0])
    return acting is None or acting.key not in protected


def _span(set_up: Scene, hits: Sequence[_Hit]) -> tuple[int, int]:
    return set_up.span(min(hit.first for hit in hits), max(hit.last for hit in hits))
