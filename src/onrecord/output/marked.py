"""The article's text cut into paragraphs and pieces that say what each stretch of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Reading, Span, Statement
from onrecord.output.plain import visible
from onrecord.output.segments import Segment, segments

Role = Literal["content", "source", "cue", "note", "place"]
Label = tuple[Role, int]
"""A role and the number of the statement that gives it; ``note`` and ``place`` (words that a value was read from)
have the number 0."""

NOT_WORDS = "▪•●◦‣-–—*· \t"
"""With one of these in front an item of a list already shows its bullet."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one and the same marking. The numbers are those of statements."""

    text: str
    span: Span
    content: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    noted: bool = False
    plain: bool = True
    """Nothing is marked here."""
    selects: int | None = None
    """The statement that a click on it means: the one with the shortest marked span here."""
    opens: int = 0
    closes: int = 0
    """How many contents begin before its first and end after its last character."""
    ends: tuple[int, ...] = ()
    """The statements whose number stands behind it."""


SPACE = Piece(" ", (0, 0))
"""Between a bullet and its item, whose own blank was left out."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article, or text between blocks that is not read as its body (``outside``)."""

    kind: str
    pieces: tuple[Piece, ...]
    bullet: bool = False


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """The whole text, in order; only white space between blocks is left out."""
    article = reading.article
    marks = list(_marks(reading))
    sizes: dict[Label, int] = {}
    for (start, end), label in marks:
        sizes[label] = min(end - start, sizes.get(label, end - start))
    cuts = [end for block in article.blocks for end in block.span]
    pieces = (_piece(article.text, segment, sizes) for segment in segments(len(article.text), marks, cuts))
    yield from _with_bullets(_grouped(pieces, [(block.kind, block.span) for block in article.blocks]))


def _marks(reading: Reading) -> Iterator[tuple[Span, Label]]:
    for number, statement in enumerate(reading.statements, 1):
        yield from ((span, ("content", number)) for span in statement.content or statement.cue or statement.source)
        yield from ((span, ("source", number)) for span in statement.source)
        yield from ((span, ("cue", number)) for span in statement.cue)
        yield from ((span, ("place", 0)) for span in _places(statement))
    yield from ((item.span, ("place", 0)) for item in reading.agenda)
    yield from ((note.span, ("note", 0)) for note in reading.article.notes if note.span)


def _places(statement: Statement) -> Iterable[Span]:
    for why in statement.why.values():
        yield from why.spans
    for time in statement.times:
        yield time.span
    if condition := statement.condition:
        yield from (*condition.if_, *condition.then, *condition.by, *condition.against)


def _piece(text: str, segment: Segment[Label], sizes: dict[Label, int]) -> Piece:
    ends = tuple(number for role, number in segment.closes if role == "content")
    clickable = sorted((label for label in segment.labels if label[1]), key=lambda label: (sizes[label], label[1]))
    return Piece(
        text=visible(text[segment.span[0]:segment.span[1]]),
        span=segment.span,
        content=_numbers(segment, "content"),
        source=_numbers(segment, "source"),
        cue=_numbers(segment, "cue"),
        noted=("note", 0) in segment.labels,
        plain=not segment.labels,
        selects=clickable[0][1] if clickable else None,
        opens=sum(role == "content" for role, _ in segment.opens),
        closes=len(ends),
        ends=ends,
    )


def _numbers(segment: Segment[Label], role: Role) -> tuple[int, ...]:
    return tuple(sorted(number for kind, number in segment.labels if kind == role))


def _grouped(pieces: Iterator[Piece], blocks: list[tuple[str, Span]]) -> Iterator[Paragraph]:
    """Pieces put into their blocks; what stands between blocks becomes a paragraph of its own."""
    at, group, current = 0, list[Piece](), "outside"
    for piece in pieces:
        while at < len(blocks) and blocks[at][1][1] <= piece.span[0]:
            at += 1
        inside = at < len(blocks) and blocks[at][1][0] <= piece.span[0]
        kind = blocks[at][0] if inside else "outside"
        starts = inside and piece.span[0] == blocks[at][1][0]
        if group and (kind != current or starts):
            yield from _paragraph(current, group)
            group = []
        current = kind
        group.append(piece)
    if group:
        yield from _paragraph(current, group)


def _with_bullets(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """A bullet that stands before its item's block is shown with the item."""
    bullet: Paragraph | None = None
    for paragraph in found:
        if paragraph.kind == "outside" and _only_bullet(paragraph):
            yield from (bullet,) if bullet else ()
            bullet = paragraph
        elif bullet and paragraph.kind == "item":
            yield replace(paragraph, pieces=(*bullet.pieces, SPACE, *paragraph.pieces), bullet=False)
            bullet = None
        else:
            yield from (bullet, paragraph) if bullet else (paragraph,)
            bullet = None
    yield from (bullet,) if bullet else ()


def _only_bullet(paragraph: Paragraph) -> bool:
    text = "".join(piece.text for piece in paragraph.pieces)
    return not text.strip(NOT_WORDS + "\n\r")


def _paragraph(kind: str, pieces: list[Piece]) -> Iterator[Paragraph]:
    first = next((piece.text.lstrip() for piece in pieces if piece.text.strip()), "")
    if first or any(piece.ends for piece in pieces):
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
        yield Paragraph(kind, tuple(pieces), bullet=kind == "item" and first[:1] not in NOT_WORDS)
