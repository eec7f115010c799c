"""Why an attribution was missed, found without being one, or given to the wrong source: one cause each.

Causes are tried in the order of the functions below; the first that holds is the one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.letters import Letters
from evaluation.matching import Document, Item, align, source_right

_MOST = 0.8
"""Share of a span's letters from which it lies within another."""
_SELDOM = 3
"""Times in training up to which a cue word counts as seldom seen."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that went wrong."""

    group: str
    """``missed``, ``false`` or ``source``."""
    cause: str
    document: Document
    gold: Item | None
    pred: Item | None


Known = dict[str, int]
"""Lemma of a cue's head word -> how often it was a cue in training."""
Heads = dict[int, tuple[str, str]]
"""For each item, by ``id()``, lemma and part of speech of its cue's head word."""
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADP": "preposition", "ADJ": "adjective"}


def cases(document: Document, heads: Heads, known: Known | None) -> Iterable[Case]:
    """All that went wrong in a document. known: None when there is no training data."""
    gold, pred = document.gold, document.pred
    pairs = align(gold, pred)
    for i, item in enumerate(gold):
        if i not in pairs:
            other = _of_cue(item, pred) or _of_content(item, pred)
            yield Case("missed", _missed(document.text, item, pred, _seen(item, heads, known)), document, item, other)
        elif not source_right(item, pred[pairs[i]]):
            yield Case("source", _source(item, pred[pairs[i]]), document, item, pred[pairs[i]])
    matched = [gold[i] for i in pairs]
    taken = set(pairs.values())
    for j, item in enumerate(pred):
        if j not in taken:
            cause = _false(item, gold, matched, _seen(item, heads, known))
            yield Case("false", cause, document, _of_cue(item, gold) or _of_content(item, gold), item)


def _missed(text: str, gold: Item, pred: Sequence[Item], seen: str) -> str:
    own = _of_cue(gold, pred)
    if own is not None:
        return _boundary(text, gold, own)
    other = _of_content(gold, pred)
    if other is not None and gold.cue and _within(gold.cue, other.content):
        return "nested: cue taken into another content"
    if other is not None and _within(gold.content, other.content, 0.5):
        return "words given to another cue"
    return _unseen(gold, seen)


def _boundary(text: str, gold: Item, pred: Item) -> str:
    """The cue was found; what is wrong with the content?"""
    left_out = [piece for piece in gold.pieces["content"] if not piece & pred.content]
    if _within(pred.content, gold.content):
        if left_out and len(left_out) < len(gold.pieces["content"]):
            return "split quotation left in pieces"
        lines = text[min(gold.content):max(gold.content)]
        return "goes over paragraphs" if "\n" in lines else "boundary too short"
    if _within(gold.content, pred.content):
        return "boundary too long"
    return "boundary shifted" if gold.content & pred.content else "right cue, other content"


def _unseen(item: Item, seen: str) -> str:
    if not item.row.get("cue"):
        return "no cue"
    if not item.cue:
        return "colon or dash as cue"
    return f"cue {seen}"


def _seen(item: Item, heads: Heads, known: Known | None) -> str:
    lemma, part = heads.get(id(item), ("", ""))
    word = _PARTS.get(part, "other word")
    if known is None:
        return f"not recognised: {word}"
    times = known.get(lemma, 0)
    if not times:
        return f"never one in training: {word}"
    return f"seldom one in training: {word}" if times <= _SELDOM else f"known, decided by context: {word}"


def _false(pred: Item, gold: Sequence[Item], matched: Sequence[Item], seen: str) -> str:
    own = _of_cue(pred, gold)
    if own is not None:
        return "second find of one cue" if any(own is item for item in matched) else "boundary (its gold is missed)"
    if any(pred.cue and _within(pred.cue, item.content) for item in gold):
        return "nested: inside another's words"
    other = _of_content(pred, gold)
    if other is not None and _within(pred.content, other.content, 0.5):
        return "words that gold gives to another cue"
    return _unseen(pred, seen)


def _source(gold: Item, pred: Item) -> str:
    if not gold.source:
        return "given, gold has none"
    if not pred.source:
        return "none given"
    if pred.source < gold.source:
        return "too short"
    if gold.source < pred.source:
        return "too long"
    return "shifted" if gold.source & pred.source else "somebody else"


def _of_cue(item: Item, others: Sequence[Item]) -> Item | None:
    """The item that shares most of the cue; for one without a cue, most of its content with another without."""
    place = _place(item)
    if not place:
        return _of_content(item, [other for other in others if not _place(other)])
    best = max(others, key=lambda other: len(place & _place(other)), default=None)
    return best if best is not None and place & _place(best) else None


def _place(item: Item) -> Letters:
    """Where the cue stands: its letters, or its characters when it is a colon or a dash."""
    return item.cue or frozenset(at for start, end in item.row.get("cue") or () for at in range(start, end))


def _of_content(item: Item, others: Sequence[Item]) -> Item | None:
    """The item that shares most of the content."""
    best = max(others, key=lambda other: len(item.content & other.content), default=None)
    return best if best is not None and item.content & best.content else None


def _within(inner: Letters, outer: Letters, share: float = _MOST) -> bool:
    return bool(inner) and len(inner & outer) >= share * len(inner)
