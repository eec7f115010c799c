"""The command line: ``onrecord read``, ``search``, ``timeline``, ``show`` and the others, one module each.

Nothing heavy is imported here or at the top of the modules beside it: ``onrecord --help`` answers at once, and a
language model is loaded when the first article in that language is read.
"""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import (
    add,
    agenda,
    background,
    brief,
    codebook,
    collect,
    decide,
    export,
    follow,
    knowledge,
    pledges,
    positions,
    read,
    record,
    search,
    serve,
    show,
    sources,
    thresholds,
    timeline,
    verify,
    watch,
)

app = typer.Typer(
    name="onrecord",
    help="Read the press and keep the record of what was said: who said what, in which words, and what is to come.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
ANSWERS = frozenset({"search", "timeline", "show", "decisions", "watch", "positions", "agenda", "pledges", "thresholds",
                     "brief", "background", "codebook"})
"""Commands that ask once and end; none of them makes more than it shows."""

app.command("read", no_args_is_help=True)(read.read)
app.command("add", no_args_is_help=True)(add.add)
app.command("follow", no_args_is_help=True)(follow.follow)
app.command("unfollow", no_args_is_help=True)(follow.unfollow)
app.command("collect")(collect.collect)
app.command("sources")(sources.sources)
app.command("search")(search.search)
app.command("timeline")(timeline.timeline)
app.command("export")(export.export)
app.command("show", no_args_is_help=True)(show.show)
app.command("decide", no_args_is_help=True)(decide.decide)
app.command("undo", no_args_is_help=True)(decide.undo)
app.command("decisions")(decide.decisions)
app.command("serve")(serve.serve)
app.command("verify")(verify.verify)
app.command("watch")(watch.watch)
app.command("positions")(positions.positions)
app.command("agenda")(agenda.agenda)
app.command("pledges")(pledges.pledges)
app.command("thresholds")(thresholds.thresholds)
app.command("brief")(brief.brief)
app.command("background")(background.background)
app.add_typer(record.app, name="record")
app.add_typer(knowledge.app, name="knowledge")
app.command("codebook")(codebook.codebook)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _all_commands(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", callback=_version,
                                          is_eager=True)] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """The program: run the command named on the command line and exit with its code.

    A command that answers one question and ends leaves all that it made to the system: looking for what nothing refers
    to any more would take a fifth of its time.
    """
    if set(sys.argv[1:2]) & ANSWERS:
        gc.disable()
    try:
        app()
    finally:
        gc.freeze()


__all__ = ["app", "main"]
