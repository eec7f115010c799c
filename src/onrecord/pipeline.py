"""The chain, read like a sentence: a source is paged, extracted, parsed, its attributions found and understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord import articles, attributions, pages, parses, statements
from onrecord.errors import SourceError
from onrecord.knowledge import Knowledge
from onrecord.model import Article, Reading

if TYPE_CHECKING:
    from onrecord.pages.fetch import Fetcher


_TOGETHER = 8
"""Articles parsed at once: more of them save nothing further."""
_LARGE = 200_000
"""Characters from which fewer are, for the sake of memory."""


def read(source: str, **options: Any) -> Iterator[Reading]:
    """Read every article of a source (a WARC holds many), with the options of :func:`read_all`."""
    return read_all((source,), **options)


def read_all(sources: Iterable[str], *,
             published: date | None = None, url: str | None = None, lang: str | None = None,
             knowledge: Knowledge | None = None, failed: pages.Failed | None = None,
             fetcher: Fetcher | None = None) -> Iterator[Reading]:
    """Read every article of some sources, in order.

    failed: called with each SourceError, and the rest is read on; without it the first one is raised.
    fetcher: how to fetch addresses; by default politely, and nothing of the local network.
    """
    def found() -> Iterator[Article]:
        for page in (page for source in sources for page in pages.read(source, failed=failed, fetcher=fetcher)):
            try:
                yield articles.extract(page, published=published, url=url, lang=lang)
            except SourceError as error:
                if failed is None:
                    raise
                failed(error)

    for some in _together(found()):
        yield from _understood(some, knowledge)


def understand(article: Article, knowledge: Knowledge | None = None) -> Reading:
    """From an article to its statements and agenda."""
    (reading,) = _understood([article], knowledge)
    return reading


def _understood(some: Sequence[Article], knowledge: Knowledge | None) -> Iterator[Reading]:
    for article, tree in zip(some, parses.parse_all(some), strict=True):
        found = attributions.find(article, tree)
        yield statements.code(article, tree, found, knowledge)


def _together(found: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in groups that grow, so that the first one is read as soon as it is there."""
    group: list[Article] = []
    most = 1
    try:
        for article in found:
            group.append(article)
            if len(group) >= most or sum(len(one.text) for one in group) >= _LARGE:
                yield group
                group, most = [], min(2 * most, _TOGETHER)
    except SourceError:
        yield group  # what came before it is read
        raise
    if group:
        yield group
