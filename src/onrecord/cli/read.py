"""``onrecord read``: from sources to attributed statements, in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.place import Overlay
from onrecord.cli.streams import NOTHING_READ, Progress, output, say, told
from onrecord.output import FORMATS
from onrecord.output.select import at_least

if TYPE_CHECKING:
    from onrecord.errors import SourceError
    from onrecord.model import Reading
    from onrecord.pages import Failed


class Format(StrEnum):
    """How to print what was read."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    ics = "ics"


class Lang(StrEnum):
    """The languages that onrecord reads."""

    fr = "fr"
    en = "en"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2022-10-11") from error


def read(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", show_default=False,
        help="A file (.txt, .html, .warc, each also .gz), - for standard input, or an http(s) address.")],
    published: Annotated[date | None, typer.Option(
        parser=_day, metavar="DATE", show_default=False,
        help="The day it was published (2022-10-11), over what the page says of itself.")] = None,
    url: Annotated[str | None, typer.Option(
        metavar="URL", show_default=False, help="The address of the page, when the one SOURCE is a file or -.")] = None,
    lang: Annotated[Lang | None, typer.Option(
        show_default=False, help="The language of the text; told from the text when left out.")] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print what was read.")] = Format.table,
    min_confidence: Annotated[float, typer.Option(
        min=0, max=1, metavar="P", help="Leave out statements that are less probable than this.")] = 0.0,
    knowledge: Overlay = None,
    allow_local: Annotated[bool, typer.Option(
        "--allow-local", help="Also fetch addresses of this machine and the local network.")] = False,
    to: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE", dir_okay=False, show_default=False,
        help="Write to this file rather than to standard output.")] = None,
) -> None:
    """Read articles: who said what, by what act, in which words; what is scheduled; what looks broken.

    One SOURCE that cannot be read never stops the others. Exit codes: 0 read, 1 nothing readable (said on standard
    error), 2 wrong usage.
    """
    if url and len(sources) > 1:
        raise typer.BadParameter("--url names one page, and there is more than one SOURCE", param_hint="--url")
    with told():
        run = Run(sources, min_confidence)
        chain = partial(_chain(knowledge, allow_local, run.failed), published=published, url=url, lang=lang)
        with output(to) as out:
            FORMATS[format_](run.readings(chain), out)
    run.close()


def _chain(knowledge: Path | None, allow_local: bool, failed: Failed) -> Callable[..., Iterator[Reading]]:
    """The pipeline with what does not depend on the page settled. Raises KnowledgeError for a faulty folder."""
    from onrecord import pipeline  # noqa: PLC0415 - loads numpy, spaCy and trafilatura
    from onrecord.knowledge import load  # noqa: PLC0415 - reads some hundred files
    from onrecord.pages.fetch import Fetcher  # noqa: PLC0415 - loads httpx

    fetcher = Fetcher(allow_local=True) if allow_local else None
    return partial(pipeline.read_all, knowledge=load(knowledge), fetcher=fetcher, failed=failed)


@dataclass
class Run:
    """One call of ``read``: what was asked for, and how it went."""

    sources: list[str]
    min_confidence: float = 0.0
    read: int = 0
    unread: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.progress = Progress(len(self.sources))

    def readings(self, chain: Callable[[Iterable[str]], Iterator[Reading]]) -> Iterator[Reading]:
        """All readings of all sources, as they come."""
        for reading in chain(self._shown()):
            self.read += 1
            self.progress.clear()
            yield at_least(reading, self.min_confidence)
        self.progress.clear()

    def _shown(self) -> Iterator[str]:
        for number, source in enumerate(self.sources, 1):
            self.progress.show(number, source)
            yield source

    def failed(self, error: SourceError) -> None:
        """Note and say that a source, or a part of one, could not be read."""
        self.progress.clear()
        self.unread.append(error.source)
        say(str(error))

    def close(self) -> None:
        """The last word on standard error, and the exit code."""
        if self.unread and self.read:
            say(f"{self.read} read, {len(self.unread)} not read")
        if not self.read:
            if not self.unread:
                say("nothing readable in what was given")
            raise typer.Exit(NOTHING_READ)
