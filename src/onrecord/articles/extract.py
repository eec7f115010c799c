"""From a page to the article that a reader reads in it."""

from __future__ import annotations

import hashlib
from datetime import date

from onrecord.articles import languages
from onrecord.articles.body import Body
from onrecord.articles.decode import decode
from onrecord.articles.plain import from_text
from onrecord.errors import NothingReadable
from onrecord.model import Article, Page


def extract(page: Page, *, published: date | None = None, url: str | None = None, lang: str | None = None) -> Article:
    """The article of a page: body with typed blocks, metadata with their origins, language, kind, notes and repairs.

    published, url, lang: what the user knows; they win over what the page says (origin ``given``).
    For ``text/plain`` the article's text is the decoded page, unchanged but for a byte order mark; for HTML it is the
    title and the body's blocks with a blank line between. Raises NothingReadable (no article, no text, another
    language), LanguageError (``lang`` is not installed).
    """
    text, notes = decode(page)
    body = from_text(text) if page.media_type == "text/plain" else _html(page, text)
    if not body.blocks:
        raise NothingReadable(page.source, "it holds no text that could be an article")
    words = [body.text[slice(*block.span)] for block in body.blocks]
    code, how = (languages.given(lang), "given") if lang else languages.detect(page.source, words)
    title = words[0] if body.blocks[0].kind == "heading" else None
    origins = {"lang": how}
    return Article(id=_id(page, url), text=body.text, lang=code, kind="report", blocks=body.blocks, title=title,
                   url=url or page.url, published=published, origins=origins, related=body.related,
                   author=body.author, notes=(*page.notes, *notes, *body.notes),
                   edits=tuple(sorted(body.edits, key=lambda edit: edit.span)))


def _html(page: Page, text: str) -> Body:
    from onrecord.articles.markup import from_markup, parse  # noqa: PLC0415

    tree, notes = parse(text)
    if tree is None:
        return Body("")
    body = from_markup(tree, None, page.url)
    body.notes += notes
    return body


def _id(page: Page, url: str | None) -> str:
    """Sixteen hexadecimal digits of a hash of the page's address (or name) and its bytes."""
    named = f"{url or page.url or page.source}\n{page.sha256}"
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]
