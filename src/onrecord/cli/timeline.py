"""``onrecord timeline``: how much was said over time, by act."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli.filters import Chosen, filtered
from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.search import as_json, typed
from onrecord.cli.streams import NOTHING_READ, output, say

if TYPE_CHECKING:
    from onrecord.record import Bucket, Timeline

BAR = 24
"""Characters of the longest bar."""

ACTS = 4
"""Acts that are named beside a bar, the most frequent ones."""


class Per(StrEnum):
    """The length of a stretch of time."""

    day = "day"
    week = "week"
    month = "month"


class Form(StrEnum):
    """How to print the timeline."""

    table = "table"
    json = "json"


@filtered
def timeline(
    words: Annotated[list[str] | None, typer.Argument(
        metavar="[WORDS]", show_default=False,
        help="Count only statements that hold these; as for onrecord search.")] = None,
    record: Place = DEFAULT,
    per: Annotated[Per | None, typer.Option(
        show_default=False, help="The length of a stretch; left out, it suits the days there are.")] = None,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to print it.")] = Form.table,
    *, chosen: Chosen,
) -> None:
    """Count statements over time, by act.

    Exit codes: 0 there are some, 1 there are none.
    """
    with reading(record) as opened, output(None) as out:
        found = opened.timeline(chosen.filter(opened, typed(words)), per.value if per else None)
        if format_ is Form.json:
            out.write(as_json(found) + "\n")
        else:
            _table(found, out)
    if not found.total:
        say("nothing found")
        raise typer.Exit(NOTHING_READ)


def _table(found: Timeline, out: TextIO) -> None:
    most = max((bucket.total for bucket in found.buckets), default=0)
    for bucket in found.buckets:
        bar = "█" * max(1, round(BAR * bucket.total / most))
        out.write(f"{_when(bucket, found.per):10} {bucket.total:7,} {bar:{BAR}} {_acts(bucket.acts)}\n")
    if found.undated:
        out.write(f"{'no date':10} {found.undated:7,}\n")
    if found.total:
        about = "  (about: so many that not every day was counted)" if found.reckoned else ""
        out.write(f"{'in all':10} {found.total:7,}{about}\n")


def _when(bucket: Bucket, per: str) -> str:
    return f"{bucket.start:%Y-%m}" if per == "month" else bucket.start.isoformat()


def _acts(acts: dict[str, int]) -> str:
    most = sorted(acts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{act or '–'} {number:,}" for act, number in most[:ACTS]]
    return ", ".join([*named, *(["..."] if len(most) > ACTS else [])])
