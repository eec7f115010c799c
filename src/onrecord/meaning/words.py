"""A text as words, and phrases looked for in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from onrecord.lang import language

_WORD = re.compile(r"n't\b|\d+(?:[.,\u00a0\u202f ]\d+)*|[^\W\d_]+?(?=n't\b)|[^\W\d_]+|[.!?;…]+|[,:]")
_SKIPPED = 4
"""How many words a ``*`` that stands alone may skip."""
STEM = 5
"""Letters by which two forms of a word are taken for the same."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number in small letters, where it stands, and whether it began with a capital."""

    text: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers, commas and ends of sentences of a text, in order; typographic apostrophes are plain ones."""
    plain = text.replace("’", "'")
    return tuple(Token(match[0].casefold(), match.start(), match.end(), match[0][0].isupper())
                 for match in _WORD.finditer(plain))


def sentences(words: Sequence[Token], breaks: Collection[str]) -> Iterator[tuple[Token, ...]]:
    """The words between ends of sentences and words that turn ("but"); none is empty."""
    part: list[Token] = []
    for word in words:
        if word.text in breaks or word.text[0] in ".!?;…":
            if part:
                yield tuple(part)
            part = []
        elif word.text not in ",:":
            part.append(word)
    if part:
        yield tuple(part)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The beginning of a word, without accents."""
    bare = unicodedata.normalize("NFKD", word.replace("œ", "oe"))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))[:STEM]


@cache
def table(lang: str) -> dict[str, Any]:
    """What ``lang/<code>/contrast.toml`` says."""
    return language(lang).table("contrast")


@cache
def words_of(lang: str, kind: str) -> frozenset[str]:
    """A list of single words in the table, to look words up in."""
    return frozenset(table(lang)[kind])


Phrase = tuple[str, tuple[str, ...]]
"""Its kind, and its pieces."""


@cache
def _phrases(lang: str) -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """The phrases of all kinds by their first word, and by its beginning where only that is given."""
    whole: dict[str, list[Phrase]] = {}
    begun: dict[str, list[Phrase]] = {}
    kinds = {kind: table(lang)[kind] for kind in ("harmless", "negators", "exclusions", "possible")}
    kinds |= {f"{name} {side}": phrases for name, sides in table(lang)["opposites"].items()
              for side, phrases in sides.items()}
    for kind, phrases in kinds.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            (begun if first.endswith("*") else whole).setdefault(first.rstrip("*"), []).append((kind, (first, *rest)))
    return whole, begun


def found(words: Sequence[Token], lang: str) -> dict[str, list[range]]:
    """Kind -> the places (of words) of its phrases, for the kinds that there are. A side of a pair of opposites is a
    kind, named ``"lasts yes"``."""
    texts = [word.text for word in words]
    places: dict[str, list[range]] = {}
    for at, text in enumerate(texts):
        for kind, phrase in _starting(text, lang):
            place = _at(texts, at, phrase)
            if place is not None:
                places.setdefault(kind, []).append(place)
    return places


@lru_cache(maxsize=16384)
def _starting(word: str, lang: str) -> tuple[Phrase, ...]:
    """The phrases that may begin with a word."""
    whole, begun = _phrases(lang)
    return (*whole.get(word, ()),
            *(phrase for size in range(2, len(word) + 1) for phrase in begun.get(word[:size], ())))


def _at(texts: Sequence[str], start: int, phrase: Sequence[str]) -> range | None:
    at, skipping = start, False
    for piece in phrase:
        if piece == "*":
            skipping = True
            continue
        end = min(len(texts), at + (_SKIPPED + 1 if skipping else 1))
        place = next((here for here in range(at, end) if _fits(texts[here], piece)), None)
        if place is None:
            return None
        at, skipping = place + 1, False
    return range(start, at)


def _fits(word: str, piece: str) -> bool:
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece
