"""What took long to find, kept until it no longer stands; a thread finds anew what people look at."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.exceptions import HTTPException

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.web import shapes

KEPT = 120
"""So many findings are kept, those asked for last."""
LOOKED_AT = 15 * 60.0
"""Seconds after which what nobody asked for is no longer found anew on its own."""
EVERY, SHARE = 1.0, 4.0
"""Seconds between two looks at the record; and for each second of finding, so many of rest, so that a record that is
added to all day does not keep the processor."""

EVERYWHERE = ("actor", "utterance")
"""What people decide of these may change any finding."""
FINDINGS = ("shift", "contradiction", "first", "silence", "repeat", "pledge")
"""What is decided of these is not found anew, but looked up by the pages that show it; the brief leaves it out."""


@dataclass(slots=True)
class _Finding:
    """What was found, and the state of the record that it was found in."""

    state: tuple[int, ...]
    value: Any
    make: Callable[[], Any]
    asked: float
    judged: bool
    """Whether it leaves out what people said is no change."""
    touched: set[str] = field(default_factory=set)
    """What people decided on while it showed them: what is undone of those shows at once, too."""


class Keeping:
    """Findings by name. Shared between threads.

    What was found in an earlier state of the record is still shown while it is found anew, unless people have decided
    since on something that it shows: what they rejected is gone from the next page.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.renewing = False
        """Whether somebody finds anew what is of an earlier state; else it is found when it is asked for."""
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._found: OrderedDict[str, _Finding] = OrderedDict()

    def kept(self, name: str, make: Callable[[], Any], judged: bool = False) -> Any:
        """What ``make`` gives, or gave and still stands. Who asks for the same at the same time waits for it, so that
        it is found once. judged: decisions on what the watch found change it."""
        state, now = self.record.state(), time.monotonic()
        found = self._serviceable(name, state, now)
        if found is None:
            with self._lock(name):
                wanted = _Finding(state, None, make, now, judged)
                found = self._serviceable(name, state, now) or self._make(name, wanted)
        return found.value

    def renew(self, running: Callable[[], bool]) -> None:
        """Find anew what was asked for lately and is of an earlier state, the last asked for first; as long as
        ``running`` says so."""
        for name in self._lately():
            if not running():
                return
            with self._lock(name):
                found, state = self._found.get(name), self.record.state()
                if found and found.state != state:
                    self._make(name, replace(found, state=state))

    def _lately(self) -> list[str]:
        since = time.monotonic() - LOOKED_AT
        with self._guard:
            return [name for name, one in reversed(self._found.items()) if one.asked >= since]

    def _lock(self, name: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(name, threading.Lock())

    def _serviceable(self, name: str, state: tuple[int, ...], now: float) -> _Finding | None:
        with self._guard:
            found = self._found.get(name)
            renewed = found is not None and self.renewing and now - found.asked < LOOKED_AT
            if found:
                found.asked = now
                self._found.move_to_end(name)
        if found is None or found.state == state:
            return found
        return found if renewed and not self._touched(found) else None

    def _touched(self, found: _Finding) -> bool:
        """Whether people decided on something that the finding shows, or that may be anywhere in it."""
        decided = self.record.decided_since(found.state[0])
        if any(about in EVERYWHERE for about, _ in decided):
            return True
        named = {target for about, target in decided if found.judged or about not in FINDINGS}
        encoded = shapes.encode(found.value) if named else b""
        shown = {target for target in named if f'"{target}"'.encode() in encoded or target in found.touched}
        found.touched |= shown
        return bool(shown)

    def _make(self, name: str, wanted: _Finding) -> _Finding:
        """Find it, under its lock. The state is that of before: what is added meanwhile is found the next time."""
        value = wanted.make()
        with self._guard:
            before = self._found.get(name)
            found = replace(wanted, value=value, touched=before.touched if before else set())
            self._found[name] = found
            while len(self._found) > KEPT:
                self._locks.pop(self._found.popitem(last=False)[0], None)
        return found


class Warmer:
    """A thread that opens the pages once at the start, then keeps what is looked at as the record stands."""

    def __init__(self, keeping: Keeping, openings: Sequence[Callable[[], Any]],
                 once: Sequence[Callable[[], Any]] = ()) -> None:
        """openings: each opens one page; those that most people come to first. once: opened at the start alone."""
        self.keeping, self.openings = keeping, openings
        self._first = deque((*openings, *once))
        self._known: object = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def ready(self, seconds: float) -> bool:
        """Open the pages here and now, before anyone waits for them, but for no longer than so many seconds. Gives
        whether all were; what is left is opened after the start."""
        late = time.monotonic() + seconds
        self._known = self._attempt(self.keeping.record.state)
        while self._first and time.monotonic() < late:
            self._attempt(self._first.popleft())
        return not self._first

    def start(self) -> None:
        """Begin; also again after an end."""
        self._ended.clear()
        self.keeping.renewing = True
        self._thread = threading.Thread(target=self._run, name="warmer", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop after the finding that is under way."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self._watch()
        finally:
            self.keeping.renewing = False  # whatever ended it: nobody is shown what nobody renews

    def _watch(self) -> None:
        """Look at the record every now and then, until it is ended."""
        rest = 0.0
        while not self._ended.wait(rest):
            began = time.monotonic()
            state = self._attempt(self.keeping.record.state)
            if self._first or state != self._known:
                self._round()
            self._known, rest = state, max(EVERY, (time.monotonic() - began) * SHARE)

    def _round(self) -> None:
        """Open what people come to first: on a new day that is something else; then find anew what was looked at."""
        opened = deque(self._first or self.openings)
        self._first.clear()
        while opened and not self._ended.is_set():
            self._attempt(opened.popleft())
        self._attempt(lambda: self.keeping.renew(lambda: not self._ended.is_set()))

    def _attempt(self, what: Callable[[], Any]) -> Any:
        """Whoever opens the page is told what is wrong with the record, or that there is none; here nobody listens."""
        try:
            return what()
        except (RecordError, HTTPException):
            return None
