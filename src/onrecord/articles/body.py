"""What the body of a page is while it is being read: a row of pieces, then a text with its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import Block, BlockKind, Edit, Note, Related, Span

Links = tuple[tuple[str, str | None], ...]


@dataclass(slots=True)
class Piece:
    """A line, or lines that belong together: a candidate for a block.

    ``kind`` is None where the page does not say it. ``span`` is its place in the text (for a page of markup the text
    is made later, from the pieces that stay). ``gap``: a blank line stands before it. ``links``: (title, address).
    """

    text: str
    kind: BlockKind | None = None
    span: Span = (0, 0)
    gap: bool = True
    links: Links = ()
    bulleted: bool = False


@dataclass(slots=True)
class Body:
    """The article's text, its blocks in order, and what was found beside it."""

    text: str
    blocks: tuple[Block, ...] = ()
    related: tuple[Related, ...] = ()
    author: str | None = None
    notes: list[Note] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
