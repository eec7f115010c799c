"""``make desk``: an invented month of press, read into a record, and the desk opened on it.

The desk opens as soon as the first articles are read; the others come in while one looks. A second ``make desk`` goes
on where the first stopped. ARTICLES in the environment: how many of the month are read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

MONTH, RECORD = ROOT / "build" / "month", ROOT / "build" / "desk.sqlite"
WRITTEN, FIRST = 480, 100
"""Articles of the month, which has too many stories for fewer; how many of them are read before the desk opens."""


def main() -> None:
    """Write the month, read its first articles, open the desk, read the rest."""
    articles = int(os.environ.get("ARTICLES", WRITTEN))
    with closing(fill(articles)) as reading:
        for number in islice(reading, FIRST):
            print(f"\rReading article {number} of {articles} ...", end="", flush=True)
        print(flush=True)
        desk = subprocess.Popen([sys.executable, "-m", "onrecord", "serve", "--record", str(RECORD)])
        with suppress(KeyboardInterrupt):
            while_open(reading, lambda: desk.poll() is None)
            desk.wait()
        desk.terminate()
        desk.wait()


def while_open(reading: Iterator[int], open_: Callable[[], bool]) -> None:
    """Read on as long as the desk is open, and say when all is read."""
    while open_():
        if next(reading, None) is None:
            print("All of the month is read; Ctrl-C closes the desk.", flush=True)
            return


def fill(articles: int) -> Iterator[int]:
    """Read so many articles of the month into the record, as its crawler met them; gives the number of each."""
    from evaluation.month.output import write  # noqa: PLC0415 - what follows takes time to load
    from evaluation.month.press import make  # noqa: PLC0415
    from evaluation.month.recorded import met  # noqa: PLC0415
    from onrecord import articles as extraction  # noqa: PLC0415
    from onrecord import pipeline  # noqa: PLC0415
    from onrecord.errors import SourceError  # noqa: PLC0415
    from onrecord.knowledge import load  # noqa: PLC0415
    from onrecord.record import Record  # noqa: PLC0415

    if not (MONTH / "crawl.jsonl").exists():
        print("Writing an invented month of press ...", flush=True)
        write(make(WRITTEN, 1), MONTH)
    with Record.open(RECORD, knowledge=load()) as record:
        for number, page in enumerate(islice(met(MONTH), articles), 1):
            if not record.seen(page):
                with suppress(SourceError):  # one page that cannot be read never stops the others
                    record.add(page, pipeline.understand(extraction.extract(page), load()))
            yield number


if __name__ == "__main__":
    main()
