"""Makers of times told from the day of publication: yesterday, Thursday, tonight, next week, later this month."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.statements.times import calendar
from onrecord.statements.times.calendar import Days, whole
from onrecord.statements.times.found import UNDATED, Found, Reckoned, maker, reckoned, vague
from onrecord.statements.times.names import is_nowadays, is_proverbial

UNDECIDED = "no verb tells whether it is past or to come"
ONE = timedelta(days=1)


def latest(published: date, weekday: int) -> date:
    """The latest such weekday up to and including the day of publication."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def first_after(published: date, weekday: int) -> date:
    """The first such weekday after the day of publication."""
    return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)


def pick_weekday(found: Found, weekday: int) -> tuple[date | None, str]:
    """The day that a weekday means: by "next" and "last", else by the tense of its verb."""
    published = found.published
    if published is None:
        return None, UNDATED
    if found.has("unit"):
        shift = int(found.value("after" if found.has("after") else "shift"))
        return calendar.week(published, shift)[0] + timedelta(days=weekday), "of that week"
    if found.has("after"):
        ahead = int(found.value("after")) > 0
        return (first_after(published, weekday), "the first after") if ahead else \
            (latest(published - ONE, weekday), "the latest before")
    before: int | None = found.value("shift") if found.has("shift") else found.extra.get("shift")
    if before == 1:
        return calendar.week(published, 1)[0] + timedelta(days=weekday), "of the next week"
    if before == -1:
        return latest(published - ONE, weekday), "the latest before"
    if before == 0 and weekday == published.weekday():
        return published, "that very day"
    if found.ahead is None:
        return None, UNDECIDED
    if found.ahead:
        return first_after(published, weekday), "the first after"
    return latest(published, weekday), "the latest"


@maker("weekday")
def weekday_(found: Found) -> Reckoned | None:
    """A weekday, with or without a part of the day."""
    number = found.weekday()
    if number is None:
        return None
    day, how = pick_weekday(found, number)
    return reckoned(found, calendar.day(day), how) if day else vague(how)


@maker("weekdays")
def weekdays(found: Found) -> Reckoned | None:
    """From one weekday to another; a night from one to the next."""
    first, last = found.weekday("_a"), found.weekday("_b")
    if first is None or last is None:
        return None
    if found.extra.get("habit") and found.tense.direction in ("present", None):
        return None
    length = timedelta(days=(last - first) % 7)
    historical = found.extra.get("night") and found.tense.direction == "present"
    if found.published is not None and (historical or found.ahead is False):
        end = latest(found.published, last)
        return reckoned(found, (end - length, end), "the latest")
    start, how = pick_weekday(found, first)
    return reckoned(found, (start, start + length), how) if start else vague(how)


@maker("deictic")
def deictic(found: Found) -> Reckoned | None:
    """Yesterday, today, the day after tomorrow; ``shift`` in the table where a pattern says it."""
    shift = int(found.value("deictic")) if found.has("deictic") else int(found.extra["shift"])
    if shift == 0 and found.has("deictic") and not found.has("daypart") and is_nowadays(found):
        return None
    if shift and found.has("deictic") and is_proverbial(found):
        return None
    if found.published is None:
        return vague(UNDATED)
    return reckoned(found, calendar.day(found.published + timedelta(days=shift)))


@maker("night")
def night(found: Found) -> Reckoned | None:
    """A night told without its day: two days, the one just ended or, where the verb looks ahead, the coming one."""
    if found.published is None:
        return vague(UNDATED)
    if found.ahead and not found.extra.get("past"):
        return reckoned(found, (found.published, found.published + ONE), "the coming night")
    return reckoned(found, (found.published - ONE, found.published), "the night just ended")


@maker("nightof")
def night_of(found: Found) -> Reckoned | None:
    """The night from one day to the next, told by its first day: two days."""
    number = found.weekday()
    if number is None:
        return None
    day, how = pick_weekday(found, number)
    return reckoned(found, (day, day + ONE), how) if day else vague(how)


@maker("unit")
def unit_(found: Found) -> Reckoned | None:
    """This, next or last week, month, year ...; or its early, mid or late part."""
    unit = str(found.extra.get("named") or found.value("unit"))
    if unit not in ("day", "week", "weekend", *calendar.MONTHS):
        return None
    if found.published is None:
        return vague(UNDATED)
    if unit == "day" and found.has("part"):
        return None  # "at the end of the day"
    shift = next((int(found.value(n)) for n in ("after", "shift") if found.has(n)), int(found.extra.get("shift", 0)))
    if unit == "weekend":
        return _weekend(found, shift)
    days, name = whole(unit, found.published, shift), _name(shift, unit)
    if found.has("part") and found.value("part") != "whole":
        days, name = calendar.part(days, unit, found.value("part")), f'{found.value("part")} in {name}'
    if unit == "week" and shift == 0 and found.has("part") and found.value("part") == "early":
        days = _early_week(found, days)
    return reckoned(found, days, name)


def _name(shift: int, unit: str) -> str:
    return {0: f"the {unit} of publication", 1: f"the {unit} after", -1: f"the {unit} before"}.get(shift, unit)


def _early_week(found: Found, days: Days) -> Days:
    """"En début de semaine" of a week that has yet to begin, or of the one under way."""
    assert found.published is not None
    if found.ahead and days[1] < found.published:
        return days[0] + timedelta(weeks=1), days[1] + timedelta(weeks=1)
    return days


def _weekend(found: Found, shift: int) -> Reckoned:
    published = found.published
    assert published is not None
    resting = published.weekday() >= 5
    if shift < 0:
        saturday = latest(published - ONE * (2 if resting else 1), 5)
    elif shift > 0:
        saturday = first_after(published, 5) if found.has("after") else calendar.weekend(published, 1)[0]
    elif resting:
        saturday = latest(published, 5)
    elif found.ahead is None:
        return vague(UNDECIDED)
    else:
        ahead = found.ahead and not (found.extra.get("over") and found.tense.direction == "present")
        saturday = first_after(published, 5) if ahead else latest(published, 5)
    return reckoned(found, (saturday, saturday + ONE))


@maker("rest")
def rest(found: Found) -> Reckoned | None:
    """Later this week: from publication to its end; earlier this year: from its beginning to publication."""
    unit = str(found.value("unit"))
    if unit not in ("day", "week", *calendar.MONTHS):
        return None
    if found.published is None:
        return vague(UNDATED)
    shift = int(found.value("shift")) if found.has("shift") else 0
    first, last = whole(unit, found.published, shift)
    if shift == 0:
        first, last = (found.published, last) if found.extra["side"] == "later" else (first, found.published)
        return reckoned(found, (first, last), f"what is {found.extra['side']} in the {unit} of publication")
    return reckoned(found, calendar.part((first, last), unit, "late" if found.extra["side"] == "later" else "early"),
                    f"{found.extra['side']} in {_name(shift, unit)}")


@maker("vague")
def vague_(found: Found) -> Reckoned | None:
    """A time that the words leave open: soon, recently, in the coming days, a year later."""
    return vague(str(found.extra["why"]))


@maker("trap")
def trap(found: Found) -> Reckoned | None:  # noqa: ARG001 - a maker like the others
    """No time: durations, ages, rates, recurrences, names."""
    return None
