"""``onrecord pledges``: who promised whom how much of what by when, and what was said of it later."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.findings import (
    Form,
    Format,
    InLang,
    Names,
    Overlay,
    as_json,
    cited,
    complain,
    dated,
    keys_of,
    more,
    paragraph,
    wrapped,
)
from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.read import Lang
from onrecord.cli.streams import NOTHING_READ, output, say
from onrecord.output.plain import one_line

if TYPE_CHECKING:
    from onrecord.watch.nouns import Pledge


SHOWN, MENTIONS = 60, 12
"""Pledges that are shown, the last spoken of, and changes of one, the last; JSON has them all."""


def pledges(
    actors: Annotated[list[str] | None, typer.Argument(
        metavar="[ACTOR]...", show_default=False, help="Whose: keys or names; left out: everyone's.")] = None,
    record: Place = DEFAULT,
    since: Annotated[date | None, typer.Option(parser=dated, metavar="DATE", show_default=False, help=(
        "Those that something was said of on this day or later."))] = None,
    on: Annotated[date | None, typer.Option(parser=dated, metavar="DATE", show_default=False, help=(
        "As they stood on this day; left out: the day of the newest article."))] = None,
    lang: InLang = Lang.en,
    knowledge: Overlay = None,
    format_: Format = Form.table,
) -> None:
    """List pledges: giver, beneficiary, amount, deadline, and later mentions: raised, cut, late, delivered, withdrawn.

    Exit codes: 0 there are some, 1 there are none.
    """
    from onrecord.watch.pledges import pledges as kept

    with reading(record) as opened, output(None) as out:
        complain(opened)
        day = on or opened.newest() or date.max
        givers = keys_of(opened, actors or []) or (None,)
        found = [one for giver in givers for one in kept(opened.promises(giver, since, day), day)]
        if format_ is Form.json:
            out.write(as_json(found) + "\n")
        else:
            names = Names(opened, lang.value, knowledge)
            for one in found[:SHOWN]:
                paragraph(out, _pledge(one, names))
            more(out, len(found) - SHOWN)
    if not found:
        say("no pledges")
        raise typer.Exit(NOTHING_READ)


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
