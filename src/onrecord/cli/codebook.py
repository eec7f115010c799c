"""``onrecord codebook``: how each act is defined and told from its look-alikes."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.read import Lang
from onrecord.cli.streams import WRONG_USAGE, output, say, told


def codebook(
    act: Annotated[str | None, typer.Argument(metavar="ACT", show_default=False, help="Only this act.")] = None,
    lang: Annotated[Lang | None, typer.Option(show_default=False, help="Only this language; left out, both.")] = None,
) -> None:
    """Print the codebook of acts: definition, test question, examples, nearest look-alike."""
    from onrecord.knowledge import entries  # noqa: PLC0415 - `onrecord --help` must not wait for it
    from onrecord.output.codebook import codebook_text  # noqa: PLC0415

    with told():
        acts = {key: entry.table for key, entry in entries("codebook").items()}
    if act is not None and act not in acts:
        say(f"no act {act}; there are: {', '.join(acts)}")
        raise typer.Exit(WRONG_USAGE)
    with output(None) as out:
        out.write(codebook_text({act: acts[act]} if act else acts, lang) + "\n")
