"""A process that reads for another: requests come in, readings go out, a line of JSON each.

``python -m onrecord.worker`` is what the desk starts when someone adds an article: language models load here, and a
text that takes too long or too much memory ends this process and not the desk. A request is
``{"text": ..., "url": ..., "published": ..., "lang": ...}`` with ``text``, ``data`` (base64) or only a ``url``; the
answer ``{"page": ..., "reading": ...}`` or ``{"error": ...}``.
"""

from __future__ import annotations

import base64
import binascii
import resource
import sys
from datetime import date
from typing import Any

import msgspec

from onrecord import articles, pages, pipeline
from onrecord.errors import OnrecordError, SourceError
from onrecord.knowledge import load
from onrecord.model import Page, Reading
from onrecord.pages.make import make

MEMORY = 6 * 2**30
"""Bytes of address space; models and libraries map about half of it."""


class Request(msgspec.Struct):
    """What to read, and what is known of it."""

    text: str | None = None
    data: str | None = None
    name: str = "a file"
    url: str | None = None
    published: date | None = None
    lang: str | None = None


def answer(line: bytes) -> dict[str, Any]:
    """The answer to a request; what cannot be read is said in words."""
    try:
        request = msgspec.json.decode(line, type=Request)
        page = page_of(request)
        reading = understood(page, request)
    except (OnrecordError, msgspec.DecodeError) as error:
        return {"error": error.reason if isinstance(error, SourceError) else str(error)}
    except MemoryError:
        return {"error": "it takes more memory to read than there is"}
    return {"page": page, "reading": reading}


def page_of(request: Request) -> Page:
    """The page of a request. Raises SourceError; nothing of the local network is fetched."""
    if request.text is not None:
        return make("pasted text", request.text.encode("utf-8", "replace"), declared="text/plain; charset=utf-8",
                    url=request.url)
    if request.data is not None:
        try:
            data = base64.b64decode(request.data, validate=True)
        except binascii.Error as error:
            raise SourceError(request.name, "it did not arrive whole") from error
        kind = "text/html" if request.name.lower().endswith((".html", ".htm", ".xhtml")) else "text/plain"
        return make(request.name, data, declared=kind, url=request.url)
    if not (request.url or "").lower().startswith(("http://", "https://")):
        raise SourceError(request.url or "nothing", "only http:// and https:// addresses are read")
    return next(iter(pages.read(request.url or "")))


def understood(page: Page, request: Request) -> Reading:
    """The reading of a page. Raises SourceError."""
    article = articles.extract(page, published=request.published, url=request.url, lang=request.lang)
    return pipeline.understand(article, load(None))


def main() -> None:
    """Answer until the requests end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(msgspec.json.encode(answer(line)) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
