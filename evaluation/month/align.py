"""Which statement that was read is which mention of the truth: by the letters that their contents share.

Texts may differ (a page's extraction is not the truth's text), so places are compared as places of letters and digits,
carried over from one text to the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Spans = Sequence[Sequence[int]]
ENOUGH = 0.5
"""Intersection over union of letters from which on two contents are of the same mention."""
INSIDE = 0.9
"""The share of a statement's letters that stand in one mention, for it to be a piece of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something reported in an article: its id and its content."""

    id: str
    content: Spans


def letters(text: str, spans: Spans) -> frozenset[int]:
    """The places, counted in letters and digits of the whole text, that spans cover."""
    counted = _counted(text)
    return frozenset(counted[at] for start, end in spans for at in range(start, min(end, len(text)))
                     if text[at].isalnum())


def pair(truth_text: str, truth: Iterable[Said], read_text: str, read: Iterable[Said]) -> dict[str, str]:
    """Statement id -> mention id, one to one, the likest first."""
    carry = carried(truth_text, read_text)
    gold = {one.id: frozenset(carry[at] for at in letters(truth_text, one.content) if at in carry) for one in truth}
    found = {one.id: letters(read_text, one.content) for one in read}
    likely = sorted(((_likeness(own, other), mention, statement) for mention, own in gold.items()
                     for statement, other in found.items() if own & other), reverse=True)
    taken: dict[str, str] = {}
    mentions: set[str] = set()
    for likeness, mention, statement in likely:
        if likeness >= ENOUGH and statement not in taken and mention not in mentions:
            taken[statement] = mention
            mentions.add(mention)
    return taken


def pieces(truth_text: str, truth: Iterable[Said], read_text: str, read: Iterable[Said]) -> dict[str, str]:
    """Statement id -> id of the mention that it is a piece of, for those that lie within one: the first half of a
    quotation reports what the whole does."""
    carry = carried(truth_text, read_text)
    gold = {one.id: frozenset(carry[at] for at in letters(truth_text, one.content) if at in carry) for one in truth}
    found: dict[str, str] = {}
    for one in read:
        own = letters(read_text, one.content)
        home = max(gold, key=lambda mention: len(own & gold[mention]), default=None)
        if home is not None and own and len(own & gold[home]) >= INSIDE * len(own):
            found[one.id] = home
    return found


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def _counted(text: str) -> list[int]:
    """For each character how many letters and digits stand before it."""
    counts, so_far = [], 0
    for character in text:
        counts.append(so_far)
        so_far += character.isalnum()
    return counts


def carried(text: str, other: str) -> Mapping[int, int]:
    """Place among the letters of a text -> place among those of the other, as far as they are the same words."""
    mine, theirs = _words(text), _words(other)
    matcher = SequenceMatcher(None, [word for word, _ in mine], [word for word, _ in theirs], autojunk=False)
    carry: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            word, start = mine[block.a + step]
            there = theirs[block.b + step][1]
            carry.update((start + at, there + at) for at in range(len(word)))
    return carry


def _words(text: str) -> list[tuple[str, int]]:
    """The words in small letters, with the place of their first letter among all letters."""
    found: list[tuple[str, int]] = []
    word: list[str] = []
    counted = 0
    for character in text + " ":
        if character.isalnum():
            word.append(character.casefold())
            counted += 1
        elif word:
            found.append(("".join(word), counted - len(word)))
            word = []
    return found


def by_article(rows: Iterable[Mapping[str, object]]) -> dict[str, list[Said]]:
    """The truth's attributions as what is said in each article."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for row in rows:
        content = row["content"]
        assert isinstance(content, list)
        found[str(row["article"])].append(Said(str(row["id"]), content))
    return dict(found)
