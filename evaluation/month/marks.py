"""Marked text and its spans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

Span = tuple[int, int]
_MARK = re.compile(r"\{([A-Z])(\d+) |\}")
_OPEN = re.compile(r"\{([A-Z])(\d*) ")


def unmark(marked: str) -> tuple[str, dict[tuple[str, int], list[Span]]]:
    """The text without marks, and for each (letter, number) its spans in order. Raises ValueError for crossed marks."""
    pieces: list[str] = []
    found: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
    still: list[tuple[str, int, int]] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        pieces.append(marked[at:match.start()])
        length += len(pieces[-1])
        at = match.end()
        if match[1]:
            still.append((match[1], int(match[2]), length))
        elif still:
            letter, number, start = still.pop()
            found[letter, number].append((start, length))
        else:
            raise ValueError(f"a mark is closed that was not opened: {marked[max(0, at - 60):at]!r}")
    if still:
        raise ValueError(f"a mark is not closed: {marked[:80]!r}")
    return "".join([*pieces, marked[at:]]), dict(found)


def numbered(text: str, numbers: Mapping[str, int]) -> str:
    """The marks with the article's own numbers: ``numbers`` maps those of the wording ("" where it has none)."""
    return _OPEN.sub(lambda found: "{" + found[1] + f"{numbers[found[2]]} ", text)


def own_numbers(text: str) -> list[str]:
    """The numbers that a wording's marks bear, in order of appearance."""
    return list(dict.fromkeys(found[2] for found in _OPEN.finditer(text)))
