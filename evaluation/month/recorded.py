"""The month in a record: what the crawler met, in the order in which it met it, read and kept by the product.

    MONTH/record.sqlite    beside MONTH/pages, MONTH/truth and MONTH/crawl.jsonl
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evaluation.rows import RowError
from onrecord import articles, pipeline
from onrecord.collect.adding import TOGETHER
from onrecord.errors import SourceError
from onrecord.knowledge import load
from onrecord.model import Page, Reading
from onrecord.pages.make import make
from onrecord.record import Record

TYPES = {".html": "text/html", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class Spent:
    """What reading a month into its record took, in seconds of processor time."""

    articles: int
    reading: float
    keeping: float

    @property
    def share(self) -> float:
        """Of keeping beside reading."""
        return self.keeping / self.reading


def place(month: Path) -> Path:
    """Where the record of a month is."""
    return month / "record.sqlite"


def truth(month: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a file of the truth. Raises RowError when the folder holds no month."""
    file = month / "truth" / f"{name}.jsonl"
    if not file.is_file():
        raise RowError(f"{month} holds no month: python -m evaluation month --out {month} writes one")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def met(month: Path) -> Iterator[Page]:
    """The pages that the crawler got, in its order; those that were gone bring none."""
    if not (month / "crawl.jsonl").is_file():
        raise RowError(f"{month} holds no month: python -m evaluation month --out {month} writes one")
    for line in (month / "crawl.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"]:
            file = month / row["file"]
            yield make(row["url"], file.read_bytes(), declared=TYPES[file.suffix], url=row["url"],
                       seen=datetime.fromisoformat(row["seen"]))


def build(month: Path) -> Spent:
    """Read the month into its record, going on where an earlier run stopped; what it took."""
    known, articles_, reads, keeps = load(None), 0, 0.0, 0.0
    waiting: list[tuple[Page, Reading]] = []
    with Record.open(place(month), knowledge=known) as record:
        for page in met(month):
            if record.seen(page):
                continue
            began = time.process_time()
            reading = _reading(page)
            reads += time.process_time() - began
            if reading is None:
                continue
            waiting.append((page, reading))
            articles_ += 1
            if len(waiting) == TOGETHER:
                keeps += _kept(record, waiting)
            if articles_ % 100 == 0:
                print(f"{articles_} read", file=sys.stderr)
        keeps += _kept(record, waiting)
    return Spent(articles_, reads, keeps)


def _kept(record: Record, waiting: list[tuple[Page, Reading]]) -> float:
    """Keep what waits, as ``onrecord add`` does; the seconds of the processor that it took."""
    began = time.process_time()
    record.add_together(waiting)
    waiting.clear()
    return time.process_time() - began


def _reading(page: Page) -> Reading | None:
    try:
        return pipeline.understand(articles.extract(page), load(None))
    except SourceError as error:
        print(error, file=sys.stderr)
        return None
