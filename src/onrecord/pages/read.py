"""Read a source: a file, an archive, standard input, or an address on the web."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import NotAllowed, SourceError
from onrecord.model import Page
from onrecord.pages.archive import Failed
from onrecord.pages.files import Position, from_file, from_stream

if TYPE_CHECKING:
    from onrecord.pages.fetch import Fetcher

_WEB = ("http://", "https://")


def read(source: str, *, stdin: BinaryIO | None = None, failed: Failed | None = None,
         fetcher: Fetcher | None = None, position: Position | None = None) -> Iterator[Page]:
    """Yield the pages of a source: one, or for a WARC archive one for each HTML or text record.

    source: a path (.txt, .html, .warc, each also as .gz), ``-`` for standard input, or an http(s) address. What the
    bytes are is told from the bytes; a name or a header only decides between text and HTML.
    stdin: read instead of the process's standard input. fetcher: how to fetch; by default politely, and nothing of
    the local network.
    position: told after each page of a file how many of its bytes are behind.
    failed: called with each SourceError, so that one bad record never stops the others; nothing is raised then.
    Without it the first SourceError is raised (NotFound, Unreachable, NotAllowed, TooLarge, BadData,
    NothingReadable).
    """
    told = failed or _raise
    try:
        if source == "-":
            yield from from_stream(stdin or sys.stdin.buffer, told)
        elif source.lower().startswith(_WEB):
            yield _fetched(source, fetcher)
        elif "://" in source:
            raise NotAllowed(source, f"{source.partition('://')[0]}: is not read; only http:// and https:// are")
        else:
            yield from from_file(source, told, position)
    except SourceError as error:
        told(error)


def _fetched(url: str, fetcher: Fetcher | None) -> Page:
    from onrecord.pages.fetch import default_fetcher  # noqa: PLC0415 - httpx takes time to load

    return (fetcher or default_fetcher()).fetch(url)


def _raise(error: SourceError) -> None:
    raise error
