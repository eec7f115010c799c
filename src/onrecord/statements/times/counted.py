"""Makers of times that count units from the day of publication: three years ago, in ten days, the past two months."""

from __future__ import annotations

from onrecord.lang import language
from onrecord.statements.times import calendar
from onrecord.statements.times.calendar import Days, later, whole
from onrecord.statements.times.found import MAX_COUNT, UNDATED, Found, Reckoned, maker, reckoned, vague

# Words between a superlative and the time that it is measured by: "la plus grave crise diplomatique depuis dix ans".
_NEAR = 7


def _distance(found: Found) -> tuple[str, int] | None:
    """The unit and how many of it; None beyond reckoning, or for hours that stay within a day."""
    unit = str(found.value("unit"))
    count = found.count() if found.has("number") else 1
    if count is None:
        return None
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit in ("hour", "minute", "second"):
        hours = count if unit == "hour" else 0
        return "day", round(hours / 24)
    if unit == "weekend":
        unit = "week"
    years = count * calendar.MONTHS.get(unit, 1) / 12
    return (unit, count) if years <= MAX_COUNT else None


def _at(found: Found, sign: int) -> tuple[Days, str] | None:
    distance = _distance(found)
    if distance is None or found.published is None:
        return None
    unit, count = distance
    grain = "year" if unit in ("decade", "century") else unit
    days = whole(grain, later(found.published, unit, sign * count))
    return days, f"{count} {unit}{'s' if count != 1 else ''} {'later' if sign > 0 else 'earlier'}"


@maker("ago")
def ago(found: Found) -> Reckoned | None:
    """N days ago is a day, N weeks ago that week, N months ago that month, N years ago that year."""
    return _reckon_at(found, -1)


@maker("in")
def in_(found: Found) -> Reckoned | None:
    """In N days; with a verb that looks back, the same words say how long it took ("built it in ten days")."""
    if found.extra.get("ahead_only") and (found.ahead is False or not _leads_on(found) or _of_a_noun(found)):
        return None
    return _reckon_at(found, 1)


def _leads_on(found: Found) -> bool:
    """Whether the count of units is the whole of its phrase ("in 10 years of war" is a duration)."""
    tree, after = found.walk.tree, found.tokens.stop
    return after >= len(tree) or tree.form[after] not in ("of", "de")


def _of_a_noun(found: Found) -> bool:
    """"the worst crisis in 20 years" looks back whatever its verb."""
    tree, verb = found.walk.tree, found.tense.verb
    if found.tense.direction == "future":
        return False
    return verb is None or tree.pos[verb] not in ("VERB", "AUX") or found.tense.by_noun


def _reckon_at(found: Found, sign: int) -> Reckoned:
    if found.published is None:
        return vague(UNDATED)
    at = _at(found, sign)
    return reckoned(found, at[0], at[1]) if at else vague("too far to reckon")


@maker("within")
def within(found: Found) -> Reckoned | None:
    """Within N units, d'ici N units: from publication to the end of what "in N units" would name."""
    if found.published is None:
        return vague(UNDATED)
    at = _at(found, 1)
    return reckoned(found, (found.published, at[0][1]), f"up to {at[1]}") if at else vague("too far to reckon")


@maker("sincelength")
def since_length(found: Found) -> Reckoned | None:
    """Depuis N units: from the beginning of what "N units ago" would name, to publication.

    Not behind a superlative: "la plus grave depuis cinq ans" says what it is measured by, nothing lasted so long.
    """
    if _superlative(found):
        return vague("the measure of a superlative")
    if found.published is None:
        return vague(UNDATED)
    at = _at(found, -1)
    return reckoned(found, (at[0][0], found.published), f"since {at[1]}") if at else vague("too far to reckon")


def _superlative(found: Found) -> bool:
    """Whether a superlative ("la plus") stands close before the time, in its sentence."""
    tree, first = found.walk.tree, found.tokens.start
    near = range(max(first - _NEAR, found.walk.sentence(first).start), first)
    words = language(tree.lang).table("times")["superlative"]
    return any(f"{tree.form[t - 1]} {tree.form[t]}".lower() in words for t in near if t > near.start)


@maker("window")
def window(found: Found) -> Reckoned | None:
    """The past three months, the next 48 hours: the days from then to publication, or on from it."""
    sign = int(found.extra["sign"])
    if found.published is None:
        return vague(UNDATED)
    distance = _distance(found)
    if distance is None:
        return vague("too far to reckon")
    other = later(found.published, distance[0], sign * distance[1])
    return reckoned(found, (min(other, found.published), max(other, found.published)),
                    f"{distance[1]} {distance[0]}s {'on from' if sign > 0 else 'up to'} publication")
