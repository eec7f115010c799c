"""``onrecord add``: read sources and keep them in the record."""

# ruff: noqa: PLC0415 - language models load when a page is read
from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.filters import day
from onrecord.cli.meter import Meter
from onrecord.cli.place import DEFAULT, Overlay, Place, writing
from onrecord.cli.read import Lang
from onrecord.cli.streams import INTERRUPTED, NOTHING_READ, say

if TYPE_CHECKING:
    from onrecord.collect.pool import Result
    from onrecord.errors import SourceError
    from onrecord.model import Page

LISTED = 5
"""Reasons that are listed for one source, the most frequent first."""


def add(
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", show_default=False,
        help="A file (.txt, .html, .warc, each also .gz), a folder of them, a pattern ('news/*.html'), - for standard "
             "input, or an http(s) address.")],
    published: Annotated[date | None, typer.Option(
        parser=day, metavar="DATE", show_default=False,
        help="The day it was published (2022-10-11), over what the page says of itself.")] = None,
    url: Annotated[str | None, typer.Option(
        metavar="URL", show_default=False, help="The address of the page, when the one SOURCE is a file or -.")] = None,
    lang: Annotated[Lang | None, typer.Option(
        show_default=False, help="The language of the text; told from the text when left out.")] = None,
    jobs: Annotated[int, typer.Option(
        min=1, metavar="N", help="How many processes read.")] = 1,
    record: Place = DEFAULT,
    knowledge: Overlay = None,
    allow_local: Annotated[bool, typer.Option(
        "--allow-local", help="Also fetch addresses of this machine and the local network.")] = False,
) -> None:
    """Read articles and keep them in the record, which is made where there is none; what is kept is not read again.

    One SOURCE that cannot be read never stops the others. Exit codes: 0 kept or there already, 1 nothing was readable,
    130 stopped with Ctrl-C; what was read is kept.
    """
    if url and len(sources) > 1:
        raise typer.BadParameter("--url names one page, and there is more than one SOURCE", param_hint="--url")
    from onrecord.collect.adding import NOT_READ, Told
    from onrecord.collect.adding import add as add_all
    from onrecord.collect.paths import Named, named
    from onrecord.pages.fetch import default_fetcher

    found = list(named(sources))
    run = Run(sum(one.size for one in found if isinstance(one, Named)))
    with writing(record, knowledge, new=True) as opened:
        try:
            add_all(opened, found, _reading(jobs, (knowledge, published, url, lang.value if lang else None)),
                    Told(run.page, run.failed, run.meter.at), url, fetcher=default_fetcher(allow_local))
        except KeyboardInterrupt as stop:
            run.close()
            say("stopped; what was read is kept")
            raise typer.Exit(INTERRUPTED) from stop
    run.close()
    if not set(run.outcomes) - {NOT_READ}:
        raise typer.Exit(NOTHING_READ)


def _reading(jobs: int, arguments: tuple[object, ...]) -> Callable[[Iterable[Page]], Iterator[Result]]:
    """How pages are read: by this process, or by several."""
    from onrecord.collect import pool

    if jobs > 1:
        return lambda pages: pool.side_by_side(pages, jobs, pool.reader, *arguments)
    return partial(pool.one_by_one, read=pool.reader(*arguments))  # type: ignore[arg-type]  # a tuple of its arguments


class Run:
    """One call of ``add``: how it goes, and what could not be read."""

    def __init__(self, total: int) -> None:
        """total: bytes to read."""
        self.meter = Meter(total)
        self.outcomes: Counter[str] = Counter()
        self._unread: dict[str, list[SourceError]] = {}

    def page(self, outcome: str) -> None:
        """One page more is done."""
        if not self.outcomes:
            gc.freeze()  # what adding loads is loaded and stays: collecting garbage walks through it no more
        self.outcomes[outcome] += 1
        self.meter.article()

    def failed(self, error: SourceError) -> None:
        """Note what could not be read; a record of an archive with its archive."""
        archive, _, part = error.source.rpartition("#")
        known = bool(part) and Path(archive).is_file()
        self._unread.setdefault(archive if known else error.source, []).append(error)

    def close(self) -> None:
        """The last words on standard error: what could not be read, source by source, and how much was."""
        self.meter.clear()
        for source, errors in self._unread.items():
            if len(errors) == 1:
                say(str(errors[0]))
            else:
                say(f"{source}: {len(errors):,} of its pages could not be read: {_reasons(errors)}")
        said = ", ".join(f"{number:,} {name}" for name, number in self.outcomes.items())
        say(f"{said} in {self.meter.summary()}" if said else "nothing readable")


def _reasons(errors: list[SourceError]) -> str:
    """The reasons with how often each was the one, and one example."""
    counted = Counter(error.reason.partition(" (")[0] for error in errors)
    example = {error.reason.partition(" (")[0]: error.source.rpartition("#")[2] for error in reversed(errors)}
    listed = [f"{reason} ({number:,}; for example {example[reason]})" for reason, number in counted.most_common(LISTED)]
    return "; ".join(listed) + ("; and others" if len(counted) > LISTED else "")
