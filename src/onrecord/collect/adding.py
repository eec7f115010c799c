"""Adding what a person names: read it, unless it is there, and keep it; what cannot be read is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from onrecord import pages
from onrecord.collect.paths import Named
from onrecord.collect.pool import Result
from onrecord.errors import SourceError
from onrecord.model import Page
from onrecord.record import Outcome, Record

if TYPE_CHECKING:
    from onrecord.pages.fetch import Fetcher

NOT_READ = "not read"
TOGETHER = 16
"""Pages that are kept by one transaction: what a page costs beside its rows is shared, and few are read again after a
power cut. A number, not a time: so the record is the same however fast it was filled."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told of what happens."""

    page: Callable[[str], None]
    """The outcome of a page: ``new``, ``version``, ``same`` or ``not read``."""
    failed: Callable[[SourceError], None]
    """Why something could not be read."""
    at: Callable[[str, int], None]
    """What is being read, and how many bytes of all that was named are behind."""


def add(record: Record, sources: Iterable[Named | SourceError], read: Callable[[Iterable[Page]], Iterator[Result]],
        told: Told, url: str | None = None, *, fetcher: Fetcher | None = None) -> None:
    """Add all pages of all sources; a few at a time are one transaction, in the order in which they come.

    read: gives each page with its reading or why there is none, in order (:mod:`onrecord.collect.pool`). url: the
    address of the one source, where the user knows it. fetcher: how addresses are fetched; by default politely, and
    nothing of the local network.
    """
    waiting: list[Result] = []
    try:
        for result in read(_unread(record, sources, told, url, fetcher)):
            waiting.append(result)
            if len(waiting) == TOGETHER:
                _keep(record, waiting, told)
    finally:  # what was read is kept, also when a user ends it
        _keep(record, waiting, told)


def _keep(record: Record, waiting: list[Result], told: Told) -> None:
    """Keep what waits, and tell of it in order; nothing waits any more."""
    found = waiting.copy()
    waiting.clear()
    added = iter(record.add_together([(page, read) for page, read in found if not isinstance(read, SourceError)]))
    for _, read in found:
        if isinstance(read, SourceError):
            _fail(told, read)
        else:
            told.page(next(added).outcome)


def _unread(record: Record, sources: Iterable[Named | SourceError], told: Told, url: str | None,
            fetcher: Fetcher | None) -> Iterator[Page]:
    """The pages that are not in the record yet; those that are get a sighting more."""
    behind = 0
    for named in sources:
        if isinstance(named, SourceError):
            _fail(told, named)
            continue
        told.at(named.source, behind)
        for page in pages.read(named.source, failed=partial(_fail, told), fetcher=fetcher,
                               position=partial(_at, told, named.source, behind)):
            if record.seen(page, url):
                told.page(Outcome.same)
            else:
                yield page
        behind += named.size
        told.at(named.source, behind)


def _at(told: Told, source: str, before: int, here: int) -> None:
    told.at(source, before + here)


def _fail(told: Told, error: SourceError) -> None:
    told.page(NOT_READ)
    told.failed(error)
