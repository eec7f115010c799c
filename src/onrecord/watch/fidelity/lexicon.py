"""What a language says of words that make a difference, and of those that make none: ``lang/<code>/fidelity.toml``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from anyascii import anyascii

from onrecord.lang import language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's table, its words folded."""

    negation: frozenset[str]
    only: frozenset[str]
    restricts: frozenset[str]
    questions: frozenset[str]
    abbreviations: frozenset[str]
    modals: dict[str, str]
    """Word -> its group."""
    fillers: frozenset[tuple[str, ...]]
    opening: frozenset[str]
    articles: frozenset[str]
    small: frozenset[str]
    contractions: tuple[tuple[str, tuple[str, ...]], ...]
    """The longest first."""
    endings: tuple[tuple[str, str], ...]
    phrases: dict[tuple[str, ...], str]
    future: tuple[str, ...]
    conditional: tuple[str, ...]
    numbers: dict[str, int]
    scales: dict[str, int]
    shy: frozenset[str]
    joins: frozenset[str]
    thousands: str
    decimal: str


@cache
def fold(word: str) -> str:
    """A word as it is compared: lower case, no accents, ligatures apart, in plain letters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return bare if bare.isascii() else re.sub(r"[\W_]+", "", anyascii(bare).lower()) or bare


@cache
def lexicon(code: str) -> Lexicon:
    """The table of a language. Raises LanguageError for a code that there is no folder for."""
    table = language(code).table("fidelity")
    words, slips, spelling, numbers = table["words"], table["slips"], table["spelling"], table["numbers"]
    fillers = [tuple(folded.split()) for folded in map(fold, slips["anywhere"])]
    longest = sorted(spelling["contractions"].items(), key=lambda pair: -len(pair[0]))
    return Lexicon(
        negation=_words(table["negation"]), only=_words(table["only"]),
        restricts=_words(table["restricts"]),
        questions=_words(table["questions"]), abbreviations=_words(table["abbreviations"]),
        modals={fold(word): group for group, listed in table["modals"].items() for word in listed},
        fillers=frozenset(fillers), opening=_words(slips["opening"]), articles=_words(slips["articles"]),
        small=_words(words["small"]),
        contractions=tuple((short, tuple(full.split())) for short, full in longest),
        endings=tuple(sorted(spelling["endings"].items(), key=lambda pair: -len(pair[0]))),
        phrases={tuple(phrase.split()): to for phrase, to in spelling["phrases"].items()},
        future=tuple(spelling["future"]), conditional=tuple(spelling["conditional"]),
        numbers={fold(word): value for word, value in language(code).table("times")["numbers"].items()},
        scales=dict(numbers["scales"]), shy=_words(numbers["shy"]), joins=_words(numbers["joins"]),
        thousands=numbers["thousands"], decimal=numbers["decimal"])


def _words(listed: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in listed)
