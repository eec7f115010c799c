"""What a sentence does to some of its words: says so, denies it, leaves it open, or puts it in another's mouth.

Read from words alone (``lang/<code>/wording.toml``), inside one clause, for a record holds no parses. Where the words
and the coding of the statement disagree the answer is None: no evidence rather than wrong evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from onrecord.knowledge.phrases import Hit, Phrasebook, Words
from onrecord.lang import language

Holds = Literal["yes", "no", "open"]
HOLDS: tuple[Holds, ...] = ("yes", "no", "open")

BEFORE, AFTER = 8, 7
"""How many words before and after some words can turn them; small words do not count."""
_KINDS = ("negator", "exclusion", "harmless", "modal", "claim", "wish", "condition", "past", "breaker",
          "copula", "off", "denial", "self", "possessive", "others", "preposition", "that", "passive", "own-claim",
          "weighed", "agent-of", "impersonal", "considered", "around")
_APART = ("own-claim", "around")
"""Kinds that hide no shorter phrase in them."""
_DENYING = ("deny", "refuse")
_OPENING = ("offer", "agree", "pledge", "announce")
"""Acts that stand for what they say even where it is not settled yet."""
_NEGATIVE = ("CT-", "PR-", "PS-")
_POSSIBLE = ("PS+", "PS-")


@dataclass(frozen=True)
class Wording:
    """The words of a text that can turn others, by place."""

    text: Words
    hits: tuple[Hit[str], ...]

    @cached_property
    def places(self) -> dict[str, tuple[Hit[str], ...]]:
        """The hits by kind."""
        return {kind: tuple(hit for hit in self.hits if hit.what == kind) for kind in _KINDS}

    def within(self, kinds: Iterable[str], first: int, last: int) -> list[Hit[str]]:
        """The hits of some kinds that lie between two words, both included."""
        return [hit for kind in kinds for hit in self.places[kind] if first <= hit.first and hit.last <= last]

    def clause(self, place: int, comma: bool = True) -> int:
        """The first word of the clause that a word stands in; with ``comma`` commas end clauses too."""
        ends = {hit.last for hit in self.places["breaker"]}
        at = place
        while at and self.text.sentence[at - 1] == self.text.sentence[at] and at - 1 not in ends \
                and not (comma and self.text.comma[at]):
            at -= 1
        return at


def wording(text: Words, lang: str, start: int = 0) -> Wording:
    """Finds the turning words of a text from a word on; a longer phrase hides the shorter ones in it."""
    found = [hit for hit in _book(lang).find(text) if hit.first >= start]
    own = tuple(hit for hit in found if hit.what in _APART)
    hits = [hit for hit in found if hit.what not in _APART]
    size = {hit: len(hit.at) for hit in hits}
    longest = [max((size[hit] for hit in hits if at in hit.at), default=0) for at in range(len(text))]
    return Wording(text, own + tuple(hit for hit in hits if all(longest[at] == size[hit] for at in hit.at)))


@cache
def _book(lang: str) -> Phrasebook[str]:
    table = language(lang).table("wording")
    return Phrasebook((phrase, kind) for kind in _KINDS for phrase in table[kind])


def asserted(found: Wording, of: Hit[Any]) -> bool:
    """Whether the words stand for what the speaker says: not a question, an if, another's words, the past."""
    text, first, last = found.text, of.first, of.last
    if text.sentence[first] in text.question:
        return False
    start, clause = _start(text, first), found.clause(first)
    if found.within(("past",), start, _stop(text, last)) or found.within(("condition",), clause, first - 1):
        return False
    return not any(_foreign(found, hit, start) for hit in found.within(("claim",), start, first - 1))


def wished(found: Wording, of: Hit[Any]) -> bool:
    """Whether the words are only hoped for, or asked of somebody."""
    return bool(found.within(("wish",), found.clause(of.first), of.first - 1))


def _foreign(found: Wording, claim: Hit[str], start: int) -> bool:
    """Whether a word of saying is not the speaker's own ("we say", and not "Moscow tells us"), or is denied."""
    ours = any(set(claim.at) & set(own.at) for own in found.places["own-claim"])
    return not ours or bool(found.within(("negator",), max(start, claim.first - 4), claim.last + 2))


def polarity(found: Wording, of: Hit[Any]) -> Holds | None:
    """What the words of the clause do to those found; None where a hedge and a negation meet.

    Words of the phrase itself turn nothing: "no first use" is not denied by its "no".
    """
    start = _reach(found, of.first)
    if _weighed(found, of):
        return None
    denied, excluded = _after(found, of.last)
    denied |= bool(_turning(found, "negator", start, of)) or _closed(found, of)
    excluded += len(_turning(found, "exclusion", start, of))
    if excluded:
        return "open" if denied or excluded > 1 else "no"
    hedged = bool(_turning(found, "modal", start, of)) or _considered(found, of.last)
    if denied:
        return None if hedged else "no"
    return "open" if hedged else "yes"


