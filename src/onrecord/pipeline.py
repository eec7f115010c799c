"""The chain, read like a sentence: a source is paged, extracted, parsed, its attributions found and understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from onrecord import articles, attributions, pages, parses, statements
from onrecord.errors import SourceError
from onrecord.knowledge import Knowledge
from onrecord.model import Article, Reading

if TYPE_CHECKING:
    from onrecord.pages.fetch import Fetcher


def read(source: str, *,
         published: date | None = None, url: str | None = None, lang: str | None = None,
         knowledge: Knowledge | None = None, failed: pages.Failed | None = None,
         fetcher: Fetcher | None = None) -> Iterator[Reading]:
    """Read every article of a source (a WARC holds many).

    failed: called with each SourceError, and the rest is read on; without it the first one is raised.
    fetcher: how to fetch addresses; by default politely, and nothing of the local network.
    """
    for page in pages.read(source, failed=failed, fetcher=fetcher):
        try:
            article = articles.extract(page, published=published, url=url, lang=lang)
        except SourceError as error:
            if failed is None:
                raise
            failed(error)
        else:
            yield understand(article, knowledge)


def understand(article: Article, knowledge: Knowledge | None = None) -> Reading:
    """From an article to its statements and agenda."""
    tree = parses.parse(article)
    found = attributions.find(article, tree)
    return statements.code(article, tree, found, knowledge)
