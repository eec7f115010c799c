"""How far a long piece of work is: rate and remaining time, on standard error."""

from __future__ import annotations

import sys
import time
from collections import deque

from onrecord.output.plain import one_line

_WINDOW_SECONDS = 60.0
"""The rate is that of the last minute: what is there already goes by quickly and says nothing of what is to come."""
_TERMINAL_SECONDS, _LOG_SECONDS = 0.2, 60.0
"""How often it is shown: as one line on a terminal that is replaced, as lines of a log elsewhere."""


class Meter:
    """Shows a line; measures in bytes what there is to do, and in articles what was done."""

    def __init__(self, total: int) -> None:
        """total: bytes; 0 where nobody knows."""
        self.total, self.articles = total, 0
        self._terminal = sys.stderr.isatty()
        self._source, self._behind = "", 0
        self._began = self._shown = time.monotonic()
        self._past: deque[tuple[float, int, int]] = deque([(self._began, 0, 0)])

    def at(self, source: str, behind: int) -> None:
        """What is being read, and how many bytes are behind."""
        self._source, self._behind = source, max(behind, self._behind)
        self._show()

    def article(self) -> None:
        """One more is done."""
        self.articles += 1
        self._show()

    def clear(self) -> None:
        """Take the line away, before anything else is written to the terminal."""
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def summary(self) -> str:
        """How long it took, in words."""
        seconds = time.monotonic() - self._began
        return f"{lasting(seconds)}, {self.articles / max(seconds, 0.001):.1f} a second"

    def line(self, now: float) -> str:
        """The line: how much is done, how fast, how long it will take."""
        then, behind, articles = self._past[0]
        passed = max(now - then, 0.001)
        done = f"{self.articles:,} articles, {(self.articles - articles) / passed:.1f} a second"
        speed = (self._behind - behind) / passed
        if self.total and speed > 0:
            share = min(self._behind / self.total, 1.0)
            done += f", {share:.0%}, about {lasting((self.total - self._behind) / speed)} left"
        return f"{done}: {one_line(self._source)[-50:]}"

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown < (_TERMINAL_SECONDS if self._terminal else _LOG_SECONDS):
            return
        self._shown = now
        self._past.append((now, self._behind, self.articles))
        while len(self._past) > 2 and now - self._past[0][0] > _WINDOW_SECONDS:
            self._past.popleft()
        line = self.line(now)
        sys.stderr.write(f"\r\x1b[K{line} " if self._terminal else f"onrecord: {line}\n")
        sys.stderr.flush()


def lasting(seconds: float) -> str:
    """A span of time in words, as exact as it is of use."""
    if seconds < 120:
        return f"{max(seconds, 0):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
