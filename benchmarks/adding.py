"""Adding from end to end: an invented month of press from bytes to the record; what keeping costs beside reading."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.table import markdown, page
from benchmarks.texts import DEV, to_time
from evaluation.month.output import write
from evaluation.month.press import make
from evaluation.month.recorded import met
from onrecord import meaning, pages
from onrecord.collect import pool
from onrecord.collect.adding import TOGETHER, Told, add
from onrecord.collect.paths import named
from onrecord.errors import SourceError
from onrecord.knowledge import load
from onrecord.model import Page, Reading
from onrecord.record import Record, evidence
from onrecord.record.grouping import Grouping

WARM = 10
"""Pages that are added to another record before any is counted: the models and the knowledge load with them."""
LEAST = 500
"""Articles that the generator needs for its stories."""
WORDS = 30_000
"""Of real articles, of each language."""

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
        month, press = Path(folder) / "month", Path(folder) / "press"
        write(make(max(articles, LEAST), 1), month)
        columns = {"an invented month": list(islice(met(month), articles))}
        if found := _press(press):
            columns["articles of the press"] = found
        parts = [page(
            "adding", "Adding",
            "What `onrecord add` does, page by page: page to article to statements (read), and these into the record "
            "with its indexes, near copies and utterances, what the watch looks for in them (whose positions, pledges "
            f"and lines these are), committed to the disk {TOGETHER} pages at a time (keep). The first {articles:,} "
            "pages of an invented month (`python -m evaluation month`), whose articles are short, and articles of "
            "usual length (the dev sets' texts, where they are); both languages. Models are warm. On a machine that is "
            "shared, only the figures by the processor mean anything.",
            _single(columns, Path(folder)))]
        if jobs > 1:
            parts.append(_several(month, articles, Path(folder), jobs, rounds))
    return "\n".join(parts)


def _press(folder: Path) -> list[Page]:
    """Texts of real articles as pages, both languages in turn; none where the dev sets are not there."""
    texts = {lang: to_time(lang, WORDS).texts for lang, path in DEV.items() if path.exists()}
    folder.mkdir()
    named_ = [(f"{lang}-{number:03}", text) for lang, found in texts.items() for number, text in enumerate(found)]
    for name, text in named_:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    files = sorted(folder.iterdir(), key=lambda path: (path.name[3:], path.name))
    return [found for path in files for found in pages.read(str(path))]


def _single(columns: Mapping[str, Sequence[Page]], folder: Path) -> str:
    reader = pool.reader(None)
    meaning.encoder().encode(["Warm."])
    with Record.open(folder / "warm.sqlite", knowledge=load(None)) as record:
        for found in (one for column in columns.values() for one in column[:WARM]):
            if (reading := _tried(reader, found)) is not None:
                record.add(found, reading)
    gc.freeze()  # as the command does when all is loaded
    measured = [_column(reader, found, folder / f"{number}.sqlite") for number, found in enumerate(columns.values())]
    rows = [(name, *(column[name] for column in measured)) for name in measured[0]]
    return markdown(("", *columns), rows)


def _column(reader: pool.Read, found: Sequence[Page], place: Path) -> dict[str, str]:
    """The figures of some pages: read each, then keep them as ``add`` does, with and without what the watch needs."""
    read = Clock()
    with read.running():
        readings = [(one, reading) for one in found if (reading := _tried(reader, one)) is not None]
    whole, bare = Clock(), Clock()
    inside = {name: Clock() for name, _, _ in PARTS}
    with Record.open(place.with_suffix(".bare"), knowledge=None) as record:
        _kept(record, readings, bare)
    with Record.open(place, knowledge=load(None)) as record, _timed(inside):
        _kept(record, readings, whole)
        counts = record.counts()
        packed = int(record.db.value("SELECT sum(length(packed)) FROM page_bytes"))
    size = sum(path.stat().st_size for path in place.parent.glob(f"{place.name}*"))
    kept = len(readings)
    return {
        "pages added": f"{kept:,}", "statements": f"{counts.statements:,}",
        "words of an article": f"{sum(len(r.article.text.split()) for _, r in readings) / kept:.0f}",
        "articles a second, by the processor": f"{kept / (read.processor + whole.processor):.2f}",
        "articles a second, by the clock": f"{kept / (read.wall + whole.wall):.2f}",
        "read, ms of the processor an article": f"{1000 * read.processor / kept:.1f}",
        "keep, ms of the processor an article": f"{1000 * whole.processor / kept:.1f}",
        **{f"of this {name}": f"{1000 * clock.processor / kept:.1f}" for name, clock in inside.items()},
        "keep without what the watch looks for": f"{1000 * bare.processor / kept:.1f}",
        "keep beside read, by the processor": f"{whole.processor / read.processor:.1%}",
        "keep beside read, by the clock": f"{whole.wall / read.wall:.1%}",
        "file, bytes a statement": f"{size / counts.statements:,.0f}",
        "without the pages' bytes": f"{(size - packed) / counts.statements:,.0f}"}


def _tried(reader: pool.Read, found: Page) -> Reading | None:
    try:
        return reader(found)
    except SourceError:
        return None


def _kept(record: Record, readings: Sequence[tuple[Page, Reading]], clock: Clock) -> None:
    """Keep readings as ``add`` does, from asking whether a page is there to the commit."""
    with clock.running():
        for at in range(0, len(readings), TOGETHER):
            group = readings[at:at + TOGETHER]
            record.add_together([(one, reading) for one, reading in group if not record.seen(one)])


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
