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
MOST_KEPT = 50_000
"""How many words' look-ups are kept: a long-running process must not grow with what it reads."""


class Hit(NamedTuple):
    """A phrase found: its classes and the places of its first and last word in the stretch."""

    classes: tuple[str, ...]
    first: int
    last: int


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    classes: tuple[str, ...]


_Continued = dict[str, list[_Entry]]
"""The phrases of one first word by their second; under ``GAP`` those whose second word is open."""


class Lexicon:
    """The phrases of some classes, ready to be found."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for name, phrases in classes.items():
            for phrase in phrases:
                owners.setdefault(phrase.replace("’", "'").lower(), []).append(name)
        self._single: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._longer: dict[str, _Continued] = {}
        for phrase, names in owners.items():
            first, *rest = phrase.split()
            found = tuple(dict.fromkeys(names))
            if rest:
                second = rest[0] if rest[0][-1] != "*" else GAP
                self._longer.setdefault(first, {}).setdefault(second, []).append(_Entry(tuple(rest), found))
            elif first.endswith("*"):
                self._stems[first[:-1]] = found
            else:
                self._single[first] = found
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._looked_up: dict[tuple[str, str], tuple[tuple[str, ...] | None, tuple[_Continued, ...]]] = {}

    def find(self, forms: Sequence[str], lemmas: Sequence[str]) -> list[Hit]:
        """All phrases in a stretch given by its forms and lemmas (both in lower case, straight apostrophes)."""
        hits: list[Hit] = []
        for at, word in enumerate(zip(forms, lemmas, strict=True)):
            classes, longer = self._looked_up.get(word) or self._look_up(word)
            if classes:
                hits.append(Hit(classes, at, at))
            if longer and at + 1 < len(forms):
                nexts = {forms[at + 1], lemmas[at + 1], GAP}
                for entry in [e for continued in longer for second in nexts for e in continued.get(second, ())]:
                    last = _matches(entry.rest, forms, lemmas, at + 1)
                    if last is not None:
                        hits.append(Hit(entry.classes, at, last))
        return _outermost(hits)

    def _look_up(self, word: tuple[str, str]) -> tuple[tuple[str, ...] | None, tuple[_Continued, ...]]:
        """The classes of a form and lemma alone, and the phrases that begin with them; kept for the next time."""
        form, lemma = word
        classes = self._single.get(form) or self._single.get(lemma) or self._by_stem(form)
        longer = tuple(self._longer[key] for key in dict.fromkeys(word) if key in self._longer)
        if len(self._looked_up) >= MOST_KEPT:
            self._looked_up.clear()
        self._looked_up[word] = classes, longer
        return classes, longer

    def known(self, word: str) -> bool:
        """Whether a phrase begins with the word."""
        return word in self._single or word in self._longer

    def words(self) -> list[str]:
        """The first words of phrases, those of letters only and long enough to have forms."""
        return [word for word in {**self._single, **self._longer} if word.isalpha() and len(word) > 2]

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
    if not endings["verb"]:
        return _bare_forms(lexicon(code, "acts", "cue"), endings["verbs"])
    for verb in lexicon(code, "acts", "cue").verbs(endings["verb"]):
        stem = verb[:-len(endings["verb"])]
        soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
        for end in endings["verbs"]:
            found[(soft if end[0] in "ao" else stem) + end] = verb
    return found


def _bare_forms(cues: Lexicon, endings: Sequence[str]) -> dict[str, str]:
    """Where the infinitive has no ending of its own: each cue with the endings of its forms ("endorses")."""
    found: dict[str, str] = {}
    for verb in cues.words():
        for end in endings:
            form = (verb[:-1] if verb[-1] == "e" and end[0] in "ei" else verb) + end
            if not cues.known(form):
                found.setdefault(form, verb)
    return found


@cache
def lexicon(code: str, table: str, section: str) -> Lexicon:
    """The lexicon in one section of a language's table, compiled once."""
    return Lexicon(language(code).table(table)[section])
