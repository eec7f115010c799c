"""What looks broken in an article: noted, and repaired beside the text where that can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.articles.mojibake import mend_mojibake
from onrecord.articles.quotes import mend_quotes
from onrecord.articles.torn import mend_torn
from onrecord.lang import language
from onrecord.model import Block, Edit, Note

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]+")
_WORD_START = re.compile(r"[\s(«“\"]")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]?\s")
_SENTENCE_WORDS = 8
"""Words after the last full stop from which on a paragraph's end is a sentence broken off."""


def mend(text: str, blocks: tuple[Block, ...], lang: str) -> tuple[list[Note], list[Edit]]:
    """All notes and repairs of a text. The edits are in order and do not overlap: the first to claim a place has it."""
    notes = [*_control_note(text), *cut_off(text, blocks, lang)]
    edits = [*_unseen(text), *mend_mojibake(text)]
    if edits and any(edit.code == "mojibake" for edit in edits):
        first = next(edit for edit in edits if edit.code == "mojibake")
        count = sum(edit.code == "mojibake" for edit in edits)
        notes.append(Note("mojibake", f"{count} characters were decoded in the wrong character set", first.span))
    for found, mended in (mend_quotes(text, blocks), mend_torn(text, lang)):
        notes += found
        edits += mended
    return sorted(notes, key=lambda note: note.span or (0, 0)), apart(edits)


def apart(edits: list[Edit]) -> list[Edit]:
    """In order of place, those that overlap an earlier claim left out."""
    taken: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if not taken or edit.span[0] >= taken[-1].span[1]:
            taken.append(edit)
    return taken


def cut_off(text: str, blocks: tuple[Block, ...], lang: str) -> Iterator[Note]:
    """Blocks that break off: at a word that ends no sentence, or as a paragraph without its last full stop."""
    unfinished = frozenset(language(lang).table("articles")["unfinished"])
    for at, block in enumerate(blocks):
        start, end = block.span
        last = text[end - 1]
        if not (last.isalnum() or last in "'’"):
            continue
        word = _WORD_START.split(text[max(start, end - 30):end])[-1].lower().replace("’", "'")
        listed = at + 1 < len(blocks) and blocks[at + 1].kind == "item"
        if word in unfinished or (last.isalnum() and block.kind == "paragraph" and not listed
                                  and _unended(text[start:end])):
            yield Note("cut-off", "this breaks off in mid-sentence", (end - len(word), end))


def _unended(block: str) -> bool:
    """Does a paragraph with whole sentences end in a long piece of one, not in a signature or a title?"""
    tail = _SENTENCE_END.split(block)[-1].split()
    if any(word[0] in "—―–" for word in tail):
        return False
    lower = sum(word[:1].islower() for word in tail)
    return len(tail) >= _SENTENCE_WORDS and lower > 0.6 * len(tail) and len(tail) < len(block.split())


def _unseen(text: str) -> Iterator[Edit]:
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.span(), "", "invisible")
    for match in _CONTROL.finditer(text):
        yield Edit(match.span(), " " * len(match.group()), "control-characters")


def _control_note(text: str) -> Iterator[Note]:
    found = _CONTROL.search(text)
    if found:
        yield Note("control-characters", "control characters stand in the text", found.span())
