"""Publication dates as pages write them: in a dateline, in an address, in metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from onrecord.articles.phrases import fold, phrases
from onrecord.lang import CODES, language

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DATELINE_BLOCKS = 4
_AFTER_DATELINE = re.compile(r"(?:, [A-ZÀ-ÖØ-Þ][\w’' -]{1,40}\.)?[ \u00a0\u202f.,:]{0,4}(?:\([^()\n]{1,40}\))?"
                             r"[ \u00a0\u202f.,]{0,3}(?:[–—-]|$)")
_MARKED_OFF = re.compile(r"[,(\[–—-]\s?(?:(?:le|on|du)\s)?(?:\w{3,9},?\s)?$", re.I)
"""Between a title and its date: a mark, perhaps a small word and the day of the week."""
_SMALL = 3
"""Letters of the longest word that may be written small before a dateline's date (``le``, ``on``, ``sur``)."""


def iso(text: str) -> date | None:
    """The day of an ISO 8601 date or date and time, in the zone that it is written in."""
    match = _ISO.match(text.strip())
    return _day(*match.groups()) if match else None


def in_address(url: str) -> date | None:
    """The day in an address: ``/2022/10/11/``, ``2022-10-11``, ``20221011``; a year and a month are too little."""
    for match in _IN_ADDRESS.finditer(url):
        year, separator, month, day = match.groups()
        if (separator or len(month) + len(day) == 4) and (found := _day(year, month, day)):
            return found
    return None


def in_words(text: str, lang: str | None = None) -> date | None:
    """The first full date in the text: ``11 octobre 2022``, ``October 11, 2022``, an ISO date, 11/10/2022.

    The last only if one order of day and month is possible, or the language has one order only.
    """
    found = _written(text, lang)
    return found[0] if found else None


def dateline(blocks: Sequence[str], lang: str | None = None) -> date | None:
    """The date at the head of the text: ``BRUSSELS, Oct. 11, 2022 (ABC) -``, ``11 octobre 2022. -``, ``Publié le ...``.

    Only a full date counts, at the start of one of the first blocks: either the block holds nothing else but a place
    or words like *published on*, or a dash ends the dateline. Or it ends the first line of all, behind a comma, a dash
    or a bracket: ``Press briefing by X, 12 March 2022``. A line on a later change is passed over.
    """
    for block in blocks[:_DATELINE_BLOCKS]:
        head = block[:200]
        found = _written(head, lang)
        if found is None or phrases("updated").lead(head):
            continue
        day, start, end = found
        stated = phrases("dated").lead(head[:start]) == fold(head[:start]) and len(block) - end <= 40
        alone = len(block) - end <= 12 and _is_place(head[:start])
        last = block is blocks[0] and _ends_title(block[:start], block[end:])
        if stated or alone or last or (_is_place(head[:start]) and _AFTER_DATELINE.match(head, end)):
            return day
    return None


def _ends_title(before: str, after: str) -> bool:
    """Does the date stand at the end of the title of something said on one day, marked off from it?

    The day at the end of any other title may be the one it looks back on.
    """
    marked_off = _MARKED_OFF.search(before) and not after.strip(" )]\u00a0\u202f")
    return bool(marked_off) and any(f" {one} " in f" {fold(before)} " for one in phrases("occasions").whole)


def _is_place(text: str) -> bool:
    """Nothing, or a place or an outlet: a few words in upper case but for small ones."""
    words = text.split()
    return len(words) <= 6 and all(not word[:1].islower() or len(word) <= _SMALL for word in words)


def _written(text: str, lang: str | None) -> tuple[date, int, int] | None:
    found = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            month = _months().get(fold(match["month"]))
            if month and (day := _day(match["year"], str(month), match["day"])):
                found.append((day, *match.span()))
                break
    for match in _ISO.finditer(text):
        if day := _day(*match.groups()):
            found.append((day, *match.span()))
            break
    for match in _NUMERIC.finditer(text):
        first, second, year = match.groups()
        if day := _numeric(first, second, year, lang):
            found.append((day, *match.span()))
            break
    return min(found, key=lambda item: item[1], default=None)


def _numeric(first: str, second: str, year: str, lang: str | None) -> date | None:
    """Day and month in the language's order; without one, in the only order that makes a date."""
    day_first = _day(year, second, first)
    if lang and language(lang).table("articles").get("day_first"):
        return day_first
    month_first = _day(year, first, second)
    return (day_first or month_first) if day_first == month_first or not (day_first and month_first) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


@cache
def _months() -> dict[str, int]:
    """Every spelling of a month in any language, folded. (No two languages of ours disagree; a test checks.)"""
    return {fold(name): number for code in CODES
            for number, names in enumerate(language(code).table("articles")["months"], start=1) for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    tables = [language(code).table("articles") for code in CODES]
    names = sorted({name for table in tables for names in table["months"] for name in names}, key=len, reverse=True)
    ordinals = "|".join(sorted({ordinal for table in tables for ordinal in table["ordinals"]}))
    month = f"(?P<month>{'|'.join(map(re.escape, names))})"
    year, gap = r"(?P<year>\d{4})(?!\d)", r"[ \u00a0\u202f]"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:{ordinals})?{gap}{month}\.?,?{gap}{year}", re.I),
        re.compile(rf"(?<!\w){month}\.?{gap}(?P<day>\d{{1,2}})(?:{ordinals})?,?{gap}{year}", re.I),
    )
