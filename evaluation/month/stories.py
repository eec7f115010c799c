"""From utterances to stories, each with what the narrator has to tell beside it and how much the papers make of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from random import Random

from evaluation.month.nouns import Happening, Story, Utterance
from evaluation.month.plot import plot

_WEIGHTS = {"position": 1.0, "friend": 1.3, "contradiction": 1.5, "line": 0.7, "first": 1.6, "pledge": 1.3,
            "meeting": 0.9, "threshold": 1.8, "chatter": 0.6}
_SHIFT = 3.0
_MOST = 4
"""Utterances in a story."""


def stories(said: list[Utterance], seed: str) -> list[Story]:
    """The stories of all days, in order."""
    by_day: defaultdict[date, list[Utterance]] = defaultdict(list)
    for one in said:
        by_day[one.on].append(one)
    made: list[Story] = []
    for day in sorted(by_day):
        rng = Random(f"{seed}:stories:{day}")
        told = _of_day(by_day[day], rng)
        for says in told:
            weight = max(_SHIFT if one.detail.get("shift") else _WEIGHTS[one.part] for one in says)
            made.append(Story(f"s{len(made) + 1:03}", day, rng.randint(6, 19), says, _happenings(says, day, rng),
                              weight))
    return made


def _of_day(said: list[Utterance], rng: Random) -> list[list[Utterance]]:
    """What is said on a day as stories: the plot's utterances lead, the chatter joins them or leads its own."""
    leads = [one for one in said if one.part != "chatter" and (not _may_follow(one) or rng.random() < 0.6)]
    told = [[one] for one in leads]
    for one in said:
        if one in leads:
            continue
        fitting = [story for story in told if len(story) < _MOST and story[0].about == one.about
                   and story[0].part != "contradiction" and all(other.group != one.group for other in story)]
        own = [story for story in fitting if story[0].of == one.of]
        if fitting and (one.part == "position" or rng.random() < 0.85):
            rng.choice(own or fitting).append(one)
        else:
            told.append([one])
    return told


def _may_follow(one: Utterance) -> bool:
    """May it be told in a story that something else leads? A known position, yes; a change, no."""
    return one.part == "position" and not one.detail.get("shift")


def _happenings(says: list[Utterance], day: date, rng: Random) -> list[Happening]:
    """What the narrator adds: the meeting the story is about, or one that is ahead."""
    lead = says[0]
    if lead.part == "meeting":
        return [Happening(str(lead.detail["kind"]).replace("announce", "agenda"), str(lead.ref))]
    if lead.part == "threshold":
        return [Happening("event", str(lead.ref))]
    ahead = [row["id"] for row in plot()["meeting"] if row["told"][0] < day < row["on"][0]
             and day < row.get("cancelled", day.max) and day < row.get("moved", [day.max])[0]]
    return [Happening("agenda", rng.choice(ahead))] if ahead and rng.random() < 0.3 else []


def known_date(meeting: str, day: date) -> list[date]:
    """The day or days of a meeting as it was known on a day."""
    row = next(row for row in plot()["meeting"] if row["id"] == meeting)
    if "moved" in row and day >= row["moved"][0]:
        return [row["moved"][1]]
    days: list[date] = row["on"]
    return days
