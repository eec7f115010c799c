"""``onrecord thresholds``: declared conditions for nuclear use, and what invoked, stated or touched them."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli.asked import Asked, asks, nothing
from onrecord.cli.filters import on_day
from onrecord.cli.findings import QUOTED, Names, cited, heading, paragraph, wrapped
from onrecord.cli.streams import WRONG_USAGE, say
from onrecord.output.plain import one_line, shorten

if TYPE_CHECKING:
    from onrecord.rows import Contact
    from onrecord.watch.nouns import Listed, Threshold

SHOWN = 3
"""Statements and events of each kind that are shown with a condition; JSON has them all."""


@asks()
def thresholds(
    doctrine: Annotated[str | None, typer.Option(
        metavar="DOCTRINE", show_default=False, help="A doctrine's key: ru-2024, us-2022 ...")] = None,
    since: Annotated[date | None, on_day("Only what was published on this day or later.")] = None,
    *, asked: Asked,
) -> None:
    """List the conditions of declared nuclear doctrines that something invoked, stated or touched, with their source.

    To touch is not to invoke: only the doctrine's own actor can invoke it. Exit codes: 0 some, 1 none.
    """
    from onrecord.knowledge.doctrines import doctrines
    from onrecord.watch.thresholds import listed
    from onrecord.watch.thresholds import thresholds as drawn

    known, lang = doctrines(asked.knowledge), asked.lang.value
    if doctrine is not None and doctrine not in known:
        say(f"no doctrine {doctrine!r}; there are: {', '.join(known)}")
        raise typer.Exit(WRONG_USAGE)
    with asked.opened() as (record, out):
        found = drawn(record.contacts(doctrine, since), known, lang)
        lists = [one for one in listed(record.listings(since), known, lang)
                 if doctrine is None or one.listing.doctrine == doctrine]
        if not asked.write({"thresholds": found, "listed": lists}, out):
            _table(found, lists, asked.names(record), out)
    if not found and not lists:
        nothing("nothing bears on a declared condition")


def _table(found: Sequence[Threshold], lists: Sequence[Listed], names: Names, out: TextIO) -> None:
    for one in found:
        paragraph(out, _threshold(one, names))
    if lists:
        heading(out, "Passages that list a doctrine's conditions", len(lists))
        for each in lists:
            later = f"; superseded by {each.superseded_by}, {each.superseded_on}" if each.superseded_by else ""
            conditions = ", ".join(key for key, _ in each.listing.conditions)
            where = " · ".join(one_line(part) for part in (str(each.listing.day or "no date"), each.listing.outlet,
                                                           each.listing.title, each.listing.article) if part)
            paragraph(out, [*wrapped(f"{each.name}, {each.dated}{later}"), *wrapped(f"conditions: {conditions}", 2),
                            *wrapped(where, 2)])


def _threshold(one: Threshold, names: Names) -> Iterator[str]:
    later = f"; superseded by {one.superseded_by}" if one.superseded_by else ""
    yield from wrapped(f"{names.actor(one.actor)} · {one.name}, {one.dated}{later}")
    if one.line:
        yield from wrapped(f"{one.section}: {one.line}" if one.section else one.line, 2)
    else:
        yield from wrapped("the doctrine as a whole", 2)
    for title, rows in (("invoked", one.invoked), ("stated or named", one.stated),
                        ("touched, invoked by nobody", one.touched)):
        if rows:
            yield f"  {title} ({len(rows)})"
            for contact in rows[:SHOWN]:
                yield from _contact(contact)
    yield from wrapped(f"source: {one.source}", 2)


def _contact(one: Contact) -> Iterator[str]:
    if one.cite is not None:
        yield from cited(one.cite)
        return
    yield from wrapped(f"event: {shorten(one_line(one.words), QUOTED)}", 4)
    day = one.day.isoformat() if one.day else "no date"
    where = (day, one.outlet, one.title and shorten(one.title, 60), one.article)
    yield from wrapped(" · ".join(one_line(part) for part in where if part), 4)
