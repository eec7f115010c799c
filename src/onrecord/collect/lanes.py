"""Work done for many hosts at once, and for each host one thing at a time."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Generic, TypeVar

from onrecord.errors import SourceError

Job = TypeVar("Job")
Result = TypeVar("Result")


class Lanes(Generic[Job, Result]):
    """A lane for each host. Jobs are put, and results taken, by one thread; several threads do the work.

    No more than one result a lane lies waiting to be taken: whoever takes them slowly slows the work down.
    """

    def __init__(self, work: Callable[[Job], Result], workers: int = 16) -> None:
        """work: done in other threads; may raise SourceError, which is then the result."""
        self._work, self._workers = work, workers
        self._waiting: defaultdict[str, deque[Job]] = defaultdict(deque)
        self._busy: set[str] = set()
        self._begun: SimpleQueue[tuple[str, Job] | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[str, Job, Result | BaseException]] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def put(self, host: str, job: Job) -> None:
        """Add a job at the end of a host's lane."""
        self._waiting[host].append(job)

    def drop(self, host: str) -> list[Job]:
        """Take out the jobs of a host that have not begun."""
        return list(self._waiting.pop(host, ()))

    def results(self) -> Iterator[tuple[Job, Result | SourceError]]:
        """Each job with its result, as they come, until there is nothing left to do; jobs may be put meanwhile."""
        while True:
            self._begin()
            if not self._busy:
                return
            host, job, result = self._done.get()
            if isinstance(result, BaseException) and not isinstance(result, SourceError):
                raise result
            self._busy.discard(host)
            self._begin(besides=host)
            yield job, result

    def close(self) -> None:
        """Let the threads end when they are done with what they are at; does not wait for them."""
        for _ in self._threads:
            self._begun.put(None)

    def _begin(self, besides: str | None = None) -> None:
        """Start a job for each host that has one waiting and none at work."""
        for host in [host for host in self._waiting if host not in self._busy and host != besides]:
            jobs = self._waiting[host]
            if not jobs:
                del self._waiting[host]
                continue
            self._busy.add(host)
            self._begun.put((host, jobs.popleft()))
            if len(self._threads) < min(self._workers, len(self._busy)):
                thread = threading.Thread(target=self._run, daemon=True, name=f"lane {len(self._threads)}")
                self._threads.append(thread)
                thread.start()

    def _run(self) -> None:
        while (begun := self._begun.get()) is not None:
            host, job = begun
            try:
                self._done.put((host, job, self._work(job)))
            except SourceError as error:
                self._done.put((host, job, error))
            except BaseException as error:  # noqa: BLE001 - raised again by the thread that takes the results
                self._done.put((host, job, error))
