"""The words of one language's ``speakers.toml``, folded and laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lang import CODES, language
from onrecord.statements.speakers.folding import fold

Words = frozenset[str]
_UNTITLED = ("citizen", "kin", "artist", "doctor")  # classes whose words are not written in capitals before a name


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's words say of who is meant. All words are folded."""

    noun_first: bool
    """Whether the head noun of a phrase stands before what describes it."""
    honorifics: dict[str, str]
    """Form of address -> gender, "" when it tells none."""
    roles: dict[str, Words]
    """Role word -> its classes."""
    phrases: dict[tuple[str, ...], str]
    """Role of several words -> class."""
    phrase_starts: Words
    titles: Words
    """Words that may stand in capitals before a name."""
    exclusive: Words
    former: Words
    bound: Words
    male: Words
    female: Words
    same: dict[str, str]
    """Word -> what stands for it in comparing."""
    kin: Words
    bodies: Words
    officials: Words
    parties: Words
    documents: Words
    dull: Words
    things: Words
    pronouns: dict[str, str]
    """Pronoun -> m, f, body, plural, first, first-plural, relative, near, never, his."""
    possessives: dict[str, str]
    particles: Words
    joins: Words
    articles: Words
    definite: Words
    ands: Words
    possessive: Words
    never: Words
    suffixes: Words
    parts: Words
    joint: Words
    people: Words
    given: dict[str, str]
    """Given name -> m, f, or "" where it is both."""


def _folded(words: Iterable[str]) -> Words:
    return frozenset(fold(word) for word in words)


def _inverse(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): key for key, words in table.items() for word in words}


def _roles(table: dict[str, list[str]]) -> dict[str, Words]:
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(fold(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _given(codes: Iterable[str]) -> dict[str, str]:
    """Given names of all languages; where two disagree, the first of ``codes`` decides."""
    found: dict[str, str] = {}
    for code in codes:
        own: dict[str, str] = {}
        for gender, names in language(code).table("speakers")["given"].items():
            for name in names.split():
                word = fold(name)
                own[word] = gender if own.get(word, gender) == gender else ""
        for word, gender in own.items():
            found.setdefault(word, gender)
    return found


@lru_cache(maxsize=None)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language. Raises LanguageError for one there is no folder for."""
    table: dict[str, Any] = language(code).table("speakers")
    more, bodies, words = table["roles-more"], table["bodies"], table["words"]
    phrases = {tuple(fold(phrase).replace("'", "' ").split()): name
               for name, members in table["phrases"].items() for phrase in members}
    honorifics = {word: "" if gender == "any" else gender for word, gender in _inverse(table["honorifics"]).items()}
    roles = _roles(table["roles"])
    return Lexicon(
        table["noun_first"], honorifics, roles, phrases, frozenset(phrase[0] for phrase in phrases),
        frozenset(honorifics) | _folded(w for name, ws in table["roles"].items() if name not in _UNTITLED for w in ws), _folded(more["exclusive"]), _folded(more["former"]), frozenset(more["bound"]),
        _folded(more["m"]), _folded(more["f"]), {fold(w): fold(group[0]) for group in more["same"] for w in group},
        _folded(table["roles"]["kin"]), _folded(bodies["nouns"]), _folded(bodies["officials"]), _folded(bodies["parties"]),
        _folded(bodies["documents"]), _folded(bodies["dull"]), _folded(bodies["things"]), _inverse(table["pronouns"]), _inverse(table["possessives"]),
        *(_folded(words[name]) for name in ("particles", "joins", "articles", "definite", "and", "possessive", "never", "suffixes",
                                            "parts", "joint", "people")),
        _given([code, *(c for c in CODES if c != code)]))
