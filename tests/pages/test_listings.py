"""What a source lists: feeds, sitemaps, pages of links, well made and badly.

Lost if this fails: articles would be missed that a source lists, or its menus and comments collected as articles; and
a file that was made to hurt could stop the collector.
"""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadData, NothingReadable, SourceError, TooLarge
from onrecord.pages import limits
from onrecord.pages.listed import Listing, address
from onrecord.pages.listings import listing

AT = "https://www.news.example/world/"

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The  Post</title>
<item><title>Ships &amp; planes</title><link>/a?id=3&amp;utm_source=rss#xtor=1</link>
<pubDate>Tue, 11 Oct 2022 23:30:00 +0200</pubDate></item>
<item><title>No link, but a permanent one</title><guid>https://www.news.example/b</guid></item>
<item><title>Nowhere</title></item>
<item><title>Mail</title><link>mailto:ada@news.example</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><entry><id>tag:news.example,2022:1</id>
<title>Ships</title><link href="/a"/><updated>2022-10-12T08:00:00+02:00</updated>
<published>2022-10-11T10:00:00Z</published></entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [
{"id": "1", "url": "/a", "title": "Ships", "date_published": "2022-10-11T10:00:00Z"}, {"id": 2}, 3]}"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://www.news.example/a </loc><i:image><i:loc>https://www.news.example/a.jpg</i:loc></i:image><n:news>
<n:publication><n:name>The Post</n:name></n:publication>
<n:publication_date>2022-10-11T12:00:00+02:00</n:publication_date>
<n:title>Ships</n:title></n:news></url>
<url><loc>https://www.news.example/b</loc><lastmod>2022-10-12</lastmod></url>
<url><lastmod>2022-10-12</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://www.news.example/1.xml.gz</loc><lastmod>2022-10-12</lastmod></sitemap></sitemapindex>"""

HTML = """<!doctype html><html><head><title>The Post</title>
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body>
<nav><a href="/section/of-this-long-name">World and everything in it</a></nav>
<h2><a href="/2022/10/11/ships">Ships</a></h2>
<a href="/ministers-agree-on-nothing-today"><img src="x.jpg"></a>
<a href="/ministers-agree-on-nothing-today">Ministers agree on nothing at all</a>
<a href="/tag/ministers-of-the-north">Ministers of the whole north</a>
<a href="https://other.example/on-another-site-altogether">On another site altogether, far away</a>
<a href="/contact">Contact</a></body></html>"""


def read(text: str | bytes, **more: str) -> Listing:
    data = text.encode() if isinstance(text, str) else text
    return listing("source", data, url=AT, **more)


def shown(found: Listing) -> list[tuple[str, str | None, str, str]]:
    return [(entry.url.removeprefix("https://www.news.example"), entry.title, str(entry.published)[:16],
             str(entry.changed)[:16]) for entry in found.entries]


@pytest.mark.parametrize(("text", "kind", "entries"), [
    (RSS, "rss", [("/a?id=3", "Ships & planes", "2022-10-11 21:30", "None"),
                  ("/b", "No link, but a permanent one", "None", "None")]),
    (ATOM, "atom", [("/a", "Ships", "2022-10-11 10:00", "2022-10-12 06:00")]),
    (JSON, "json", [("/a", "Ships", "2022-10-11 10:00", "None")]),
    (SITEMAP, "sitemap", [("/a", "Ships", "2022-10-11 10:00", "None"), ("/b", None, "None", "2022-10-12 00:00")]),
    (HTML, "links", [("/2022/10/11/ships", "Ships", "None", "None"),
                     ("/ministers-agree-on-nothing-today", "Ministers agree on nothing at all", "None", "None")]),
    ("see https://www.news.example/a, then\nhttps://www.news.example/a\n", "file", [("/a", None, "None", "None")]),
])
def test_each_kind_is_told_and_read(text: str, kind: str, entries: list[tuple[str, ...]]) -> None:
    found = read(text)
    assert (found.kind, found.problem) == (kind, None)
    assert shown(found) == entries
    assert shown(read(gzip.compress(text.encode()))) == entries
    assert shown(read("\ufeff" + text)) == entries


