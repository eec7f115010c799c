"""What the pages look at: the record and the knowledge, opened once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from onrecord.knowledge import Knowledge, entries, load
from onrecord.knowledge.doctrines import doctrines
from onrecord.knowledge.questions import questions
from onrecord.record import Counts, Record, Value
from onrecord.web.keeping import Keeping
from onrecord.web.settings import Settings

FRESH = 20.0
"""Seconds for which the newest day is kept: it says how much there is, not what was decided."""
VALUES = 500
"""The most values of a field that are kept."""


_OPEN = re.compile(r"[ \u00a0]*\([X→, \u00a0]+\)")
"""Slots of a question that nothing is known of: (X), (X → X)."""


class Desk:
    """The record and what is known of the world, for as long as the server runs. Shared between threads."""

    def __init__(self, settings: Settings) -> None:
        """Opens the record. Raises RecordError when it cannot."""
        self.settings = settings
        self.knowledge: Knowledge = load(settings.knowledge)
        self.record = Record.open(settings.record, read_only=not settings.writes, knowledge=self.knowledge,
                                  frugal=True)
        self.keeping = Keeping(self.record)
        self._kept: dict[str, tuple[float, Any]] = {}

    def values(self, field: str) -> tuple[Value, ...]:
        """The values of a field, those with most statements first."""
        found: tuple[Value, ...] = self.kept(f"values {field}", lambda: self.record.values(field, VALUES))
        return found

    def counts(self) -> Counts:
        """How much there is. Decisions are counted each time: not all of them change what else there is."""
        found: Counts = self.kept("counts", self.record.counts)
        latest = self.record.decisions(limit=1)
        return replace(found, decisions=latest[0].key if latest else 0)

    def newest(self) -> date | None:
        """The day of the newest article; not older than a moment."""
        found: date | None = self.fresh("newest", self.record.newest)
        return found

    def fresh(self, name: str, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, or gave a moment ago."""
        now = time.monotonic()
        at, value = self._kept.get(name, (-FRESH, None))
        if now - at >= FRESH:
            value = make()
            self._kept[name] = (time.monotonic(), value)
        return value

    def kept(self, name: str, make: Callable[[], Any], judged: bool = False) -> Any:
        """What ``make`` gives, or gave and still stands: for what takes long to find. See :class:`Keeping`."""
        return self.keeping.kept(name, make, judged)

    def close(self) -> None:
        """Close the record."""
        self.record.close()

    @cached_property
    def acts(self) -> dict[str, dict[str, str]]:
        """Act -> language -> its name."""
        book = entries("codebook", self.settings.knowledge)
        return {key: dict(entry.table["names"]) for key, entry in book.items()}

    def actor_name(self, key: str | None, lang: str, otherwise: str | None = None) -> str:
        """The name of an actor as the desk's language prints it; else as given, as articles have it, its key."""
        actor = self.knowledge.actor(key) if key and not key.startswith("~") else None
        if actor is not None:
            return actor.name(lang)
        known = otherwise or (self.record.name(key) if key else None)
        return known[0].upper() + known[1:] if known else (key or "").lstrip("~").replace("-", " ").title()

    def question_name(self, key: str, lang: str, subject: Mapping[str, str] | None = None) -> str:
        """A question with the names of what it is about in it."""
        question = questions(self.settings.knowledge).get(key)
        names = {slot: self.actor_name(value, lang) for slot, value in (subject or {}).items()}
        return _OPEN.sub("", question.asked(lang, names)) if question else key

    def states(self, question: str, lang: str) -> Mapping[str, str]:
        """The states of a question: key -> name."""
        found = questions(self.settings.knowledge).get(question)
        return {state.key: state.names[lang] for state in found.states} if found else {}

    def doctrine_name(self, key: str, lang: str) -> str:
        """The name of a doctrine's document."""
        doctrine = doctrines(self.settings.knowledge).get(key)
        return doctrine.names[lang] if doctrine else key

    def topic_name(self, key: str, lang: str) -> str:
        """The name of a topic."""
        topic = self.knowledge.topics.get(key)
        return (topic.names.get(lang) or key) if topic else key
