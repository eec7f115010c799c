"""The statements of some days as the brief wants them, bounded however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.brief import Said
from onrecord.brief.nouns import Quote
from onrecord.brief.quotes import quote
from onrecord.brief.weigh import ACT, KIND, LEAST
from onrecord.briefing.days import Days
from onrecord.knowledge import Knowledge
from onrecord.record import Filter, Record, StatementRow
from onrecord.record.said_nouns import Weight
from onrecord.rows import Cite

MOST = 3000
"""Statements that are looked through."""

PAGE = 1000

HEAVY = tuple(act for act, weight in ACT.items() if weight >= 3)
"""The acts to which many days are narrowed down."""


def said(record: Record, wanted: Days) -> tuple[tuple[Said, ...], int]:
    """The statements of the days, and how many more there are that were not looked at.

    Where there are more than ``MOST``, the latest ones are taken that could be quoted: own words and weighty acts.
    """
    every = Filter(from_=wanted.first, to=wanted.last)
    total = record.timeline(every).total
    chosen = replace(every, kind=tuple(KIND), act=HEAVY, complete=True, min_confidence=LEAST) if total > MOST else every
    rows = list(_rows(record, chosen))
    weights = record.weights([row.id for row in rows])
    ids = [row.id for row in rows]
    lines, bodies = record.lines(ids), record.bodies(ids)
    found = tuple(_said(row, weights.get(row.id), lines.get(row.id), bodies.get(row.id)) for row in rows)
    return found, max(0, total - len(found))


Quoting = Callable[[Cite], Quote]
"""Makes a quotation of a statement, with how widely it is reported."""


def quoting(record: Record, knowledge: Knowledge) -> Quoting:
    """For statements that the watch found."""
    def quoted(one: Cite) -> Quote:
        weight = record.weights([one.id]).get(one.id)
        return quote(one, knowledge, texts=weight.reports, outlets=weight.outlets) if weight else quote(one, knowledge)
    return quoted


def _rows(record: Record, filter_: Filter) -> Iterator[StatementRow]:
    after, number = None, 0
    while number < MOST:
        page = record.statements(filter_, after=after, limit=min(PAGE, MOST - number))
        yield from page.rows
        number += len(page.rows)
        after = page.after
        if after is None:
            return


def _said(row: StatementRow, weight: Weight | None, line: int | None, body: str | None) -> Said:
    plain = Said(replace(cite(row), body=body), row.class_, row.role, row.topics, row.complete, row.accepted,
                 row.withdrawn, line=line)
    if weight is None:
        return plain
    return replace(plain, utterance=weight.utterance, texts=weight.reports, outlets=weight.outlets)


def cite(row: StatementRow) -> Cite:
    """A statement of a list as it is cited."""
    return Cite(row.key, row.id, row.published, row.speaker, row.actor, None, row.act, row.certainty, row.kind,
                row.lang, row.words, row.confidence, row.article, row.title, row.outlet, row.url)
