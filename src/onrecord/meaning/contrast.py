"""What sets two sentences apart though their vectors lie close: other numbers, a "not" more, a "may" for a "will".

Read from the words alone (``lang/<code>/contrast.toml``). Where the words do not tell, nothing is found: silence is no
proof that two sentences agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from onrecord.meaning.words import Token, found, sentences, stem, table, tokens, words_of

Contrast = Literal["numbers", "negation", "modality", "opposites"]
SHARED = 0.6
"""Two clauses speak of the same thing when the shorter has this share of its words from the longer."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or a part of one up to a "but"."""

    stems: frozenset[str]
    """Its words but the small ones, shortened to their beginnings."""
    negated: bool
    possible: bool
    """Perhaps: a "may", a "could"."""
    poles: frozenset[tuple[str, bool]]
    """Pairs of opposites it has one side of, and whether the first: it goes on, not it ends. A "not" turns it."""


@dataclass(frozen=True)
class Sense:
    """What is compared of a text. Kept (:func:`sense`) and asked for again and again, so its unions are kept too."""

    lang: str
    clauses: tuple[Clause, ...]
    numbers: frozenset[float]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of all clauses."""
        return frozenset().union(*(clause.stems for clause in self.clauses))

    @cached_property
    def poles(self) -> frozenset[tuple[str, bool]]:
        """The sides of opposites that all clauses together have; those of which they have both tell nothing."""
        every: frozenset[tuple[str, bool]] = frozenset().union(*(clause.poles for clause in self.clauses))
        return every - _turned(every)


@lru_cache(maxsize=16384)
def sense(text: str, lang: str, *, denied: bool = False) -> Sense:
    """The clauses and numbers of a text. denied: what introduces it says no ("denied that ..."), itself may not.

    Raises LanguageError for a language that has no tables.
    """
    words = tokens(text)
    parts = tuple(_clause(part, lang) for part in sentences(words, words_of(lang, "breaks")))
    if denied and not any(part.negated for part in parts):
        parts = tuple(replace(part, negated=True, poles=_turned(part.poles)) for part in parts)
    return Sense(lang, parts, numbers(text, lang))


def contradiction(one: Sense, other: Sense) -> Contrast | None:
    """Why the two cannot be the same thing said; None when nothing shows it."""
    if _numbers_differ(one.numbers, other.numbers):
        return "numbers"
    for mine, yours in _facing(one, other):
        if mine.negated != yours.negated and not mine.poles & yours.poles:
            return "negation"
        if mine.possible != yours.possible:
            return "modality"
    return "opposites" if one.poles & _turned(other.poles) else None


def shared(one: Sense, other: Sense) -> float:
    """Which share of the words of the one with fewer the other has; small words do not count."""
    return _share(one.stems, other.stems)


def numbers(text: str, lang: str) -> frozenset[float]:
    """The numbers of a text, in figures and in words ("forty", "2,5 millions"); a lone "one" is none."""
    return frozenset(_numbers(tokens(text), lang))


# ---------------------------------------------------------------- clauses


def _clause(part: Sequence[Token], lang: str) -> Clause:
    small, marks = words_of(lang, "small"), found(part, lang)
    harmless = {at for place in marks.get("harmless", ()) for at in place}
    negations, exclusions = ([place for place in marks.get(kind, ()) if not harmless & set(place)]
                             for kind in ("negators", "exclusions"))
    possible = any(not (part[place.start].capital and part[place.start].text in words_of(lang, "small_only"))
                   for place in marks.get("possible", ()))
    negated = bool(negations) != bool(exclusions)
    return Clause(frozenset(stem(word.text) for word in part if word.text not in small and word.text != "n't"),
                  negated, possible or bool(negations and exclusions), _poles(marks, negated))


def _poles(marks: Iterable[str], negated: bool) -> frozenset[tuple[str, bool]]:
    """The sides of opposites among the kinds that were found."""
    sides = (kind.split(" ") for kind in marks if " " in kind)
    named = frozenset((name, (side == "yes") != negated) for name, side in sides)
    return named - _turned(named)


def _turned(poles: frozenset[tuple[str, bool]]) -> frozenset[tuple[str, bool]]:
    return frozenset((name, not side) for name, side in poles)


def _facing(one: Sense, other: Sense) -> Iterator[tuple[Clause, Clause]]:
    """Clauses that speak of the same thing. Across languages only where each has one clause."""
    if one.lang != other.lang:
        if len(one.clauses) == len(other.clauses) == 1:
            yield one.clauses[0], other.clauses[0]
        return
    few, many = sorted((one.clauses, other.clauses), key=len)
    for mine in few:
        yours = max(many, key=lambda clause: _share(mine.stems, clause.stems))
        if _share(mine.stems, yours.stems) >= SHARED and len(mine.stems & yours.stems) > 1:
            yield mine, yours


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


# ---------------------------------------------------------------- numbers


def _numbers_differ(one: frozenset[float], other: frozenset[float]) -> bool:
    """Each has a number that the other has not; a text with fewer of the same numbers is only shorter."""
    return bool(one - other) and bool(other - one)


def _numbers(words: Sequence[Token], lang: str) -> Iterator[float]:
    small, large = table(lang)["numbers"], table(lang)["multipliers"]
    reckoned = _Reckoned()
    for word in (*words, None):
        value = _figure(word.text, lang) if word and word.text[0].isdigit() else small.get(word.text) if word else None
        if value is not None and not (reckoned.length and word and word.text[0].isdigit()):
            reckoned.add(value)
        elif word and word.text in large and (reckoned.length or len(word.text) > 2):
            reckoned.times(large[word.text])
        elif not (word and reckoned.length and word.text in ("and", "et", "de")):
            if reckoned.length > 1 or reckoned.value not in (0, 1):
                yield reckoned.value
            reckoned = _Reckoned()
            if value is not None:
                reckoned.add(value)


class _Reckoned:
    """A number on its way from words."""

    def __init__(self) -> None:
        self.total = self.part = 0.0
        self.length = 0

    @property
    def value(self) -> float:
        """What it has come to."""
        return self.total + self.part

    def add(self, value: float) -> None:
        """One more word: quatre-vingt is four times twenty, une centaine a hundred."""
        if self.part == 4 and value == 20:
            self.part = 80
        else:
            self.part = value if self.part == 1 and value >= 10 else self.part + value
        self.length += 1

    def times(self, factor: float) -> None:
        """A hundred, a thousand ... of what came before, or one of them."""
        if factor == 100:
            self.part = max(self.part, 1) * factor
        else:
            self.total, self.part = self.total + max(self.part, 1) * factor, 0.0
        self.length += 1


def _figure(text: str, lang: str) -> float | None:
    """A number in figures, its marks read as the language has them."""
    for mark in table(lang)["thousands"]:
        text = re.sub(rf"(?<=\d){re.escape(mark)}(?=\d{{3}}(?!\d))", "", text)
    text = text.replace(table(lang)["decimal"], ".")
    try:
        return float(text)
    except ValueError:
        return None
