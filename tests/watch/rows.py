"""Rows of a record made by hand, for tests of the watch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zlib import crc32

from onrecord.rows import Amount, Cite, Promise, Saying, Stance, Told

DAY_ONE = date(2026, 3, 2)


def cite(day: date, words: str = "words", *, article: str = "", **more: Any) -> Cite:
    """A quotation of NATO's in an article of its own."""
    key = (day.toordinal() << 24) + (crc32(f"{words}{article}".encode()) & 0xFFFF)
    values: dict[str, Any] = {"speaker": "Ada", "actor": "ada", "body": "nato", "act": "assess", "certainty": "CT+",
                              "kind": "direct", "lang": "en", "confidence": 0.9, "title": "t", "outlet": "The Post",
                              "url": None} | more
    article = article or f"{day}{words}"
    return Cite(key=key, id=f"s{day}{words}{article}", day=day, words=words, article=article, **values)


def stance(day: date, state: str, *, holder: str = "nato", question: str = "nuclear-posture",
           subject: tuple[tuple[str, str], ...] = (("power", "ru"),), conditional: bool = False,
           **more: Any) -> Stance:
    """Evidence of one quotation."""
    return Stance(cite(day, f"it is {state}", **more), holder, question, subject, conditional, state, "change", "yes",
                  (0, 5))


def told(day: date, what: str, *, of: date | None = None, to: date | None = None, **more: Any) -> Told:
    """A telling of something scheduled for a day."""
    article = f"{day} {what} {more}"
    values: dict[str, Any] = {"kind": "scheduled", "words": what, "place": None, "actors": (), "statement": None,
                              "outlet": "The Post", "lang": "en", "title": None, "url": None} | more
    return Told(id=article, what=what, from_=of, to=to or of, article=article, span=(0, 9), day=day, **values)


def promise(day: date, value: float, says: str = "made", *, unit: str = "tank", to: date | None = None,
            receiver: str | None = "ua", giver: str = "de", **more: Any) -> Promise:
    """A statement on an amount of tanks."""
    amount = Amount(value, unit, f"{value:g} {unit}")
    return Promise(cite(day, f"{says} {value}", **more), giver, receiver, amount, None, says,  # type: ignore[arg-type]
                   None, to, (0, 3))


def saying(days: list[date], *, line: int = 1, lang: str = "en", heard: int = 9, body: str = "nato") -> Saying:
    """Something said on these days."""
    cites = tuple(replace(cite(day, f"line {line}"), lang=lang) for day in days)
    return Saying(line, body, lang, ("word",), cites, heard)
