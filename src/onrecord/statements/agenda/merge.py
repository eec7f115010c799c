"""Two mentions of one event are one item: the first, with what the others add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import AgendaItem, Time
from onrecord.statements.agenda.events import Event
from onrecord.trees import Walk

Mention = tuple[AgendaItem, Event]
_CONTENT = ("NOUN", "PROPN", "ADJ")


def merge(found: Sequence[Mention], walk: Walk) -> list[AgendaItem]:
    """Items in order of place, mentions of the same event on the same days joined."""
    kept: list[tuple[AgendaItem, Event, frozenset[str]]] = []
    for item, event in found:
        words = content(item, walk)
        for at, (first, other, others) in enumerate(kept):
            if _same_days(first.when, item.when) and _same_event(event, words, other, others, walk):
                kept[at] = (_joined(first, item), other, others | words)
                break
        else:
            kept.append((item, event, words))
    return [item for item, _, _ in kept]


def content(item: AgendaItem, walk: Walk) -> frozenset[str]:
    """The lemmas that tell an event from others."""
    return frozenset(walk.tree.lemma[t] for t in walk.tokens([item.span]) if walk.tree.pos[t] in _CONTENT)


def _same_days(a: Time, b: Time) -> bool:
    if a.from_ is not None or b.from_ is not None:
        return (a.from_, a.to) == (b.from_, b.to)
    return a.how == b.how


def _same_event(event: Event, words: frozenset[str], other: Event, others: frozenset[str], walk: Walk) -> bool:
    """The same head with nothing told apart, or the same words around two heads ("Conseil/réunion des ministres")."""
    heads = walk.tree.lemma[event.head], walk.tree.lemma[other.head]
    rest, rests = words - set(heads), others - set(heads)
    if heads[0] == heads[1]:
        return not rest or not rests or bool(rest & rests)
    return len(rest & rests) >= 2 and 2 * len(rest & rests) >= len(rest | rests)


def _joined(first: AgendaItem, again: AgendaItem) -> AgendaItem:
    actors = tuple(dict.fromkeys((*first.actors, *again.actors)))
    how = f"{first.how}; again: {again.how}"
    return replace(first, where=first.where or again.where, actors=actors, statement=first.statement or again.statement,
                   how=how)
