"""``onrecord search``: statements of the record, by their words and values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from onrecord.cli.filters import Chosen, filtered
from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.streams import NOTHING_READ, output, say
from onrecord.output.plain import one_line, shorten

if TYPE_CHECKING:
    from onrecord.record import Found, StatementRow

WIDEST = 300
"""Characters of a statement that are shown; ``onrecord show`` has them all."""


class Form(StrEnum):
    """How to print what was found."""

    table = "table"
    jsonl = "jsonl"


@filtered
def search(
    words: Annotated[list[str] | None, typer.Argument(
        metavar="[WORDS]", show_default=False,
        help='Words, "a phrase", nuclé* for a beginning, -word for what must not be there, a OR b.')] = None,
    record: Place = DEFAULT,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first, rather than the newest.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="How many.")] = 20,
    after: Annotated[int | None, typer.Option(
        metavar="PLACE", show_default=False, help="Go on from there; the end of a list says from where.")] = None,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to print what is found.")] = Form.table,
    *, chosen: Chosen,
) -> None:
    """Find statements: the newest first, those that hold all words and values asked for.

    Exit codes: 0 found, 1 nothing found.
    """
    with reading(record) as opened, output(None) as out:
        from onrecord.record import Order  # noqa: PLC0415 - SQLite loads when a record is opened

        order = Order.oldest if oldest else Order.newest
        found = opened.statements(chosen.filter(opened, typed(words)), order, after, limit)
        (_table if format_ is Form.table else _lines)(found, out)
    if not found.rows:
        say("nothing found")
        raise typer.Exit(NOTHING_READ)


def typed(words: list[str] | None) -> str:
    """What was typed, as one query; an argument of several words (the shell took its quotes) is a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words or ())


def _table(found: Found, out: TextIO) -> None:
    for row in found.rows:
        out.write("\n".join(shown(row)) + "\n\n")
    if found.rows:
        more = f"more than {found.total}" if found.more else str(found.total)
        out.write(f"{len(found.rows)} of {more}")
        out.write(f"; go on with --after {found.after}\n" if found.after is not None else "\n")


def shown(row: StatementRow) -> Iterator[str]:
    """A statement for people: who, by what act, in which words, where."""
    marks = [mark for mark, holds in (("accepted", row.accepted), ("breaks off", not row.complete),
                                      ("withdrawn", row.withdrawn), (row.hidden or "", bool(row.hidden))) if holds]
    act = row.act or "–"
    if row.certainty and row.certainty != "CT+":
        act += f" ({row.certainty})"
    when = row.published.isoformat() if row.published else "no date"
    who = one_line(row.speaker) if row.speaker else "(no one named)"
    yield " · ".join([when, who, act, row.kind, *marks])
    yield f"    {shorten(one_line(row.words), WIDEST)}"
    where = (row.outlet, row.title and shorten(row.title, 70))
    yield "    " + " · ".join([row.id, *(one_line(part) for part in where if part)])


def _lines(found: Found, out: TextIO) -> None:
    for row in found.rows:
        out.write(as_json(row) + "\n")


def as_json(noun: Any, indent: int | None = None) -> str:
    """A noun of the record as JSON, in which nothing can steer a terminal."""
    from onrecord.output.lines import ESCAPED  # noqa: PLC0415 - only for JSON
    from onrecord.record.codec import plain  # noqa: PLC0415

    return json.dumps(plain(noun), ensure_ascii=False, indent=indent).translate(ESCAPED)
