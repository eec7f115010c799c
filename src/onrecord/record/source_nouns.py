"""What a record answers with about the sources it collects from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Health(StrEnum):
    """How a source is doing, the worst that holds."""

    new = "new"
    """Not visited yet."""
    good = "good"
    """It answers, and yields about what it should (or nobody said what it should)."""
    quiet = "quiet"
    """It answers, but yields far less than it should."""
    partial = "partial"
    """The last answer could be read in part only: half a feed, a sitemap of which one part fails."""
    failing = "failing"
    """The last visit brought nothing; ``problem`` says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that is followed, and its health. Moments are UTC."""

    key: int
    address: str
    """A URL, or the path of a file."""
    name: str
    """The outlet's name where it is known, else the title that the source gives itself, else the address."""
    kind: str
    """``rss``, ``atom``, ``json``, ``sitemap``, ``links`` or ``file``."""
    outlet: str | None
    """Key of a known outlet."""
    followed: datetime
    unfollowed: datetime | None
    """When people stopped following it; None for those that are collected."""
    health: Health
    words: str
    """The health in one sentence, in English: what a person should know."""
    last_try: datetime | None
    last_success: datetime | None
    next_try: datetime | None
    """Not asked before; None: at the next occasion."""
    failures: int
    """Visits in a row that brought nothing."""
    problem: str | None
    """The last problem in words; it may be over (see ``health``)."""
    problem_at: datetime | None
    listed: int
    """How many pages the last successful visit found listed."""
    fresh: int
    """How many of these it had not listed before."""
    day: int
    """Pages of the last 24 hours: published then or, where the source does not say, first listed then."""
    week: float
    """Pages a day, over the last seven days or as long as it is followed."""
    expected: float | None
    """Pages a day that it should yield; None when nobody knows."""
    expected_from: str | None
    """``given`` by a person, ``knowledge`` (of the outlet), ``learned`` from its own last four weeks."""
    waiting: int
    """Pages that are listed and still to be fetched."""
    kept: int
    """Pages of it that are in the record."""
    unread: int
    """Pages that were given up: refused, not there, nothing readable in them."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a source."""

    at: datetime
    outcome: str
    """``read``, ``unchanged`` (the server said so) or ``failed``."""
    listed: int
    fresh: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that a source lists, and what became of it."""

    url: str
    title: str | None
    listed: datetime
    """When it was first seen listed."""
    published: datetime | None
    """As the source says."""
    state: str
    """``waiting``, ``kept``, ``unread`` (given up, ``problem`` says why) or ``gone`` (kept, and deleted since)."""
    tries: int
    next_try: datetime | None
    """When it is fetched, or looked at again for changes; None: not any more."""
    problem: str | None
    article: str | None
    """Id of the article, where it is kept."""
