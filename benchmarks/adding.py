"""Adding from end to end: an invented month of press from bytes to the record; what keeping costs beside reading."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.table import markdown, page
from evaluation.month.output import write
from evaluation.month.press import make
from evaluation.month.recorded import met
from onrecord import meaning
from onrecord.collect import pool
from onrecord.collect.adding import Told, add
from onrecord.collect.paths import named
from onrecord.errors import SourceError
from onrecord.knowledge import load
from onrecord.model import Page, Reading
from onrecord.record import Record, evidence
from onrecord.record.grouping import Grouping

WARM = 10
"""Pages that are not counted: both language models and the knowledge load with them."""
LEAST = 500
"""Articles that the generator needs for its stories."""

PARTS: tuple[tuple[str, Any, str], ...] = (
    ("near copies, utterances", Grouping, "added"),
    ("packing the page", evidence, "pack"),
)
"""What is timed inside of keeping: its name, where it is, the function."""


@dataclass(slots=True)
class Clock:
    """Seconds, by the processor (all threads) and by the wall."""

    processor: float = 0.0
    wall: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count what is done inside."""
        processor, wall = time.process_time(), time.perf_counter()
        yield
        self.processor += time.process_time() - processor
        self.wall += time.perf_counter() - wall

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted."""
        def run(*arguments: Any, **more: Any) -> Any:
            with self.running():
                return function(*arguments, **more)

        return run


def run(articles: int, jobs: int, rounds: int) -> str:
    """Measure; the page as Markdown. jobs: also compare so many processes with one, in so many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        month = Path(folder) / "month"
        write(make(max(articles, LEAST), 1), month)
        parts = [page(
            "adding", "Adding",
            f"The first {articles:,} pages of an invented month (`python -m evaluation month`), both languages, by the "
            "code that `onrecord add` runs: page to article to statements (read), and these into the record with its "
            "indexes, near copies and utterances, committed to the disk (keep). What `add` also finds for the watch "
            "(whose positions, pledges and lines these are) is a figure of its own. Models are warm. On a machine that "
            "is shared, only the figures by the processor mean anything.",
            _single(month, articles, Path(folder) / "record.sqlite"))]
        if jobs > 1:
            parts.append(_several(month, articles, Path(folder), jobs, rounds))
    return "\n".join(parts)


def _single(month: Path, articles: int, place: Path) -> str:
    read, keep, watch = Clock(), Clock(), Clock()
    inside = {name: Clock() for name, _, _ in PARTS}
    reader, kept = pool.reader(None), 0
    meaning.encoder().encode(["Warm."])
    readings: list[tuple[Page, Reading]] = []
    with _timed(inside), Record.open(place) as record:
        for number, found in enumerate(islice(met(month), articles)):
            if number == WARM:
                read, keep, kept = Clock(), Clock(), 0
                for clock in inside.values():
                    clock.processor = clock.wall = 0.0
            kept += _one(record, reader, found, read, keep, readings)
        counts = record.counts()
        packed = int(record.db.value("SELECT sum(length(packed)) FROM page_bytes"))
    size = sum(path.stat().st_size for path in place.parent.glob("record.sqlite*"))
    with Record.open(place.with_name("watched.sqlite"), knowledge=load(None)) as record:
        for number, (found, reading) in enumerate(readings):
            with watch.running() if number >= WARM else nullcontext():
                record.add(found, reading)
    rows: list[tuple[str, object]] = [
        ("pages added", f"{kept:,}"), ("statements", f"{counts.statements:,}"),
        ("articles a second, by the processor", f"{kept / (read.processor + keep.processor):.2f}"),
        ("articles a second, by the clock", f"{kept / (read.wall + keep.wall):.2f}"),
        ("read, ms of the processor an article", f"{1000 * read.processor / kept:.1f}"),
        ("keep, ms of the processor an article", f"{1000 * keep.processor / kept:.1f}"),
        *((f"of this {name}", f"{1000 * clock.processor / kept:.1f}") for name, clock in inside.items()),
        ("keep beside read, by the processor", f"{keep.processor / read.processor:.1%}"),
        ("keep beside read, by the clock", f"{keep.wall / read.wall:.1%}"),
        ("keep, with what the watch looks for found too, ms of the processor an article",
         f"{1000 * watch.processor / max(1, len(readings) - WARM):.1f}"),
        ("file, bytes a statement", f"{size / counts.statements:,.0f}"),
        ("without the pages' bytes", f"{(size - packed) / counts.statements:,.0f}")]
    return markdown(("", "figure"), rows)


def _one(record: Record, reader: pool.Read, found: Page, read: Clock, keep: Clock,
         readings: list[tuple[Page, Reading]]) -> int:
    """Read and keep a page, and note its reading; 1 when it was added."""
    with keep.running():
        if record.seen(found):
            return 0
    try:
        with read.running():
            reading: Reading = reader(found)
    except SourceError:
        return 0
    with keep.running():
        record.add(found, reading)
    readings.append((found, reading))
    return 1


@contextmanager
def _timed(clocks: dict[str, Clock]) -> Iterator[None]:
    """Count what is done in the parts."""
    before = [(where, name, getattr(where, name)) for _, where, name in PARTS]
    for (label, where, name), (_, _, function) in zip(PARTS, before, strict=True):
        setattr(where, name, clocks[label].timed(function))
    yield
    for where, name, function in before:
        setattr(where, name, function)


def _several(month: Path, articles: int, folder: Path, jobs: int, rounds: int) -> str:
    """One process beside several, by the clock, from a cold start; they take turns."""
    files = sorted(str(path) for path in (month / "pages").rglob("*.*"))[:articles]
    ratios, seconds = [], []
    for number in range(rounds):
        one = _elapsed(files, folder / f"one{number}.sqlite", partial(pool.one_by_one, read=pool.reader(None)))
        more = _elapsed(files, folder / f"more{number}.sqlite",
                        lambda pages: pool.side_by_side(pages, jobs, pool.reader, None))
        ratios.append(one / more)
        seconds.append((one, more))
    rows = [(f"{one:.0f} s", f"{more:.0f} s", f"{ratio:.2f}")
            for (one, more), ratio in zip(seconds, ratios, strict=True)]
    return markdown(("--jobs 1", f"--jobs {jobs}", "times as fast"), rows) + \
        f"\n\nMedian {median(ratios):.2f}. The loading of the models in each process is in it.\n"


def _elapsed(files: list[str], place: Path, reading: Callable[[Any], Iterator[pool.Result]]) -> float:
    began = time.perf_counter()
    with Record.open(place) as record:
        add(record, named(files), reading,
            Told(lambda _: None, lambda _: None, lambda _, __: None))
    return time.perf_counter() - began
