"""The body of a plain text: the text itself, unchanged, and the blocks found in it."""

from __future__ import annotations

from onrecord.articles.blocks import drop_furniture, kinds, mark_items
from onrecord.articles.body import Body, Piece
from onrecord.articles.lines import joints, paragraphs
from onrecord.articles.related import split_related
from onrecord.model import Block, Edit

_QUOTED = ">"


def from_text(text: str) -> Body:
    """Blocks, related links and author of a text. Nothing is taken out of the text; what is not body has no block."""
    pieces = [Piece(text[start:end], span=(start, end), gap=gap) for (start, end), gap in paragraphs(text)]
    for piece in pieces:
        _mark_quote(piece)
    pieces, related = split_related(pieces)
    pieces, author = drop_furniture(pieces)
    mark_items(pieces)
    blocks = tuple(Block(kind, piece.span) for kind, piece in zip(kinds(pieces), pieces, strict=True) if piece.text)
    edits = [edit for block in blocks for edit in _joined(text, block)]
    return Body(text, blocks, tuple(related), author, edits=edits)


def _mark_quote(piece: Piece) -> None:
    """A line that a mail program or Markdown marks as quoted."""
    if piece.text.startswith(_QUOTED):
        bare = piece.text.lstrip("> \t")
        piece.kind, piece.span, piece.text = "quote", (piece.span[1] - len(bare), piece.span[1]), bare


def _joined(text: str, block: Block) -> list[Edit]:
    """Line breaks inside a wrapped paragraph are read as blanks, and a word cut by a hyphen as one word."""
    found = []
    for start, end in joints(text, block.span):
        cut = text[start - 1] == "-" and text[start - 2:start - 1].islower() and text[end:end + 1].islower()
        if cut and not _hyphenated(text, start, end):
            found.append(Edit((start - 1, end), "", "word-cut"))
        elif cut:
            found.append(Edit((start, end), "", "line-wrapped"))
        else:
            found.append(Edit((start, end), " " * (end - start), "line-wrapped"))
    return found


def _hyphenated(text: str, start: int, end: int) -> bool:
    """Does the word stand elsewhere in the text with its hyphen?"""
    before = text[max(0, start - 40):start].rsplit(maxsplit=1)[-1]
    after = text[end:end + 40].split(maxsplit=1)[0].strip(".,;:!?»”\")")
    return before + after in text
