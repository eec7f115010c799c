"""From a record to a brief: asks the record and the watch, and has :mod:`onrecord.brief` choose.

``brief(record, days(record, ...), lang)`` is all that a way in needs. Nothing is kept: every brief is made anew of what
the record holds as decided, so a statement that a person rejects is gone from the next one.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.brief import BriefData, Material, quotes_of, select, with_reading
from onrecord.brief.nouns import ReadOn, Source
from onrecord.briefing.changes import changes
from onrecord.briefing.days import Days, days
from onrecord.briefing.findings import pledged, scheduled, touches
from onrecord.briefing.statements import quoting, said
from onrecord.knowledge import Knowledge
from onrecord.record import Record


def brief(record: Record, wanted: Days, lang: str, knowledge: Knowledge) -> BriefData:
    """The brief of some days for readers of a language. Raises RecordError when the record cannot be read."""
    statements, left = said(record, wanted)
    quoted = quoting(record, knowledge)
    material = Material(
        wanted.first, wanted.last, statements, left, changes(record, wanted, knowledge, quoted, lang),
        scheduled(record, wanted, lang, knowledge),
        pledged(record, wanted, knowledge, quoted), tuple(touches(record, wanted, knowledge, quoted)))
    data = select(material, lang, knowledge)
    articles = dict.fromkeys(quote.source.article for quote in quotes_of(data))
    return with_reading(data, {article: tuple(_related(record, article, knowledge)) for article in articles})


def _related(record: Record, id_: str, knowledge: Knowledge) -> Iterable[ReadOn]:
    """What an article links to by a title that touches one of the topics; sites also link to their sports pages."""
    article = record.article(id_)
    if article is None:
        return
    source = Source(article.id, article.id, article.outlet, article.published, article.title, article.url, article.lang)
    for link in article.related:
        if link.url and knowledge.topics_of(link.title.split(), None, article.lang):
            yield ReadOn(link.title, link.url, source)


__all__ = ["Days", "brief", "days"]
