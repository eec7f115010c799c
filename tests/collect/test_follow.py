"""Following: what a person names becomes sources; sitemaps with their indexes; the commands.

Lost if this fails: a user would follow a front page where there is a feed, or ten years of an archive by mistake.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.cli.collect import span
from onrecord.collect.collector import Collector, Round
from onrecord.collect.follow import Wish, found
from onrecord.collect.loop import rounds
from onrecord.errors import NotFound, NothingReadable
from onrecord.knowledge import Knowledge, load
from onrecord.pages.fetch import Fetcher
from onrecord.record import Record
from onrecord.record.schedule import Following
from tests.collect.conftest import BEGIN, Desk
from tests.collect.site import Reply, Site, feed, story

Make = Callable[[], Site]
NOW = datetime(2026, 3, 6, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(None)


@pytest.fixture
def follow(knowledge: Knowledge) -> Callable[..., list[Following]]:
    """What a text stands for."""
    fetcher = Fetcher(allow_local=True, pause=0)
    return lambda text, **wish: list(found(text, Wish(**wish), knowledge, fetcher, NOW))


def sitemap(addresses: dict[str, str], root: str = "urlset", row: str = "url") -> Reply:
    """A sitemap: address -> its last change."""
    rows = "".join(f"<{row}><loc>{where}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{row}>"
                   for where, day in addresses.items())
    text = f"<{root}>{rows}</{root}>"
    return Reply(text, type="application/xml", headers={"ETag": f'"{hash(text)}"'})


def test_a_page_that_offers_a_feed_stands_for_the_feed(site: Make, follow: Callable[..., list[Following]]) -> None:
    post = site()
    post.routes |= {
        "/": Reply('<html><head><link rel="alternate" type="application/rss+xml" href="/gone">'
                   '<link rel="alternate" type="application/rss+xml" href="/feed"><title>Front</title></head>'
                   '<body><a href="/one-two-three-four">One</a>', type="text/html"),
        "/feed": feed([f"{post.at}/a"])}
    assert [(one.address, one.kind, one.name) for one in follow(f"{post.at}/")] == [
        (f"{post.at}/feed", "rss", "The Post")]
    assert [(one.kind, one.name) for one in follow(f"{post.at}/", as_it_is=True)] == [("links", "Front")]


def test_files_of_feeds_and_of_addresses(tmp_path: Path, follow: Callable[..., list[Following]]) -> None:
    (tmp_path / "subscriptions.opml").write_text(
        '<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.example/f"/></body></opml>')
    (tmp_path / "list.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    assert [(one.address, one.name) for one in follow(str(tmp_path / "subscriptions.opml"))] == [
        ("https://a.example/f", "A"), ("https://b.example/f", None)]
    assert [(one.address, one.kind) for one in follow(str(tmp_path / "list.txt"))] == [
        (str(tmp_path / "list.txt"), "file")]


def test_what_cannot_be_followed_is_said(site: Make, follow: Callable[..., list[Following]]) -> None:
    post = site()
    post.routes["/pdf"] = Reply(b"%PDF-1.4")
    with pytest.raises(NothingReadable, match="PDF"):
        follow(f"{post.at}/pdf")
    with pytest.raises(NotFound, match="404"):
        follow(f"{post.at}/nowhere")
    with pytest.raises(NotFound, match="no known outlet"):
        follow("The Paper That Nobody Prints")


def test_outlets_are_known_by_their_address(knowledge: Knowledge) -> None:
    outlet = next(one for one in knowledge.outlets.values() if len(one.feeds) == 1)

    class Offline(Fetcher):
        def get(self, url: str, *_: object, **__: object) -> object:  # type: ignore[override]  # one answer for all
            import httpx  # noqa: PLC0415 - as above

            from onrecord.pages.answers import Answer  # noqa: PLC0415 - beside its use
            return Answer(httpx.URL(url), 200, "application/xml", feed([]).body.encode())  # type: ignore[union-attr]

    [one] = found(outlet.name, Wish(expected=7), knowledge, Offline(), NOW)
    assert (one.address, one.outlet, one.name, one.expected) == (outlet.feeds[0], outlet.key, outlet.name, 7)


def test_an_index_is_read_part_by_part_and_only_what_has_changed(desk: Desk, site: Make) -> None:
    post = site()
    pages = post.articles(*map(story, range(6)))
    today, old = BEGIN.date().isoformat(), "2020-01-01"
    post.routes |= {
        "/index": sitemap({f"{post.at}/old.xml": old, f"{post.at}/new.xml": today, f"{post.at}/odd.xml": ""},
                          "sitemapindex", "sitemap"),
        "/new.xml": sitemap({pages[0]: today, pages[1]: today, pages[2]: old}), "/odd.xml": sitemap({pages[3]: today}),
        "/old.xml": sitemap({pages[4]: today})}
    desk.follow(f"{post.at}/index", kind="index", since=BEGIN - timedelta(days=7))
    assert desk.collect().pages == {"new": 3}
    assert post.paths() == ["/index", "/new.xml", "/odd.xml", "/a0", "/a1", "/a3"]
    assert desk.collect(minutes=10).pages == {}
    assert post.paths()[6:] == ["/index", "/odd.xml"]  # the one that states no change is asked whether it has
    post.routes["/odd.xml"] = Reply("oops", 500)
    desk.collect(minutes=10)
    assert "none of its sitemaps can be read" in desk.source(f"{post.at}/index").words
    post.routes["/odd.xml"] = sitemap({pages[3]: today, pages[5]: today})
    assert desk.collect(hours=1).pages == {"new": 1}


def test_an_archive_without_dates_is_not_fetched_whole(desk: Desk, site: Make) -> None:
    post = site()
    pages = post.articles(*map(story, range(2)))
    post.routes["/map"] = sitemap({f"{post.at}/b{n}": "" for n in range(300)})
    desk.follow(f"{post.at}/map", kind="sitemap")
    assert desk.collect().pages == {"not read": 200}
    post.routes["/map"] = sitemap({f"{post.at}/b{n}": "" for n in range(300)} | {pages[1]: ""})
    assert desk.collect(hours=1).pages["new"] == 1


def test_again_and_again(record: Record) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) == 3

    class Quick(Collector):
        def round(self, *_: object) -> Round:
            return Round()

    collector = Quick(record, None, None)  # type: ignore[arg-type]  # nothing is read or fetched
    assert len(list(rounds(collector, timedelta(minutes=15), wait))) == 3
    assert waited == [900.0] * 3
    record.schedule.follow(Following("https://a.example/", "rss"), datetime.now(UTC))
    assert len(list(rounds(collector, timedelta(minutes=15), lambda seconds: not waited.append(seconds)))) == 1
    assert waited[-1] == 30.0  # it is due, but was not visited: its host is left alone


# ---------------------------------------------------------------- commands


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_follow_collect_sources_unfollow(tmp_path: Path, site: Make) -> None:
    post, place = site(), ("--record", str(tmp_path / "r.sqlite"))
    post.routes |= {"/feed": feed([f"{post.at}/gone"]), "/broken": Reply("<rss></rss>")}
    assert run("follow", f"{post.at}/feed", *place).exit_code == 1  # of this machine, and nobody said that it may
    done = run("follow", f"{post.at}/feed", "--expect", "12", "--allow-local", *place)
    assert (done.exit_code, done.stderr) == (0, f"onrecord: following The Post, RSS feed: {post.at}/feed\n")
    assert "already followed" in run("follow", f"{post.at}/feed", "--allow-local", *place).stderr
    assert "NEW      The Post" in run("sources", *place).stdout
    done = run("collect", *place)
    assert done.exit_code == 0
    assert "1 sources visited, 1 pages newly listed; 1 not read" in done.stderr
    assert f"{post.at}/gone: there is no such page (404)" in done.stderr
    assert "nothing is due" in run("collect", *place).stderr
    shown = run("sources", "post", *place).stdout
    assert "1 in the last day where it should yield about 12" in shown
    assert "read, 1 listed, 1 new" in shown
    assert '"expected": 12.0' in run("sources", "--format", "json", *place).stdout
    post.routes["/feed"] = Reply("oops", 500)
    assert run("collect", "--source", "post", *place).exit_code == 1
    assert "FAILING" in run("sources", *place).stdout
    assert run("unfollow", "post", *place).exit_code == 0
    assert run("unfollow", "post", *place).exit_code == 1
    assert run("sources", *place).exit_code == 1
    assert run("collect", *place).exit_code == 1


def test_one_collector_a_record(tmp_path: Path) -> None:
    Record.open(tmp_path / "r.sqlite").close()
    with (tmp_path / "r.sqlite-collect").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run("collect", "--record", str(tmp_path / "r.sqlite"))
    assert (done.exit_code, "another onrecord collect" in done.stderr) == (1, True)


def test_spans_of_time() -> None:
    assert [span(text) for text in ("90s", "15m", "2 h", "1d")] == [
        timedelta(seconds=90), timedelta(minutes=15), timedelta(hours=2), timedelta(days=1)]
    assert run("collect", "--every", "soon").exit_code == 2
