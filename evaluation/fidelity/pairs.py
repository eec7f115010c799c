"""Read the pairs, and the sources through the product's own chain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from onrecord import pipeline
from onrecord.model import AttributionKind, Span, Speaker
from onrecord.watch.fidelity import Primary, Quotation, primary

DATA = Path(__file__).with_name("data")
HALVES = ("dev", "test")
SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation, what it is held against, and what is right."""

    name: str
    verdict: str | None
    """None: no verdict is the right answer."""
    changes: frozenset[str]
    wrong_speaker: bool
    against: str
    quotation: Quotation
    across: bool
    """The quotation is in another language than its source."""


def pairs(half: str) -> list[Pair]:
    """The pairs of a half. Raises ValueError for a line that has not seven fields."""
    lines = (DATA / f"{half}-pairs.txt").read_text(encoding="utf-8").splitlines()
    return [_pair(f"{half}-{number}", line) for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#")]


def _pair(name: str, line: str) -> Pair:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) != 7:
        raise ValueError(f"{name}: {len(fields)} fields, not seven")
    verdict, changed, lang, against, kind, by, words = fields
    changes = frozenset(change.strip() for change in changed.split(",")) - {"-"}
    text, spans = _quoted(words)
    quotation = Quotation(text, spans, lang, cast(AttributionKind, kind), Speaker(by), name)
    return Pair(name, None if verdict == "none" else verdict, changes - {SPEAKER}, SPEAKER in changes, against,
                quotation, source(against).article.lang != lang)


def _quoted(words: str) -> tuple[str, tuple[Span, ...]]:
    """The pieces as an article would have them."""
    text, spans = "", []
    for piece in words.split(" // "):
        text += "“"
        spans.append((len(text), len(text) + len(piece)))
        text += piece + "” "
    return text, tuple(spans)


@cache
def source(name: str) -> Primary:
    """A source, read as the program reads any."""
    return primary(next(pipeline.read(str(DATA / f"{name}.txt"))))
