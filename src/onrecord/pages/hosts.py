"""What is remembered of each host while we fetch: its robots.txt, and when it may be asked next."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable

import httpx

from onrecord.errors import Busy, NotAllowed
from onrecord.pages import limits
from onrecord.pages.robots import Rules, rules


class Hosts:
    """Safe for several threads: two that ask one host wait for one another, others do not wait."""

    def __init__(self, pause: float) -> None:
        """pause: seconds between two requests to one host, unless its robots.txt asks for more; 0: none at all."""
        self._pause = pause
        self._rules: dict[str, tuple[Rules, float]] = {}
        self._free: dict[str, float] = {}
        self._taking = threading.Lock()
        self._asking: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def permit(self, url: httpx.URL, robots_txt: Callable[[], tuple[int, bytes]]) -> None:
        """Raises NotAllowed where the host's robots.txt keeps us out, Busy where it cannot be had.

        It is asked for once in a day (RFC 9309, 2.4).
        """
        origin = f"{url.scheme}://{_host(url)}"
        with self._taking:
            asking = self._asking[origin]
        with asking:
            if origin not in self._rules or self._rules[origin][1] < time.monotonic():
                asked = rules(robots_txt)
                kept = limits.ROBOTS_CLOSED_SECONDS if asked.closed else limits.ROBOTS_SECONDS
                self._rules[origin] = asked, time.monotonic() + kept
            found = self._rules[origin][0]
        if found.closed:
            raise Busy(str(url), found.closed)
        if refusal := found.refusal(str(url)):
            raise NotAllowed(str(url), refusal)

    def wait(self, source: str, url: httpx.URL) -> None:
        """Leave the host its pause since the last page. Raises Busy when it asks for a longer one than we wait."""
        known = self._rules.get(f"{url.scheme}://{_host(url)}")
        pause = max(self._pause, known[0].pause if known and self._pause else 0.0)
        with self._taking:
            now = time.monotonic()
            left = max(self._free.get(_host(url), now) - now, 0.0)
            if left > limits.LONGEST_PAUSE_SECONDS:
                raise Busy(source, f"the site asks for {pause:.0f} seconds between requests; try again later", left)
            if url.path != "/robots.txt":
                self._free[_host(url)] = now + left + pause
        if left:
            time.sleep(left)


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii", "replace")