def _considered(found: Wording, last: int) -> bool:
    """Whether the words are left open right after them: "is being considered", "à l'étude"."""
    at, counted = last, 0
    while at + 1 < len(found.text) and counted < 5 and not found.text.comma[at + 1]:
        at += 1
        counted += at not in found.text.free
    return any(found.text.sentence[hit.first] == found.text.sentence[last]
               and not found.within(("negator",), last + 1, hit.first - 1)
               for hit in found.within(("considered",), last + 1, at))


def _weighed(found: Wording, of: Hit[Any]) -> bool:
    """Whether the words are what is judged and not what is said: "a ceasefire now would be a gift". It begins
    right after them, or between them ("a ceasefire would be a gift to those who need time")."""
    at, counted = of.last, 0
    while at + 1 < len(found.text) and counted < 2:
        at += 1
        counted += at not in found.text.free
    return any(of.first < hit.first <= at and not set(hit.at) & set(of.at) for hit in found.places["weighed"])


def _turning(found: Wording, kind: str, start: int, of: Hit[Any]) -> list[Hit[str]]:
    return [hit for hit in found.within((kind,), start, of.last) if not set(hit.at) & set(of.at)]


def _closed(found: Wording, of: Hit[Any]) -> bool:
    """Whether a negation in two parts stands around the last of some words: "nos soldats n'iront pas"."""
    return any(of.first < hit.first < of.last < hit.last and not any(
        found.text.comma[at] for at in range(of.last + 1, hit.last + 1)) for hit in found.places["around"])


def negative(found: Wording, of: Hit[Any]) -> bool:
    """Whether a phrase is negative in itself ("no first use"): a negative coding does not contradict it."""
    return any(set(hit.at) & set(of.at) for hit in found.within(("negator", "exclusion"), of.first, of.last))


def agreed(words: Holds | None, act: str | None, certainty: str | None, negative: bool = False) -> Holds | None:
    """The polarity that words and coding agree on; None where they don't, or where nothing is asserted (U).

    negative: see :func:`negative`.
    """
    if words is None or (certainty == "U" and act not in _OPENING):
        return None
    if words == "open":
        return "open"
    if act in _DENYING and not negative:
        return "no"
    if certainty in _POSSIBLE:
        return "open"
    return None if words == "yes" and certainty in _NEGATIVE and not negative else words


def _reach(found: Wording, first: int) -> int:
    """The first word that can still turn a word: in its clause, and not too far."""
    start, counted, at = found.clause(first), 0, first
    while at > start and counted < BEFORE:
        at -= 1
        counted += at not in found.text.free
    return at


def _after(found: Wording, last: int) -> tuple[bool, int]:
    """Whether the words are denied afterwards, and how often excluded: "sending troops is not on the table"."""
    breaks = [hit.first - 1 for hit in found.places["breaker"] if hit.first > last]
    end = min([_stop(found.text, last), _forward(found.text, last), *breaks])
    for copula in found.within(("copula",), last + 1, end):
        excluded = len(found.within(("exclusion",), copula.last + 1, min(end, copula.last + 5)))
        denied = bool(found.within(("negator",), max(last + 1, copula.first - 3), min(end, copula.last + 3)))
        if excluded or (denied and found.within(("off",), copula.last + 1, end + 1)):
            return denied, excluded
    return _ends_in_no(found, last), 0


def _ends_in_no(found: Wording, last: int) -> bool:
    """Whether a "never" right after the words ends the sentence: "boots over there, never"."""
    stop = _stop(found.text, last)
    return any(hit.last == stop and hit.first - last <= AFTER // 2
               for hit in found.within(("negator",), last + 1, stop))


def _forward(text: Words, last: int) -> int:
    """The last word that can still turn a word before it; small words do not count."""
    at, counted = last, 0
    while at + 1 < len(text) and counted < AFTER:
        at += 1
        counted += at not in text.free
    return at


def _start(text: Words, place: int) -> int:
    return next((at + 1 for at in range(place - 1, -1, -1) if text.sentence[at] != text.sentence[place]), 0)


def _stop(text: Words, place: int) -> int:
    """The last word of a word's sentence."""
    return next((at - 1 for at in range(place + 1, len(text)) if text.sentence[at] != text.sentence[place]),
                len(text) - 1)
