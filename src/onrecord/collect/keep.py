"""From the page of a source to the record: read it, unless it is there or reads as it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from onrecord.collect.guard import guarded
from onrecord.model import Article, Page, Reading
from onrecord.pages.answers import Known
from onrecord.record import Outcome, Record
from onrecord.record.schedule import DuePage

Extract = Callable[[Page, date | None], Article]
Understand = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class Reader:
    """The two halves of reading: to the article, which is quick, and on to its statements."""

    extract: Extract
    understand: Understand


def reader(overlay: Path | None = None) -> Reader:
    """The pipeline. Raises KnowledgeError for a faulty folder."""
    from onrecord import articles, pipeline  # noqa: PLC0415 - loads spaCy
    from onrecord.knowledge import load  # noqa: PLC0415 - reads some hundred files

    known = load(overlay)
    return Reader(lambda page, published: articles.extract(page, published=published),
                  lambda article: pipeline.understand(article, known))


def keep(record: Record, read: Reader, due: DuePage, page: Page, now: datetime, known: Known,
         next_try: datetime | None) -> str:
    """Keep a page that was fetched; the outcome: ``new``, ``version``, ``same``.

    A page whose bytes have changed but whose title and text have not counts as the same: what changed is what stands
    around the article. Raises SourceError when there is no article in it; all or nothing is kept.
    """
    schedule = record.schedule
    with record.together():
        article = record.seen(page)
        if article is not None:
            schedule.kept(due.key, article, now, next_try, etag=known.etag, modified=known.modified)
            return Outcome.same
        schedule.begun(due.key)
    found = guarded(page.source, lambda: _extracted(read, due, page))
    if due.article is not None and _reads_the_same(record, due.article, found):
        with record.together():
            schedule.kept(due.key, due.article, now, next_try, etag=known.etag, modified=known.modified)
        return Outcome.same
    reading = guarded(page.source, lambda: read.understand(found))
    with record.together():
        added = record.add(page, reading)
        schedule.kept(due.key, added.article, now, next_try, etag=known.etag, modified=known.modified)
    return added.outcome


def _extracted(read: Reader, due: DuePage, page: Page) -> Article:
    """The article; the day that its source gives is taken where the page itself states none."""
    found = read.extract(page, None)
    if due.published is not None and (found.published is None or found.origins.get("published") == "guess"):
        return read.extract(page, due.published.date())
    return found


def _reads_the_same(record: Record, id_: str, found: Article) -> bool:
    before = record.reading(id_)
    return before is not None and (before.article.text, before.article.title) == (found.text, found.title)
