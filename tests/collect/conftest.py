"""A record that collects, a clock that the test sets, and sites on the loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.collect.collector import Collector, Round
from onrecord.collect.keep import Reader
from onrecord.model import Article, Page, Reading
from onrecord.pages.fetch import Fetcher
from onrecord.record import Given, Record, Source
from onrecord.record.schedule import Following
from tests.collect.site import Site
from tests.record import press

BEGIN = datetime(2026, 3, 6, 8, tzinfo=UTC)


def press_reader() -> Reader:
    """Reads the articles of tests.record.press, without a model."""
    readings: dict[str, Reading] = {}

    def extract(page: Page, published: date | None) -> Article:
        reading = press.read(page, Given(published))
        readings[reading.article.id] = reading
        return reading.article

    return Reader(extract, lambda article: readings[article.id])


@dataclass
class Desk:
    """A record with its collector."""

    record: Record
    now: datetime = BEGIN
    fetcher: Fetcher = field(default_factory=lambda: Fetcher(allow_local=True, pause=0, seconds=0.5))

    def follow(self, *addresses: str, kind: str = "rss", **more: object) -> None:
        """Follow sources."""
        for address in addresses:
            self.record.schedule.follow(Following(address, kind, **more), self.now)  # type: ignore[arg-type]

    def collect(self, only: list[int] | None = None, **hours: float) -> Round:
        """Let time pass, and collect."""
        self.now += timedelta(**hours)
        return Collector(self.record, press_reader(), self.fetcher, now=lambda: self.now).round(only=only)

    def source(self, address: str) -> Source:
        """A source as it is."""
        return next(one for one in self.record.sources(self.now) if one.address == address)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record; in order when the test is over."""
    with Record.open(tmp_path / "record.sqlite") as opened:
        yield opened
        assert list(opened.check()) == []


@pytest.fixture
def desk(record: Record) -> Iterator[Desk]:
    """The record with its collector; what is counted as it comes is right when the test is over."""
    made = Desk(record)
    yield made
    made.fetcher.close()
    counted = record.db.query("SELECT source, state, n FROM source_count WHERE n <> 0 ORDER BY 1, 2")
    assert [tuple(row) for row in counted] == [tuple(row) for row in record.db.query(
        "SELECT l.source, w.state, count(*) FROM listing l JOIN wanted w ON w.key = l.wanted GROUP BY 1, 2")]


@pytest.fixture
def site() -> Iterator[Callable[[], Site]]:
    """Makes sites."""
    made: list[Site] = []

    def make() -> Site:
        made.append(Site())
        return made[-1]

    yield make
    for one in made:
        one.close()
