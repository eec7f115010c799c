"""The languages of the desk itself: messages from gettext catalogues, dates and numbers as each language writes them.

The language of the desk is not the language of what it shows: articles stay in theirs, and are marked so.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from math import ceil

from babel import Locale, dates, numbers, support
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGS = ("en", "fr")
"""The first is the language that the messages are written in."""

_LOCALES = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}
_FIRST = {"en": "1", "fr": "1er"}
"""The first day of a month, as it is written."""


@dataclass(frozen=True)
class Language:
    """One language of the desk."""

    code: str
    locale: Locale
    messages: support.NullTranslations

    def say(self, message: str) -> str:
        """A message of the desk."""
        return str(self.messages.ugettext(message))

    def count(self, one: str, many: str, number: float) -> str:
        """A message that depends on a number, with the number in it as ``%(n)s``."""
        return str(self.messages.ungettext(one, many, ceil(number))) % {"n": self.number(number)}

    def number(self, number: float) -> str:
        """12 345 or 12,345."""
        return numbers.format_decimal(number, locale=self.locale)

    def percent(self, share: float) -> str:
        """93% or 93 %."""
        return numbers.format_percent(share, locale=self.locale)

    def day(self, day: date | None) -> str:
        """17 June 2026, 17 juin 2026; empty for None."""
        return _written(day, "d MMMM y", self.code) if day else ""

    def short_day(self, day: date | None) -> str:
        """17 Jun 2026, 17 juin 2026; empty for None."""
        return _written(day, "d MMM y", self.code) if day else ""

    def dated(self, text: str) -> str:
        """A date written as precisely as it is known: 2017-05-14, 2017-05 or 2017 as 14 May 2017, May 2017, 2017."""
        if len(text) == len("2017"):
            return text
        return self.month(date.fromisoformat(f"{text}-01")) if len(text) == len("2017-05") else \
            self.short_day(date.fromisoformat(text))

    def weekday(self, day: date) -> str:
        """Wednesday 17 June 2026."""
        return _written(day, "EEEE d MMMM y", self.code)

    def weekday_name(self, day: date) -> str:
        """Wed."""
        return dates.format_date(day, "EEE", locale=self.locale)

    def month(self, day: date) -> str:
        """June 2026."""
        return dates.format_date(day, "LLLL y", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """17 Jun 2026, 08:05 UTC. Moments are kept and shown in UTC."""
        return f"{dates.format_datetime(moment, 'd MMM y, HH:mm', locale=self.locale)} UTC"

    def days(self, first: date | None, last: date | None) -> str:
        """An interval of days as short as it can be said; empty where both ends are open."""
        if first is None and last is None:
            return ""
        if first is None or last is None:
            return self.say("from %(day)s") % {"day": self.day(first)} if first else \
                self.say("until %(day)s") % {"day": self.day(last)}
        if first == last:
            return self.short_day(first)
        return str(dates.format_interval(first, last, "yMMMd", locale=self.locale))


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, code: str) -> str:
    if day.day == 1:
        pattern = pattern.replace("d", f"'{_FIRST[code]}'")
    return dates.format_date(day, pattern, locale=_LOCALES[code])


@lru_cache(maxsize=len(LANGS))
def language(code: str) -> Language:
    """The language of a code; its catalogue is read once, from the .po as it is."""
    return Language(code, _LOCALES[code], _catalogue(code))


def _catalogue(code: str) -> support.NullTranslations:
    if code == LANGS[0]:
        return support.NullTranslations()
    source = resources.files("onrecord.web").joinpath("locale", code, "LC_MESSAGES", "desk.po")
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return support.Translations(compiled, domain="desk")


def chosen(kept: str | None, accepted: str) -> str:
    """The language of a session: what it chose, else the first one of ours that the browser asks for."""
    if kept in LANGS:
        return str(kept)
    wanted = [piece.partition(";")[0].strip()[:2].lower() for piece in accepted[:200].split(",")]
    return next((code for code in wanted if code in LANGS), LANGS[0])
