"""Lines of a text, and which of them were one paragraph before somebody wrapped it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.articles.shapes import bullet
from onrecord.model import Span

NARROWEST, WIDEST = 40, 120
"""Widths, in characters, at which text is wrapped by hand or by a mail program."""
_FULL_SHARE = 0.9
"""Of the line breaks of a wrapped text, those at which the next word would not have fitted."""
_MIDDLE_SHARE = 0.5
"""Of those, the ones in mid-sentence."""
_MIN_BREAKS = 3

_ENDS_SENTENCE = tuple(".!?…:;»”\"'’)")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: ``span`` without white space at its ends; ``gap`` when a blank line precedes."""

    span: Span
    gap: bool
    indent: int


def lines(text: str) -> list[Line]:
    """The lines of the text that hold something, whatever the line ends are (they may be mixed)."""
    found: list[Line] = []
    at, gap = 0, True
    for whole in text.splitlines(keepends=True):
        stripped = whole.strip()
        if stripped:
            start = at + whole.index(stripped)
            found.append(Line((start, start + len(stripped)), gap, start - at))
        gap = not stripped
        at += len(whole)
    return found


def paragraphs(text: str) -> list[tuple[Span, bool]]:
    """The pieces of the text in order, with whether a blank line precedes: lines, or wrapped lines made one again."""
    found = lines(text)
    width = _width(text, found)
    joined: list[tuple[Span, bool]] = []
    for at, line in enumerate(found):
        if at and _continues(text, found[at - 1], line, width):
            (start, _), gap = joined[-1]
            joined[-1] = (start, line.span[1]), gap
        else:
            joined.append((line.span, line.gap))
    return joined


def joints(text: str, span: Span) -> list[Span]:
    """The line breaks inside a paragraph, each with the blanks around it."""
    found = []
    for match in _BREAK.finditer(text, *span):
        start, end = match.span()
        while text[start - 1] in " \t":
            start -= 1
        while text[end] in " \t":
            end += 1
        found.append((start, end))
    return found


def _width(text: str, found: list[Line]) -> int:
    """The width at which the text was wrapped; 0 when it was not.

    Wrapped by filling: nearly every break stands where the next word would not have fitted, and most of them stand
    in mid-sentence. Every length that a line has is a possible width; the largest one that fits is taken.
    """
    pairs = [(a, b) for a, b in pairwise(found) if not b.gap and not bullet(text[slice(*b.span)])]
    if len(pairs) < _MIN_BREAKS:
        return 0
    width = max(a.span[1] - a.span[0] + a.indent for a in found)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = [(a, b) for a, b in pairs if _is_full(text, a, b, width)]
    middle = [a for a, b in full if text[a.span[1] - 1] not in _ENDS_SENTENCE]
    lower = sum(text[b.span[0]].islower() for _, b in full)
    enough = len(full) >= _MIN_BREAKS and len(middle) >= _MIDDLE_SHARE * len(full) and lower * 3 >= len(full)
    short_ends = len(pairs) - len(full)
    return width if enough and short_ends <= max(len(pairs) * (1 - _FULL_SHARE), _ended(text, pairs, width)) else 0


def _ended(text: str, pairs: list[tuple[Line, Line]], width: int) -> int:
    """How many breaks with room left stand at a sentence's end, as the last line of a paragraph does."""
    return sum(not _is_full(text, a, b, width) and text[a.span[1] - 1] in _ENDS_SENTENCE for a, b in pairs)


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Would the next line's first word not have fitted?"""
    start, end = following.span
    blank = text.find(" ", start, end)
    word = (blank if blank >= 0 else end) - start
    return line.indent + line.span[1] - line.span[0] + 1 + word > width - 1


def _continues(text: str, line: Line, following: Line, width: int) -> bool:
    """Does the next line go on with the sentence: filled up, or broken off before a small letter?"""
    if following.gap or bullet(text[slice(*following.span)]):
        return False
    if width and _is_full(text, line, following, width):
        return True
    start, end = line.span
    broken = text[end - 1].isalnum() or text[end - 1] in ",-"
    return broken and end - start >= NARROWEST and text[following.span[0]].islower()
