"""The chain, read like a sentence: a source is paged, extracted, parsed, its attributions found and understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord import articles, attributions, pages, parses, statements
from onrecord.knowledge import Knowledge
from onrecord.model import Article, Page, Reading


def read(source: str, *, published: date | None = None, url: str | None = None, lang: str | None = None,
         knowledge: Knowledge | None = None) -> Iterator[Reading]:
    """Read every article of a source (a WARC holds many)."""
    for page in pages.read(source):
        yield understand(articles.extract(page, published=published, url=url, lang=lang), knowledge)


def understand(article: Article, knowledge: Knowledge | None = None) -> Reading:
    """From an article to its statements and agenda."""
    tree = parses.parse(article)
    found = attributions.find(article, tree)
    return statements.code(article, tree, found, knowledge)
