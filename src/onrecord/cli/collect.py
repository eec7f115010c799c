"""``onrecord collect``: fetch what the followed sources list, once or again and again."""

# ruff: noqa: PLC0415 - httpx loads when something is collected, language models when a page is read
from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.place import DEFAULT, Overlay, Place, writing
from onrecord.cli.streams import INTERRUPTED, NOTHING_READ, Progress, say
from onrecord.errors import RecordLocked

if TYPE_CHECKING:
    from onrecord.collect.collector import Collector, Round, Visited
    from onrecord.record import Record

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def span(text: str) -> timedelta:
    """A span of time as it is typed: ``15m``, ``2h``. Raises typer.BadParameter."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip())
    if not found or not int(found[1]):
        raise typer.BadParameter(f"{text!r} is no span of time; write it as 15m, 2h or 1d")
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def collect(
    every: Annotated[timedelta | None, typer.Option(
        parser=span, metavar="SPAN", show_default=False,
        help="Go on for ever, visiting each source after so long (15m, 2h); without it once.")] = None,
    source: Annotated[list[str], typer.Option(
        "--source", metavar="SOURCE", show_default=False,
        help="Only this one, by a part of its address or name, and now. May be given several times.")] = [],  # noqa: B006 - typer copies it
    record: Place = DEFAULT,
    knowledge: Overlay = None,
) -> None:
    """Visit the followed sources whose time has come, and keep what they list. Can be stopped at any moment.

    A source that fails never stops the others. Exit codes: 0 done, 1 every source that was visited failed, or nothing
    is followed.
    """
    with writing(record, knowledge) as opened, _alone(record):
        only = _keys(opened, source)
        if not opened.sources():
            say("no source is followed; onrecord follow adds one")
            raise typer.Exit(NOTHING_READ)
        progress = Progress(0)
        try:
            done = [_said(done, progress) for done in _rounds(_collector(opened, knowledge, progress), every, only)]
        except KeyboardInterrupt as stop:
            progress.clear()
            say("stopped; everything so far is kept")
            raise typer.Exit(INTERRUPTED) from stop
    if done and not any(done):
        raise typer.Exit(NOTHING_READ)


def _rounds(collector: Collector, every: timedelta | None, only: list[int] | None) -> Iterator[Round]:
    from onrecord.collect.loop import rounds

    def wait(seconds: float) -> bool:
        time.sleep(seconds)
        return False

    if every is None:
        yield collector.round(only=only)
    else:
        yield from rounds(collector, every, wait, only)


def _collector(record: Record, knowledge: Path | None, progress: Progress) -> Collector:
    from onrecord.collect.collector import Collector, Watcher
    from onrecord.collect.keep import reader
    from onrecord.pages.fetch import default_fetcher

    left = Counter[str]()

    def waiting(number: int) -> None:
        left["pages"] = number

    def page(_: str, url: str, reason: str | None) -> None:
        if reason:
            progress.clear()
            say(f"{url}: {reason}")
        progress.show(0, f"{url} ({left['pages']:,} pages left)")

    def visited(one: Visited) -> None:
        progress.clear()
        if one.problem:
            say(f"{one.address}: {one.problem}")

    return Collector(record, reader(knowledge), default_fetcher(), default_fetcher(True),
                     watcher=Watcher(visited, page, waiting))


def _said(done: Round, progress: Progress) -> bool:
    """Say what a round did; whether anything went well (or there was nothing to do)."""
    progress.clear()
    failed = sum(one.failed for one in done.visited)
    fresh = sum(one.fresh for one in done.visited)
    pages = ", ".join(f"{number:,} {name}" for name, number in done.pages.items()) or "no page to fetch"
    say(f"{len(done.visited):,} sources visited{f', {failed:,} failed' if failed else ''}, {fresh:,} pages newly "
        f"listed; {pages}" if done.visited or done.pages else "nothing is due; onrecord sources says when")
    for host, why in done.held.items():
        say(f"{host} is left alone for a while: {why}")
    return not done.visited or failed < len(done.visited) or bool(set(done.pages) - {"not read"})


def _keys(record: Record, names: Iterable[str]) -> list[int] | None:
    addresses = {record.schedule.address_of(name) for name in names}
    return [one.key for one in record.sources() if one.address in addresses] if addresses else None


@contextmanager
def _alone(record: Path) -> Iterator[None]:
    """One collector a record: two would ask every site twice. Raises RecordLocked while another is at work."""
    if os.name != "posix":
        yield
        return
    import fcntl

    with record.with_name(record.name + "-collect").open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RecordLocked(f"{record}: another onrecord collect is at work on it") from error
        yield
