"""Numbers, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

FIRST_YEAR, LAST_YEAR = 1000, 2199
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NUMERIC = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)")


def figure_classes(unit: str, day_suffixes: Sequence[str]) -> set[str]:
    """The classes of a unit written in figures: number, day of the month, year, decade, a date in figures."""
    if unit.isascii() and unit.isdigit():
        return _plain(unit)
    if _ISO.fullmatch(unit):
        return {"iso"}
    if _NUMERIC.fullmatch(unit):
        return {"numeric"}
    if re.fullmatch(r"\d{1,2}/\d{1,2}", unit):
        return {"daymonth"}
    if re.fullmatch(r"(?:\d\d)?\d0s", unit):
        return {"decade"}
    suffixed = re.fullmatch(r"(\d{1,2})(\D+)", unit)
    if suffixed and suffixed[2] in day_suffixes:
        return {"nth"} | ({"day"} if 1 <= int(suffixed[1]) <= 31 else set())
    return set()


def _plain(unit: str) -> set[str]:
    if len(unit) > 6:
        return set()
    found = {"figure"}
    if len(unit) <= 2 and 1 <= int(unit) <= 31:
        found.add("day")
    if len(unit) == 2:
        found.add("twodigits")
    if len(unit) == 4 and FIRST_YEAR <= int(unit) <= LAST_YEAR:
        found.add("year")
    return found


def leading(unit: str) -> int:
    """The figures that a unit begins with ("1er" -> 1)."""
    match = re.match(r"'?(\d+)", unit)
    return int(match[1]) if match else 0


def spelled(values: Iterable[int]) -> int:
    """The number that number words make: four twenty ten -> 90, two hundred six -> 206."""
    total = part = 0
    for value in values:
        if value >= 100:
            total, part = total + max(part, 1) * value, 0
        elif value == 20 and part == 4:  # quatre-vingt
            part = 80
        else:
            part += value
    return total + part
