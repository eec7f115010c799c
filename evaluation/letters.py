"""Spans compared as sets of letters and digits, so that punctuation, quotation marks and blanks never matter.

The rules are those of the project's scorer of reference; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Letters = frozenset[int]
"""Offsets of letters and digits in one text."""

_PAIRED = tuple(re.compile(pattern, re.DOTALL) for pattern in (
    "“[^“”]*”",
    '"[^"]*"',
    "«[^«»]*»",
    r"(?:``|'').+?''",
    "„[^„“”]*[“”]",
    # Single marks are also apostrophes: a pair must stand free on its outer sides.
    r"(?<!\w)‘.+?’(?!\w)",
    r"(?<!\w)'[^'\n]+'(?!\w)",
))
# A quotation over several paragraphs opens each of them and closes only the last.
_OPENED = re.compile(r"\s*(?:[“\"«]|``|'')")
_MARKS = frozenset("“”\"«»‘’'`„")


def letters(text: str, spans: Iterable[Sequence[int]] | None) -> Letters:
    """Offsets of the letters and digits of the text that stand inside the spans."""
    return frozenset(at for start, end in spans or () for at in range(max(start, 0), min(end, len(text)))
                     if text[at].isalnum())


def likeness(one: Letters, other: Letters) -> float:
    """Intersection over union; 0 when either is empty."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def share_quoted(text: str, spans: Iterable[Sequence[int]] | None) -> float:
    """Share of the letters of the spans that stand between quotation marks, those that touch from outside included."""
    inside = total = 0
    for start, end in spans or ():
        piece = _with_marks(text, start, end)
        between = _between(piece)
        inside += sum(piece[at].isalnum() for at in between)
        total += sum(character.isalnum() for character in piece)
    return inside / total if total else 0.0


def _with_marks(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return text[start:end]


def _between(piece: str) -> set[int]:
    found = {at for pattern in _PAIRED for match in pattern.finditer(piece) for at in range(*match.span())}
    if not found and _OPENED.match(piece):
        return set(range(len(piece)))
    return found
