"""An HTML page: its metadata, then its body."""

from __future__ import annotations

from datetime import date

import htmldate
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

from onrecord.articles.body import Body
from onrecord.articles.dates import iso
from onrecord.articles.markup import compose, from_markup, parse
from onrecord.articles.metadata import Metadata, read_metadata
from onrecord.errors import NothingReadable
from onrecord.model import Note


def from_html(source: str, text: str, found: Metadata) -> Body:
    """The body; what the page says of itself is added to ``found``.

    Where the markup yields no body or a stub, the article is the text that the page gives to search engines, if any.
    Raises NothingReadable when there is no markup at all.
    """
    tree, notes = parse(text)
    if tree is None:
        raise NothingReadable(source, "it holds no markup that could be read")
    read_metadata(tree, found)
    found.guess = None if found.published else _guess(tree, found.url)
    title = found.heading or found.title
    body = from_markup(tree, title, found.url)
    told = " ".join(found.body)
    if len(told) > 2 * len(body.text) or (told and told == body.text):  # trafilatura may take it from there itself
        given = compose(found.body, title)
        given.related, given.author = body.related, body.author
        body, notes = given, [*notes, Note("markup-fallback", "the text is the one given to search engines")]
    body.notes += notes
    return body


def _guess(tree: HtmlElement, url: str | None) -> date | None:
    """htmldate's guess from the page's header and marked dates; not from years that stand about in the text."""
    return iso(htmldate.find_date(tree, url=url, extensive_search=False, original_date=True) or "")
