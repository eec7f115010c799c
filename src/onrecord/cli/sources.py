"""``onrecord sources``: what is followed, and how each source is doing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.streams import NOTHING_READ, output
from onrecord.output.plain import one_line

if TYPE_CHECKING:
    from onrecord.record import Record, Source


class Format(StrEnum):
    """How to print sources."""

    table = "table"
    json = "json"


def sources(
    source: Annotated[str | None, typer.Argument(
        metavar="SOURCE", show_default=False,
        help="One of them, by a part of its address or name: with its visits, and the pages that could not be had.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print them.")] = Format.table,
    unfollowed: Annotated[bool, typer.Option("--unfollowed", help="Those that are not followed any more.")] = False,
    record: Place = DEFAULT,
) -> None:
    """List the sources that are followed, with their health: last success, last problem, yield, next try.

    Exit codes: 0 there are some, 1 there are none.
    """
    with reading(record) as opened, output(None) as out:
        found = opened.sources(unfollowed=unfollowed)
        if source is not None:
            address = opened.schedule.address_of(source)
            found = tuple(one for one in found if one.address == address)
        for one in found:
            if format_ is Format.json:
                out.write(json.dumps(asdict(one), ensure_ascii=False, default=str) + "\n")
            else:
                out.writelines(f"{line}\n" for line in _lines(one))
                if source is not None:
                    out.writelines(f"{line}\n" for line in _more(opened, one))
    if not found:
        raise typer.Exit(NOTHING_READ)


def _lines(one: Source) -> Iterator[str]:
    """A source in a few lines."""
    yield f"{one.health.upper():8} {one_line(one.name)}"
    if one.name != one.address:
        yield f"         {one_line(one.address)}"
    yield f"         {one_line(one.words)}"
    yield f"         last success {_moment(one.last_success)}; next try {_moment(one.next_try) or 'at once'}" \
        if one.last_try else "         never visited"
    if one.problem and one.problem not in one.words:
        yield f"         last problem {_moment(one.problem_at)}: {one_line(one.problem)}"
    yield f"         {one.kept:,} pages kept, {one.waiting:,} waiting, {one.unread:,} could not be had; " \
          f"{one.week:.1f} a day{_expected(one)}"


def _expected(one: Source) -> str:
    if one.expected is None:
        return ""
    whence = {"given": "as you said", "knowledge": "as known of the outlet", "learned": "as learned"}
    return f" of {one.expected:,.0f} expected, {whence[one.expected_from or 'learned']}"


def _more(record: Record, one: Source) -> Iterator[str]:
    """The visits of a source, and what could not be had of it."""
    for visit in record.visits(one.key, 20):
        what = f": {one_line(visit.problem)}" if visit.problem else ""
        yield f"    {_moment(visit.at)}  {visit.outcome}, {visit.listed:,} listed, {visit.fresh:,} new{what}"
    for page in record.wanted(one.key, "unread", 20):
        yield f"    not had: {one_line(page.url)}: {one_line(page.problem or '')}"


def _moment(when: datetime | None) -> str:
    """A moment in the time of this place."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M") if when else "never"
