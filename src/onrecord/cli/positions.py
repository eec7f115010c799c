"""``onrecord positions``: where actors stand on the questions, with the evidence."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asked import Asked, asks, nothing
from onrecord.cli.filters import on_day
from onrecord.cli.findings import Names, cited, keys_of, paragraph, wrapped
from onrecord.cli.streams import WRONG_USAGE, say

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.watch.nouns import Position


LATEST = 60
"""Statements of each line that are looked at when nobody is named; a position held for longer begins with the first of
them."""


@asks()
def positions(
    actors: Annotated[list[str] | None, typer.Argument(
        metavar="[ACTOR]...", show_default=False, help="Whose: keys or names; left out: everyone's.")] = None,
    question: Annotated[str | None, typer.Option(
        metavar="QUESTION", show_default=False, help="A question's key: troops, ceasefire ...")] = None,
    on: Annotated[date | None, on_day("Where they stood on this day, by what was said up to it.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Also where there is not enough evidence.")] = False,
    *, asked: Asked,
) -> None:
    """Tell where actors stand on the questions of the record, each with the statements that show it.

    Exit codes: 0 some do, 1 there is not enough evidence on any.
    """
    from onrecord.knowledge.questions import questions

    if question is not None and question not in questions(asked.knowledge):
        say(f"no question {question!r}; there are: {', '.join(questions(asked.knowledge))}")
        raise typer.Exit(WRONG_USAGE)
    with asked.opened() as (record, out):
        found = held(record, actors or [], question, on)
        shown = [one for one in found if all_ or actors or one.state is not None]
        if not asked.write(shown, out):
            names = asked.names(record)
            for one in shown:
                paragraph(out, _position(one, names))
    if not any(one.state for one in shown):
        nothing("not enough evidence")


def held(record: Record, actors: list[str], question: str | None, on: date | None) -> tuple[Position, ...]:
    """Positions of some actors (all, where none is named) on a question or all."""
    from onrecord.watch.positions import positions as stand

    if not actors:
        return stand(record.stances(question=question, until=on, latest=LATEST), on)
    return tuple(one for key in keys_of(record, actors)
                 for one in stand(record.stances(holder=key, question=question, until=on), on))


def _position(one: Position, names: Names) -> Iterator[str]:
    hangs = " (on a condition)" if one.conditional else ""
    yield from wrapped(f"{names.actor(one.holder)}: {names.asked(one.question, one.subject)}{hangs}")
    days = f", {one.since} to {one.last}, {one.days} days, {one.outlets} outlets" if one.state else ""
    yield from wrapped(f"{names.state(one.question, one.state)}{days}", 2)
    for stance in one.evidence[:2]:
        yield from cited(stance.cite)
    yield from wrapped(f"rule: {one.rule}", 4)
