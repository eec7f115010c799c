"""The agenda: what is scheduled, merged over articles and languages, with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from onrecord.knowledge import load
from onrecord.knowledge.fates import kind
from onrecord.knowledge.folding import fold
from onrecord.knowledge.lens import stem
from onrecord.rows import Told
from onrecord.watch.ids import made
from onrecord.watch.nouns import AgendaEntry, Fate

ALIKE, INSIDE = 0.6, 0.75
"""Share of words by which two namings are of one event; share of its words that a sentence about it has."""
AFTER = timedelta(days=10)
"""How long after its day an event is still spoken of as held."""
BEFORE = timedelta(days=60)
"""How far apart the days of one event can be told at all."""
LENGTH, CUT = 4, 6
LONG, SHORT = 80, timedelta(days=3)
"""Characters from which on a naming is a clause; days up to which an interval is a time and no deadline."""

Place = Callable[[str], str]
"""The key of a place as written: one for all languages."""


@lru_cache(maxsize=4096)
def known_place(text: str) -> str:
    """The key of a place that knowledge has under all its names (Bruxelles, Brussels), else its folded words."""
    found = load().named(text)
    return found[0].actor.key if found else fold(text)


@dataclass(slots=True)
class Event:
    """An event on its way to an entry."""

    lang: str
    words: Counter[str]
    told: list[Told]
    kind: str | None
    days: tuple[date, date] | None
    was: list[tuple[date, date]] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)
    counted: tuple[int, frozenset[str]] = (0, frozenset())
    """How much was told when ``core`` was last asked for, and what it was."""

    @property
    def core(self) -> frozenset[str]:
        """The words that most of its namings have."""
        if self.counted[0] != len(self.told):
            namings = sum(1 for one in self.told if one.kind == "scheduled")
            self.counted = len(self.told), frozenset(word for word, n in self.words.items() if 2 * n >= namings)
        return self.counted[1]

    @property
    def first(self) -> date:
        """The day it was first told."""
        return min((one.day for one in self.told if one.day), default=date.max)

    @property
    def last(self) -> date:
        """The day on which its date was last told."""
        return max((one.day for one in self.told if one.day and one.from_ and one.kind == "scheduled"),
                   default=date.min)


class Named:
    """An event with its names and days, looked up once: many sentences are held against it."""

    __slots__ = ("event", "held", "names", "open")

    def __init__(self, event: Event, days: tuple[date, date]) -> None:
        self.event = event
        last = min(days[1], date.max - AFTER)
        self.held, self.open = (days[0], last + AFTER), (event.first, last + timedelta(days=2))
        self.names: dict[str, set[frozenset[str]]] = {}
        for told in event.told:
            name = signature(told.what)
            if told.kind == "scheduled" and len(name) > 1:
                self.names.setdefault(told.lang, set()).add(name)

    def fits(self, words: frozenset[str], lang: str) -> bool:
        """Whether a sentence has most words of one of its names."""
        return any(len(name & words) >= INSIDE * len(name) for name in self.names.get(lang, ()))


def agenda(told: Iterable[Told], on: date, place: Place = known_place) -> tuple[AgendaEntry, ...]:
    """What is and was scheduled, by what was told up to a day, in order of its days.

    place: makes one key of the ways in which a place is written. Things without any date are left out.
    """
    known = [one for one in told if one.day is None or one.day <= on]
    events = _moved(_named([one for one in known if one.kind == "scheduled"], place))
    events = _joined(events)
    named = [Named(event, event.days) for event in events if event.days is not None]
    for one in known:
        if one.kind != "scheduled":
            _attach(named, one)
    found = [_entry(event, on) for event in events if event.days is not None]
    return tuple(sorted(found, key=lambda entry: (entry.from_ or date.max, entry.id)))


@lru_cache(maxsize=16384)
def signature(text: str) -> frozenset[str]:
    """The beginnings of the words of a naming."""
    return frozenset(stem(word)[:CUT] for word in fold(text).split(" ") if len(word) >= LENGTH)


def _named(told: Sequence[Told], place: Place) -> list[Event]:
    """Events by name and day, in each language, of several that fit the first told; those without a date join the one
    of their name."""
    events: list[Event] = []
    by_word: dict[tuple[str, str], list[int]] = {}
    for one in sorted(told, key=lambda one: (one.from_ is None, one.day or date.min)):
        words = signature(one.what)
        if not words:
            continue
        near = sorted({at for word in words for at in by_word.get((one.lang, word), ())})
        home = next((events[at] for at in near if _same(events[at], one, words)), None)
        if home is None:
            if one.from_ is None or one.to is None:
                continue
            home = Event(one.lang, Counter(), [], kind(one.what, one.lang), (one.from_, one.to))
            for word in words:
                by_word.setdefault((one.lang, word), []).append(len(events))
            events.append(home)
        home.told.append(one)
        home.words.update(words)
        if one.place:
            home.places[place(one.place)] += 1
        home.days = _narrower(home.days, one)
    return events


def _same(event: Event, one: Told, words: frozenset[str]) -> bool:
    core = event.core
    if len(core & words) < ALIKE * max(len(core), len(words)) or event.days is None:
        return False
    if one.from_ is None or one.to is None:
        return one.day is None or abs(one.day - event.days[0]) < BEFORE
    return one.from_ <= event.days[1] and event.days[0] <= one.to


def _narrower(days: tuple[date, date] | None, one: Told) -> tuple[date, date] | None:
    """The more precise of two overlapping intervals."""
    if one.from_ is None or one.to is None or days is None:
        return days
    return (one.from_, one.to) if one.to - one.from_ < days[1] - days[0] else days


def _moved(events: list[Event]) -> list[Event]:
    """Events of one name on other days: where the later-told day was told before the earlier one came, and the earlier
    one not again, it moved; else they are two (every week's committee)."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: event.first):
        old = next((other for other in reversed(kept) if _replaces(event, other)), None)
        if old is None:
            kept.append(event)
            continue
        assert old.days is not None
        old.was.append(old.days)
        old.days = event.days
        old.told += event.told
        old.words.update(event.words)
        old.places.update(event.places)
    return kept


def _replaces(new: Event, old: Event) -> bool:
    if new.lang != old.lang or new.kind is None or new.days is None or old.days is None or not new.core & old.core:
        return False
    if len(new.core & old.core) < ALIKE * max(len(new.core), len(old.core)):
        return False
    if new.places and old.places and not set(new.places) & set(old.places):
        return False
    return old.first < new.first <= old.days[1] and old.last <= new.first + timedelta(days=2)


def _joined(events: list[Event]) -> list[Event]:
    """Events that several names or languages have: on the same days in the same place, or of the same kind where one
    place is not told and no other event fits."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda event: -len(event.told)):
        home = [other for other in kept if _one(event, other)]
        if len(home) == 1 or (home and event.places):
            best = home[0]
            best.told += event.told
            best.was += [days for days in event.was if days not in best.was]
            best.places.update(event.places)
        else:
            kept.append(event)
    return kept


def _one(event: Event, other: Event) -> bool:
    if event.days is None or other.days is None:
        return False
    overlap = event.days[0] <= other.days[1] and other.days[0] <= event.days[1]
    exact = other.days[1] - other.days[0] <= timedelta(days=2) and event.days[1] - event.days[0] <= timedelta(days=7)
    if not overlap or not exact:
        return False
    if event.places and other.places:
        return bool(set(event.places) & set(other.places))
    return event.kind == other.kind and (event.lang != other.lang or bool(event.core & other.core))


def _attach(events: Sequence[Named], one: Told) -> None:
    """Put a sentence about what became of an event to the event it names."""
    if one.day is None:
        return
    day, words, held = one.day, signature(one.words), one.kind == "held"
    fitting = [named.event for named in events for first, last in (named.held if held else named.open,)
               if first <= day <= last and named.fits(words, one.lang)]
    if fitting:
        best = min(fitting, key=lambda event: abs((event.days or (day, day))[0] - day))
        best.told.append(one)


def _entry(event: Event, on: date) -> AgendaEntry:
    assert event.days is not None
    told = sorted(event.told, key=lambda one: (one.day or date.min, one.article, one.span))
    namings = [one for one in told if one.kind == "scheduled"]
    fullest = max(namings, key=lambda one: (len(one.what) < LONG, len(signature(one.what)), one.from_ is not None))
    where = next((one.place for one in reversed(namings) if one.place), None)
    actors = tuple(dict.fromkeys(actor for one in namings for actor in one.actors))[:6]
    fate, rule = _fate(event, told, on)
    return AgendaEntry(made("e", min(one.id for one in namings)), fullest.what, *event.days, tuple(event.was), where,
                       actors, fate, tuple(told), rule)


def _fate(event: Event, told: Sequence[Told], on: date) -> tuple[Fate, str]:
    assert event.days is not None
    kinds = [one for one in told if one.kind != "scheduled"]
    cancelled = [one for one in kinds if one.kind == "cancelled" and one.day]
    held = [one for one in kinds if one.kind == "held" and one.day]
    if cancelled and not _later(cancelled[-1], event, held):
        return "cancelled", f"told to be cancelled on {cancelled[-1].day}, in {_articles(cancelled)} articles"
    if held:
        return "held", f"told as held on {held[0].day}, in {_articles(held)} articles"
    if event.days[0] <= on <= event.days[1] and event.days[1] - event.days[0] <= SHORT:
        return "today", "its day is here"
    moved = bool(event.was) or any(one.kind == "moved" for one in kinds)
    if event.days[1] > on:
        return ("moved", "another day was told before the first one came") if moved else ("ahead", "its day is to come")
    return "not-heard-of", f"nothing is told of it since {event.days[1]}"


def _later(one: Told, event: Event, held: Sequence[Told]) -> bool:
    """Whether more is told of its being held than of its being cancelled, and later."""
    return sum(1 for other in held if other.day and one.day and other.day > one.day) > sum(
        1 for other in event.told if other.kind == "cancelled")


def _articles(told: Sequence[Told]) -> int:
    return len({one.article for one in told})
