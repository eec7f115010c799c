"""Makers of dates that name their day, month or year: absolute ones, and those that leave the year to the tense."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.statements.times import calendar
from onrecord.statements.times.calendar import Days, day_of
from onrecord.statements.times.found import Found, Reckoned, fixed, maker, reckoned, vague
from onrecord.statements.times.names import is_count, is_dateline, is_name

# A day so near ahead is meant even where the verb looks back ("presented the summit of 20 October").
NEAR = timedelta(days=45)
NO_YEAR = "no year in the words and no publication date to tell it by"


def with_year(found: Found, month: int, day: int, shift: int | None = None) -> tuple[date | None, str]:
    """The day of a date without a year, by tense; by nearness where no verb says. With the reasoning."""
    published = found.published
    if published is None:
        return None, NO_YEAR
    years = range(published.year - 8, published.year + 9)  # 29 February comes round within eight years
    every = [d for y in years if (d := day_of(y, month, day))]
    past = max((d for d in every if d <= published), default=None)
    coming = min((d for d in every if d >= published), default=None)
    if past is None or coming is None:
        return None, "there is no such day"
    if shift is not None:
        return (coming, "the first to come") if shift > 0 else (past, "the latest gone")
    ahead = None if is_dateline(found) else found.ahead
    if ahead is False and found.tense.by_noun and coming - published <= NEAR:
        ahead = None
    if ahead is None:
        near = past if published - past <= coming - published else coming
        return near, "the nearest to publication"
    return (coming, "the first to come") if ahead else (past, "the latest gone")


def _shift(found: Found) -> int | None:
    for name in ("after", "shift"):
        if found.has(name):
            return int(found.value(name)) or None
    return None


@maker("date")
def date_(found: Found) -> Reckoned | None:
    """A day with its month: 11 October 2022, le 1er juillet, mardi 11 octobre, le 19 mars dernier."""
    month, day = found.month(), int(found.value("day"))
    if month is None or is_name(found):
        return None
    year = found.year()
    if year is not None:
        value = day_of(year, month, day)
        return fixed((value, value) if value else None, "as written" + _clash(found, value))
    value, how = with_year(found, month, day, _shift(found))
    if value is None:
        return vague(how)
    return reckoned(found, (value, value), how + _clash(found, value))


def _clash(found: Found, value: date | None) -> str:
    """A weekday that does not fit its date is worth a word: one of the two is a mistake."""
    weekday = found.weekday()
    if value is None or weekday is None or weekday == value.weekday():
        return ""
    return f' (which is no "{found.text("weekday" if found.has("weekday") else "wday")}")'


@maker("days")
def days_(found: Found) -> Reckoned | None:
    """From one day to another: 12 and 13 October, du 30 septembre au 2 octobre 2022, Oct. 17-23."""
    month = found.month("_b") or found.month("_a") or found.month()
    start_month = found.month("_a") or month
    if month is None or start_month is None:
        return None
    first, last = int(found.value("day_a")), int(found.value("day_b"))
    end_year = found.year("_b") or found.year("_a") or found.year()
    if end_year is not None:
        return fixed(_between(found.year("_a"), (start_month, first), (end_year, month, last)))
    end, how = with_year(found, month, last)
    if end is None:
        return vague(how)
    return reckoned(found, _between(None, (start_month, first), (end.year, month, last)), how)


def _between(year: int | None, start: tuple[int, int], end: tuple[int, int, int]) -> Days | None:
    last = day_of(*end)
    first = day_of(year if year is not None else end[0] - (start > end[1:]), *start)
    return (first, last) if first and last and first <= last else None


@maker("iso")
def iso_(found: Found) -> Reckoned | None:
    """2022-10-11."""
    figures = re.findall(r"\d+", " ".join(u.text for u in found.units[found.first:found.last + 1]))
    value = day_of(*(int(part) for part in figures[:3]))
    return fixed((value, value) if value else None)


@maker("numeric")
def numeric(found: Found) -> Reckoned | None:
    """11/10/2022: in the order of the language, the other way round where only that gives a day."""
    a, b, year = (int(part) for part in re.split(r"[/.]", found.text("numeric")))
    if year < 100:
        year += 2000 if year < 70 else 1900
    by_day, by_month = day_of(year, b, a), day_of(year, a, b)
    day_first = found.lex.table["day_first"]
    wanted, other = (by_day, by_month) if day_first else (by_month, by_day)
    value = wanted or other
    if wanted and other and wanted != other and found.published:
        near = [d for d in (wanted, other) if abs(d - found.published) <= timedelta(days=31)]
        value = near[0] if len(near) == 1 else wanted
    return fixed((value, value) if value else None, "day first" if value == by_day else "month first")


@maker("daymonth")
def daymonth(found: Found) -> Reckoned | None:
    """le 11/10."""
    a, b = (int(part) for part in found.text("daymonth").split("/"))
    value, how = with_year(found, b, a)
    return reckoned(found, (value, value), how) if value else vague(how)


@maker("month")
def month_(found: Found) -> Reckoned | None:
    """A month, or the early, mid or late part of it, with or without its year."""
    number, year = found.month(), found.year()
    if number is None or is_name(found):
        return None
    how = "as written"
    if year is None:
        year, how = _month_year(found, number)
    if year is None:
        return vague(how)
    days = _part(found, calendar.month(year, number))
    return fixed(days) if found.has("year") else reckoned(found, days, how)


def _month_year(found: Found, number: int) -> tuple[int | None, str]:
    published, shift = found.published, _shift(found)
    if published is None:
        return None, NO_YEAR
    if found.has("shift") and found.value("shift") == 0:
        return published.year, "this year's"
    if shift is not None:
        past = number < published.month if shift < 0 else number <= published.month
        if shift > 0:
            return published.year + past, "the first to come"
        return published.year - (not past), "the latest gone"
    ahead = found.ahead
    if ahead is None or (ahead is False and found.tense.by_noun and number - published.month in (1, -11)):
        distance = (number - published.month + 5) % 12 - 5
        return published.year + (published.month + distance - 1) // 12, "the nearest to publication"
    if ahead:
        return published.year + (number < published.month), "the first to come"
    return published.year - (number > published.month), "the latest gone"


def _part(found: Found, days: Days, unit: str = "month") -> Days:
    if found.has("ordinal") and unit == "month":
        return _ordinal_stretch(found, days)
    part = found.value("part") or "whole"
    return days if part == "whole" else calendar.part(days, unit, part)


def _ordinal_stretch(found: Found, days: Days) -> Days:
    """The first week, the second half, the last fortnight of a month."""
    n, (first, last) = int(found.value("ordinal")), days
    size = {"week": 7, "half": 15}[found.extra["stretch"]]
    if n < 0:
        return last - timedelta(days=size - 1), last
    start = first + timedelta(days=size * (n - 1))
    if start > last:
        return days
    return start, last if size == 15 and n == 2 else min(start + timedelta(days=size - 1), last)


@maker("months")
def months_(found: Found) -> Reckoned | None:
    """From one month to another, in one year or two."""
    first, last = found.month("_a"), found.month("_b")
    if first is None or last is None:
        return None
    end, how = found.year("_b") or found.year(), "as written"
    absolute = end is not None
    if end is None:
        end, how = _last_year(found, last)
    if end is None:
        return vague(how)
    start = found.year("_a") or end - (first > last)
    days = (calendar.month(start, first)[0], calendar.month(end, last)[1])
    if days[0] > days[1]:
        return vague("it ends before it begins")
    return fixed(days) if absolute else reckoned(found, days, how)


def _last_year(found: Found, number: int) -> tuple[int | None, str]:
    if found.published is None:
        return None, NO_YEAR
    if found.ahead is not False:
        return found.published.year + (number < found.published.month), "the first to come"
    return found.published.year - (number > found.published.month), "the latest gone"


@maker("year")
def year_(found: Found) -> Reckoned | None:
    """A year, or the early, mid or late part of it."""
    number = found.year()
    if number is None or (not found.extra.get("sure") and is_count(found)):
        return None
    return fixed(_part(found, calendar.year(number), "year"))


@maker("years")
def years_(found: Found) -> Reckoned | None:
    """2014-2016, from 2014 to 2016, 2014-15."""
    first = found.year("_a")
    if first is None:
        return None
    last = found.year("_b") if found.has("year_b") else first // 100 * 100 + int(found.text("twodigits"))
    if last is None or not first < last <= first + 200:
        return None
    return fixed((calendar.year(first)[0], calendar.year(last)[1]))


@maker("decade")
def decade(found: Found) -> Reckoned | None:
    """The 1990s, les années 90, the early 1990s."""
    name = next((n for n in ("decade", "year", "twodigits", "decadeword") if found.has(n)), None)
    if name is None:
        return None
    first = int(found.value(name))
    first += 0 if first >= 100 else 1900 if first >= 30 else 2000
    if first % 10:
        return None
    return fixed(_part(found, calendar.year(first, 10), "decade"))


@maker("century")
def century(found: Found) -> Reckoned | None:
    """The 19th century: 1801 to 1900."""
    text = found.text("nth") if found.has("nth") else found.text("roman")
    roman = text.removesuffix("e").removesuffix("èm")
    number = int(found.value("nth")) if found.has("nth") else found.lex.table["roman"].get(roman)
    if not number or not 1 <= number <= 30:
        return None
    return fixed(calendar.year(number * 100 - 99, 100))
