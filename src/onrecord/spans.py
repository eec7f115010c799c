"""Arithmetic of spans: merging, cutting, trimming, and reading a text through its repairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Edit, Span, Spans


def merge(spans: Iterable[Span]) -> Spans:
    """Sorted, with overlapping and touching spans made one; empty ones dropped."""
    out: list[Span] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """What is left of the spans when the holes are cut out."""
    left = list(merge(spans))
    for hole_start, hole_end in merge(holes):
        left = [piece for start, end in left
                for piece in ((start, min(end, hole_start)), (max(start, hole_end), end)) if piece[0] < piece[1]]
    return tuple(left)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def trim(text: str, span: Span, also: str = "") -> Span:
    """The span without white space (and the characters of ``also``) at its ends; empty if nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return start, end


def words(text: str, spans: Iterable[Span]) -> str:
    """The characters of the spans, pieces joined by a blank."""
    return " ".join(text[s:e] for s, e in spans)


class Cover:
    """A set of spans that is asked often whether it touches another; an answer takes logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged = merge(spans)
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touches(self, span: Span) -> bool:
        """Whether any of the spans shares a character with this one."""
        at = bisect_right(self._ends, span[0])
        return at < len(self._starts) and self._starts[at] < span[1] and span[0] < span[1]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as it is read, with the way back to the text as it stands.

    ``starts[i]``/``begins[i]``: a piece that starts at ``starts[i]`` of the repaired text begins at ``begins[i]`` of
    the original; ``fixed[i]`` is true where the piece replaces an edit's span.
    """

    text: str
    starts: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    fixed: tuple[bool, ...]

    def original(self, span: Span) -> Span:
        """The span of the original text that a span of the repaired text was read from.

        A position inside a replaced piece stands for the whole of it: a start maps to its beginning, an end to its end.
        """
        start, end = span
        if end <= start:
            where = self._place(start, False)
            return where, where
        return self._place(start, False), self._place(end, True)

    def _place(self, offset: int, as_end: bool) -> int:
        at = bisect_right(self.starts, offset - 1 if as_end else offset) - 1
        at = max(at, 0)
        if not self.fixed[at]:
            return self.begins[at] + offset - self.starts[at]
        return self.ends[at] if as_end else self.begins[at]


def repair(text: str, edits: Sequence[Edit]) -> Repaired:
    """Read a text through edits (in order, not overlapping)."""
    pieces: list[str] = []
    rows = [(0, 0, 0, False)]
    at = length = 0
    for edit in edits:
        begin, end = edit.span
        for piece, is_fixed, b, e in ((text[at:begin], False, at, begin), (edit.text, True, begin, end)):
            if piece or is_fixed:
                rows.append((length, b, e, is_fixed))
                pieces.append(piece)
                length += len(piece)
        at = end
    rows.append((length, at, len(text), False))
    pieces.append(text[at:])
    starts, begins, ends, fixed = zip(*rows, strict=True)
    return Repaired("".join(pieces), starts, begins, ends, fixed)
