"""Reading with several processes: pages go out, readings come back in the same order."""

# ruff: noqa: PLC0415 - a process that reads loads the models, the one that writes does not
from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from pathlib import Path

from onrecord.collect.guard import guarded
from onrecord.errors import ModelError, SourceError
from onrecord.model import Page, Reading

Read = Callable[[Page], Reading]
"""Reads a page; may raise SourceError."""
Result = tuple[Page, Reading | SourceError]

AHEAD = 4
"""Pages that each process has before it, so that none waits for the one that writes."""


def one_by_one(pages: Iterable[Page], read: Read) -> Iterator[Result]:
    """Each page with its reading, or with why there is none."""
    for page in pages:
        yield page, _tried(read, page)


def side_by_side(pages: Iterable[Page], jobs: int, make: Callable[..., Read], *arguments: object) -> Iterator[Result]:
    """The same, read by so many processes.

    make: what makes the reader, called with the arguments once in each process. The processes end with this one, also
    when it is killed. Raises ModelError when one of them ends by itself (as the system does when memory is short).
    """
    pool = ProcessPoolExecutor(jobs, _context(make), initializer=_begin, initargs=(make, arguments))
    ahead: deque[tuple[Page, Future[Reading | SourceError]]] = deque()
    try:
        for page in pages:
            ahead.append((page, pool.submit(_read, page)))
            if len(ahead) >= AHEAD * jobs:
                yield _result(ahead)
        while ahead:
            yield _result(ahead)
    except BrokenProcessPool as error:
        raise ModelError("a process that reads has ended by itself, perhaps for want of memory; what was read before "
                         "is kept, go on with fewer --jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(ahead: deque[tuple[Page, Future[Reading | SourceError]]]) -> Result:
    page, future = ahead.popleft()
    return page, future.result()


_reader: list[Read] = []
"""In a process that reads: its reader."""


def _context(make: Callable[..., Read]) -> BaseContext:
    """How processes begin: those that read with the product's reader are forked from one that has its models.

    Loading models takes as long as reading three hundred pages; so it is done once, not by each. The process that is
    forked is one of its own, without the record, its connection and its threads.
    """
    if make is not reader or "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["onrecord.collect.warm"])
    return context


def _begin(make: Callable[..., Read], arguments: tuple[object, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader.append(make(*arguments))


def _end_with_parent() -> None:
    """End when the process that began this one is gone: it may have been killed, and could not say."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _read(page: Page) -> Reading | SourceError:
    return _tried(_reader[0], page)


def _tried(read: Read, page: Page) -> Reading | SourceError:
    try:
        return guarded(page.source, lambda: read(page))
    except SourceError as error:
        return error


def reader(overlay: Path | None, published: object = None, url: str | None = None, lang: str | None = None) -> Read:
    """The pipeline from a page on, with what the user said of it. Raises KnowledgeError for a faulty folder."""
    from datetime import date

    from onrecord import articles, pipeline
    from onrecord.knowledge import load

    known = load(overlay)
    day = published if isinstance(published, date) else None

    def read(page: Page) -> Reading:
        return pipeline.understand(articles.extract(page, published=day, url=url, lang=lang), known)

    return read
