"""Phrases of the knowledge files, and finding them in a text without a parse.

A phrase is words in dictionary form, compared folded and without their plural: ``frappe nucléaire`` finds "des frappes
nucléaires". ``a|b`` is one of several words, ``word*`` a beginning, ``...`` up to five other words. Small words of the
language (``lang/<code>/wording.toml``, ``skip``) may stand between the words of a phrase and are not written in it,
unless they matter (``en guerre``). A phrase never crosses the end of a sentence, and a comma only at ``...``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from onrecord.knowledge.folding import fold
from onrecord.knowledge.lens import stem
from onrecord.lang import language

GAP = 5
KEPT = 32768
"""Words of which a book remembers what phrases begin with them."""
_HEAD = 3
_TOKEN = re.compile(r"[^\W_]+|[.;:!?…\n]|[,()«»“”\"–—]")
_OPENING = "«“"
_APOSTROPHES = "'’ʼ"
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class Words:
    """A text as words: folded readings of each, its characters, its sentence, and whether a comma stands before it."""

    readings: tuple[frozenset[str], ...]
    spans: tuple[tuple[int, int], ...]
    sentence: tuple[int, ...]
    comma: tuple[bool, ...]
    question: frozenset[int]
    """Sentences that end in a question mark."""
    free: frozenset[int]
    """Words that may stand between the words of a phrase."""
    explains: frozenset[int] = frozenset()
    """Sentences that a colon opens: what stands there is said of the one before."""

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All readings of all words."""
        return frozenset().union(*self.readings)

    def at(self, start: int) -> int:
        """The first word that ends after a character."""
        return next((place for place, span in enumerate(self.spans) if span[1] > start), len(self.spans))


class Hit(NamedTuple, Generic[_T]):
    """A phrase found: what it stands for, its first and last word, and the words of it alone, without those between."""

    what: _T
    first: int
    last: int
    at: tuple[int, ...] = ()


@lru_cache(maxsize=512)
def words(text: str, lang: str) -> Words:
    """The words of a text; ``n't`` is read as ``not``. A quotation that opens ends no clause: "could not do so
    “indefinitely”". Kept for the texts asked for last: every matcher asks for the same.
    """
    readings: list[frozenset[str]] = []
    spans: list[tuple[int, int]] = []
    sentences: list[int] = []
    commas: list[bool] = []
    questions, free, explains, skip = set(), set(), set(), _skip(lang)
    sentence, comma, quoting = 0, False, False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark[0].isalnum():
            form = "not" if mark in "tT" and token.start() and text[token.start() - 1] in _APOSTROPHES else fold(mark)
            if form in skip:
                free.add(len(spans))
            readings.append(_readings(form))
            spans.append(token.span())
            sentences.append(sentence)
            commas.append(comma)
            comma = False
        elif mark in ".;:!?…\n":
            if mark == "." and _inside(text, token.start()):
                continue
            if mark == "?":
                questions.add(sentence)
            sentence += 1
            if mark == ":":
                explains.add(sentence)
        else:
            quoting = mark in _OPENING or (mark == '"' and not quoting)
            comma = comma or not quoting
    return Words(tuple(readings), tuple(spans), tuple(sentences), tuple(commas), frozenset(questions), frozenset(free),
                 frozenset(explains))


