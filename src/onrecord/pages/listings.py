"""What a source lists: told from the bytes, whether they are a feed, a sitemap or a page of links."""

# ruff: noqa: PLC0415 - feedparser and lxml load when their kind of listing is read
from __future__ import annotations

import re

from onrecord.errors import BadData, NothingReadable, TooLarge
from onrecord.pages import limits, media
from onrecord.pages.inflate import inflate, pieces
from onrecord.pages.listed import Listing

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|rdf|urlset|sitemapindex|opml|html)[\s>]", re.I)
_LISTS = {"urlset": "sitemap", "sitemapindex": "sitemap", "rss": "feed", "feed": "feed", "rdf": "feed",
          "opml": "opml", "html": "links"}


def listing(source: str, data: bytes, *, url: str | None = None, content_type: str | None = None) -> Listing:
    """The pages that a feed (RSS, Atom, JSON Feed), a sitemap, an OPML file, an HTML page or a text lists.

    source: what to call it in errors. url: its final address, from which relative links are resolved. Gzip is undone
    here. Raises BadData, TooLarge, NothingReadable.
    """
    if data.startswith(b"\x1f\x8b"):
        data = inflate(source, pieces(data), limits.LISTING_BYTES)
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data:
        raise BadData(source, "it is empty")
    kind = kind_of(data)
    if kind != "sitemap" and len(data) > limits.FEED_BYTES:
        raise TooLarge(source, f"over {limits.FEED_BYTES // 2**20} MiB; a feed is far smaller")
    match kind:
        case "feed":
            from onrecord.pages.feeds import feed

            return feed(source, data, url, content_type)
        case "json":
            from onrecord.pages.feeds import json_feed

            return json_feed(source, data, url)
        case "sitemap":
            from onrecord.pages.sitemaps import sitemap

            return sitemap(source, data, url)
        case "opml":
            from onrecord.pages.sitemaps import opml

            return opml(source, data)
        case "links":
            from onrecord.pages.links import page_of_links

            return page_of_links(data, url, content_type)
        case "file":
            from onrecord.pages.links import text_of_links

            return text_of_links(source, data)
    raise NothingReadable(source, f"it is {media.describe(kind)}, and lists no pages")


def kind_of(data: bytes) -> str:
    """``feed``, ``json``, ``sitemap``, ``opml``, ``links`` (HTML), ``file`` (text), or or a media type."""
    start = data[:limits.SNIFF_BYTES]
    if start.startswith(b"{"):
        return "json"
    if start.startswith(b"<") and (root := _ROOT.search(_without_comments(start))):
        return _LISTS[root[1].decode().lower()]
    found = media.sniff(data)
    return {media.HTML: "links", media.FEED: "feed", media.TEXT: "file"}.get(found, found)


def _without_comments(start: bytes) -> bytes:
    return re.sub(rb"<!--.*?(?:-->|\Z)", b"", start, flags=re.S)
