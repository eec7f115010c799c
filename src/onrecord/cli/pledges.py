"""``onrecord pledges``: who promised whom how much of what by when, and what was said of it later."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asked import Asked, asks, nothing
from onrecord.cli.filters import on_day
from onrecord.cli.findings import Names, cited, keys_of, more, paragraph, wrapped
from onrecord.output.plain import one_line

if TYPE_CHECKING:
    from onrecord.watch.nouns import Pledge


SHOWN, MENTIONS = 60, 12
"""Pledges that are shown, the last spoken of, and changes of one, the last; JSON has them all."""


@asks()
def pledges(
    actors: Annotated[list[str] | None, typer.Argument(
        metavar="[ACTOR]...", show_default=False, help="Whose: keys or names; left out: everyone's.")] = None,
    since: Annotated[date | None, on_day("Those that something was said of on this day or later.")] = None,
    on: Annotated[date | None, on_day("As they stood on this day; left out: the day of the newest article.")] = None,
    *, asked: Asked,
) -> None:
    """List pledges: giver, beneficiary, amount, deadline, and later mentions: raised, cut, late, delivered, withdrawn.

    Exit codes: 0 there are some, 1 there are none.
    """
    from onrecord.watch.pledges import pledges as kept

    with asked.opened() as (record, out):
        day = on or record.newest() or date.max
        givers = keys_of(record, actors or []) or (None,)
        found = [one for giver in givers for one in kept(record.promises(giver, since, day), day)]
        if not asked.write(found, out):
            names = asked.names(record)
            for one in found[:SHOWN]:
                paragraph(out, _pledge(one, names))
            more(out, len(found) - SHOWN)
    if not found:
        nothing("no pledges")


def _pledge(one: Pledge, names: Names) -> Iterator[str]:
    to = f" to {names.actor(one.beneficiary)}" if one.beneficiary else ""
    was = f" (at first {one_line(one.first.words)})" if one.first.value != one.amount.value else ""
    due = f", due by {one.to}" if one.to else ""
    yield from wrapped(f"{names.actor(one.giver)}{to}: {one_line(one.amount.words)}{was}{due} · {one.status}")
    before = ("", *(said for said, _ in one.mentions))
    told = [mention for last, mention in zip(before, one.mentions, strict=False)
            if mention[0] != last or mention[0] not in ("repeated", "made")]
    for said, promise in told[-MENTIONS:]:
        yield from wrapped(f"{said}: {one_line(promise.amount.words)}", 2)
        yield from cited(promise.cite)
