"""The fixed words of the brief in one language, and how it writes days."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.brief.nouns import Texts
from onrecord.lang import CODES, language


class Wording:
    """``lang/<code>/brief.toml``. Raises LanguageError for a language there is none of."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.table: dict[str, Any] = language(lang).table("brief")

    def word(self, group: str, key: str | None) -> str:
        """The word for a code of ours; empty for None and for what needs none."""
        return str(self.table[group].get(key, key)) if key else ""

    def sentence(self, key: str) -> str:
        """A sentence, as a template."""
        return str(self.table["say"][key])

    def of(self, texts: Texts) -> str:
        """Our text in this language, or the one there is."""
        return texts.get(self.lang) or next((texts[code] for code in CODES if texts.get(code)), "")

    def day(self, day: date) -> str:
        """A day in full: 17 September 2031."""
        number = self.table["first_day"] if day.day == 1 else str(day.day)
        return str(self.table["day"]).format(day=number, month=self.table["months"][day.month - 1], year=day.year)

    def days(self, first: date, last: date) -> str:
        """An interval of days, both included."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"
