"""``onrecord background``: what a reader of the brief may need explained."""

# ruff: noqa: PLC0415 - reading the files of knowledge takes a moment that `onrecord --help` must not wait for
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.place import Overlay
from onrecord.cli.read import Lang
from onrecord.cli.streams import WRONG_USAGE, output, say, told


def background(
    concept: Annotated[str | None, typer.Argument(
        metavar="[CONCEPT]", show_default=False,
        help="Only this: its key (second-strike), its name, or has-it-worked. Left out, all.")] = None,
    lang: Annotated[Lang | None, typer.Option(show_default=False, help="Only this language; left out, both.")] = None,
    knowledge: Overlay = None,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, show_default=False,
                                             help="Write to a file rather than to standard output.")] = None,
) -> None:
    """Explain deterrence, escalation, nuclear sharing ..., each with what it was checked against; and "has it worked?".

    Exit codes: 0 explained, 2 no such concept (those that there are, are named).
    """
    from onrecord.knowledge import load
    from onrecord.knowledge.explain import explained, found, keys

    with told():
        known = load(knowledge)
        key = found(concept, knowledge) if concept else None
        if concept and key is None:
            say(f"no concept {concept}; there are: {', '.join(keys(knowledge))}")
            raise typer.Exit(WRONG_USAGE)
        texts = [explained(one, code.value, known) for one in ([key] if key else keys(knowledge))
                 for code in ([lang] if lang else Lang)]
    with output(out) as stream:
        stream.write("\n\n\n".join(texts) + "\n")
