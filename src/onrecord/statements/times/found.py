"""What a pattern found, as the makers see it, and what a maker gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from onrecord.statements.times.calendar import Days
from onrecord.statements.times.lexicon import Lexicon, Rule
from onrecord.statements.times.numerals import leading, spelled
from onrecord.statements.times.spell import spell
from onrecord.statements.times.tense import Tense, Tenses
from onrecord.trees import Walk

# Beyond these a count of units is no reckoning of days any more ("in 5,000 years").
MAX_COUNT = 700
UNDATED = "no publication date to reckon from"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a piece of one, that has a code of its own."""

    text: str
    start: int
    end: int
    token: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The days (None: it is a time, and open) and the reasoning so far. No Reckoned at all: it is no time."""

    days: Days | None
    because: str
    absolute: bool = False
    """True where the words need no publication date."""


class Found:
    """A stretch of units that a rule matched, with what its named pieces hold."""

    def __init__(self, lex: Lexicon, rule: Rule, units: Sequence[Unit], at: tuple[int, int],
                 groups: dict[str, tuple[int, int]], tenses: Tenses, published: date | None,
                 limit: str | None = None) -> None:
        self.lex, self.rule, self.units, self.groups = lex, rule, units, groups
        self.first, self.last = at[0], at[1] - 1
        self.tenses, self.published, self.limit = tenses, published, limit

    @property
    def walk(self) -> Walk:
        """The walk over the article's tree."""
        return self.tenses.walk

    @property
    def extra(self) -> dict[str, Any]:
        """What the rule's entry in the table says besides its pattern."""
        return self.rule.extra

    @property
    def tokens(self) -> range:
        """The tokens that the match covers."""
        return range(self.units[self.first].token, self.units[self.last].token + 1)

    @cached_property
    def tense(self) -> Tense:
        """The tense that governs it."""
        return self.tenses.of(self.tokens, self.limit)

    @property
    def ahead(self) -> bool | None:
        """True where it looks to what comes, False where it looks back, None where no verb says."""
        direction = self.tense.direction
        return None if direction is None else direction != "past"

    def has(self, name: str) -> bool:
        """Whether a named piece took part in the match."""
        return name in self.groups

    def text(self, name: str) -> str:
        """The first unit of a named piece."""
        return self.units[self.groups[name][0]].text

    def value(self, name: str) -> Any:
        """What the table says of a named piece's word; its figures where it is written in figures."""
        if name not in self.groups:
            return None
        text = self.text(name)
        value = self.lex.value(name.partition("_")[0], text) if name.partition("_")[0] in self.lex.tables else None
        return leading(text) if value is None else value

    def month(self, label: str = "") -> int | None:
        """The month named by ``month`` or its short form, with a label."""
        for name in ("month", "mon"):
            if self.has(name + label):
                return int(self.value(name + label))
        return None

    def weekday(self, label: str = "") -> int | None:
        """The weekday, 0 for Monday."""
        for name in ("weekday", "wday"):
            if self.has(name + label):
                return int(self.value(name + label))
        return None

    def year(self, label: str = "") -> int | None:
        """The year in figures."""
        return int(self.value("year" + label)) if self.has("year" + label) else None

    def count(self, name: str = "number") -> int | None:
        """The number in figures or words that a piece holds; None when it is beyond reckoning."""
        first, last = self.groups[name]
        texts = [u.text for u in self.units[first:last]]
        if texts[0].isdigit():
            return int(texts[0]) if int(texts[0]) <= MAX_COUNT else None
        values = [self.lex.value("numword", t) for t in texts]
        total = spelled(int(v) for v in values if v is not None)
        return total if 0 < total <= MAX_COUNT else None

    def before(self, back: int = 1) -> Unit | None:
        """The unit that stands so many places before the match in its stretch."""
        return self.units[self.first - back] if self.first >= back else None

    def because(self, *steps: str) -> str:
        """The reasoning: publication day, the verb's tense if it was asked for, and further steps."""
        parts = [f"published {spell(self.published)}"] if self.published else []
        if "tense" in self.__dict__ and self.tense.verb is not None and self.tense.direction:
            verb = self.walk.tree.form[self.tense.verb]
            parts.append(f'{self.tense.direction} by "{verb}"')
        return ", ".join((*parts, *steps))


Maker = Callable[[Found], Reckoned | None]
MAKERS: dict[str, Maker] = {}


def maker(name: str) -> Callable[[Maker], Maker]:
    """Enter a maker in the table that patterns name them by."""
    def enter(function: Maker) -> Maker:
        MAKERS[name] = function
        return function
    return enter


def reckoned(found: Found, days: Days | None, *steps: str) -> Reckoned:
    """Days reckoned from the publication day; open without one."""
    if found.published is None:
        return Reckoned(None, UNDATED)
    if days is None:
        return Reckoned(None, ", ".join(steps) or "no such day")
    return Reckoned(days, found.because(*steps))


def fixed(days: Days | None, because: str = "as written") -> Reckoned:
    """Days that the words give by themselves."""
    return Reckoned(days, because if days else "there is no such day", absolute=True)


def vague(because: str) -> Reckoned:
    """A time without an interval."""
    return Reckoned(None, because)
