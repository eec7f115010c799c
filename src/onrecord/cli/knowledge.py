"""``onrecord knowledge``: look over the files of knowledge, look up an actor."""

# ruff: noqa: PLC0415 - reading the files of knowledge takes a moment that `onrecord --help` must not wait for
from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.place import Overlay
from onrecord.cli.streams import NOTHING_READ, WRONG_USAGE, output, say, told

app = typer.Typer(help="What the program knows of the world: check its files, look up an actor.", no_args_is_help=True,
                  rich_markup_mode=None)


@app.command()
def check(knowledge: Overlay = None) -> None:
    """Read every file of knowledge; name file and line of whatever is wrong.

    Exit codes: 0 all in order, 2 something is wrong.
    """
    from onrecord.knowledge.check import check as checked
    from onrecord.knowledge.check import problems

    with output(None) as out:
        out.write(checked(knowledge) + "\n")
    if any(problems(knowledge)):
        raise typer.Exit(WRONG_USAGE)


@app.command()
def show(
    actor: Annotated[str, typer.Argument(
        metavar="ACTOR", show_default=False, help="A key (nato-secretary-general) or a name (Stoltenberg, Kremlin).")],
    knowledge: Overlay = None,
) -> None:
    """Print what is known of an actor: names, spellings, offices held from-to, members, where it is from.

    Exit codes: 0 found, 1 nobody is known by this key or name.
    """
    from onrecord.knowledge import load
    from onrecord.knowledge.show import show as shown

    with told():
        found = shown(load(knowledge), actor)
    if found is None:
        say(f"nobody is known as {actor}")
        raise typer.Exit(NOTHING_READ)
    with output(None) as out:
        out.write(found + "\n")
