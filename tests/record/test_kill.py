"""A process killed at any moment loses at most the page in hand.

Lost if this fails: a night's collecting, or worse, half an article that nobody notices.
"""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path

from onrecord.record import Record
from tests.record.children import answer, begin, kill
from tests.record.press import dump, many, read

PAGES, KILLS = 500, 50


def add_all(path: Path) -> str:
    """What ``onrecord add`` does: every page that is not there yet."""
    with Record.open(path) as record:
        record.db.run("PRAGMA synchronous = OFF")  # quicker; the system keeps what a killed process gave it
        for page in many(PAGES):
            if record.seen(page) is None:
                record.add(page, read(page))
    return "done"


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


def test_killed_at_fifty_moments_the_record_is_as_if_undisturbed(tmp_path: Path) -> None:
    path, calm = tmp_path / "killed.sqlite", tmp_path / "calm.sqlite"
    began = time.perf_counter()
    assert add_all(calm) == "done"
    by, slice_ = random.Random(5), (time.perf_counter() - began) / KILLS
    reached = [0]
    for _ in range(KILLS):
        child = begin(lambda: add_all(path))
        time.sleep(by.uniform(0, 3 * slice_))
        kill(child)
        reached.append(whole(path))
    assert reached == sorted(reached), "an article that was there is gone"
    assert len(set(reached)) > KILLS // 4, "the kills came too early or too late to mean anything"
    assert answer(begin(lambda: add_all(path))) == "done"
    with Record.open(path) as record:
        assert list(record.check()) == []
    killed, undone = dump(path), dump(calm)
    assert killed.keys() == undone.keys()
    assert [table for table in killed if killed[table] != undone[table]] == []
