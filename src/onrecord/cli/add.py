"""``onrecord add``: read sources and keep them in the record."""

# ruff: noqa: PLC0415 - language models load when a page is read
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.place import DEFAULT, Place, writing
from onrecord.cli.streams import NOTHING_READ, Progress, say

if TYPE_CHECKING:
    from onrecord.errors import SourceError
    from onrecord.record import Record


def add(
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", show_default=False,
        help="A file (.txt, .html, .warc, each also .gz), - for standard input, or an http(s) address.")],
    record: Place = DEFAULT,
    knowledge: Annotated[Path | None, typer.Option(
        "--knowledge", metavar="DIR", exists=True, file_okay=False, show_default=False,
        help="A folder of your own knowledge files, laid over those of the program.")] = None,
) -> None:
    """Read articles and keep them in the record, which is made where there is none; what is kept is not read again.

    One SOURCE that cannot be read never stops the others. Exit codes: 0 kept or there already, 1 nothing was readable.
    """
    outcomes: Counter[str] = Counter()
    progress = Progress(len(sources))

    def failed(error: SourceError) -> None:
        progress.clear()
        say(str(error))
        outcomes["not read"] += 1

    with writing(record, knowledge, new=True) as opened:
        for number, source in enumerate(sources, 1):
            progress.show(number, source)
            _add(opened, source, knowledge, failed, outcomes)
        progress.clear()
    say(", ".join(f"{number:,} {name}" for name, number in outcomes.items()) or "nothing readable")
    if not set(outcomes) - {"not read"}:
        raise typer.Exit(NOTHING_READ)


def _add(record: Record, source: str, knowledge: Path | None, failed: Callable[[SourceError], None],
         outcomes: Counter[str]) -> None:
    from onrecord import articles, pages, pipeline
    from onrecord.errors import SourceError
    from onrecord.knowledge import load

    for page in pages.read(source, failed=failed):
        if record.seen(page):
            outcomes["same"] += 1
            continue
        try:
            reading = pipeline.understand(articles.extract(page), load(knowledge))
        except SourceError as error:
            failed(error)
        else:
            outcomes[record.add(page, reading).outcome] += 1
