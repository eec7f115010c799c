"""Phrases of several words found in a stretch of tokens, by form or by lemma.

A phrase is words with blanks; ``~`` stands for up to three words of any kind and a final ``*`` for any ending. Where
one hit lies inside a longer one, the longer one counts alone ("refuse to pay" is not also "pay").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.lang import language

GAP = "~"
WIDEST_GAP = 3


class Hit(NamedTuple):
    """A phrase found: its classes and the places of its first and last word in the stretch."""

    classes: tuple[str, ...]
    first: int
    last: int


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    classes: tuple[str, ...]


class Lexicon:
    """The phrases of some classes, ready to be found."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for name, phrases in classes.items():
            for phrase in phrases:
                owners.setdefault(phrase.replace("’", "'").lower(), []).append(name)
        self._single: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._longer: dict[str, list[_Entry]] = {}
        for phrase, names in owners.items():
            first, *rest = phrase.split()
            found = tuple(dict.fromkeys(names))
            if rest:
                self._longer.setdefault(first, []).append(_Entry(tuple(rest), found))
            elif first.endswith("*"):
                self._stems[first[:-1]] = found
            else:
                self._single[first] = found
        self._stem_lengths = sorted({len(stem) for stem in self._stems})

    def find(self, forms: Sequence[str], lemmas: Sequence[str]) -> list[Hit]:
        """All phrases in a stretch given by its forms and lemmas (both in lower case, straight apostrophes)."""
        hits: list[Hit] = []
        for at, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
            classes = self._single.get(form) or self._single.get(lemma) or self._by_stem(form)
            if classes:
                hits.append(Hit(classes, at, at))
            entries = self._longer.get(form, ())
            if lemma != form:
                entries = (*entries, *self._longer.get(lemma, ()))
            for entry in entries:
                last = _matches(entry.rest, forms, lemmas, at + 1)
                if last is not None:
                    hits.append(Hit(entry.classes, at, last))
        return _outermost(hits)

    def known(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._single or word in self._longer

    def verbs(self, ending: str) -> list[str]:
        """The first words of phrases with an infinitive's ending."""
        return [word for word in {**self._single, **self._longer} if ending and word.endswith(ending) and len(word) > 4]

    def _by_stem(self, form: str) -> tuple[str, ...] | None:
        for length in self._stem_lengths:
            found = self._stems.get(form[:length])
            if found:
                return found
        return None


def _matches(rest: tuple[str, ...], forms: Sequence[str], lemmas: Sequence[str], at: int) -> int | None:
    """The place of the last word if the rest of a phrase stands from ``at`` on."""
    for number, word in enumerate(rest):
        if word == GAP:
            for skip in range(WIDEST_GAP + 1):
                last = _matches(rest[number + 1:], forms, lemmas, at + skip)
                if last is not None:
                    return last
            return None
        if at >= len(forms) or (word not in (forms[at], lemmas[at])
                                and not (word[-1] == "*" and forms[at].startswith(word[:-1]))):
            return None
        at += 1
    return at - 1


def _outermost(hits: list[Hit]) -> list[Hit]:
    if len(hits) < 2 or all(hit.first == hit.last for hit in hits):
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.first - h.last):
        if not any(k.first <= hit.first and hit.last <= k.last and (k.first, k.last) != (hit.first, hit.last)
                   for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


@cache
def verb_forms(code: str) -> dict[str, str]:
    """Forms of the regular verbs among a language's cues -> infinitive, for words whose lemma the parser got wrong."""
    endings = language(code).table("acts")["endings"]
    found: dict[str, str] = {}
    for verb in lexicon(code, "acts", "cue").verbs(endings["verb"]):
        stem = verb[:-len(endings["verb"])]
        soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
        for end in endings["verbs"]:
            found[(soft if end[0] in "ao" else stem) + end] = verb
    return found


@cache
def lexicon(code: str, table: str, section: str) -> Lexicon:
    """The lexicon in one section of a language's table, compiled once."""
    return Lexicon(language(code).table(table)[section])
