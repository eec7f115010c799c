"""What a server answers: its body within limits, its status in our words, what to ask with the next time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from onrecord.errors import BadData, Busy, NotAllowed, NotFound, TooLarge, Unreachable
from onrecord.pages import limits
from onrecord.pages.inflate import inflate, pieces

_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


@dataclass(frozen=True, slots=True)
class Known:
    """What an address last answered with, to ask only for what has changed since: to be sent back as it came."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in stated.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, redirects followed; the body is decompressed, and empty where nothing has changed."""

    url: httpx.URL
    status: int
    content_type: str | None
    body: bytes
    known: Known = Known()
    after: float | None = None
    """Seconds that the server asks to wait before the next request."""

    @property
    def unchanged(self) -> bool:
        """It says that nothing has changed since it was asked last."""
        return self.status == 304


def answer(source: str, url: httpx.URL, response: httpx.Response, limit: int) -> Answer:
    """The answer of a server. Raises TooLarge, BadData."""
    body = b"" if response.status_code == 304 else _body(source, response, limit)
    headers = response.headers
    return Answer(url, response.status_code, headers.get("Content-Type"), body,
                  Known(headers.get("ETag"), headers.get("Last-Modified")), _after(headers.get("Retry-After")))


def check_status(source: str, answer: Answer) -> None:
    """Raises NotFound, NotAllowed, Busy or Unreachable for an answer that is no page."""
    status = answer.status
    if status in (404, 410):
        raise NotFound(source, f"there is no such page ({status})")
    if status in (401, 402, 403, 451):
        raise NotAllowed(source, f"the site refuses it ({status})")
    if status == 429 or (status == 503 and answer.after is not None):
        wish = f", for {_span(answer.after)}" if answer.after is not None else ""
        raise Busy(source, f"the site asks to be left alone ({status}){wish}", answer.after)
    if status not in (200, 203):
        raise Unreachable(source, f"the site answers with an error ({status})")


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"


def _after(header: str | None) -> float | None:
    """Retry-After (RFC 9110, 10.2.3): seconds, or a date."""
    if not header:
        return None
    if header.strip().isdecimal():
        seconds = float(header)
    else:
        try:
            when = parsedate_to_datetime(header)
        except ValueError:
            return None
        seconds = (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), limits.LONGEST_AFTER_SECONDS)


def _body(source: str, response: httpx.Response, limit: int) -> bytes:
    """The answer's bytes, decompressed, both within the limit."""
    stated = response.headers.get("Content-Length", "")
    too_large = TooLarge(source, f"over {limit // 2**20} MiB; a news page is far smaller")
    if stated.isdecimal() and int(stated) > limit:
        raise too_large
    raw = bytearray()
    for chunk in response.iter_raw(limits.READ_BYTES):
        raw += chunk
        if len(raw) > limit:
            raise too_large
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        return bytes(raw)
    if coding not in _CODINGS:
        raise BadData(source, f"it came compressed with {coding}, which was not asked for")
    return inflate(source, pieces(bytes(raw)), limit, _CODINGS[coding])
