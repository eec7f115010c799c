"""``onrecord verify``: is it what they really said?"""

# ruff: noqa: PLC0415 - language models load when something is read
from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.place import DEFAULT, Overlay, Place, writing
from onrecord.cli.read import Run, _chain, _day
from onrecord.cli.streams import NOTHING_READ, output, say, told

if TYPE_CHECKING:
    from onrecord.model import Reading


class Form(StrEnum):
    """How to print what was found."""

    table = "table"
    json = "json"


def verify(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    article: Annotated[str | None, typer.Argument(metavar="[ARTICLE]", show_default=False, help=(
        "What quotes: a file, - for standard input, or an address. Left out: the articles of the record."))] = None,
    more: Annotated[list[str] | None, typer.Argument(metavar="[TRANSCRIPT]...", show_default=False, help=(
        "Further sources, as after --against."))] = None,
    against: Annotated[list[str], typer.Option("--against", metavar="TRANSCRIPT", show_default=False, help=(
        "What was said: a transcript, a speech, a communiqué. May be given several times."))] = [],  # noqa: B006 - typer copies it
    published: Annotated[date | None, typer.Option(parser=_day, metavar="DATE", show_default=False, help=(
        "The day the article was published (2022-10-11)."))] = None,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to print what is found.")] = Form.table,
    knowledge: Overlay = None,
    allow_local: Annotated[bool, typer.Option(
        "--allow-local", help="Also fetch addresses of this machine and the local network.")] = False,
    record: Place = DEFAULT,
    again: Annotated[bool, typer.Option("--again", help="Of the record: also what was compared before.")] = False,
    to: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, show_default=False,
                                            help="Write to this file rather than to standard output.")] = None,
) -> None:
    """Hold each quotation of an article against what was said: verbatim, trimmed, altered, translated or not found.

    Where the match is too weak there is no verdict. Without ARTICLE: of all articles of the record, against the
    transcripts and communiqués that it holds; what comes of it is kept. Exit codes: 0 compared, 1 nothing to compare
    (said on standard error), 2 wrong usage.
    """
    if article is None:
        _record(record, knowledge, again, format_, to)
        return
    sources = [*against, *(more or [])]
    if not against:
        raise typer.BadParameter("say what to hold it against: --against TRANSCRIPT", param_hint="--against")
    with told():
        quoting, said = Run([article]), Run(sources)
        readings = list(quoting.readings(partial(_chain(knowledge, allow_local, quoting.failed), published=published)))
        primaries = list(said.readings(_chain(knowledge, allow_local, said.failed)))
        found = _findings(readings, primaries, knowledge) if readings and primaries else []
        if found:
            from onrecord.output.fidelity import write_findings, write_objects

            with output(to) as out:
                (write_findings if format_ is Form.table else write_objects)(found, out)
            return
        if readings and primaries:
            say("the article quotes no one: there is nothing to compare")
    raise typer.Exit(NOTHING_READ)


def _findings(readings: list[Reading], primaries: list[Reading], overlay: Path | None) -> list[dict[str, Any]]:
    """What comes of every quotation, as plain values."""
    from onrecord import meaning
    from onrecord.knowledge import load
    from onrecord.watch import fidelity

    known = load(overlay)
    checker = fidelity.Checker.of(map(fidelity.primary, primaries), meaning.encoder(),
                                  lambda name: {match.actor.key for match in known.named(name)})
    articles = {reading.article.id: reading.article for reading in primaries}
    return [{"article": reading.article.id, **fidelity.as_object(finding, articles)}
            for reading in readings for finding in checker.findings(reading)]


def _record(path: Path, overlay: Path | None, again: bool, form: Form, to: Path | None) -> None:
    """Compare and keep what the record holds; print what is not as it was said."""
    from onrecord import meaning, verifying
    from onrecord.knowledge import load
    from onrecord.output.fidelity import write_findings, write_objects

    compared = 0
    shown: list[dict[str, Any]] = []
    with writing(path, overlay) as opened:
        for done in verifying.run(opened, load(overlay), meaning.encoder(), again=again):
            found = [{"article": done.article, **one} for findings in done.findings.values() for one in findings]
            compared += len(found)
            shown += [one for one in found if form is Form.json or one["verdict"] == "altered" or one["wrong_speaker"]]
    if shown:
        with output(to) as out:
            (write_findings if form is Form.table else write_objects)(shown, out)
    say(f"{compared:,} quotations compared" if compared else "no quotation of the record has a primary source that was "
        "not compared yet")
