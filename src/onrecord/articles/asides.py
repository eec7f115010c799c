"""Links to other coverage that stand beside the body of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.articles.addresses import absolute
from onrecord.articles.phrases import phrases
from onrecord.model import Related

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_NAMED = re.compile(r"\b(?:related|similar|similaires?|read-?(?:also|more|next)|lire-?aussi|a-lire|see-?also|more-on"
                    r"|recommended|meme-sujet|also-like)", re.I)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "p", "span", "strong", "div")
_MIN_WORDS = 3
"""A link of fewer words is a topic or a section, not a title."""
_MOST = 40
_CLIMB = 2
"""How far above its heading the list may be held together."""


def related_links(tree: HtmlElement, base: str | None) -> list[Related]:
    """The titles and addresses of the page's lists of related articles, each once, in order."""
    found: dict[tuple[str, str | None], Related] = {}
    for container in _containers(tree):
        for link in container.iter("a"):
            title = " ".join(link.text_content().split())
            if len(title.split()) >= _MIN_WORDS and len(found) < _MOST:
                url = absolute(base, link.get("href"))
                found.setdefault((title, url), Related(title, url))
    return list(found.values())


def _containers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements named after such lists, and those that hold a heading that says so and links."""
    for element in tree.iter("aside", "section", "div", "ul", "nav"):
        if _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            yield element
    known = phrases("related")
    for heading in tree.iter(*_HEADINGS):
        text = heading.text_content() if len(heading) <= 2 else ""
        if text and len(text) <= 60 and known.is_line(text):
            yield from _held(heading)


def _held(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The nearest thing above or after the heading that holds links; never the whole page or article."""
    following = heading.getnext()
    if following is not None and (following.tag == "a" or following.find(".//a") is not None):
        yield following
        return
    above = heading.getparent()
    for _ in range(_CLIMB):
        if above is None or above.tag in ("body", "html", "article", "main"):
            return
        if above.find(".//a") is not None:
            yield above
            return
        above = above.getparent()
