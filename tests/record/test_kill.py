"""A process killed at any moment loses at most the page in hand.

Lost if this fails: a night's collecting, or worse, half an article that nobody notices.
"""

from __future__ import annotations

import gzip
import random
import sqlite3
import time
import uuid
from contextlib import closing
from functools import partial
from pathlib import Path

from onrecord.collect.adding import Told, add
from onrecord.collect.paths import Named
from onrecord.collect.pool import one_by_one
from onrecord.record import Record
from tests.pages.test_archive import lines
from tests.record.children import answer, begin, kill
from tests.record.press import dump, many, read

PAGES, KILLS, LATE = 500, 50, 60


def archive(path: Path) -> str:
    """A press as a crawl; gives the archive's name."""
    with path.open("wb") as stream:
        for page in many(PAGES):
            head = lines("HTTP/1.1 200 OK", {"Content-Type": "text/plain; charset=utf-8"})
            stream.write(gzip.compress(lines("WARC/1.0", {
                "WARC-Type": "response", "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
                "WARC-Date": page.seen.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-Target-URI": str(page.url),
                "Content-Type": "application/http; msgtype=response", "Content-Length": str(len(head + page.data)),
            }) + head + page.data + b"\r\n\r\n"))
    return str(path)


def add_all(path: Path, crawl: str) -> str:
    """What ``onrecord add crawl.warc.gz`` does: every page that is not there yet."""
    told = Told(lambda _: None, lambda _: None, lambda *_: None)
    with Record.open(path) as record:
        record.db.run("PRAGMA synchronous = OFF")  # quicker; the system keeps what a killed process gave it
        add(record, [Named(crawl)], partial(one_by_one, read=read), told)
        return str(record.counts().versions)


def whole(path: Path) -> int:
    """The number of articles, none of which is half there."""
    if not path.exists():
        return 0
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)  # killed before there was a table
        return 0
    each = db.execute("SELECT count(*) FROM statement GROUP BY article").fetchall()
    articles = int(db.execute("SELECT count(*) FROM article").fetchone()[0])
    db.close()
    assert each == [(4,)] * articles
    return articles


def wait(path: Path, articles: int) -> None:
    """Until the record holds so many articles, or all; a machine that is busy only takes longer."""
    late = time.monotonic() + LATE
    while held(path) < min(articles, PAGES):
        assert time.monotonic() < late, "nothing is added any more"
        time.sleep(0.005)


def held(path: Path) -> int:
    """The number of articles, while another process writes."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'article'").fetchone():
            return 0
        return int(db.execute("SELECT count(*) FROM article").fetchone()[0])


def test_killed_at_fifty_moments_the_record_is_as_if_undisturbed(tmp_path: Path) -> None:
    path, calm = tmp_path / "killed.sqlite", tmp_path / "calm.sqlite"
    crawl = archive(tmp_path / "crawl.warc.gz")
    began = time.perf_counter()
    assert add_all(calm, crawl) == str(PAGES)
    by, slice_ = random.Random(5), (time.perf_counter() - began) / KILLS
    reached = [0]
    for _ in range(KILLS):
        child = begin(lambda: add_all(path, crawl))
        wait(path, reached[-1] + by.randrange(3 * PAGES // KILLS))
        time.sleep(by.uniform(0, slice_))
        kill(child)
        reached.append(whole(path))
    assert reached == sorted(reached), "an article that was there is gone"
    assert len(set(reached)) > KILLS // 4, "the kills came too early or too late to mean anything"
    assert answer(begin(lambda: add_all(path, crawl))) == str(PAGES)
    with Record.open(path) as record:
        assert list(record.check()) == []
    killed, undone = dump(path), dump(calm)
    assert killed.keys() == undone.keys()
    assert [table for table in killed if killed[table] != undone[table]] == []
