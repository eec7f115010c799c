"""Names in two languages: whether a passage is about the same people and places."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from onrecord.watch.fidelity.lexicon import fold
from onrecord.watch.fidelity.nouns import Quotation

Named = Callable[[str], Collection[str]]
"""The keys of the actors that a name stands for, in any language; none where it is not known."""

STEM = 4
"""Letters that a name keeps in the other language (Torvia, Torvie)."""

_NAME = re.compile(r"(?<![.!?…:»”\"]\s)(?<=[\s(’'])[^\W\d_a-z][^\W\d_]{3,}")


def unknown(name: str) -> Collection[str]:  # noqa: ARG001 - it knows none
    """Knows no name."""
    return ()


def strangers(quotation: Quotation, passage: str, named: Named) -> bool:
    """Whether the quotation names someone the passage does not, and the passage someone the quotation does not."""
    words = " ".join(quotation.text[start:end] for start, end in quotation.spans)
    mine, theirs = names(words), names(passage)
    return bool(_left(mine, passage, theirs, named)) and bool(_left(theirs, words, mine, named))


def names(words: str) -> set[str]:
    """Words written with a capital that open no sentence."""
    return {name for name in _NAME.findall(words) if name[0].isupper()}


def _left(some: set[str], text: str, others: set[str], named: Named) -> set[str]:
    """Those that have no counterpart: no word of the text that begins like them, no name of the same actor."""
    stems = {fold(word)[:STEM] for word in re.findall(r"[^\W\d_]+", text)}
    known = {key for other in others for key in named(other)}
    return {name for name in some if fold(name)[:STEM] not in stems and not known & set(named(name))}
