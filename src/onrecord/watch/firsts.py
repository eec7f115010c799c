"""The first time that an actor threatens, denies, concedes ... once it has been heard often without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.knowledge.speaking import telling_acts
from onrecord.rows import Opening
from onrecord.watch.ids import made
from onrecord.watch.nouns import First

FEW, MANY = 3, 6
"""Articles that hear an actor on a day: below the first one reading of the act is enough, from the second on three are
needed."""


PLAIN = 6
"""Articles that must read an act off the words alone for it to be taken as one."""


def firsts(openings: Iterable[Opening], acts: Collection[str] | None = None) -> tuple[First, ...]:
    """The openings of these acts (by default :func:`onrecord.knowledge.speaking.telling_acts`), newest first.

    In one article at least the reporting word must name the act ("threatened", "accuse"), or many must read it off the
    words said, which alone is wrong too often. The more articles hear an actor that day, the more of them must read the
    same act. Names that knowledge does not have are left out: a stranger's first word is no news.
    """
    wanted = telling_acts() if acts is None else acts
    found = [_first(one) for one in openings if one.act in wanted and one.cite.day is not None and _sure(one)]
    return tuple(sorted(found, key=lambda first: (first.on, first.id), reverse=True))


def _sure(one: Opening) -> bool:
    needed = 1 if one.heard < FEW else 2 if one.heard < MANY else 3
    read = one.articles >= needed and (one.named > 0 or one.articles >= PLAIN)
    return read and not one.body.startswith("~")


def _first(one: Opening) -> First:
    assert one.cite.day is not None
    rule = f"heard in {one.before} statements before without it; read in {one.articles} articles"
    return First(made("f", one.body, one.act, one.cite.id), one.body, one.act, one.cite.day, one.cite, one.before, rule)
