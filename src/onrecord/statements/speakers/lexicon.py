"""The words of one language's ``speakers.toml``, folded and laid out for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lang import CODES, language
from onrecord.statements.speakers.folding import fold

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What a language's words say of who is meant. All words are folded; what each group is, its table says."""

    noun_first: bool
    """Whether the head noun of a phrase stands before what describes it."""
    honorifics: Mapping[str, str]
    """Form of address -> gender, "" when it tells none."""
    roles: Mapping[str, Words]
    """Role word -> its classes."""
    phrases: Mapping[tuple[str, ...], str]
    """Role of several words -> class."""
    phrase_starts: Words
    titles: Words
    """Words that may stand in capitals before a name."""
    relative: Words
    """All relative pronouns."""
    same: Mapping[str, str]
    """Word -> what stands for it in comparing."""
    pronouns: Mapping[str, str]
    """Pronoun -> its group: m, f, body, plural, first, first-plural, relative, human, thing, near, never."""
    possessives: Mapping[str, str]
    named_bodies: Words
    """The nouns of bodies in all languages: names keep theirs ("Harvard School" in a French text)."""
    given: Mapping[str, str]
    """Given name -> m, f, or "" where it is both."""
    exclusive: Words
    former: Words
    bound: Words
    faceless: Words
    male: Words
    female: Words
    bodies: Words
    generic: Words
    officials: Words
    parties: Words
    peoples: Words
    documents: Words
    judgments: Words
    courts: Words
    dull: Words
    things: Words
    particles: Words
    joins: Words
    places: Words
    articles: Words
    definite: Words
    ands: Words
    possessive: Words
    never: Words
    parts: Words
    joint: Words
    be: Words
    askers: Words
    empty: Words
    impersonal: Words


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language. Raises LanguageError for one there is no folder for."""
    table: dict[str, Any] = language(code).table("speakers")
    roles, phrases = _roles(table["roles"]), _phrases(table["phrases"])
    honorifics = {word: "" if gender == "any" else gender for word, gender in _inverse(table["honorifics"]).items()}
    titled = [word for name, words in table["roles"].items() if name not in table["untitled"] for word in words]
    return Lexicon(
        noun_first=table["noun_first"],
        honorifics=honorifics,
        roles=roles,
        phrases=phrases,
        phrase_starts=frozenset(phrase[0] for phrase in phrases),
        titles=_folded(titled) | frozenset(honorifics),
        relative=_folded(w for group in ("relative", "human", "thing") for w in table["pronouns"][group]),
        same={fold(word): fold(group[0]) for group in table["same"] for word in group},
        pronouns=_inverse(table["pronouns"]),
        possessives=_inverse(table["possessives"]),
        named_bodies=_folded(w for c in CODES for w in language(c).table("speakers")["bodies"]["bodies"]),
        given=_given([code, *(c for c in CODES if c != code)]),
        **{name: _folded(words) for group in ("telling", "bodies", "words") for name, words in table[group].items()},
    )


def _folded(words: Iterable[str]) -> Words:
    return frozenset(fold(word) for word in words)


def _inverse(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): key for key, words in table.items() for word in words}


def _roles(table: Mapping[str, list[str]]) -> dict[str, Words]:
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(fold(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _phrases(table: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Cut as the parsers cut words: after an apostrophe and around hyphens they may or may not, so both ways."""
    found: dict[tuple[str, ...], str] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            words = fold(phrase).replace("'", "' ")
            found[tuple(words.split())] = name
            found[tuple(words.replace("-", " - ").split())] = name
    return found


def _given(codes: Iterable[str]) -> dict[str, str]:
    """Given names of all languages; where two disagree, the first of ``codes`` decides."""
    found: dict[str, str] = {}
    for code in codes:
        own: dict[str, str] = {}
        for gender, names in language(code).table("speakers")["given"].items():
            for name in names.split():
                word = fold(name)
                own[word] = gender if own.get(word, gender) == gender else ""
        found = own | found
    return found