class Unit(NamedTuple):
    """One word of a phrase: the words it can be, and the beginnings. A gap has neither."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()

    def fits(self, readings: frozenset[str]) -> bool:
        """Whether a word of a text is this one."""
        return not self.words.isdisjoint(readings) or (
            bool(self.beginnings) and any(reading.startswith(self.beginnings) for reading in readings))


_ANYTHING = Unit(frozenset())
Phrase = tuple[Unit, ...]
_Row = tuple[Phrase, frozenset[str], _T]
"""A phrase, the words of which a text must have one for it to stand there, what it stands for."""


class Phrasebook(Generic[_T]):
    """Phrases by what they stand for, found by their first word."""

    def __init__(self, rows: Iterable[tuple[str, _T]]) -> None:
        self.by_word: defaultdict[str, list[_Row[_T]]] = defaultdict(list)
        self.by_head: defaultdict[str, list[_Row[_T]]] = defaultdict(list)
        self._last: tuple[Words | None, list[Hit[_T]]] = (None, [])
        self._known: dict[str, Sequence[_Row[_T]]] = {}
        for text, what in rows:
            phrase = parsed(text)
            row = phrase, _needed(phrase), what
            for word in phrase[0].words:
                self.by_word[word].append(row)
            for beginning in phrase[0].beginnings:
                self.by_head[beginning[:_HEAD]].append(row)

    def find(self, text: Words) -> Sequence[Hit[_T]]:
        """All places of all phrases, in order; they may overlap. Those of the text asked for last are remembered."""
        asked, hits = self._last
        if asked is not text:
            hits = list(dict.fromkeys(self._all(text)))
            self._last = text, hits
        return hits

    def _all(self, text: Words) -> Iterator[Hit[_T]]:
        there, known = text.vocabulary, self._known
        for place, readings in enumerate(text.readings):
            for reading in readings:
                rows = known.get(reading)
                for phrase, needed, what in self._beginning(reading) if rows is None else rows:
                    if needed and needed.isdisjoint(there):
                        continue
                    if at := _found(text, phrase, place):
                        yield Hit(what, place, at[-1], at)

    def _beginning(self, reading: str) -> Sequence[_Row[_T]]:
        """The phrases that may begin with a word; kept for the words met last."""
        whole, head = self.by_word.get(reading, ()), self.by_head.get(reading[:_HEAD], ())
        if len(self._known) >= KEPT:
            self._known.clear()
        found = self._known[reading] = (*whole, *head)
        return found


def _needed(phrase: Phrase) -> frozenset[str]:
    """The words one of which is the next in a phrase; empty where there is none, or only its beginning is known."""
    following = next((unit for unit in phrase[1:] if unit != _ANYTHING), _ANYTHING)
    return frozenset() if following.beginnings else following.words


@cache
def parsed(phrase: str) -> Phrase:
    """The words of a phrase.

    Raises ValueError, worded for a person, for a phrase that begins or ends with a gap or has a beginning of fewer than
    three letters.
    """
    units: list[Unit] = []
    for unit in phrase.split():
        options = [_option(option) for option in unit.split("|")] if unit != "..." else []
        if len(options) == 1 and not options[0].endswith("*"):
            units.extend(Unit(frozenset((word,))) for word in options[0].split(" "))
        elif any(" " in option for option in options):
            raise ValueError(f"{phrase!r}: alternatives are single words")
        else:
            units.append(Unit(frozenset(option for option in options if option[-1] != "*"),
                              tuple(option[:-1] for option in options if option[-1] == "*")))
    if not units or _ANYTHING in (units[0], units[-1]):
        raise ValueError(f"{phrase!r}: a phrase begins and ends with a word")
    if any(len(beginning) < _HEAD for unit in units for beginning in unit.beginnings):
        raise ValueError(f"{phrase!r}: a beginning has at least {_HEAD} letters before *")
    return tuple(units)


def _option(option: str) -> str:
    folded = fold(option)
    if not folded:
        raise ValueError(f"{option!r} is no word")
    return f"{folded}*" if option.endswith("*") else " ".join(stem(word) for word in folded.split(" "))


def _found(text: Words, phrase: Phrase, place: int) -> tuple[int, ...]:
    """The words of a phrase that begins at a word, the nearest where a gap leaves several; empty when it does not."""
    if not phrase[0].fits(text.readings[place]):
        return ()
    at, gap = [place], 0
    for unit in phrase[1:]:
        if unit == _ANYTHING:
            gap = GAP
            continue
        found = _next(text, unit, at[-1], gap)
        if found is None:
            return ()
        at.append(found)
        gap = 0
    return tuple(at)


def _next(text: Words, unit: Unit, after: int, gap: int) -> int | None:
    """The next word that fits, over free words and as many others as the gap allows."""
    jumped = 0
    for at in range(after + 1, len(text)):
        if text.sentence[at] != text.sentence[after] or (text.comma[at] and not gap):
            return None
        if unit.fits(text.readings[at]):
            return at
        if at not in text.free:
            jumped += 1
            if jumped > gap:
                return None
    return None


@lru_cache(maxsize=65536)
def _readings(form: str) -> frozenset[str]:
    return frozenset(word for word in (form, stem(form)) if word)


@cache
def _skip(lang: str) -> frozenset[str]:
    """The free words of a language, and its single negators, which polarity reads where they stand."""
    table = language(lang).table("wording")
    return frozenset(fold(word) for word in [*table["skip"], *(w for w in table["negator"] if " " not in w)])


def _inside(text: str, dot: int) -> bool:
    """Whether a full stop ends nothing: in an abbreviation, after an initial or a title, in a number."""
    before = re.search(r"[^\W_]+$", text[max(0, dot - 12):dot])
    after = text[dot + 1:dot + 2]
    short = before is not None and (len(before[0]) == 1 or before[0] in ("Mme", "Dr", "Gen", "Mr", "Mrs", "Ms", "St"))
    return short or (after.isalnum() and before is not None)
