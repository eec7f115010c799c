"""Collecting: visit the sources whose time has come, fetch what they list, read it, keep it.

Killed at any moment it loses the page in hand: what a visit found and what became of a page are each one transaction,
together with the page itself. What goes wrong with one source or page is kept as its problem and stops nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from onrecord.collect import politeness
from onrecord.collect.keep import Reader, keep
from onrecord.collect.lanes import Lanes
from onrecord.collect.visit import is_address, visit
from onrecord.errors import Busy, NotAllowed, NotFound, ReadingFailed, SourceError, Unreachable
from onrecord.pages.answers import Answer, Known
from onrecord.pages.fetch import Fetcher, page
from onrecord.record import Record
from onrecord.record.schedule import Due, DuePage, Found, Part


@dataclass(frozen=True, slots=True)
class Visited:
    """How the visit to a source went."""

    address: str
    listed: int = 0
    fresh: int = 0
    unchanged: bool = False
    problem: str | None = None
    failed: bool = False
    next_try: datetime | None = None


@dataclass(slots=True)
class Round:
    """What one round did: pages by outcome (``new``, ``version``, ``same``, ``unchanged``, ``not read``)."""

    visited: list[Visited] = field(default_factory=list)
    pages: Counter[str] = field(default_factory=Counter)
    held: dict[str, str] = field(default_factory=dict)
    """Hosts that are left alone, and why."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Told of what happens, as it happens."""

    visited: Callable[[Visited], None] = lambda _: None
    page: Callable[[str, str, str | None], None] = lambda *_: None
    """Outcome, address, and the reason where it could not be kept."""
    waiting: Callable[[int], None] = lambda _: None
    """How many pages are still to be fetched in this round."""