def test_indexes_outlines_and_the_feeds_of_a_page() -> None:
    parts = [(part.url, part.stamp) for part in read(INDEX).parts]
    assert parts == [("https://www.news.example/1.xml.gz", "2022-10-12")]
    outlines = '<opml><body><outline><outline text="Post" xmlUrl="https://news.example/f"/></outline></body></opml>'
    assert [(part.url, part.title) for part in read(outlines).parts] == [("https://news.example/f", "Post")]
    assert read(HTML).feeds == ("https://www.news.example/feed",)


def test_what_changes_is_what_the_source_says_of_the_last_change() -> None:
    assert read(RSS).entries[0].stamp == "Tue, 11 Oct 2022 23:30:00 +0200"
    assert read(ATOM).entries[0].stamp == "2022-10-12T08:00:00+02:00"
    assert [entry.stamp for entry in read(SITEMAP).entries] == ["2022-10-11T12:00:00+02:00", "2022-10-12"]


@pytest.mark.parametrize("text", [RSS, ATOM, SITEMAP])
@pytest.mark.parametrize("share", [0.4, 0.6, 0.8, 0.95])
def test_half_of_it_gives_what_stands_before_and_says_so(text: str, share: float) -> None:
    whole = shown(read(text))
    try:
        found = read(text[:int(len(text) * share)])
    except BadData:
        return
    assert [entry[0] for entry in shown(found)] == [entry[0] for entry in whole[:len(found.entries)]]
    assert "breaks off" in (found.problem or "")


@pytest.mark.parametrize(("data", "error", "words"), [
    (b"  ", BadData, "empty"),
    (JSON.encode()[:100], BadData, "breaks off"),
    (b'{"a": 1}', BadData, "no JSON Feed"),
    (b'{"a":' * 100_000, BadData, "broken"),
    (b"<rss>" + b"<a>" * 100_000, BadData, "deep"),
    (gzip.compress(SITEMAP.encode())[:-20], BadData, "truncated"),
    (gzip.compress(b"<urlset>" + b" " * (limits.LISTING_BYTES + 1)), TooLarge, "MiB"),
    (RSS.encode() + b" " * limits.FEED_BYTES, TooLarge, "MiB"),
    (b"no address in here", NothingReadable, "address"),
    (b"%PDF-1.4", NothingReadable, "PDF"),
    (b"<urlset><url><loc>", BadData, "breaks off"),
    (b"<opml><body>", BadData, "breaks off"),
])
def test_what_lists_nothing_is_an_error_that_says_why(data: bytes, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(data)
    assert caught.value.source == "source"


def test_entities_neither_grow_nor_reach_for_files() -> None:
    lots = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    for root in ("rss", "urlset", "opml"):
        text = f'<!DOCTYPE x [<!ENTITY e0 "{"x" * 1000}">{lots}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        text += f"<{root}><channel><title>&e12;&f;</title><item><link>{AT}a</link></item></channel></{root}>"
        began = time.perf_counter()
        try:
            found = read(text)
        except SourceError:
            continue
        assert time.perf_counter() - began < 20
        assert "root:" not in str(found)
        assert len(str(found)) < 10_000


WHOLE = st.sampled_from([text.encode() for text in (RSS, ATOM, JSON, SITEMAP, HTML)])
HURT = st.tuples(WHOLE, st.integers(0, 1500), st.integers(1, 30)).map(lambda it: it[0][:it[1]] + it[0][it[1] + it[2]:])
MARKUP = st.text(alphabet="<>/&;!-[]{}\"' =rsfedulonk:ht.\n", max_size=200).map(str.encode)


@given(st.one_of(st.binary(max_size=200), MARKUP, HURT))
def test_whatever_comes_it_is_read_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except SourceError:
        return
    assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)


@pytest.mark.parametrize(("link", "full"), [
    ("../b", "https://www.news.example/b"), ("//X.example", "https://x.example/"), ("javascript:x()", None), ("", None),
    ("http://[bad", None), ("https://a.example/" + "x" * 3000, None),
    ("?page=2&at_medium=RSS&q=1", "https://www.news.example/world/?page=2&q=1"),
])
def test_addresses(link: str, full: str | None) -> None:
    assert address(AT, link) == full
