"""What robots.txt permits (RFC 9309), with protego."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

AGENT = "onrecord"
"""The name that robots.txt files know us by."""


@dataclass(frozen=True, slots=True)
class Rules:
    """One host's rules; ``rules`` is None where there are none, ``closed`` where they could not be had."""

    rules: Protego | None = None
    closed: str = ""

    def refusal(self, url: str) -> str:
        """Why the page may not be fetched; empty when it may."""
        if self.rules is not None and not self.rules.can_fetch(url, AGENT):
            return "the site's robots.txt does not permit it"
        return ""

    @property
    def pause(self) -> float:
        """Seconds that the site asks to wait between two requests; 0 when it does not say."""
        return float((self.rules.crawl_delay(AGENT) if self.rules else None) or 0.0)


def rules(get: Callable[[], tuple[int, bytes]]) -> Rules:
    """The rules that a host states.

    get: fetches robots.txt, giving status and body. As the RFC has it: no such file (4xx) permits everything; a
    server that fails (5xx) is left alone.
    """
    status, body = get()
    if 200 <= status < 300:
        return Rules(Protego.parse(body.decode("utf-8", "replace")))
    if status >= 500:
        return Rules(closed=f"its robots.txt answers with an error ({status}); the site is left alone")
    return Rules()
