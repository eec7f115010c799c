"""The first time that an actor threatens, denies, concedes ... once it has been heard often without it; and the first
time that it aims at another actor."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.knowledge.speaking import aiming_acts, telling_acts
from onrecord.rows import Naming, Opening
from onrecord.watch.ids import made
from onrecord.watch.nouns import First

SURE = 3.0
"""What must speak for an act, in articles, for it to be taken as one where none of them names it; then it must also be
read in each language: an act that is read off the words alone is wrong too often, and alike in all that repeat them."""
FEW, MANY = 3, 6
"""Articles that hear an actor on a day and the next: below the first one that reads the act is enough where one names
it, from the second on three are needed."""
HALF, QUARTER = 0.5, 0.25
"""The share of the articles that hear the actor which must speak for it, below ``MANY`` of them and from there on."""

OLD, HEARD = 14, 20
"""Days of the record, and statements of the actor, before a first naming means anything: in a young record everybody
is named for the first time."""
TWICE = 2
"""Articles that must read whom an act is aimed at, where more than ``FEW`` hear the actor."""


def firsts(openings: Iterable[Opening], acts: Collection[str] | None = None) -> tuple[First, ...]:
    """The openings of these acts (by default :func:`onrecord.knowledge.speaking.telling_acts`), newest first.

    Several articles must speak for it, by quotations or by reporting words that name the act ("threatened", "accuse");
    where few hear the actor at all, one that names it is enough. Names that knowledge does not have are left out: a
    stranger's first word is no news.
    """
    wanted = telling_acts() if acts is None else acts
    found = [_first(one) for one in openings if one.act in wanted and one.cite.day is not None and _sure(one)]
    return _newest_first(found)


def names(namings: Iterable[Naming]) -> tuple[First, ...]:
    """The first times that an actor aims at another, newest first; of acts that are aimed
    (:func:`onrecord.knowledge.speaking.aiming_acts`), of actors heard often before, in a record that is not young."""
    return _newest_first(_named(one) for one in namings if one.cite.day is not None and _tells(one))


def _newest_first(found: Iterable[First]) -> tuple[First, ...]:
    return tuple(sorted(found, key=lambda first: (first.on, first.id), reverse=True))


def _sure(one: Opening) -> bool:
    needed, share = (1 if one.heard < FEW else 2, HALF) if one.heard < MANY else (3, QUARTER)
    read = one.articles >= needed if one.named else one.weight >= SURE and one.agreed
    return read and one.weight >= share * one.heard and not one.body.startswith("~")


def _first(one: Opening) -> First:
    assert one.cite.day is not None
    rule = f"heard in {one.before} statements before without it; read in {one.articles} articles"
    return First(made("f", one.body, one.act, one.cite.id), one.body, one.act, one.cite.day, one.cite, one.before, rule)


def _tells(one: Naming) -> bool:
    history = one.days >= OLD and one.before >= HEARD
    read = one.articles >= TWICE or (one.told and one.heard < FEW)
    return history and read and one.cite.act in aiming_acts() and not one.body.startswith("~") \
        and not one.target.startswith("~")


def _named(one: Naming) -> First:
    assert one.cite.day is not None
    assert one.cite.act is not None
    rule = (f"heard in {one.before} statements before, in a record of {one.days} days, without it; read in"
            f" {one.articles} articles")
    return First(made("f", one.body, "names", one.target), one.body, one.cite.act, one.cite.day, one.cite, one.before,
                 rule, one.target)
