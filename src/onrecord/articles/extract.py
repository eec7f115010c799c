"""From a page to the article that a reader reads in it."""

from __future__ import annotations

import hashlib
from datetime import date

from onrecord.articles import languages
from onrecord.articles.addresses import host_and_path
from onrecord.articles.body import Body
from onrecord.articles.dates import dateline, in_address
from onrecord.articles.decode import decode
from onrecord.articles.genre import article_kind
from onrecord.articles.metadata import Metadata
from onrecord.articles.plain import from_text
from onrecord.articles.repairs import apart, mend
from onrecord.errors import NothingReadable
from onrecord.model import Article, Note, Page


def extract(page: Page, *, published: date | None = None, url: str | None = None, lang: str | None = None) -> Article:
    """The article of a page: body with typed blocks, metadata with their origins, language, kind, notes and repairs.

    published, url, lang: what the user knows; they win over what the page says (origin ``given``).
    For ``text/plain`` the article's text is the decoded page, unchanged but for a byte order mark; for HTML it is the
    title and the body's blocks with a blank line between. Raises NothingReadable (no article, no text, another
    language), LanguageError (``lang`` is not installed).
    """
    text, notes = decode(page)
    found = Metadata()
    if published:
        found.offer("published", published, "given")
    found.offer("url", url, "given")
    found.offer("url", page.url, "page")
    body = from_text(text) if page.media_type == "text/plain" else _from_html(page.source, text, found)
    if not body.blocks:
        because = "".join(f" ({note.text})" for note in body.notes)
        raise NothingReadable(page.source, f"it holds no text that could be an article{because}")
    words = [body.text[slice(*block.span)] for block in body.blocks]
    if lang:
        code, found.origins["lang"] = languages.given(lang), "given"
    else:
        code, found.origins["lang"] = languages.detect(page.source, words, found.lang)
    _complete(found, body, words, code)
    seen, edits = mend(body.text, body.blocks, code)
    return Article(
        id=_id(page, found.url), text=body.text, lang=code, blocks=body.blocks, related=body.related,
        kind=article_kind(words, [block.kind for block in body.blocks]), title=found.title, url=found.url,
        outlet=found.outlet, author=found.author, published=found.published, origins=found.origins,
        notes=(*page.notes, *notes, *body.notes, *_conflict(found), *seen), edits=tuple(apart([*body.edits, *edits])))


def _from_html(source: str, text: str, found: Metadata) -> Body:
    """The body of a page of markup; its metadata are added to ``found``."""
    # trafilatura and lxml load when a page is read; `onrecord --help` must not wait for them
    from onrecord.articles.html import from_html  # noqa: PLC0415

    return from_html(source, text, found)


def _complete(found: Metadata, body: Body, words: list[str], lang: str) -> None:
    """What only the text or the address can tell."""
    found.offer("title", words[0] if body.blocks[0].kind == "heading" else None, "text")
    found.offer("author", body.author, "text")
    found.offer("outlet", host_and_path(found.url)[0], "url")
    found.offer("published", in_address(found.url or ""), "url")
    found.offer("published", dateline(words, lang), "text")
    found.offer("published", found.guess, "guess")


def _conflict(found: Metadata) -> list[Note]:
    """A note where the page states other days of publication, a day's difference (time zones) left aside."""
    taken = found.published
    others = sorted(day for day in found.others if taken and abs((day - taken).days) > 1)
    if not others:
        return []
    listed = ", ".join(day.isoformat() for day in others)
    return [Note("date-conflict", f"taken as published on {taken} ({found.origins['published']}); "
                                  f"the page also says {listed}")]


def _id(page: Page, url: str | None) -> str:
    """Sixteen hexadecimal digits of a hash of the article's address (or the source's name) and the page's bytes."""
    named = f"{url or page.source}\n{page.sha256}"
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]
