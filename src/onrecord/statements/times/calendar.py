"""Arithmetic of days: an interval is a first and a last day, both included; weeks run from Monday to Sunday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]

# A stretch of a longer unit that "early", "mid" and "late" name: 1-10, 11-20, 21-end of a month; thirds of a year;
# Monday and Tuesday, Wednesday and Thursday, Friday to Sunday of a week.
PARTS = ("early", "mid", "late")


def day(of: date) -> Days:
    """One day."""
    return of, of


def week(of: date, shift: int = 0) -> Days:
    """The week of a day, or the one so many weeks later."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def weekend(of: date, shift: int = 0) -> Days:
    """Saturday and Sunday of the week of a day, or of a later one."""
    sunday = week(of, shift)[1]
    return sunday - timedelta(days=1), sunday


def month(year: int, number: int) -> Days:
    """A month; numbers outside of 1 to 12 run on into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, count: int) -> Days:
    """Some whole months in a row."""
    return month(year, first)[0], month(year, first + count - 1)[1]


def year(number: int, count: int = 1) -> Days:
    """A year, or some in a row."""
    return date(number, 1, 1), date(number + count - 1, 12, 31)


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, None where there is no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def later(of: date, unit: str, count: int) -> date:
    """So many units after a day (before it when negative); 31 January and a month is the last of February."""
    if unit in ("day", "week"):
        return of + timedelta(days=count * (7 if unit == "week" else 1))
    first, last = month(of.year, of.month + count * MONTHS[unit])
    return first.replace(day=min(of.day, last.day))


# How many months the longer units hold.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def whole(unit: str, of: date, shift: int = 0) -> Days:
    """The whole unit that a day lies in, or the one so many units later."""
    if unit == "day":
        return day(of + timedelta(days=shift))
    if unit == "week":
        return week(of, shift)
    if unit == "weekend":
        return weekend(of, shift)
    size = MONTHS[unit]
    if unit == "century":  # the first year of one is 2001
        return year((of.year - 1) // 100 * 100 + 1 + shift * 100, 100)
    if size >= 12:
        years = size // 12
        return year((of.year // years + shift) * years, years)
    return months(of.year, (of.month - 1) // size * size + 1 + shift * size, size)


def part(days: Days, unit: str, name: str) -> Days:
    """The early, mid or late part of a unit's days."""
    first, last = days
    if unit in ("week", "weekend"):
        cuts = [first, first + timedelta(days=2), first + timedelta(days=4)]
    elif unit == "month":
        cuts = [first, first.replace(day=11), first.replace(day=21)]
    else:
        third = max(1, ((last.year - first.year) * 12 + last.month - first.month + 1) // 3)
        cuts = [first, later(first, "month", third), later(first, "month", 2 * third)]
    ends = [cuts[1] - timedelta(days=1), cuts[2] - timedelta(days=1), last]
    at = PARTS.index(name)
    return cuts[at], ends[at]


def easter(year: int) -> date:
    """Western Easter Sunday: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    number, day = divmod(h + weekday - 7 * m + 90, 25), h + weekday - 7 * m
    return date(year, number[0], (day + 33 * number[0] + 19) % 32)


def nth_weekday(year: int, month_: int, weekday: int, n: int) -> date:
    """The n-th Monday (0) ... Sunday (6) of a month; the last one for n = -1."""
    first, last = month(year, month_)
    if n < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
