"""``onrecord agenda``: what is scheduled, merged over articles, and what became of what was."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asked import Asked, asks, nothing
from onrecord.cli.filters import on_day
from onrecord.cli.findings import paragraph, wrapped
from onrecord.output.plain import one_line, shorten

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.watch.nouns import AgendaEntry

BACK = timedelta(days=30)
"""How far back it is looked by default."""
TOLD = timedelta(days=60)
"""How long before its first day an event is told of, at most."""


@asks("form")
def agenda(
    since: Annotated[date | None, on_day(
        "What was or is to be on this day or later; left out: from thirty days before the newest article.")] = None,
    on: Annotated[date | None, on_day("As it was known on this day; left out: the day of the newest article.")] = None,
    ics: Annotated[bool, typer.Option("--ics", help="As one calendar (RFC 5545), cancelled events marked so.")] = False,
    *, asked: Asked,
) -> None:
    """List what is scheduled, each event once, and what became of it: held, moved, cancelled, not heard of again.

    Exit codes: 0 there is something, 1 nothing.
    """
    with asked.opened() as (record, out):
        day = on or record.newest() or date.max
        found = scheduled(record, since, day)
        if ics:
            from onrecord.output.calendar import Dated, calendar

            out.write(calendar(Dated(one.id, one.what, one.from_, one.to, day, one.fate, one.where,
                                     "\n".join(_sources(one))) for one in found if one.from_ and one.to))
        elif not asked.write(found, out):
            for one in found:
                paragraph(out, _entry(one))
    if not found:
        nothing("nothing is scheduled")


def scheduled(record: Record, since: date | None, day: date) -> tuple[AgendaEntry, ...]:
    """The agenda of a record from a day on, as it was known on another."""
    from onrecord.watch.agenda import agenda as merged

    first = since or (day - BACK if day < date.max and day > date.min + BACK + TOLD else None)
    told = record.told(first - TOLD if first and first > date.min + TOLD else None, day)
    return tuple(one for one in merged(told, day) if first is None or (one.to is not None and one.to >= first))


def _entry(one: AgendaEntry) -> Iterator[str]:
    days = str(one.from_) if one.from_ == one.to else f"{one.from_} to {one.to}"
    where = f", {one_line(one.where)}" if one.where else ""
    yield from wrapped(f"{days} · {shorten(one_line(one.what), 160)}{where} · {one.fate.replace('-', ' ')}")
    if one.was:
        yield from wrapped("was to be on " + ", ".join(str(first) for first, _ in one.was), 2)
    if one.actors:
        yield from wrapped("with " + ", ".join(one_line(actor) for actor in one.actors), 2)
    articles = len({told.article for told in one.told})
    many = "article" if articles == 1 else "articles"
    yield from wrapped(f"rule: {one.rule}; told in {articles} {many}", 2)
    for line in _sources(one)[:2]:
        yield from wrapped(line, 4)


def _sources(one: AgendaEntry) -> list[str]:
    """Where it is told: first what became of it, then the latest."""
    ranked = sorted(one.told, key=lambda told: (told.kind == "scheduled", -(told.day or date.min).toordinal()))
    rows = ((f"{told.kind}: {shorten(one_line(told.words), 160)}", str(told.day or "no date"),
             one_line(told.outlet or ""), told.article) for told in ranked)
    return list(dict.fromkeys(" · ".join(part for part in row if part) for row in rows))
