"""Title, outlet, author, address and publication date of a page, each with where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.articles import dates, jsonld
from onrecord.articles.addresses import absolute, host_and_path
from onrecord.articles.phrases import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_SITE = re.compile(r"[ \u00a0]+[|–—·•-][ \u00a0]+[^|–—·•]{2,40}$")
_PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time")
_META_DATES = ("date", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate",
               "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
               "cxenseparse:recs:publishtime", "article.published", "date.created", "originalpublicationdate")
_META_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")


@dataclass(slots=True)
class Metadata:
    """What was found; ``origins`` says of each field where it came from."""

    title: str | None = None
    heading: str | None = None
    """The title as the page shows it, which may differ from the one it gives to others."""
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    lang: str | None = None
    guess: date | None = None
    """The publication date that is taken when nothing states one."""
    body: list[str] = field(default_factory=list)
    """The article's paragraphs as JSON-LD gives them, for pages whose markup yields none."""
    others: set[date] = field(default_factory=set)
    """Publication dates that the page gives elsewhere and that were not taken."""
    origins: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: object, origin: str) -> None:
        """Take a value for a field that has none yet."""
        if value and not getattr(self, name):
            setattr(self, name, value)
            self.origins[name] = origin


def read_metadata(tree: HtmlElement, found: Metadata) -> None:
    """Add what a page says of itself to what is known already (its address; what the user gave).

    JSON-LD comes before OpenGraph, that before other meta elements, those before the visible page.
    """
    url = found.url
    found.lang = tree.get("lang") or tree.get("xml:lang")
    metas = _metas(tree)
    canonical = _canonical(tree, url)
    title = _text(metas, ["og:title", "twitter:title"]) or _heading(tree) or _title(tree)
    node = _described(jsonld.articles(tree), {canonical, url, metas.get("og:url")}, title)
    if node:
        _from_node(found, node)
    found.offer("title", _without_site(metas.get("og:title"), metas.get("og:site_name")), "opengraph")
    found.heading = _shown(_heading(tree), title)
    found.offer("title", found.heading, "h1")
    found.offer("title", _without_site(_title(tree), metas.get("og:site_name")), "html")
    found.offer("outlet", metas.get("og:site_name"), "opengraph")
    found.offer("outlet", _text(metas, ["application-name", "publisher", "dc.publisher"]), "meta")
    found.offer("author", _named(_text(metas, _META_AUTHORS)), "meta")
    found.offer("url", canonical, "html")
    found.offer("url", absolute(None, metas.get("og:url")), "opengraph")
    _dates(found, tree, metas)


def _from_node(found: Metadata, node: jsonld.Node) -> None:
    found.offer("title", jsonld.text_of(node.get("headline") or node.get("name")), "json-ld")
    found.offer("outlet", jsonld.text_of(node.get("publisher")), "json-ld")
    found.offer("author", _named(jsonld.text_of(node.get("author"))), "json-ld")
    found.offer("published", dates.iso(str(node.get("datePublished") or "")), "json-ld")
    body = node.get("articleBody")
    if isinstance(body, str):
        found.body = [line for line in map(jsonld.text_of, body.splitlines()) if line]


def _dates(found: Metadata, tree: HtmlElement, metas: dict[str, str]) -> None:
    offered: list[tuple[date | None, str]] = [
        (dates.iso(_text(metas, _PUBLISHED) or ""), "opengraph"),
        (_first(dates.iso(value) or dates.in_words(value) for value in map(metas.get, _META_DATES) if value), "meta"),
        (_time(tree), "time"),
        (dates.in_address(found.url or ""), "url"),
    ]
    for day, origin in offered:
        found.offer("published", day, origin)
    found.others = {day for day, origin in offered if day and origin != "time"} - {found.published}


def _described(nodes: list[jsonld.Node], addresses: set[str | None], title: str | None) -> jsonld.Node | None:
    """Of several articles the one that the page is about: by address, by title, else the first."""
    plain = {host_and_path(address) for address in addresses if address}
    for node in nodes:
        if host_and_path(jsonld.address_of(node)) in plain:
            return node
    for node in nodes:
        headline = jsonld.text_of(node.get("headline")) or ""
        if headline and title and headline.casefold() in title.casefold():
            return node
    return nodes[0] if nodes else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements by name or property, lower case; the first of each wins."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower() and link.get("href"):
            return absolute(url, link.get("href"))
    return None


def _heading(tree: HtmlElement) -> str | None:
    """The page's one first-level heading."""
    found = [text for text in (" ".join(heading.text_content().split()) for heading in tree.iter("h1")) if text]
    return found[0] if len(found) == 1 else None


def _shown(heading: str | None, title: str | None) -> str | None:
    """The page's heading, unless it shares no longer word with the title: then it is the site's name or a section's."""
    if not heading or not title:
        return heading
    words = {word for word in fold(heading).split() if len(word) > 3}
    return heading if not words or words.intersection(fold(title).split()) else None


def _title(tree: HtmlElement) -> str | None:
    title = next(tree.iter("title"), None)
    return " ".join(title.text_content().split()) or None if title is not None else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title without the outlet's name at its end."""
    if not title:
        return None
    if site and title.lower().endswith(site.lower()):
        bare = title[:-len(site)].rstrip(" \u00a0|–—·•-")
        return bare or title
    return _SITE.sub("", title) or title


def _time(tree: HtmlElement) -> date | None:
    """The first time element that says it is the publication."""
    for element in tree.iter("time"):
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        if "publi" in said or "pubdate" in element.attrib:
            return dates.iso(element.get("datetime") or "")
    return None


def _text(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((metas[name] for name in names if metas.get(name)), None)


def _named(author: str | None) -> str | None:
    """An author's name; some pages give an address instead."""
    return None if author is None or author.lower().startswith(("http:", "https:", "@")) else author


def _first(found: Iterable[date | None]) -> date | None:
    return next((day for day in found if day), None)
