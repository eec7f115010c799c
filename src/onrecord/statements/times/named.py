"""Makers of stretches with a name: holidays, seasons, quarters and halves."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.statements.times import calendar
from onrecord.statements.times.calendar import Days, day_of
from onrecord.statements.times.dates import NO_YEAR, with_year
from onrecord.statements.times.found import UNDATED, Found, Reckoned, fixed, maker, reckoned, vague

_RULE = re.compile(r"easter(?P<offset>[+-]\d+)?|(?P<month>\d\d)-(?:(?P<day>\d\d)|(?P<weekday>\d)#(?P<n>-?\d))")


def holiday_in(when: str, year: int) -> date:
    """A holiday's day in a year. ``12-25``: that day; ``11-3#4``: the fourth Thursday (Monday is 0); ``easter-2``."""
    rule = _RULE.fullmatch(when)
    if rule is None:
        raise ValueError(f"cannot read the holiday rule {when!r}")
    if rule["month"] is None:
        return calendar.easter(year) + timedelta(days=int(rule["offset"] or 0))
    if rule["day"] is None:
        return calendar.nth_weekday(year, int(rule["month"]), int(rule["weekday"]), int(rule["n"]))
    return date(year, int(rule["month"]), int(rule["day"]))


@maker("holiday")
def holiday(found: Found) -> Reckoned | None:
    """A holiday, with its year or in the year that the tense tells."""
    if _given_name(found):
        return None
    when, year = str(found.extra["when"]), found.year()
    if year is not None:
        return fixed(calendar.day(holiday_in(when, year)), found.extra["name"])
    if found.published is None:
        return vague(NO_YEAR)
    if found.has("after") or found.has("shift"):
        shift = int(found.value("after" if found.has("after") else "shift"))
        every = [holiday_in(when, found.published.year + n) for n in (-1, 0, 1)]
        gone, coming = [d for d in every if d < found.published], [d for d in every if d > found.published]
        day = coming[0] if shift > 0 else gone[-1]
        return reckoned(found, calendar.day(day), str(found.extra["name"]))
    near = holiday_in(when, found.published.year)
    day_, how = with_year(found, near.month, near.day)
    if day_ is None:
        return vague(how)
    return reckoned(found, calendar.day(holiday_in(when, day_.year)), how)


def _given_name(found: Found) -> bool:
    """"Noël Dubois", "Père Noël", "a Christmas tree": another name or thing right beside it."""
    tree, tokens = found.walk.tree, found.tokens
    if found.extra["name"] not in found.lex.table["holiday_homonyms"]:
        return False
    beside = [t for t in (tokens.start - 1, tokens.stop) if 0 <= t < len(tree)
              and tree.sentence[t] == tree.sentence[tokens.start]]
    return any((tree.pos[t] == "PROPN" and tree.form[t][0].isupper() and not found.has("daypart"))
               or tree.lemma[t] in found.lex.table["classes"]["notholiday"] for t in beside)


def season_in(first_month: int, year: int) -> Days:
    """The three whole months of a season that begins in a year."""
    return calendar.months(year, first_month, 3)


@maker("season")
def season(found: Found) -> Reckoned | None:
    """Whole months: winter is December to February. Which year's: as written, or by "next", "last" and the tense."""
    first = int(found.value("season"))
    year = found.year() or found.year("_a")
    if year is not None:
        return fixed(season_in(first, year))
    if found.extra.get("habit") and (not _led(found) or found.tense.direction in ("present", None)):
        return None
    published = found.published
    if published is None:
        return vague(UNDATED)
    every = [season_in(first, published.year + n) for n in (-2, -1, 0, 1)]
    gone = [s for s in every if s[1] < published]
    now = [s for s in every if s[0] <= published <= s[1]]
    coming = [s for s in every if s[0] > published]
    shift = next((int(found.value(n)) for n in ("after", "shift") if found.has(n)), None)
    if shift is not None and shift != 0:
        return reckoned(found, coming[0] if shift > 0 else gone[-1])
    if now:
        return reckoned(found, now[0], "the one under way")
    if found.ahead is None:
        return vague("no verb tells which year's")
    return reckoned(found, coming[0] if found.ahead else gone[-1])


def _led(found: Found) -> bool:
    """Whether a preposition of time stands before a bare season, or is drawn into its article ("au printemps")."""
    before, first = found.before(), found.units[found.first].text.lower()
    wanted = found.lex.table["before_season"]
    return first in wanted or (before is not None and before.text.lower() in wanted)


@maker("fraction")
def fraction(found: Found) -> Reckoned | None:
    """A quarter or half of a year: the third quarter of 2023, le premier semestre, Q3."""
    unit, number = str(found.extra["unit"]), _number(found)
    size = calendar.MONTHS[unit]
    count = 12 // size
    number = count if number < 0 else number
    if not 1 <= number <= count:
        return None
    year, how = found.year(), "as written"
    if year is None:
        if found.published is None:
            return vague(UNDATED)
        year, how = _year_of(found, found.published, (number - 1) * size + 1, size)
    days = calendar.months(year, (number - 1) * size + 1, size)
    return fixed(days) if found.has("year") else reckoned(found, days, how)


def _number(found: Found) -> int:
    """Which of the fractions: a word's number, or the figure of "Q3"."""
    return int(found.value("ordinal")) if found.has("ordinal") else int(found.units[found.first].text[-1])


def _year_of(found: Found, published: date, first: int, size: int) -> tuple[int, str]:
    for name in ("after", "shift"):
        if found.has(name):
            return published.year + int(found.value(name)), "of that year"
    if found.ahead is False:
        return published.year - (first > published.month), "the latest"
    return published.year + (first + size - 1 < published.month), "the one under way or the first to come"


@maker("numberedday")
def numbered_day(found: Found) -> Reckoned | None:
    """A bare day of the month ("le 15", "on the 15th"): of this month or the one beside it, by tense."""
    published, number = found.published, int(found.value("day"))
    tree, token = found.walk.tree, found.units[found.groups["day"][0]].token
    after = token + 1
    if after in found.walk.sentence(token) and (tree.pos[after] in ("NOUN", "ADJ", "PROPN", "NUM")
                                                or tree.form[after][:1].isupper() or tree.form[after] == "-"):
        return None
    if tree.rel[token] in ("nsubj", "nsubj:pass", "root") or found.tense.direction is None:
        return None
    if published is None:
        return vague(UNDATED)
    step = 1 if found.ahead else -1
    for months in range(3):
        first = calendar.month(published.year, published.month + step * months)[0]
        value = day_of(first.year, first.month, number)
        if value and (value >= published if found.ahead else value <= published):
            return reckoned(found, calendar.day(value))
    return None
