"""Days in words."""

from __future__ import annotations

from datetime import date

from onrecord.statements.times.calendar import Days

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def spell(day: date) -> str:
    """``Tue 2022-10-11``."""
    return f"{NAMES[day.weekday()]} {day.isoformat()}"


def spell_days(days: Days) -> str:
    """One day, a week, or from one day to another."""
    first, last = days
    if first == last:
        return spell(first)
    if first.weekday() == 0 and (last - first).days == 6:
        return f"week of {spell(first)} to {spell(last)}"
    return f"{spell(first)} to {spell(last)}"
