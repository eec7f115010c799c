"""Fetch a page from the web: politely, with limits, and from public addresses only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

import httpx

from onrecord import __version__
from onrecord.errors import BadData, NotAllowed, NotFound, SourceError, TooLarge, Unreachable
from onrecord.model import Page
from onrecord.pages import limits
from onrecord.pages.answers import Answer, Known, answer, check_status
from onrecord.pages.deadline import Trace, deadline
from onrecord.pages.hosts import Hosts
from onrecord.pages.make import make
from onrecord.pages.transport import CheckedTransport

USER_AGENT = f"onrecord/{__version__} (reads news pages for its user; honours robots.txt)"
PAGES = "text/html, application/xhtml+xml, text/plain;q=0.8"
LISTINGS = ("application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
            "application/json;q=0.8, text/html;q=0.7, */*;q=0.1")
_HEADERS = {"User-Agent": USER_AGENT, "Accept": PAGES, "Accept-Language": "fr, en;q=0.9",
            "Accept-Encoding": "gzip, deflate"}
_MOVED = (301, 302, 303, 307, 308)

Permit = Callable[[httpx.URL, Trace], None]


class Fetcher:
    """Fetches pages, remembering each host's robots.txt and when it was last asked. Safe for several threads."""

    def __init__(self, transport: httpx.BaseTransport | None = None, *, allow_local: bool = False,
                 robots: bool = True, pause: float = limits.PAUSE_SECONDS,
                 seconds: float = limits.FETCH_SECONDS) -> None:
        """transport: in place of the network. robots: ask for robots.txt and obey it.

        pause: seconds between two requests to one host. seconds: the most that one page may take.
        """
        timeout = httpx.Timeout(min(seconds, limits.ANSWER_SECONDS), connect=min(seconds, limits.CONNECT_SECONDS))
        self._client = httpx.Client(transport=transport or CheckedTransport(allow_local=allow_local), timeout=timeout,
                                    headers=_HEADERS, follow_redirects=False, trust_env=False)
        self._robots, self._seconds = robots, seconds
        self._hosts = Hosts(pause)

    def fetch(self, url: str) -> Page:
        """The page at an address.

        Raises NotFound, Unreachable, Busy, NotAllowed, TooLarge, BadData, NothingReadable.
        """
        return page(url, self.get(url))

    def get(self, url: str, known: Known = Known(), *, limit: int = limits.PAGE_BYTES,  # noqa: B008 - frozen
            accept: str = PAGES) -> Answer:
        """What an address answers with: 200, or 304 when nothing has changed since ``known``.

        limit: bytes. accept: the Accept header. Raises as :meth:`fetch` does, but for NothingReadable.
        """
        with deadline(self._seconds) as (trace, late), _told(url, late, self._seconds):
            permit = self._permit if self._robots else _permit_all
            found = self._get(url, limit, trace, permit, known.headers | {"Accept": accept})
        if not (found.unchanged and known.headers):
            check_status(url, found)
        return found

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _get(self, source: str, limit: int, trace: Trace, permit: Permit, headers: dict[str, str]) -> Answer:
        """Follow redirects, each hop checked as the first was."""
        url = httpx.URL(source)
        for _ in range(limits.REDIRECTS + 1):
            _check_address(source, url)
            permit(url, trace)
            self._hosts.wait(source, url)
            with self._client.stream("GET", url, headers=headers, extensions={"trace": trace}) as response:
                target = response.headers.get("Location") if response.status_code in _MOVED else None
                if target is None:
                    return answer(source, url, response, limit)
            url = url.join(target)
        raise Unreachable(source, f"over {limits.REDIRECTS} redirects")

    def _permit(self, url: httpx.URL, trace: Trace) -> None:
        self._hosts.permit(url, lambda: self._robots_txt(url, trace))

    def _robots_txt(self, url: httpx.URL, trace: Trace) -> tuple[int, bytes]:
        address = str(url.copy_with(path="/robots.txt", query=None, fragment=None))
        try:
            found = self._get(address, limits.ROBOTS_BYTES, trace, _permit_all, {"Accept": "text/plain"})
        except (TooLarge, BadData):
            return 404, b""  # no rules that anybody could read
        return found.status, found.body


@lru_cache(maxsize=2)
def default_fetcher(allow_local: bool = False) -> Fetcher:
    """The process's own fetcher, so that pauses and robots.txt are kept from page to page."""
    return Fetcher(allow_local=allow_local)


def page(source: str, answer: Answer) -> Page:
    """The page that an answer holds. Raises NothingReadable, TooLarge, BadData."""
    return make(source, answer.body, declared=answer.content_type, url=str(answer.url))


def _permit_all(url: httpx.URL, trace: Trace) -> None:
    """For robots.txt itself, and where the user has robots.txt left out."""


def _check_address(source: str, url: httpx.URL) -> None:
    if url.scheme not in ("http", "https"):
        raise NotAllowed(source, f"it leads to {url.scheme or 'no'}: address; only http:// and https:// are read")
    if not url.host:
        raise NotFound(source, "the address names no host")


@contextmanager
def _told(source: str, late: threading.Event, seconds: float) -> Iterator[None]:
    """httpx's exceptions in our words, with the address that the user named."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise Unreachable(source, "no answer in time") from error
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a name that its xn-- does not spell
        raise NotFound(source, f"no valid address ({error})") from error
    except httpx.HTTPError as error:
        reason = f"not finished within {seconds:.0f} seconds" if late.is_set() else f"the connection failed ({error})"
        raise Unreachable(source, reason) from error
    except SourceError as error:
        if error.source == source:
            raise
        if httpx.URL(error.source).host == httpx.URL(source).host:
            raise error.of(source, error.reason) from error
        raise error.of(source, f"{error.reason} (on the way: {error.source})") from error
