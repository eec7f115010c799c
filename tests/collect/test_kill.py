"""The collector killed at any moment, and started again.

Lost if this fails: after a power cut articles would be missing that nobody fetches again, or stand there twice.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.collect.collector import Collector
from onrecord.collect.keep import Reader
from onrecord.model import Article, Reading
from onrecord.pages.fetch import Fetcher
from onrecord.record import Record
from onrecord.record.schedule import Following
from tests.collect.conftest import BEGIN, press_reader
from tests.collect.site import Reply, Site, feed, story
from tests.record.children import answer, begin, kill
from tests.record.press import dump, page, read
from tests.record.test_kill import held

PAGES, KILLS, LATE = 150, 40, 60


def collect(path: Path, site: Site) -> str:
    """What ``onrecord collect`` does, at a moment that stands still."""
    fetcher = Fetcher(allow_local=True, pause=0)
    with Record.open(path) as record:
        record.db.run("PRAGMA synchronous = OFF")  # quicker; the system keeps what a killed process gave it
        for name in ("feed", "world"):
            record.schedule.follow(Following(f"{site.at}/{name}", "rss"), BEGIN)
        Collector(record, slowly(press_reader()), fetcher, now=lambda: BEGIN).round()
    return "done"


def slowly(reader: Reader) -> Reader:
    """As long as a reading takes on a fast machine at least: else all is added while the test looks away."""
    def understand(article: Article) -> Reading:
        time.sleep(0.01)
        return reader.understand(article)

    return Reader(reader.extract, understand)


def press(site: Site) -> None:
    """Two feeds that share some pages; some cannot be read, some are refused."""
    pages = site.articles(*map(story, range(PAGES)))
    for number in range(0, PAGES, 25):
        site.routes[f"/a{number}"] = Reply("nothing that could be read")
        site.routes[f"/a{number + 1}"] = Reply("no", 403)
    site.routes |= {"/feed": feed(pages[:100]), "/world": feed(pages[80:])}


def whole(path: Path) -> int:
    """The number of articles; each has its page, its statements, and a row that says it is kept."""
    if not path.exists():
        return 0
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'wanted'").fetchone()[0]
    articles = int(db.execute("SELECT count(*) FROM article").fetchone()[0]) if tables else 0
    if tables:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM wanted WHERE state = 'kept'").fetchone() == (articles,)
        assert db.execute("SELECT count(*) FROM wanted w WHERE state = 'kept' AND NOT EXISTS"
                          " (SELECT 1 FROM article a WHERE a.id = w.article)").fetchone() == (0,)
    db.close()
    return articles


def sightings(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT address, source, url FROM sighting ORDER BY 1, 2").fetchall()
    db.close()
    return rows


def wait(path: Path, articles: int) -> None:
    """Until the record holds so many articles; a machine that is busy only takes longer."""
    late = time.monotonic() + LATE
    while held(path) < articles:
        assert time.monotonic() < late, "nothing is added any more"
        time.sleep(0.005)


def timed(path: Path, site: Site) -> float:
    """Seconds that collecting takes."""
    began = time.perf_counter()
    assert answer(begin(lambda: collect(path, site))) == "done"
    return time.perf_counter() - began


def test_killed_at_any_moment_the_record_is_as_if_undisturbed(tmp_path: Path, site: Callable[[], Site]) -> None:
    post = site()
    press(post)
    with Record.open(tmp_path / "warm.sqlite") as warm:  # what adding loads is loaded once, for all children
        found = page(story(0))
        warm.add(found, read(found))
    calm, path = tmp_path / "calm.sqlite", tmp_path / "killed.sqlite"
    once, idle = timed(calm, post), timed(calm, post)
    by, slice_ = random.Random(5), (once - idle) / KILLS
    reached, all_ = [0], whole(calm)
    for number in range(KILLS):
        child = begin(lambda: collect(path, post))
        if number % 2:  # every other one at any moment, also before anything is added
            time.sleep(by.uniform(0, 1.5 * idle + 4 * slice_))
        else:
            wait(path, min(all_, reached[-1] + by.randrange(4 * all_ // KILLS)))
        kill(child)
        reached.append(whole(path))
    assert reached == sorted(reached), "an article that was there is gone"
    assert len(set(reached)) > KILLS // 8, "the kills came too early or too late to mean anything"
    assert answer(begin(lambda: collect(path, post))) == "done"
    killed, undone = dump(path, without=("sighting", "visit")), dump(calm, without=("sighting", "visit"))
    assert [table for table in undone if killed[table] != undone[table]] == []
    assert sightings(path) == sightings(calm)
    assert len(undone["article"]) == PAGES - 12
    asked = [path for path in post.paths() if path.startswith("/a")]
    assert len(asked) <= 2 * PAGES + KILLS, "pages were fetched that were kept already"
    with Record.open(path) as record:
        assert list(record.check()) == []
