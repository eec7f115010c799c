"""A stretch of an article with its statements marked in it, cut to what a page can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Article, Block, Condition, Note, Reading, Span, Spans, Statement, Why
from onrecord.output.marked import Paragraph, paragraphs

AROUND = 1500
"""Characters shown before and after a statement whose paragraph does not end."""
MOST = 20_000
"""Characters of one statement that are shown; longer ones break off, and the page says so."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of an article's text, cut into paragraphs and pieces."""

    paragraphs: tuple[Paragraph, ...]
    span: Span
    before: bool
    """Whether there is more text before it, after it."""
    after: bool


def around(article: Article, statement: Statement, context: Span) -> Marked:
    """A statement in its paragraphs."""
    spans = (*statement.source, *statement.cue, *statement.content) or (context,)
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    start = max(context[0], first - AROUND)
    return stretch(article, (statement,), (start, min(context[1], last + AROUND, start + MOST)))


def stretch(article: Article, statements: Iterable[Statement], span: Span) -> Marked:
    """A stretch of the article with what lies in it of the statements; their numbers count from 1 in their order."""
    cut = replace(article, text=article.text[span[0]:span[1]], blocks=tuple(_blocks(article.blocks, span)),
                  notes=tuple(_notes(article.notes, span)))
    moved = tuple(_moved(statement, span) for statement in statements)
    return Marked(tuple(paragraphs(Reading(cut, moved))), span, span[0] > 0, span[1] < len(article.text))


def _blocks(blocks: Iterable[Block], span: Span) -> Iterable[Block]:
    for block in blocks:
        yield from (replace(block, span=one) for one in _cut((block.span,), span))


def _notes(notes: Iterable[Note], span: Span) -> Iterable[Note]:
    for note in notes:
        yield from (replace(note, span=one) for one in _cut((note.span,) if note.span else (), span))


def _moved(statement: Statement, span: Span) -> Statement:
    """The statement as the cut text has it."""
    condition = statement.condition
    times = tuple(replace(time, span=one) for time in statement.times for one in _cut((time.span,), span))
    return replace(
        statement, source=_cut(statement.source, span), cue=_cut(statement.cue, span),
        content=_cut(statement.content, span), times=times,
        why={name: Why(why.rule, _cut(why.spans, span)) for name, why in statement.why.items()},
        condition=condition and Condition(_cut(condition.if_, span), _cut(condition.then, span), condition.rule,
                                          _cut(condition.by, span), _cut(condition.against, span)))




def _cut(spans: Spans, span: Span) -> Spans:
    """What of the spans lies inside, counted from where it begins."""
    start, end = span
    return tuple((max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start)
