"""Days in words, as precise as a reporter is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from evaluation.month.stock import small


def weekday(day: date, lang: str) -> str:
    """``Tuesday``, ``mardi``."""
    return str(small(lang)["weekdays"][day.weekday()])


def month(day: date, lang: str) -> str:
    """``October``, ``octobre``."""
    return str(small(lang)["months"][day.month - 1])


def absolute(days: Sequence[date], lang: str, *, bare: bool = False) -> str:
    """``on October 15 and 16``, ``le 15 octobre``; bare: without ``on`` (French keeps its article)."""
    first, last = days[0], days[-1]
    if lang == "fr":
        number = "1er" if first.day == 1 else str(first.day)
        both = f"les {number} et {last.day}" if last > first else f"le {number}"
        return f"{both} {month(last, lang)}"
    words = f"{month(first, lang)} {first.day}" + (f" and {last.day}" if last > first else "")
    return words if bare else f"on {words}"


def ahead(days: Sequence[date], seen_from: date, lang: str, rng: Random, *, bare: bool = False) -> str:
    """A day to come, seen from the day of publication: tomorrow, on Friday, next Tuesday, on October 21."""
    day, away = days[0], (days[0] - seen_from).days
    if len(days) > 1 or away <= 0 or away > 13 or rng.random() < 0.35:
        return absolute(days, lang, bare=bare)
    name = weekday(day, lang)
    next_week = day - timedelta(days=day.weekday()) > seen_from
    if away == 1 and rng.random() < 0.5:
        return "demain" if lang == "fr" else "tomorrow"
    if not next_week:
        return name if lang == "fr" or bare else f"on {name}"
    if (day - timedelta(days=day.weekday()) - seen_from).days > 7:
        return absolute(days, lang, bare=bare)
    if lang == "en":
        return f"next {name}"
    return f"{name} prochain" if away <= 7 else absolute(days, lang, bare=bare)


def past(day: date, seen_from: date, lang: str, rng: Random) -> str:
    """The day of a statement of today or yesterday: ``on Tuesday``, ``mardi``, ``ce mardi``."""
    name = weekday(day, lang)
    if lang == "en":
        return rng.choice([f"on {name}"] * 6 + [f"late on {name}", name])
    return rng.choice([name, name, f"ce {name}" if day == seen_from else name, f"{name} matin"])


def earlier(day: date, seen_from: date, lang: str, rng: Random) -> str:
    """A day some days or weeks back."""
    away = (seen_from - day).days
    if away == 7 and rng.random() < 0.5:
        return "il y a une semaine" if lang == "fr" else "a week ago"
    if 2 <= away <= 6 and rng.random() < 0.6:
        return f"{weekday(day, lang)} dernier" if lang == "fr" else f"last {weekday(day, lang)}"
    return absolute([day], lang)


def deadline(day: date, lang: str) -> str:
    """``by the end of October``, ``d'ici au 20 octobre``."""
    if (day + timedelta(days=1)).day == 1:
        name = month(day, lang)
        return f"d'ici à la fin {name}" if lang == "fr" else f"by the end of {name}"
    return f"d'ici au {day.day} {month(day, lang)}" if lang == "fr" else f"by {month(day, lang)} {day.day}"
