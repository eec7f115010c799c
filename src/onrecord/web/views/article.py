"""Article: its text with all its statements, what looks broken in it, related coverage."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import AgendaItem, Note, Related
from onrecord.record import Filter, Order, StatementRow, Version
from onrecord.record.said_nouns import Report
from onrecord.web import marking
from onrecord.web.filters import whole
from onrecord.web.marking import Marked
from onrecord.web.page import Ask, Page, missing
from onrecord.web.views.statement import Head, head

PART = 60_000
"""Characters of text on one page; a book has several."""


@dataclass(frozen=True, slots=True)
class ArticleData:
    """An article as it was read and decided. Long ones come in parts."""

    article: Head
    marked: Marked
    statements: tuple[StatementRow, ...]
    """Those of this part, in order; their numbers in ``marked`` count from 1."""
    part: int
    parts: int
    agenda: tuple[AgendaItem, ...]
    notes: tuple[Note, ...]
    related: tuple[Related, ...]
    versions: tuple[Version, ...]
    report: Report | None
    """The text it carries, with everyone who carries it; None where nobody grouped it."""
    hidden: int
    """Statements of it that are not shown: rejected, or said again by a later version."""


def article(ask: Ask) -> ArticleData:
    """The page of an article. Raises HTTPException (404)."""
    record, id_ = ask.desk.record, ask.path("id")
    reading, decided = record.reading(id_), record.article(id_)
    if reading is None or decided is None:
        raise missing("The record has no article of this id.")
    parts = max(1, -(-len(decided.text) // PART))
    part = min(whole(ask.query.get("part", ""), "part", 1) or 1, parts)
    span = ((part - 1) * PART, min(part * PART, len(decided.text)))
    shown = {row.id: row for row in record.statements(Filter(article=id_), Order.oldest, limit=1000).rows}
    inside = [statement for statement in reading.statements if statement.id in shown
              and any(start < span[1] and end > span[0] for start, end in statement.content)]
    hidden = record.statements(Filter(article=id_, hidden=True), limit=1).total
    return ArticleData(
        head(decided), marking.stretch(decided, inside, span), tuple(shown[statement.id] for statement in inside),
        part, parts, reading.agenda, decided.notes, decided.related, record.versions_of(id_), record.report(id_),
        hidden)


PAGE = Page("/article/{id}", ArticleData, article, "article", "One article and what was read in it",
            {"part": "Of a long article: which part, from 1."})
