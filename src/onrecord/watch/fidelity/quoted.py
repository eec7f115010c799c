"""Which of an article's words stand in quotation marks, statement by statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Article, Reading, Span, Spans, Statement
from onrecord.spans import trim
from onrecord.watch.fidelity.nouns import Quotation

MARKS = " \t\n«»“”„\"‹›'‘’,;:"
"""What is no part of the quoted words at their ends; full stops are: they say that a sentence ends."""

_QUOTED = re.compile(r"«([^«»]*)(?:»|$)|“([^“”]*)(?:[”\"]|$)|„([^„“”]*)[“”]|\"([^\"“”«»]*)(?:\"|$)|‹([^‹›]*)›")


def quotations(reading: Reading) -> list[Quotation]:
    """The quotations of a reading: a direct one with all its pieces, each piece of a mixed one by itself.

    The turns of a transcript are none, and no words are given twice.
    """
    article = reading.article
    marked = stretches(article)
    found: list[Quotation] = []
    taken: set[Spans] = set()
    for statement in reading.statements:
        if statement.kind == "indirect" or statement.rule == "turn":
            continue
        for spans in _pieces(article, statement, marked):
            if spans not in taken:
                taken.add(spans)
                found.append(Quotation(article.text, spans, article.lang, statement.kind, statement.speaker,
                                       statement.id))
    return found


def stretches(article: Article) -> Spans:
    """What stands in quotation marks, block by block, the marks read as they were repaired. Marks left open reach to
    the end of their block."""
    text = list(article.text)
    for edit in article.edits:
        if len(edit.text) == edit.span[1] - edit.span[0]:
            text[edit.span[0]:edit.span[1]] = edit.text
    plain = "".join(text)
    return tuple(match.span(match.lastindex or 0) for block in article.blocks
                 for match in _QUOTED.finditer(plain, *block.span))


def _pieces(article: Article, statement: Statement, marked: Spans) -> Iterator[Spans]:
    """The quoted parts of a statement's content, as one quotation or several."""
    inside = tuple(piece for span in statement.content for stretch in marked
                   for piece in [_said(article.text, (max(span[0], stretch[0]), min(span[1], stretch[1])))] if piece)
    if statement.kind == "mixed":
        yield from ((piece,) for piece in inside)
        return
    whole = tuple(piece for span in statement.content if (piece := _said(article.text, span)))
    quoted = sum(end - start for start, end in inside)
    spans = inside if 2 * quoted > sum(end - start for start, end in whole) else whole
    if spans:
        yield spans


def _said(text: str, span: Span) -> Span | None:
    """The span without marks at its ends; None when no letter is left."""
    if span[0] >= span[1]:
        return None
    start, end = trim(text, span, MARKS)
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None
