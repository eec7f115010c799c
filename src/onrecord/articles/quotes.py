"""Notes and repairs of quotation marks over a whole article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.articles.marks import FAMILIES, MIRROR, read_marks
from onrecord.model import Block, Edit, Note, Span

_STRAIGHT = re.compile(r"""(?<!\d)["]["]?|(?<=\d)(?<!['’′]\d)(?<!['’′]\d\d)"(?=[\s,.;:!?)]|$)""")
"""A straight mark, doubled or not; not one that stands for inches."""
_DOUBLED = re.compile(r"««|»»|““|””|\"\"(?=[ \u00a0\w])")


def mend_quotes(text: str, blocks: tuple[Block, ...]) -> tuple[list[Note], list[Edit]]:
    """Reversed marks are read in their right direction; unclosed and unopened quotations are noted.

    A quotation may run over several paragraphs: each then opens it again, or only the last closes it. Neither is
    broken and neither is noted.
    """
    notes: list[Note] = []
    edits: list[Edit] = []
    for family in FAMILIES:
        if any(mark in text for mark in family):
            found, mended = _family(text, blocks, family)
            notes += found
            edits += mended
    straight = list(_straight(text, blocks))
    mixed, rest = _mixed(text, blocks, [*notes, *straight])
    return rest, [*edits, *mixed, *_doubled(text, blocks)]


def _family(text: str, blocks: tuple[Block, ...], family: str) -> tuple[list[Note], list[Edit]]:
    readings = [read_marks(text, block.span, family) for block in blocks]
    if any(reading.flipped for reading in readings):
        readings = [read_marks(text, block.span, family, suspect=True) for block in blocks]
    flipped = [at for reading in readings for at in reading.flipped]
    notes = [Note("quote-reversed", f"the quotation mark {text[at]} points the wrong way", (at, at + 1))
             for at in flipped]
    starts = [_opens_with(text, block.span, family[0]) or block.span[0] in reading.flipped
              for block, reading in zip(blocks, readings, strict=True)]
    notes += _left_over([r.unclosed for r in readings], [r.unopened for r in readings], starts)
    return notes, [Edit((at, at + 1), MIRROR[text[at]], "quote-reversed") for at in flipped]


def _mixed(text: str, blocks: tuple[Block, ...], notes: list[Note]) -> tuple[list[Edit], list[Note]]:
    """A quotation that opens straight and closes curly, or the other way round, is read as a pair.

    Told by a block with one mark left over of each kind, in the right order, and no other straight mark.
    """
    edits: list[Edit] = []
    gone: set[int] = set()
    for block in blocks:
        start, end = block.span
        if text.count('"', start, end) != 1:
            continue
        straight = text.index('"', start, end)
        loose = [note.span[0] for note in notes if note.span and start <= note.span[0] < end
                 and note.code in ("quote-unclosed", "quote-unopened") and note.span[0] != straight]
        mate = loose[0] if len(loose) == 1 and text[loose[0]] in "“”" else straight
        if (mate > straight and text[mate] == "”") or (mate < straight and text[mate] == "“"):
            edits.append(Edit((straight, straight + 1), MIRROR[text[mate]], "quote-mixed"))
            gone |= {mate, straight}
    return edits, [note for note in notes if not (note.span and note.span[0] in gone)]


def _doubled(text: str, blocks: tuple[Block, ...]) -> Iterator[Edit]:
    """``««`` is one mark; so is ``»»`` where the block opens so (elsewhere it closes two quotations)."""
    for block in blocks:
        found = list(_DOUBLED.finditer(text, *block.span))
        if found and text[found[0].start()] in "«“\"":
            yield from (Edit((match.start() + 1, match.end()), "", "quote-doubled") for match in found)


def _opens_with(text: str, span: Span, opening: str) -> bool:
    return text.startswith(opening, span[0])


def _left_over(unclosed: list[tuple[int, ...]], unopened: list[tuple[int, ...]], starts: list[bool]) -> Iterator[Note]:
    """Notes on openings and closings without a partner, those of a quotation over several paragraphs left out."""
    running = False
    for at, (openings, closings) in enumerate(zip(unclosed, unopened, strict=True)):
        for place in closings[1:] if running else closings:
            yield Note("quote-unopened", "a quotation closes that was not opened", (place, place + 1))
        goes_on = bool(openings) and _goes_on(at, unopened, starts)
        for place in openings[:-1] if goes_on else openings:
            yield Note("quote-unclosed", "a quotation opens and is not closed", (place, place + 1))
        running = goes_on or (running and not closings)


def _goes_on(at: int, unopened: list[tuple[int, ...]], starts: list[bool]) -> bool:
    """Does the next block open the quotation again, or a block soon after close it?"""
    return any(starts[at + 1:at + 2]) or any(bool(closings) for closings in unopened[at + 1:at + 4])


def _straight(text: str, blocks: tuple[Block, ...]) -> Iterator[Note]:
    """Straight marks have no direction: an odd number in a block is an unclosed quotation."""
    if '"' not in text:
        return
    open_before = False
    for at, block in enumerate(blocks):
        places = [match.start() for match in _STRAIGHT.finditer(text, *block.span)]
        if text.find('="', *block.span) >= 0:  # left-over markup, whose marks are no quotations
            continue
        odd = len(places) % 2 == 1
        follows = at + 1 < len(blocks) and text.startswith('"', blocks[at + 1].span[0])
        if odd and not follows and not open_before:
            yield Note("quote-unclosed", "a quotation opens and is not closed", (places[-1], places[-1] + 1))
        open_before = (odd and follows) or (open_before and not odd)
