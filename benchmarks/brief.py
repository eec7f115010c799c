"""The brief on a record of a million statements with positions, pledges and meetings in it: how long it takes."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.multiplied import multiply
from benchmarks.table import markdown, page
from onrecord import briefing
from onrecord.brief.render import FORMATS
from onrecord.briefing import Days
from onrecord.knowledge import load
from onrecord.record import Record

WRITERS = tuple(FORMATS)


def run(source: Path, copies: int = 125, rounds: int = 20) -> str:
    """Measure on so many copies of a record; the page as Markdown. The record itself is left as it is."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        path = Path(folder) / "record.sqlite"
        shutil.copy(source, path)
        size = multiply(path, copies)
        rows = [(name, _spread(found)) for name, found in ask(path, rounds).items()]
    return page(
        "brief", "The brief",
        f"A record of {size:,} statements: {copies} copies of the record of the invented month, eight on the same "
        f"days. Seconds of the processor, median / 95th percentile of {rounds} days drawn at random, each asked once "
        "in one process, knowledge loaded; the first day is left out, in which questions, doctrines and concepts "
        "are read.",
        markdown(("", f"{size:,} statements"), rows))


def ask(path: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of the processor that each kind of brief takes."""
    by, knowledge = random.Random(7), load()
    taken: dict[str, list[float]] = {}
    with Record.open(path, read_only=True) as record:
        whole = briefing.days(record, date.max)
        counts = record.counts()
        assert counts.first is not None
        stretch = (whole.last - counts.first).days

        def timed(name: str, task: Callable[[], object]) -> None:
            began = time.process_time()
            task()
            taken.setdefault(name, []).append(time.process_time() - began)

        for number in range(rounds + 1):
            day = counts.first + timedelta(days=by.randrange(stretch))
            timed("which day is the last", partial(briefing.days, record, date.max))
            for length, name in ((0, "a day"), (6, "a week"), (29, "a month")):
                wanted = Days(day, day + timedelta(days=length))
                timed(f"the brief of {name}", partial(briefing.brief, record, wanted, "fr", knowledge))
            data = briefing.brief(record, Days(day, day), "fr", knowledge)
            for writer in WRITERS:
                timed(f"written as {writer}", partial(FORMATS[writer], data, "fr"))
            if not number:
                taken.clear()
    return taken


def _spread(values: list[float]) -> str:
    return f"{median(values):.2f} / {quantiles(values, n=20)[-1]:.2f}"
