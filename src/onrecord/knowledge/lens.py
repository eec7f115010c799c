"""The lens of topics: which topics a row of words touches, and by which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.folding import fold
from onrecord.knowledge.nouns import Topic, TopicMatch

_HEAD = 3


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase as stems; one that ends in ``*`` is a beginning. ``enough`` tells a word from a hint."""

    stems: tuple[str, ...]
    topic: str
    enough: bool


class Lens:
    """All phrases of one language, found by their first letters."""

    def __init__(self, topics: Mapping[str, Topic], lang: str, small: frozenset[str]) -> None:
        self.small = small
        self.by_head: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for topic in topics.values():
            for phrases, enough in ((topic.words.get(lang, ()), True), (topic.hints.get(lang, ()), False)):
                for phrase in phrases:
                    self._enter(phrase, topic.key, enough)

    def _enter(self, phrase: str, topic: str, enough: bool) -> None:
        starred = phrase.endswith("*")
        stems = [stem(word) for unit in phrase.split() for word in fold(unit).split()
                 if _counts(word, unit, self.small)]
        if starred:
            stems[-1] = fold(phrase).split(" ")[-1] + "*"
        self.by_head[stems[0].rstrip("*")[:_HEAD]].append(_Pattern(tuple(stems), topic, enough))

    def topics(self, forms: Sequence[str], lemmas: Sequence[str] | None = None) -> tuple[TopicMatch, ...]:
        """The topics of a row of tokens, those with most words first.

        forms, lemmas: of the same tokens; without lemmas only plurals are undone. Where phrases overlap the longest
        wins, over all topics; a topic needs one of its words or two different hints.
        """
        rows = _rows(forms, lemmas or forms, self.small)
        hits: defaultdict[str, list[tuple[_Pattern, int, int]]] = defaultdict(list)
        at = 0
        while at < len(rows):
            best = self._at(rows, at)
            for pattern in best:
                hits[pattern.topic].append((pattern, rows[at][0], rows[at + len(pattern.stems) - 1][1]))
            at += len(best[0].stems) if best else 1
        matches = [_match(topic, found, forms) for topic, found in hits.items()
                   if any(p.enough for p, _, _ in found) or len({p.stems for p, _, _ in found}) > 1]
        return tuple(sorted(matches, key=lambda match: -len(match.words)))

    def _at(self, rows: list[tuple[int, int, frozenset[str]]], at: int) -> list[_Pattern]:
        """The longest patterns that begin at a row."""
        heads = {reading[:_HEAD] for reading in rows[at][2]}
        fitting = [p for head in heads for p in self.by_head.get(head, ()) if _fits(p.stems, rows, at)]
        longest = max((len(pattern.stems) for pattern in fitting), default=0)
        return [pattern for pattern in fitting if len(pattern.stems) == longest]


def stem(word: str) -> str:
    """A folded word without its plural: ogives -> ogive, arsenaux -> arsenal, treaties -> treaty."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word[-1] in "sx" and not word.endswith("ss"):
        return word[:-1]
    return word


def _rows(forms: Sequence[str], lemmas: Sequence[str], small: frozenset[str]) -> list[tuple[int, int, frozenset[str]]]:
    """(first token, token after it, readings) for each word; a token of several words gives several rows."""
    return [(place, place + 1, readings) for place, (form, lemma) in enumerate(zip(forms, lemmas, strict=True))
            for readings in _readings(form, lemma, small)]


@lru_cache(maxsize=50_000)
def _readings(form: str, lemma: str, small: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The readings of each word of a token; kept, since a few thousand tokens make most of any text."""
    words, bases = fold(form).split(" "), fold(lemma).split(" ")
    found = []
    for number, word in enumerate(words):
        base = bases[number] if len(bases) == len(words) else word
        if word and _counts(word, form, small):
            found.append(frozenset((stem(word), stem(base), word, base)))
    return tuple(found)


def _counts(word: str, of: str, small: frozenset[str]) -> bool:
    """Whether a word tells something: small words do not, unless they are part of a designation ("S-300")."""
    return word not in small or any(letter.isdigit() for letter in of)


def _fits(stems: tuple[str, ...], rows: list[tuple[int, int, frozenset[str]]], at: int) -> bool:
    if at + len(stems) > len(rows):
        return False
    return all(any(r.startswith(s[:-1]) for r in row[2]) if s.endswith("*") else s in row[2]
               for s, row in zip(stems, rows[at:at + len(stems)], strict=True))


def _match(topic: str, found: list[tuple[_Pattern, int, int]], forms: Sequence[str]) -> TopicMatch:
    places = tuple(dict.fromkeys((start, end) for _, start, end in found))
    return TopicMatch(topic, tuple(" ".join(forms[start:end]) for start, end in places), places)
