"""``make desk``: an invented month of press, read into a record, and the desk opened on it.

Reading takes some minutes the first time; a second ``make desk`` goes on where the first stopped. ARTICLES in the
environment: how many of the month are read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

MONTH, RECORD = ROOT / "build" / "month", ROOT / "build" / "desk.sqlite"
WRITTEN, READ = 480, 150
"""Articles of the month, which has too many stories for fewer; how many of them are read."""


def main() -> None:
    """Write the month, read its first articles, open the desk."""
    fill(int(os.environ.get("ARTICLES", READ)))
    subprocess.run([sys.executable, "-m", "onrecord", "serve", "--record", str(RECORD)], check=False)


def fill(articles: int) -> None:
    """Read so many articles of the month into the record, as its crawler met them."""
    from evaluation.month.output import write  # noqa: PLC0415 - what follows takes time to load
    from evaluation.month.press import make  # noqa: PLC0415
    from evaluation.month.recorded import met  # noqa: PLC0415
    from onrecord import articles as extraction  # noqa: PLC0415
    from onrecord import pipeline  # noqa: PLC0415
    from onrecord.knowledge import load  # noqa: PLC0415
    from onrecord.record import Record  # noqa: PLC0415

    if not (MONTH / "crawl.jsonl").exists():
        print("Writing an invented month of press ...", flush=True)
        write(make(WRITTEN, 1), MONTH)
    with Record.open(RECORD, knowledge=load()) as record:
        for number, page in enumerate(islice(met(MONTH), articles), 1):
            print(f"\rReading article {number} of {articles} ...", end="", flush=True)
            if not record.seen(page):
                record.add(page, pipeline.understand(extraction.extract(page), load()))
    print()


if __name__ == "__main__":
    main()
