"""Collecting, against servers that answer well and badly.

Lost if this fails: one broken feed would end the night's collecting, a site would be asked too often, an article would
be missed or kept twice, or nobody would see that a source has gone silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from onrecord.errors import RecordFull
from onrecord.model import Page, Reading
from onrecord.pages import limits
from onrecord.pages.fetch import Fetcher
from onrecord.record import Given, Health
from tests.collect.conftest import BEGIN, Desk
from tests.collect.site import Reply, Site, cut_short, dripping, feed, garbage, rss, story
from tests.record import press

Make = Callable[[], Site]


def full(site: Site, number: int = 3, **options: object) -> Site:
    """A site with a feed and its articles."""
    site.routes["/feed"] = feed(site.articles(*map(story, range(number))), **options)
    return site


def test_what_is_followed_is_kept_and_not_fetched_again(desk: Desk, site: Make) -> None:
    post = full(site())
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"new": 3}
    assert post.paths() == ["/feed", "/a0", "/a1", "/a2"]
    assert desk.record.counts().articles == 3
    assert desk.collect(minutes=10).pages == {}
    assert post.paths()[4:] == ["/feed"]
    assert post.asked[-1][1]["If-None-Match"] == post.routes["/feed"].headers["ETag"]  # type: ignore[union-attr]
    assert [visit.outcome for visit in desk.record.visits(1)] == ["unchanged", "read"]
    post.routes["/feed"] = feed([f"{post.at}/a1", *post.articles(*map(story, range(4)))])
    assert desk.collect(minutes=10).pages == {"new": 1}
    assert post.paths()[5:] == ["/feed", "/a3"]


def test_a_source_is_not_asked_before_its_time_but_for_the_one_that_is_named(desk: Desk, site: Make) -> None:
    post = full(site())
    desk.follow(f"{post.at}/feed")
    desk.collect()
    assert desk.collect(minutes=1).visited == []
    assert len(desk.collect(only=[1]).visited) == 1


def test_a_page_in_two_lists_is_fetched_once_and_counts_for_both(desk: Desk, site: Make) -> None:
    post = full(site())
    post.routes["/world"] = feed([f"{post.at}/a1?utm_source=rss#top", f"{post.at}/a2"])
    desk.follow(f"{post.at}/feed", f"{post.at}/world")
    assert desk.collect().pages == {"new": 3}
    assert len(post.paths()) == 5
    assert [desk.source(f"{post.at}/{name}").kept for name in ("feed", "world")] == [3, 2]


def test_a_changed_page_is_a_new_version_and_surroundings_are_not(desk: Desk, site: Make) -> None:
    post = full(site(), 1)
    desk.follow(f"{post.at}/feed")
    desk.collect()
    assert desk.collect(hours=1).pages == {}
    assert desk.collect(hours=1).pages == {"same": 1}
    post.routes["/a0"] = Reply(story(0, "and more"))
    assert desk.collect(days=1).pages == {"version": 1}
    assert desk.record.counts().versions == 2
    post.routes["/a0"] = Reply(story(0, "and still more"))
    assert desk.collect(days=3).pages == {}  # no more looks, unless the source says that it changed
    post.routes["/feed"] = feed([f"{post.at}/a0"], published=BEGIN)
    assert desk.collect(days=1).pages == {}  # nothing was said before: no change
    post.routes["/feed"] = feed([f"{post.at}/a0"], published=BEGIN + timedelta(days=4))
    assert desk.collect(days=1).pages == {"version": 1}


def test_an_unchanged_page_is_asked_for_with_its_etag(desk: Desk, site: Make) -> None:
    post = full(site(), 1)
    post.routes["/a0"] = Reply(story(0), headers={"ETag": '"a"'})
    desk.follow(f"{post.at}/feed")
    desk.collect()
    assert desk.collect(hours=2).pages == {"unchanged": 1}


def test_a_deleted_page_is_noted_and_what_was_kept_stays(desk: Desk, site: Make) -> None:
    post = full(site(), 1)
    desk.follow(f"{post.at}/feed")
    desk.collect()
    del post.routes["/a0"]
    desk.collect(hours=2)
    assert [(one.state, one.problem) for one in desk.record.wanted(1)] == [("gone", "there is no such page (404)")]
    assert desk.record.counts().articles == 1
    post.articles(story(0))
    desk.collect(days=2)
    assert [one.state for one in desk.record.wanted(1)] == ["kept"]


def test_each_source_says_what_happened_and_the_others_go_on(
        desk: Desk, site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEED_BYTES", 100_000)
    monkeypatch.setattr(limits, "LISTING_BYTES", 400_000)
    good, half, unchanged = full(site()), full(site()), full(site())
    text = rss([f"{half.at}/a0", f"{half.at}/a1", f"{half.at}/a2"])
    half.routes["/feed"] = Reply(text[:-90], type="application/rss+xml")
    expected = {
        f"{good.at}/feed": (Health.good, "3 in the last day"),
        f"{half.at}/feed": (Health.partial, "the feed breaks off in the middle; the 2 entries before were read"),
        f"{unchanged.at}/feed": (Health.good, "3 in the last day")}
    for answer, said in (
            (dripping, "not finished within|no answer in time"),
            (lambda handler: handler.server.released.wait(2), "no answer in time|not finished within"),
            (garbage, "the connection failed"),
            (cut_short("<rss>"), "the connection failed"),
            (Reply("busy", 429, headers={"Retry-After": "7200"}), r"asks to be left alone \(429\), for 2 hours"),
            (Reply("oops", 500), r"answers with an error \(500\)"),
            (Reply("gone", 410), r"no such page \(410\)"),
            (Reply("no", 403), r"refuses it \(403\)"),
            (Reply("", 302, headers={"Location": "/feed"}), "over 10 redirects"),
            (Reply("<!doctype html><html><body><p>Accept our cookies", type="text/html"), "an HTML page came in place"),
            (Reply(rss([f"http://127.0.0.1/{n}" for n in range(3000)])), "over 0 MiB"),
            (Reply("x" * 500_000), "over 0 MiB"),
            (Reply(b""), "it is empty"),
            (Reply(b"%PDF-1.4"), "PDF"),
            (Reply(b"\x1f\x8b\x08\x00broken"), "gzip"),
            (Reply("<rss>" + "<a>" * 5000), "deep inside one another")):
        broken = site()
        broken.routes["/feed"] = answer
        expected[f"{broken.at}/feed"] = (Health.failing, said)
    closed = site()
    closed.routes |= {"/robots.txt": Reply("User-agent: *\nDisallow: /feed"), "/feed": feed([])}
    expected[f"{closed.at}/feed"] = (Health.failing, r"robots\.txt does not permit it")
    empty = site()
    empty.routes["/feed"] = feed([])
    expected[f"{empty.at}/feed"] = (Health.partial, "it lists no pages")
    desk.follow(f"{unchanged.at}/feed")
    assert desk.collect().pages == {"new": 3}
    desk.follow(*expected)
    assert desk.collect(minutes=10).pages == {"new": 5}
    for address, (health, words) in expected.items():
        found = desk.source(address)
        assert (words, found.health) == (words, health), found.words
        assert re.search(words, found.words), (words, found.words)
    assert desk.record.visits(1)[0].outcome == "unchanged"


def test_who_asks_to_be_left_alone_is(desk: Desk, site: Make) -> None:
    post = full(site())
    post.routes["/a1"] = Reply("busy", 429, headers={"Retry-After": "7200"})
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"new": 1, "not read": 1}
    asked = len(post.asked)
    assert list(desk.collect(hours=1).held.values()) == ["the site asks to be left alone (429), for 2 hours"]
    assert len(post.asked) == asked
    assert desk.source(f"{post.at}/feed").next_try == BEGIN + timedelta(hours=2)
    post.articles(*map(story, range(3)))
    assert desk.collect(hours=1).pages == {"new": 2, "same": 1}


def test_a_host_that_does_not_answer_is_not_asked_for_every_page(desk: Desk, site: Make) -> None:
    post = full(site(), 10)
    for number in range(10):
        post.routes[f"/a{number}"] = Reply("oops", 500)
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"not read": 3}
    assert len(post.paths()) == 4


def test_failures_are_tried_less_and_less_often(desk: Desk, site: Make) -> None:
    post = site()
    post.routes["/feed"] = Reply("gone", 404)
    desk.follow(f"{post.at}/feed")
    waits = []
    for _ in range(9):
        desk.collect()
        found = desk.source(f"{post.at}/feed")
        assert found.next_try is not None
        waits.append(found.next_try - desk.now)
        desk.now = found.next_try
    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)]
    assert waits[-1] == timedelta(days=1)
    assert found.failures == 9
    full(post)
    desk.collect()
    assert desk.source(f"{post.at}/feed").health == Health.good


def test_a_page_that_cannot_be_had_is_tried_again_and_given_up(desk: Desk, site: Make) -> None:
    post = full(site(), 4)
    post.routes |= {"/a0": Reply("oops", 500), "/a1": Reply("no", 403), "/a2": Reply("no statement in here")}
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"new": 1, "not read": 3}
    states = {one.url[-3:]: (one.state, one.next_try is not None) for one in desk.record.wanted(1)}
    assert states == {"/a0": ("waiting", True), "/a1": ("unread", False), "/a2": ("unread", False),
                      "/a3": ("kept", True)}
    for _ in range(8):
        desk.collect(days=2)
    found = desk.source(f"{post.at}/feed")
    assert found.unread == 3
    assert post.paths().count("/a0") == 5


def test_a_source_that_yields_less_than_it_should_is_called_quiet(desk: Desk, site: Make) -> None:
    post = full(site(), 3, published=BEGIN)
    desk.follow(f"{post.at}/feed", expected=20.0, expected_from="given")
    desk.collect()
    assert desk.source(f"{post.at}/feed").health == Health.good  # not a day yet
    desk.collect(hours=30)
    found = desk.source(f"{post.at}/feed")
    assert (found.health, found.words) == (Health.quiet, "0 in the last day where it should yield about 20")


def test_what_to_expect_is_learned_from_the_past(desk: Desk, site: Make) -> None:
    post = site()
    desk.follow(f"{post.at}/feed")
    for day in range(12):
        pages = post.articles(*map(story, range(4 * day + 4)))
        post.routes["/feed"] = feed(pages[-4:])
        desk.collect(days=1)
    assert (desk.source(f"{post.at}/feed").expected, desk.source(f"{post.at}/feed").expected_from) == (4, "learned")
    desk.now += timedelta(days=2)
    assert desk.source(f"{post.at}/feed").health == Health.quiet


def test_the_day_that_a_feed_gives_dates_a_page_that_has_none(desk: Desk, site: Make) -> None:
    post = site()
    post.articles("? The Post\nAda, warn: words")
    post.routes["/feed"] = feed([f"{post.at}/a0"], published=datetime.fromisoformat("2026-03-04T12:00:00+00:00"))
    desk.follow(f"{post.at}/feed")
    desk.collect()
    assert [str(row.published) for row in desk.record.statements().rows] == ["2026-03-04"]


def test_what_is_no_longer_followed_is_not_fetched_and_stays(desk: Desk, site: Make) -> None:
    post = full(site())
    desk.follow(f"{post.at}/feed")
    desk.collect()
    assert desk.record.schedule.unfollow(f"{post.at}/feed", desk.now)
    assert desk.record.sources() == ()
    assert len(desk.record.sources(unfollowed=True)) == 1
    asked = len(post.asked)
    desk.collect(days=1)
    assert len(post.asked) == asked
    assert desk.record.counts().articles == 3


def test_a_source_whose_pages_cannot_be_had_says_so(desk: Desk, site: Make) -> None:
    post = full(site(), 4)
    post.routes |= {f"/a{number}": Reply("no", 403) for number in range(3)}
    desk.follow(f"{post.at}/feed")
    desk.collect()
    found = desk.source(f"{post.at}/feed")
    assert found.health == Health.partial
    assert "3 of its last 4 pages could not be had: the site refuses it (403)" in found.words


def test_who_names_a_time_is_asked_again_at_that_time(desk: Desk, site: Make) -> None:
    post = full(site(), 1)
    post.routes["/feed"] = Reply("busy", 503, headers={"Retry-After": "90"})
    desk.follow(f"{post.at}/feed")
    waits = []
    for _ in range(4):
        desk.collect()
        found = desk.source(f"{post.at}/feed")
        assert found.next_try is not None
        waits.append((found.next_try - desk.now).total_seconds())
        desk.now = found.next_try
    assert waits == [90, 120, 240, 480]


def test_a_crawl_delay_that_is_too_long_to_wait_for(desk: Desk, site: Make) -> None:
    post = full(site(), 2)
    post.routes["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 100")
    desk.fetcher.close()
    desk.fetcher = Fetcher(allow_local=True, pause=0.01)
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"not read": 1}
    found = desk.source(f"{post.at}/feed")
    assert "100 seconds between requests" in found.words
    [(until, failures, _)] = desk.record.schedule.held().values()
    assert (60 < (until - BEGIN).total_seconds() <= 100, failures) == (True, 1)


def test_a_full_disk_ends_it_with_a_word_and_costs_nothing(desk: Desk, site: Make) -> None:
    post = full(site(), 60)
    desk.follow(f"{post.at}/feed")
    db = desk.record.db
    db.run(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 60}")
    with pytest.raises(RecordFull, match="no space left"):
        desk.collect()
    db.run("PRAGMA max_page_count = 1000000")
    kept = desk.record.counts().articles
    assert 0 < kept < 60
    assert desk.collect(minutes=1).pages == {"new": 60 - kept}


def test_a_fault_of_the_program_costs_one_page_and_is_tried_again(desk: Desk, site: Make,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    post, whole = full(site()), press.read

    def failing(page: Page, given: Given) -> Reading:
        if page.source.endswith("/a1"):
            raise IndexError("of a list")
        return whole(page, given)

    monkeypatch.setattr(press, "read", failing)
    desk.follow(f"{post.at}/feed")
    assert desk.collect().pages == {"new": 2, "not read": 1}
    [waiting] = desk.record.wanted(1, "waiting")
    assert (waiting.problem or "").startswith("the program failed on it (IndexError: of a list)")
    monkeypatch.undo()
    assert desk.collect(hours=1).pages == {"new": 1}
