"""The commands of the watch on a record of a million statements with positions, pledges and meetings in it."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.cold import times
from benchmarks.multiplied import multiply
from benchmarks.table import markdown, page
from onrecord.cli.agenda import scheduled
from onrecord.cli.positions import held
from onrecord.cli.watch import watched
from onrecord.knowledge.doctrines import doctrines
from onrecord.record import Record
from onrecord.watch.pledges import pledges
from onrecord.watch.thresholds import listed, thresholds

Asked = Callable[[Record, date], object]

STRETCH = 600
"""Days before the newest article from which a question's day is drawn."""
ACTORS = ("ru", "ua", "us", "nato", "de", "fr", "gb", "eu", "pl", "cn")


def run(source: Path, copies: int = 125, rounds: int = 20) -> str:
    """Measure on so many copies of a record (0: on itself); the page as Markdown. The record is left as it is."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        path = Path(folder) / "record.sqlite"
        shutil.copy(source, path)
        size = multiply(path, copies) if copies else _size(path)
        with Record.open(path, read_only=True) as record:
            rows = [(name, *_spread(record, asked, rounds)) for name, asked in COMMANDS.items()]
            whole = [_whole(command, path, rounds) for command in _commands(record)]
    return page(
        "watch", "The watch",
        f"A record of {size:,} statements: {copies or 125} copies of the record of the invented month, eight on the "
        f"same days. Seconds of the processor (median, highest) and by the clock (median) of {rounds} questions of "
        "each kind, as of a day drawn at random, in one process; the first is left out, in which knowledge is read.",
        markdown((f"{size:,} statements", "processor", "highest", "clock"), rows),
        f"Whole commands, from the start of a process of their own to its end, {rounds} times each after one that is "
        "not counted: seconds of the processor (median) and by the clock (median, highest).",
        markdown((f"{size:,} statements", "processor", "clock", "highest"), whole))


def _size(path: Path) -> int:
    with Record.open(path, read_only=True) as record:
        return record.counts().statements


def _commands(record: Record) -> Iterator[tuple[str, ...]]:
    """As of the newest day, and of one in the middle, around which there is more."""
    first, last = record.span()
    assert first is not None
    assert last is not None
    middle = (first + (last - first) / 2).isoformat()
    for name in ("watch", "positions", "agenda", "pledges", "thresholds", "brief"):
        yield (name,)
    yield "watch", "--until", middle
    yield "brief", "--date", middle


def _whole(command: Sequence[str], path: Path, rounds: int) -> tuple[str, str, str, str]:
    """Median processor time, median and highest time by the clock."""
    found = times([*command, "--record", str(path)], rounds)
    wall = [one.wall for one in found]
    return (f"`onrecord {' '.join(command)}`", f"{median(one.processor for one in found):.2f}", f"{median(wall):.2f}",
            f"{max(wall):.2f}")


def _spread(record: Record, asked: Asked, rounds: int) -> tuple[str, str, str]:
    """Median and highest processor time, median time by the clock."""
    by, newest = random.Random(5), record.newest()
    assert newest is not None
    spent: list[tuple[float, float]] = []
    for _ in range(rounds + 1):
        day = newest - timedelta(days=by.randrange(STRETCH))
        wall, cpu = time.perf_counter(), time.process_time()
        asked(record, day)
        spent.append((time.process_time() - cpu, time.perf_counter() - wall))
    processor, clock = [one for one, _ in spent[1:]], [other for _, other in spent[1:]]
    return f"{median(processor):.2f}", f"{max(processor):.2f}", f"{median(clock):.2f}"


def _thresholds(record: Record, since: date | None) -> object:
    known = doctrines()
    return thresholds(record.contacts(since=since), known, "en"), listed(record.listings(since), known, "en")


COMMANDS: dict[str, Asked] = {
    "watch: a week": lambda record, day: watched(record, day - timedelta(days=7), day),
    "watch: a month": lambda record, day: watched(record, day - timedelta(days=30), day),
    "positions: of everyone": lambda record, _: held(record, [], None, None),
    "positions: of an actor": lambda record, day: held(record, [ACTORS[day.toordinal() % 10]], None, day),
    "positions: on a question": lambda record, day: held(record, [], "troops", day),
    "agenda": lambda record, day: scheduled(record, None, day),
    "pledges: of everyone": lambda record, day: pledges(record.promises(until=day), day),
    "pledges: spoken of in a month": lambda record, day: pledges(
        record.promises(None, day - timedelta(days=30), day), day),
    "thresholds": lambda record, _: _thresholds(record, None),
    "thresholds: a month": lambda record, day: _thresholds(record, day - timedelta(days=30)),
}
