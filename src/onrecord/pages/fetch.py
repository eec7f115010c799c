"""Fetch a page from the web: politely, with limits, and from public addresses only."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import httpx

from onrecord import __version__
from onrecord.errors import BadData, NotAllowed, NotFound, SourceError, TooLarge, Unreachable
from onrecord.model import Page
from onrecord.pages import limits
from onrecord.pages.deadline import Trace, deadline
from onrecord.pages.inflate import inflate, pieces
from onrecord.pages.make import make
from onrecord.pages.robots import Rules, rules
from onrecord.pages.transport import CheckedTransport

USER_AGENT = f"onrecord/{__version__} (reads news pages for its user; honours robots.txt)"
_HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
            "Accept-Language": "fr, en;q=0.9", "Accept-Encoding": "gzip, deflate"}
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_MOVED = (301, 302, 303, 307, 308)

Permit = Callable[[httpx.URL, Trace], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back, redirects followed; the body is decompressed."""

    url: httpx.URL
    status: int
    content_type: str | None
    body: bytes


class Fetcher:
    """Fetches pages, remembering each host's robots.txt and when it was last asked. Not for several threads."""

    def __init__(self, transport: httpx.BaseTransport | None = None, *, allow_local: bool = False,
                 robots: bool = True, pause: float = limits.PAUSE_SECONDS,
                 seconds: float = limits.FETCH_SECONDS) -> None:
        """transport: in place of the network. robots: ask for robots.txt and obey it.

        pause: seconds between two requests to one host. seconds: the most that one page may take.
        """
        timeout = httpx.Timeout(min(seconds, limits.ANSWER_SECONDS), connect=min(seconds, limits.CONNECT_SECONDS))
        self._client = httpx.Client(transport=transport or CheckedTransport(allow_local=allow_local), timeout=timeout,
                                    headers=_HEADERS, follow_redirects=False, trust_env=False)
        self._robots, self._pause, self._seconds = robots, pause, seconds
        self._rules: dict[str, Rules] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Page:
        """The page at an address.

        Raises NotFound, Unreachable, NotAllowed, TooLarge, BadData, NothingReadable.
        """
        with deadline(self._seconds) as (trace, late), _told(url, late, self._seconds):
            permit = self._permit if self._robots else _permit_all
            answer = self._get(url, limits.PAGE_BYTES, trace, permit)
        _check_status(url, answer.status)
        return make(url, answer.body, declared=answer.content_type, url=str(answer.url))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _get(self, source: str, limit: int, trace: Trace, permit: Permit) -> _Answer:
        """Follow redirects, each hop checked as the first was."""
        url = httpx.URL(source)
        for _ in range(limits.REDIRECTS + 1):
            _check_address(source, url)
            permit(url, trace)
            self._wait(source, url)
            with self._client.stream("GET", url, extensions={"trace": trace}) as response:
                target = response.headers.get("Location") if response.status_code in _MOVED else None
                if target is None:
                    body = _body(source, response, limit)
                    return _Answer(url, response.status_code, response.headers.get("Content-Type"), body)
            url = url.join(target)
        raise Unreachable(source, f"over {limits.REDIRECTS} redirects")

    def _permit(self, url: httpx.URL, trace: Trace) -> None:
        """Raises NotAllowed where the host's robots.txt keeps us out."""
        origin = _origin(url)
        if origin not in self._rules:
            self._rules[origin] = rules(lambda: self._robots_txt(url, trace))
        if refusal := self._rules[origin].refusal(str(url)):
            raise NotAllowed(str(url), refusal)

    def _robots_txt(self, url: httpx.URL, trace: Trace) -> tuple[int, bytes]:
        address = str(url.copy_with(path="/robots.txt", query=None, fragment=None))
        try:
            answer = self._get(address, limits.ROBOTS_BYTES, trace, _permit_all)
        except (TooLarge, BadData):
            return 404, b""  # no rules that anybody could read
        return answer.status, answer.body

    def _wait(self, source: str, url: httpx.URL) -> None:
        """Leave the host its pause since the last page."""
        origin = _origin(url)
        known = self._rules.get(origin)
        pause = max(self._pause, known.pause if known and self._pause else 0.0)
        left = self._asked.get(origin, -pause) + pause - time.monotonic() if origin in self._asked else 0.0
        if left > limits.LONGEST_PAUSE_SECONDS:
            raise NotAllowed(source, f"the site asks for {pause:.0f} seconds between requests; try again later")
        if left > 0:
            time.sleep(left)
        if url.path != "/robots.txt":
            self._asked[origin] = time.monotonic()


@lru_cache(maxsize=2)
def default_fetcher(allow_local: bool = False) -> Fetcher:
    """The process's own fetcher, so that pauses and robots.txt are kept from page to page."""
    return Fetcher(allow_local=allow_local)


def _permit_all(url: httpx.URL, trace: Trace) -> None:
    """For robots.txt itself, and where the user has robots.txt left out."""


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"


def _check_address(source: str, url: httpx.URL) -> None:
    if url.scheme not in ("http", "https"):
        raise NotAllowed(source, f"it leads to {url.scheme or 'no'}: address; only http:// and https:// are read")
    if not url.host:
        raise NotFound(source, "the address names no host")


def _check_status(source: str, status: int) -> None:
    if status in (404, 410):
        raise NotFound(source, f"there is no such page ({status})")
    if status in (401, 402, 403, 451):
        raise NotAllowed(source, f"the site refuses it ({status})")
    if status not in (200, 203):
        raise Unreachable(source, f"the site answers with an error ({status})")


def _body(source: str, response: httpx.Response, limit: int) -> bytes:
    """The answer's bytes, decompressed, both within the limit."""
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise TooLarge(source, f"over {limit // 2**20} MiB; a news page is far smaller")
    raw = bytearray()
    for chunk in response.iter_raw(limits.READ_BYTES):
        raw += chunk
        if len(raw) > limit:
            raise TooLarge(source, f"over {limit // 2**20} MiB; a news page is far smaller")
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        return bytes(raw)
    if coding not in _CODINGS:
        raise BadData(source, f"it came compressed with {coding}, which was not asked for")
    return inflate(source, pieces(bytes(raw)), limit, _CODINGS[coding])


@contextmanager
def _told(source: str, late: threading.Event, seconds: float) -> Iterator[None]:
    """httpx's exceptions in our words, with the address that the user named."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise Unreachable(source, "no answer in time") from error
    except httpx.InvalidURL as error:
        raise NotFound(source, f"no valid address ({error})") from error
    except httpx.HTTPError as error:
        reason = f"not finished within {seconds:.0f} seconds" if late.is_set() else f"the connection failed ({error})"
        raise Unreachable(source, reason) from error
    except SourceError as error:
        if error.source == source:
            raise
        if httpx.URL(error.source).host == httpx.URL(source).host:
            raise type(error)(source, error.reason) from error
        raise type(error)(source, f"{error.reason} (on the way: {error.source})") from error
