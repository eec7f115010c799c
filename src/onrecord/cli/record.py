"""``onrecord record``: look after the record's file."""

# ruff: noqa: PLC0415 - language models load when a page is read again
from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.place import DEFAULT, Overlay, Place, reading, writing
from onrecord.cli.streams import NOTHING_READ, Progress, output, say
from onrecord.output.plain import one_line

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.model import Page, Reading
    from onrecord.record import Given
    from onrecord.record.reread import Read

app = typer.Typer(help="Look after the record: what is in it, is it whole, read it again after an upgrade.",
                  no_args_is_help=True, rich_markup_mode=None)


@app.command()
def info(record: Place = DEFAULT) -> None:
    """Print how much there is, from when to when, and which version of the program read it."""
    with reading(record) as opened, output(None) as out:
        counts = opened.counts()
        days = f"{counts.first} to {counts.last}" if counts.first else "no dates"
        per = f", {counts.bytes / counts.statements:,.0f} a statement" if counts.statements else ""
        out.write(f"{one_line(str(record))}: {counts.bytes / 2**20:,.1f} MiB{per}\n")
        for name, number in (("articles", counts.articles), ("versions of them", counts.versions),
                             ("pages", counts.pages), ("statements", counts.statements),
                             ("of these hidden", counts.hidden), ("agenda items", counts.agenda),
                             ("actors", counts.actors), ("outlets", counts.outlets), ("decisions", counts.decisions)):
            out.write(f"{name:18} {number:>12,}\n")
        out.write(f"{'published':18} {days}\n")
        for version, number in sorted(counts.read_with.items()):
            out.write(f"{'read with':18} {one_line(version)}: {number:,} versions\n")
        out.writelines(f"note: {notice}\n" for notice in opened.notices())


@app.command()
def check(
    record: Place = DEFAULT,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="First make the indexes anew from the tables.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out the bytes of the pages.")] = False,
) -> None:
    """Look the record over: is the file whole, is the evidence what it was, do the indexes agree with the tables.

    Exit codes: 0 all in order, 1 something is wrong.
    """
    wrong = 0
    with writing(record) as opened, output(None) as out:
        if rebuild:
            opened.rebuild()
        for wrong, line in enumerate(opened.check(bytes_too=not quick), 1):  # noqa: B007 - the last one counts
            out.write(f"{one_line(line)}\n")
        out.writelines(f"note: {notice}\n" for notice in opened.notices())
        if not wrong:
            out.write("all in order\n")
    if wrong:
        raise typer.Exit(NOTHING_READ)


@app.command()
def reread(
    record: Place = DEFAULT,
    everything: Annotated[bool, typer.Option("--all", help="Also what this version of the program has read.")] = False,
    knowledge: Overlay = None,
) -> None:
    """Read every kept page again that another version of the program read; decisions stay in force.

    Can be stopped and called again. A page that cannot be read any more keeps its reading. Exit codes: 0 done, 1 some
    pages could not be read.
    """
    with writing(record, knowledge) as opened:
        progress = Progress(opened.outdated(everything=everything))
        outcomes: Counter[str] = Counter()
        added = gone = 0
        for number, one in enumerate(opened.reread(_reader(knowledge), everything=everything), 1):
            progress.show(number, one.article)
            outcomes[one.outcome] += 1
            added, gone = added + one.added, gone + one.gone
            if one.reason:
                progress.clear()
                say(f"{one.article}: {one.reason}; its reading stays")
        progress.clear()
    said = ", ".join(f"{outcomes[name]:,} {name}" for name in ("changed", "same", "failed") if outcomes[name])
    say(f"{said or 'nothing to read again'}; {added:,} statements new, {gone:,} gone")
    if outcomes["failed"]:
        raise typer.Exit(NOTHING_READ)


def _reader(overlay: Path | None) -> Read:
    """The pipeline from a kept page on, with what the user had said of it."""
    from onrecord import articles, pipeline
    from onrecord.knowledge import load

    known: Knowledge = load(overlay)

    def read(page: Page, given: Given) -> Reading:
        article = articles.extract(page, published=given.published, url=given.url, lang=given.lang)
        return pipeline.understand(article, known)

    return read