_Job = tuple[Due, dict[str, Part]] | DuePage
_Lanes = Lanes[_Job, Found | Answer]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Collector:
    """Collects for one record. Makes the requests with ``fetcher``, for local sources with ``local``."""

    def __init__(self, record: Record, read: Reader, fetcher: Fetcher, local: Fetcher | None = None, *,
                 now: Callable[[], datetime] = _utc_now, watcher: Watcher = Watcher()) -> None:
        self._record, self._schedule, self._read = record, record.schedule, read
        self._fetcher, self._local = fetcher, local or fetcher
        self._now, self._watcher = now, watcher
        self._failures: Counter[str] = Counter()
        self._queued: set[int] = set()
        """The pages that were put into lanes in this round."""
        self._left = 0

    def round(self, every: timedelta | None = None, only: Collection[int] | None = None) -> Round:
        """Visit every source whose time has come, and fetch every page whose time has come.

        only: these sources (keys), whether their time has come or not. every: when to visit them again.
        """
        done, lanes = Round(), Lanes(self._work)
        held = {host: why for host, (until, _, why) in self._schedule.held().items() if until > self._now()}
        done.held.update(held)
        self._queued.clear()
        self._left = 0
        try:
            self._begin(lanes, held, only)
            for job, result in lanes.results():
                if isinstance(job, DuePage):
                    self._page(lanes, done, job, result)
                else:
                    self._source(lanes, done, job[0], result, every)
        finally:
            lanes.close()
        return done

    def next_time(self) -> datetime | None:
        """When there is something to do again; None when nothing is followed."""
        dues = [source.next_try or self._now() for source in self._record.sources(self._now())]
        page_due = self._schedule.next_page()
        return min([*dues, *([page_due] if page_due else [])], default=None)

    # ------------------------------------------------------------ in other threads

    def _work(self, job: _Job) -> Found | Answer:
        if isinstance(job, DuePage):
            return self._with(job.local).get(job.url, Known(job.etag, job.modified))
        due, parts = job
        return visit(self._with(due.local), due, parts)

    def _with(self, local: bool) -> Fetcher:
        return self._local if local else self._fetcher

    # ------------------------------------------------------------ in the thread that writes

    def _begin(self, lanes: _Lanes, held: Collection[str], only: Collection[int] | None) -> None:
        for due in self._schedule.due(None if only is not None else self._now()):
            if (only is None or due.key in only) and _host(due.address) not in held:
                lanes.put(_host(due.address), (due, self._schedule.parts(due.key)))
        self._put(lanes, self._schedule.pages(self._now(), only), held)

    def _put(self, lanes: _Lanes, pages: Collection[DuePage], held: Collection[str]) -> None:
        for due in pages:
            if due.key in self._queued:
                continue
            if due.tries >= politeness.DEATHS:
                self._schedule.missed(due.key, "the program ended each time that it was read", None)
            elif _host(due.url) not in held:
                lanes.put(_host(due.url), due)
                self._queued.add(due.key)
                self._left += 1
        self._watcher.waiting(self._left)

    def _source(self, lanes: _Lanes, done: Round, due: Due, result: object,
                every: timedelta | None) -> None:
        now = self._now()
        if isinstance(result, SourceError):
            after = result.after if isinstance(result, Busy) else None
            next_try = politeness.back_off(now, due.failures + 1, after)
            self._schedule.failed(due.key, result.reason, now, next_try)
            visited = Visited(due.address, problem=result.reason, failed=True, next_try=next_try)
            self._host_failed(lanes, done, _host(due.address), result)
        else:
            assert isinstance(result, Found)
            next_try = politeness.after_success(now, every)
            fresh = self._schedule.visited(due.key, result, now, next_try)
            visited = Visited(due.address, len(result.listed), fresh, result.unchanged, result.problem,
                              next_try=next_try)
            self._host_answered(_host(due.address))
            self._put(lanes, self._schedule.pages(now, [due.key]), done.held)
        done.visited.append(visited)
        self._watcher.visited(visited)

    def _page(self, lanes: _Lanes, done: Round, due: DuePage, result: object) -> None:
        now = self._now()
        outcome, reason = "not read", None
        try:
            if isinstance(result, SourceError):
                raise result
            assert isinstance(result, Answer)
            outcome = self._answered(due, result, now)
        except SourceError as error:
            reason = error.reason
            if not isinstance(error, Busy):
                self._missed(due, error, now)
            self._host_failed(lanes, done, _host(due.url), error)
        else:
            self._host_answered(_host(due.url))
        self._left -= 1
        done.pages[outcome] += 1
        self._watcher.page(outcome, due.url, reason)
        self._watcher.waiting(self._left)

    def _answered(self, due: DuePage, answer: Answer, now: datetime) -> str:
        again = due.again + 1 if due.state != "waiting" else 0
        next_try = politeness.look_again(now, again)
        if answer.unchanged:
            self._schedule.unchanged(due.key, now, next_try)
            return "unchanged"
        return keep(self._record, self._read, due, page(due.url, answer), now, answer.known, next_try)

    def _missed(self, due: DuePage, error: SourceError, now: datetime) -> None:
        """Give a page up, or try it later."""
        if due.state != "waiting":
            gone = isinstance(error, NotFound)
            later = politeness.look_again(now, due.again + 1) if due.state == "kept" else None
            self._schedule.missed(due.key, error.reason, later, gone=gone)
            return
        passing = isinstance(error, (Unreachable, ReadingFailed)) or (isinstance(error, NotFound) and due.tries == 0)
        again = passing and due.tries + 1 < politeness.PAGE_TRIES
        self._schedule.missed(due.key, error.reason, politeness.back_off(now, due.tries + 1) if again else None)

    # ------------------------------------------------------------ hosts

    def _host_failed(self, lanes: _Lanes, done: Round, host: str, error: SourceError) -> None:
        """Leave a host alone that asks for it, or that does not answer any more."""
        if not isinstance(error, Unreachable):
            self._host_answered(host, silently=isinstance(error, NotAllowed))
            return
        self._failures[host] += 1
        busy = isinstance(error, Busy)
        if not host or not (busy or self._failures[host] >= politeness.HOST_FAILURES):
            return
        failures = self._schedule.held().get(host, (None, 0, ""))[1] + 1
        until = politeness.back_off(self._now(), failures, error.after if isinstance(error, Busy) else None)
        self._schedule.hold(host, until, failures, error.reason)
        done.held[host] = error.reason
        self._left -= sum(isinstance(job, DuePage) for job in lanes.drop(host))

    def _host_answered(self, host: str, *, silently: bool = False) -> None:
        self._failures[host] = 0
        if not silently and host in self._schedule.held():
            self._schedule.release(host)


def _host(address: str) -> str:
    """The host that is asked for an address; the empty word for a file."""
    return urlsplit(address).netloc.lower() if is_address(address) else ""
