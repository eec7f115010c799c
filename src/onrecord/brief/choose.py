"""Choosing quotations: each thing said once, the best report of it, the best few of each actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.brief.material import Said
from onrecord.brief.nouns import Quote, Voice
from onrecord.brief.people import People
from onrecord.brief.quotes import elsewhere, quote, source
from onrecord.brief.weigh import points, quotable
from onrecord.knowledge import Knowledge
from onrecord.knowledge.folding import fold

VOICES, EACH, ANNOUNCED = 10, 3, 6
"""Actors that are quoted, quotations of each, announcements."""

ALIKE = 0.6
"""Two quotations of one actor, or of one article, that share so much of the shorter one's words are not both shown."""

ENOUGH = 6
"""Points that an actor's second and third quotation must have."""


def once(said: Sequence[Said], lang: str, knowledge: Knowledge, who: People) -> list[Quote]:
    """One quotation for each thing said, the best first.

    The order is total: points, then the earlier statement, then its id; so the same record gives the same brief.
    """
    groups: defaultdict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.utterance or one.cite.id].append(one)
    quotes = [_best(group, lang, knowledge, who) for group in groups.values() if any(map(quotable, group))]
    return sorted(quotes, key=_order)


def _best(group: list[Said], lang: str, knowledge: Knowledge, who: People) -> Quote:
    """The best report of one thing said, by the same points; those that may not be quoted still count as reports."""
    best = min((one for one in group if quotable(one)),
               key=lambda one: (-points(one, lang).total, one.cite.key, one.cite.id))
    cite = best.cite
    return quote(cite, knowledge, texts=best.texts, outlets=best.outlets, others=elsewhere(group, source(cite)),
                 role=who.roles.get(who.one(cite.actor) or ""), accepted=best.accepted, points=points(best, lang))


def _order(one: Quote) -> tuple[float, str, str]:
    return -one.points.total, one.source.published.isoformat() if one.source.published else "", one.source.id


def across(quotes: Iterable[Quote], lines: Mapping[str, int], shown: Iterable[Quote] = ()) -> list[Quote]:
    """The quotations in their order, each thing said in one language: where an actor's words lie on the same line in
    another one, their report stands beside the first. lines: statement -> its line; shown: what is quoted already."""
    kept: dict[int, Quote] = {}
    taken: set[tuple[int, str]] = {(lines[one.source.id], one.lang) for one in shown if one.source.id in lines}
    for place, one in enumerate(quotes):
        line = lines.get(one.source.id)
        first = next((at for at, other in kept.items() if line is not None and other.lang != one.lang
                      and lines.get(other.source.id) == line), None)
        if first is not None:
            kept[first] = _beside(kept[first], one)
        elif line is None or not any(line == other and lang != one.lang for other, lang in taken):
            kept[place] = one
    return list(kept.values())


def _beside(one: Quote, other: Quote) -> Quote:
    """A quotation with the reports of another in another language, one an outlet; the nearest first."""
    outlets = {one.source.outlet, *(report.outlet for report in one.others)}
    more = tuple(report for report in (other.source, *other.others) if report.outlet not in outlets)
    return replace(one, others=(*more[:1], *one.others, *more[1:]), outlets=one.outlets + len(more))


def apart(quotes: Iterable[Quote], shown: Sequence[Quote] = ()) -> list[Quote]:
    """The quotations in their order, without those that nearly repeat one before them or one already shown."""
    kept: list[Quote] = []
    before = [(_who(one), one.source.article, _bag(one)) for one in shown]
    for one in quotes:
        who, article, bag = _who(one), one.source.article, _bag(one)
        if not any((who == whose or article == where) and _alike(bag, words) for whose, where, words in before):
            kept.append(one)
            before.append((who, article, bag))
    return kept


def _who(one: Quote) -> str:
    return one.actor or fold(one.speaker or "")


def _bag(one: Quote) -> frozenset[str]:
    return frozenset(fold(one.words).split())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * max(1, min(len(one), len(other)))


def voices(quotes: Iterable[Quote], who: People) -> tuple[Voice, ...]:
    """The best quotations of each actor; the actors in the order of their best one. who: which of them are one."""
    by_actor: defaultdict[str, list[Quote]] = defaultdict(list)
    for one in quotes:
        by_actor[who.one(one.actor) or fold(one.speaker or "")].append(one)
    return tuple(_voice(group, who) for group in list(by_actor.values())[:VOICES])


def _voice(group: list[Quote], who: People) -> Voice:
    best = tuple(one for place, one in enumerate(group[:EACH]) if not place or one.points.total >= ENOUGH)
    actor, name = group[0].actor, group[0].name
    if actor in who.same:
        name = {**name, **who.names[who.same[actor]]}
    return Voice(actor, name, best, len(group) - len(best))


def take(quotes: list[Quote], wanted: Callable[[Quote], bool], most: int) -> tuple[Quote, ...]:
    """The first few of a kind, taken out of the list."""
    found = [one for one in quotes if wanted(one)][:most]
    quotes[:] = [one for one in quotes if one not in found]
    return tuple(found)

