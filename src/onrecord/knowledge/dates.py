"""Dates as precise as they are known: a year, a month, a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.knowledge.nouns import Days

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days(text: str) -> Days:
    """First and last day of ``2014``, ``2014-05`` or ``2014-05-07``.

    Raises ValueError, worded for a person, when the text has another form or the day does not exist.
    """
    found = _SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write 2014, 2014-05 or 2014-05-07")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
        if day is None:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except ValueError:
        raise ValueError(f"{text} is a date that does not exist") from None


def written(when: Days) -> str:
    """The shortest text that means the same days."""
    if when.first == when.last:
        return when.first.isoformat()
    return when.first.isoformat()[:7] if when.first.month == when.last.month else when.first.isoformat()[:4]
