"""Pieces become blocks: what is body, and of what kind each block is."""

from __future__ import annotations

from onrecord.articles.body import Piece
from onrecord.articles.dates import dateline
from onrecord.articles.genre import turns
from onrecord.articles.phrases import fold, phrases
from onrecord.articles.shapes import (
    ambiguous,
    bullet,
    byline,
    ends_sentence,
    is_caption,
    is_furniture,
    may_be_heading,
    may_be_title,
)
from onrecord.model import BlockKind

_LONGEST_RUN = 2
"""More short lines than this in a row are a list without bullets or verse, not headings."""
_BYLINE_REACH = 8
"""Pieces from the start within which a byline stands; at the end it is one of the last three."""


def drop_furniture(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """The pieces without share bars and bylines, and the author that a byline names."""
    kept: list[Piece] = []
    author: str | None = None
    for at, piece in enumerate(pieces):
        edge = 0 < at < _BYLINE_REACH or len(pieces) - at <= 3
        named = byline(piece.text) if edge and piece.kind != "heading" else None
        if named:
            author = author or named
        elif not is_furniture(piece.text):
            kept.append(piece)
    return kept, author


def mark_items(pieces: list[Piece]) -> None:
    """Give list items their kind and take the bullet out of their span.

    A dash, a star, a number or a letter may be something else (a dialogue, a date, an initial): it makes an item
    only beside another such line, or under a line that ends with a colon.
    """
    marks = [bullet(piece.text) if piece.kind is None else "" for piece in pieces]
    for at, (piece, mark) in enumerate(zip(pieces, marks, strict=True)):
        if mark and (not ambiguous(mark) or _has_company(pieces, marks, at)):
            piece.kind, piece.bulleted = "item", True
            piece.span = (piece.span[0] + len(mark), piece.span[1])
            piece.text = piece.text[len(mark):]


def _has_company(pieces: list[Piece], marks: list[str], at: int) -> bool:
    shape = _shape(marks[at])
    introduced = at > 0 and (pieces[at - 1].text.endswith(":") or pieces[at - 1].bulleted)
    if shape == "—":
        return introduced
    beside = any(0 <= near < len(marks) and _shape(marks[near]) == shape for near in (at - 1, at + 1))
    return beside or introduced


def _shape(mark: str) -> str:
    mark = mark.strip().lstrip("(")
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() else mark[:1]


def kinds(pieces: list[Piece]) -> list[BlockKind]:
    """The kind of each piece: what the page said, else what the line and its neighbours look like."""
    found: list[BlockKind] = []
    spoken = turns([piece.text for piece in pieces])
    for at, piece in enumerate(pieces):
        if piece.kind:
            found.append(piece.kind)
        elif at in spoken:
            found.append("paragraph")
        elif at == 0 and _is_title(pieces):
            found.append("heading")
        elif is_caption(piece.text) and len(piece.text.split()) <= 60:
            found.append("caption")
        elif _is_heading(pieces, at):
            found.append("heading")
        else:
            found.append("paragraph")
    return found


def _is_title(pieces: list[Piece]) -> bool:
    """The first line, over something longer or, without a full stop, over anything (a dateline, a byline)."""
    if len(pieces) < 2 or not may_be_title(pieces[0].text):
        return False
    return _heads(pieces[0], pieces[1]) or (len(pieces) > 2 and not ends_sentence(pieces[0].text))


def _is_heading(pieces: list[Piece], at: int) -> bool:
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    piece = pieces[at]
    if following is None or dateline([piece.text]):
        return False
    if piece.text.rstrip().endswith(":"):
        return following.bulleted and len(piece.text.split()) <= 12 and _is_noun_phrase(piece.text)
    return may_be_heading(piece.text) and not _in_run(pieces, at) and _heads(piece, following)


def _is_noun_phrase(line: str) -> bool:
    """A heading over a list starts with its noun (``Announcements of X:``), a sentence with an article or a pronoun."""
    first = fold(line).replace("'", " ").split()[:1]
    return line[:1].isupper() and not phrases("subjects").whole.intersection(first)


def _heads(piece: Piece, following: Piece) -> bool:
    """Does something longer, or a list, stand under the line? A second title line counts too."""
    longer = len(following.text) >= 1.3 * len(piece.text) or ends_sentence(following.text)
    return longer or following.bulleted or following.kind == "item" or following.gap


def _in_run(pieces: list[Piece], at: int) -> bool:
    start = end = at
    while start > 0 and end - start < _LONGEST_RUN and _may_head(pieces[start - 1]):
        start -= 1
    while end + 1 < len(pieces) and end - start < _LONGEST_RUN and _may_head(pieces[end + 1]):
        end += 1
    return end - start >= _LONGEST_RUN


def _may_head(piece: Piece) -> bool:
    return piece.kind is None and may_be_heading(piece.text)
