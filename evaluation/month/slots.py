"""What the slots of a wording stand for: the two sides of a theatre, meetings, gifts, places."""

from __future__ import annotations

from datetime import date
from random import Random

from evaluation.month import days
from evaluation.month.nouns import Utterance
from evaluation.month.plot import plot
from evaluation.month.stock import small
from evaluation.month.stories import known_date
from evaluation.month.world import bodies

_SIDES = {"ua": ("ua", "ru"), "valdonia": ("valdonia", "dravia")}


def sides(about: str, of: str, lang: str, rng: Random) -> dict[str, str]:
    """[friend], [foe], their capitals, and [us], the speaker's own side. The foe's foe is the other."""
    friend, foe = _SIDES[about]
    if of in ("ru", "dravia", "by"):
        foe = "ua" if about == "ua" else "kestria"
    own = bodies().get(of)
    friends, foes = bodies()[friend], bodies()[foe]
    name = friends.names[lang][0]
    return {"friend": name, "in-friend": "en " + name.split("'")[-1].split(" ")[-1] if lang == "fr" else name,
            "foe": foes.names[lang][0], "friendcap": friends.cap[lang], "foecap": foes.cap[lang],
            "us": rng.choice(own.names[lang]) if own else name}


def city_of(key: str, lang: str) -> str:
    """A city by the key of a body (its capital) or of the plot's list."""
    own = bodies().get(key)
    return str(own.cap[lang] if own else plot()["cities"][key][lang])


def meeting(ref: str, kind: str, told: date, published: date, lang: str, rng: Random) -> dict[str, str]:
    """[event] and its days, as known on the day it is told; of a move both days."""
    row = next(row for row in plot()["meeting"] if row["id"] == ref)
    on = row["on"] if kind in ("moved", "cancelled") else known_date(ref, told)
    found = {"event": row[lang], "event-bare": row[lang].split(" ", 1)[1], "city": city_of(row["city"], lang),
             "today": days.past(on[-1], published, lang, Random(0)) if lang == "en" else days.weekday(on[-1], lang),
             **_day("onday", on, published, lang, rng)}
    if "moved" in row:
        found |= _day("newday", [row["moved"][1]], published, lang, rng)
    return found


def _day(name: str, on: list[date], published: date, lang: str, rng: Random) -> dict[str, str]:
    return {name: days.ahead(on, published, lang, rng), f"{name}-abs": days.absolute(on, lang),
            f"{name}-bare": days.ahead(on, published, lang, rng, bare=True),
            f"{name}-bare-abs": days.absolute(on, lang, bare=True)}


def gift(one: Utterance, lang: str) -> dict[str, str]:
    """[gift], [before] and [by] of a pledge."""
    unit = str(one.detail["unit"])
    found = {"gift": amount(one.detail["amount"], unit, lang), "by": ""}
    due, before = one.detail["due"], one.detail["before"]
    if isinstance(due, date):
        found["by"] = days.deadline(due, lang)
    if before is not None:
        found["before"] = amount(before, unit, lang)
    return found


def amount(value: object, unit: str, lang: str) -> str:
    """``six air defence launchers``, ``1.2 billion euros``, ``180 000 obus``."""
    number = int(str(value))
    if unit == "shells":
        return f"{number} 000 obus" if lang == "fr" else f"{number},000 shells"
    if unit == "million" and number >= 1000:
        digits = f"{number / 1000:g}"
        return f"{digits.replace('.', ',')} milliard d'euros" if lang == "fr" else f"{digits} billion euros"
    return f"{small(lang)['numbers'].get(str(number), number)} {plot()['unit'][unit][lang]}"
