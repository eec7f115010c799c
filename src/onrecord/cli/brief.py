"""``onrecord brief``: what a desk reads in the morning."""

# ruff: noqa: PLC0415 - the record, the watch and the templates load when a brief is made
from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.filters import on_day
from onrecord.cli.place import DEFAULT, Overlay, Place, reading
from onrecord.cli.read import Lang
from onrecord.cli.streams import output


class Form(StrEnum):
    """How to write it."""

    md = "md"
    html = "html"
    json = "json"


def brief(
    record: Place = DEFAULT,
    date_: Annotated[date | None, on_day(
        "The brief of what was published on this day (2022-10-11). Left out: of the last day in the record.",
        "--date")] = None,
    since: Annotated[date | None, on_day("The brief of everything from this day on.")] = None,
    lang: Annotated[Lang, typer.Option(
        help="The language of the brief; quotations stay as they were printed.")] = Lang.en,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.md,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, show_default=False,
                                             help="Write to a file rather than to standard output.")] = None,
    knowledge: Overlay = None,
) -> None:
    """Write the brief of a day: what changed, what was said, what comes; each line with where it stands.

    Exit codes: 0 written (an empty day says that it is), 1 the record is empty or does not reach to that day.
    """
    if date_ and since:
        raise typer.BadParameter("give --date for one day or --since for all days from one on, not both")
    from onrecord import briefing
    from onrecord.brief.render import FORMATS
    from onrecord.knowledge import load

    with reading(record) as opened:
        wanted = briefing.days(opened, date.today(), date_, since)  # noqa: DTZ011 - the reader's own day
        data = briefing.brief(opened, wanted, lang.value, load(knowledge))
    with output(out) as stream:
        stream.write(FORMATS[format_.value](data, lang.value))
