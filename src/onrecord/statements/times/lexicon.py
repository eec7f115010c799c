"""The words of one language that times are made of, and its patterns, compiled once from ``lang/<code>/times.toml``.

Each form gets a *code*: one character for each unit it holds ("mi-octobre" holds three), the same character for all
units of the same classes, ``OTHER`` for words that no pattern speaks of. The codes of an article, joined, are the
string that the patterns run over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lang import language
from onrecord.statements.times.numerals import figure_classes
from onrecord.statements.times.patterns import compile_pattern, names

OTHER = "."
# Classes of which no stretch without one of them is looked at.
TRIGGERS = frozenset({"month", "mon", "weekday", "wday", "year", "iso", "numeric", "decade", "unit", "deictic",
                      "season", "daypart", "day", "trigger", "recurring"})
# Tables that give a value to each word, by the class that their words get.
VALUED = {"months": "month", "months_short": "mon", "weekdays": "weekday", "weekdays_short": "wday", "units": "unit",
          "deictics": "deictic", "seasons": "season", "numbers": "numword", "ordinals": "ordinal", "parts": "part",
          "shifts": "shift", "shifts_after": "after", "decades": "decadeword"}
# Forms are learnt as they come; an article of invented words must not fill the memory.
MAX_FORMS = 200_000
# "l'an" is "l'" and "an", "year's" is "year" and "'s", as the parsers cut them.
_PIECES = re.compile(r"\d+(?:er|re|st|nd|rd|th|e|s)?(?![^\W_])|\d+|'s\b|[^\W\d_]+(?:\.|'(?!s\b|\s|$))?|\S")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the maker that gives it its meaning, and what the table says besides."""

    make: str
    regex: re.Pattern[str]
    extra: dict[str, Any]


class Lexicon(dict[str, str]):
    """From a form to its code; unknown forms are learnt on the way."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__()
        self.table = table
        self.tables: dict[str, dict[str, Any]] = {}
        self._classes: dict[str, set[str]] = {}
        self._chars: dict[frozenset[str], str] = {}
        raw = _rules(table)
        self._read_words(table, raw)
        for form in list(self._classes):
            for variant in (form, form.lower(), form.capitalize(), form.upper()):
                self._char(self.classes(variant))
        for figure in ("0", "1", "13", "24", "32", "500", "1000", "1850", "2022", "5000", "1er", "2nd", "19th", "1990s",
                       "90s", "2022-10-11", "11/10/2022", "11/10", "40/99"):
            self._char(self.classes(figure))
        self.rules: dict[str, list[Rule]] = {}
        for make, like, extra in raw:
            self._add(make, like, extra, table["macros"])
        self.limits = [(name, compile_pattern(like, table["macros"], self._of)[0])
                       for name, likes in table["limits"].items() for like in likes]
        triggers = "".join(char for classes, char in self._chars.items() if classes & TRIGGERS)
        self.runs = re.compile(f"[^.{re.escape(triggers)}]*[{re.escape(triggers)}][^.]*")

    def __missing__(self, form: str) -> str:
        code = "".join(self._char(self.classes(unit)) for unit in self.units(form))
        if len(self) >= MAX_FORMS:
            self.clear()
        self[form] = code = code if code.strip(OTHER) else OTHER
        return code

    def units(self, form: str) -> list[str]:
        """The pieces of a form that are words of their own: ``["mi", "-", "octobre"]``; most forms are one."""
        if form.isalpha() or self.classes(form):
            return [form]
        return _PIECES.findall(form) or [form]

    def classes(self, unit: str) -> frozenset[str]:
        """All classes of a unit. Words that the table writes with a capital need one here."""
        found = self._classes.get(unit.lower(), set()) | self._classes.get(unit, set())
        if unit.isupper():
            found = found | self._classes.get(unit.capitalize(), set())
        if any(c.isdigit() for c in unit):
            found = found | figure_classes(unit, self.table["day_suffixes"])
        return frozenset(found)

    def value(self, class_: str, unit: str) -> Any:
        """What a table gives for a unit, None if it is not in it."""
        return self.tables[class_].get(unit.lower())

    def known(self) -> list[str]:
        """The forms that the table names, sorted."""
        return sorted(self._classes)

    def _read_words(self, table: dict[str, Any], raw: list[tuple[str, str, dict[str, Any]]]) -> None:
        for name, class_ in VALUED.items():
            self.tables[class_] = {form.lower(): value for form, value in table.get(name, {}).items()}
            for form in table.get(name, {}):
                self._classes.setdefault(form, set()).add(class_)
        for class_, forms in table["classes"].items():
            for form in forms:
                self._classes.setdefault(form, set()).add(class_)
        likes = [like for _, like, _ in raw] + [like for likes in table["limits"].values() for like in likes]
        for like in likes:
            for literal in (n for n in names(like, table["macros"]) if n.startswith("'")):
                self._classes.setdefault(literal[1:-1], set()).add(literal)

    def _char(self, classes: frozenset[str]) -> str:
        if not classes:
            return OTHER
        return self._chars.setdefault(classes, chr(0x4E00 + len(self._chars)))

    def _of(self, class_: str) -> str:
        return "".join(char for classes, char in self._chars.items() if class_ in classes) or "\uffff"

    def _add(self, make: str, like: str, extra: dict[str, Any], macros: dict[str, str]) -> None:
        regex, first = compile_pattern(like, macros, self._of)
        rule = Rule(make, regex, extra)
        for char in first:
            self.rules.setdefault(char, []).append(rule)


def _rules(table: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """(maker, pattern, what else the entry says), holidays with their names as patterns."""
    found = [(entry["make"], like, {k: v for k, v in entry.items() if k not in ("make", "like")})
             for entry in table["patterns"] for like in entry["like"]]
    for name, when in table["holidays"].items():
        words = "".join(f"'{word}' " for word in _PIECES.findall(name))
        found.append(("holiday", words + table["macros"]["after_holiday"], {"when": when, "name": name}))
    return found


@cache
def lexicon(lang: str) -> Lexicon:
    """The compiled table of a language."""
    return Lexicon(language(lang).table("times"))
