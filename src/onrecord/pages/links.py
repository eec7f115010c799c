"""A plain page of links: which of them lead to articles; and which feeds the page offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml ships no types
from lxml.etree import ParserError  # type: ignore[import-untyped]  # as above

from onrecord.errors import NothingReadable
from onrecord.pages import limits
from onrecord.pages.listed import Entry, Listing, address, title
from onrecord.pages.media import content_type as parsed

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_NOT_NEWS = re.compile(r"comment|podcast", re.I)
_ASIDE = {"nav", "footer", "form", "aside"}
_NO_ARTICLE = re.compile(r"/(?:tags?|categor(?:y|ies|ie)|authors?|auteurs?|topics?|search|recherche|login|contact|about"
                         r"|page)/|\.(?:jpe?g|png|gif|svg|webp|mp3|mp4|css|js|zip|xml|rss|pdf|docx?)$", re.I)
_DATED = re.compile(r"/(?:19|20)\d\d[/-]\d\d?\b")
_WORDS = 4
"""A link of so many words is a headline; links of navigation are shorter."""
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.I)


def page_of_links(data: bytes, url: str | None, content_type: str | None) -> Listing:
    """The articles that an HTML page leads to on its own site, in order, and the feeds it offers."""
    charset = parsed(content_type)[1]
    try:
        tree = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding=_known(charset)))
    except (ParserError, ValueError):
        return Listing("links")
    base = address(url, tree.xpath("string(//base/@href)")) or url
    feeds = tuple(dict.fromkeys(where for link in tree.xpath("//link[@rel and @type and @href]")
                                if (where := _feed(link, base))))
    found: dict[str, str | None] = {}
    for where, text in _articles(tree, base, urlsplit(url or "").netloc):
        found[where] = max(found.get(where) or "", text, key=len)
        if len(found) >= limits.LISTED:
            break
    return Listing("links", tuple(Entry(where, title(text)) for where, text in found.items()),
                   title(tree.xpath("string(//title)")), feeds=feeds)


def text_of_links(source: str, data: bytes) -> Listing:
    """The addresses in a text. Raises NothingReadable when there are none."""
    found = (address(None, match[0].rstrip(".,;)")) for match in _ADDRESS.finditer(data.decode("utf-8", "replace")))
    entries = tuple(Entry(where) for where in dict.fromkeys(found) if where)[:limits.LISTED]
    if not entries:
        raise NothingReadable(source, "it is a text without an address in it")
    return Listing("file", entries)


def _feed(link: Any, base: str | None) -> str | None:
    if "alternate" not in link.get("rel").lower().split() or link.get("type").lower().strip() not in _FEEDS:
        return None
    return None if _NOT_NEWS.search(f"{link.get('title')} {link.get('href')}") else address(base, link.get("href"))


def _articles(tree: Any, base: str | None, host: str) -> Iterator[tuple[str, str]]:
    """The links that look as if they led to articles, with their words."""
    own = _site(host)
    for link in tree.iter("a"):
        where = address(base, link.get("href"))
        if where is None or any(above.tag in _ASIDE for above in link.iterancestors()):
            continue
        _, netloc, path, _, _ = urlsplit(where)
        text = " ".join(link.text_content().split())
        if _site(netloc) == own and _leads_to_article(path, text):
            yield where, text


def _leads_to_article(path: str, text: str) -> bool:
    if path == "/" or _NO_ARTICLE.search(path):
        return False
    slug = path.rstrip("/").rpartition("/")[2]
    return len(text.split()) >= _WORDS or slug.count("-") >= _WORDS - 1 or bool(_DATED.search(path))


def _site(host: str) -> str:
    return host.lower().removeprefix("www.")


def _known(charset: str | None) -> str | None:
    try:
        "".encode(charset or "utf-8")
    except LookupError:
        return None
    return charset
