"""``atom``: a feed (RFC 4287) of the newest statements of a filter, for any feed reader."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr

from onrecord.exports.nouns import EPOCH, About, urn
from onrecord.exports.plain import web, xml
from onrecord.record import StatementRow

TITLE = 120
"""Characters of an entry's title."""


def atom(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:
    """The feed; an undated statement carries 1970. It is as new as its first entry, or as ``about`` says."""
    left = iter(rows)
    first = list(islice(left, 1))
    updated = max([about.updated, *map(_moment, first)])
    yield "".join(_head(about, updated)).encode("utf-8")
    for row in chain(first, left):
        yield "".join(_entry(row, about)).encode("utf-8")
    yield b"</feed>\n"


def _head(about: About, updated: datetime) -> Iterator[str]:
    address = web(about.address)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _tag("id", address or "urn:onrecord:feed") + _tag("title", about.title) + _tag("updated", _stamp(updated))
    if address:
        yield f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>\n'
    if about.site:
        yield f"<link rel=\"alternate\" type=\"text/html\" href={quoteattr(about.site + '/')}/>\n"
    yield _tag("generator", "onrecord")


def _entry(row: StatementRow, about: About) -> Iterator[str]:
    said = " ".join(row.words.split())
    title = f"{row.speaker or row.outlet or '–'}{f' ({row.act})' if row.act else ''}: {said}"
    yield "<entry>\n" + _tag("id", urn(row.id))
    yield _tag("title", title if len(title) <= TITLE else title[:TITLE - 1].rstrip() + "…")
    yield _tag("updated", _stamp(_moment(row)))
    yield f"<author>{_tag('name', row.speaker or row.outlet or 'not named')}</author>\n"
    page, article = f"{about.site}/statement/{row.id}" if about.site else None, web(row.url)
    if page or article:
        yield f'<link rel="alternate" type="text/html" href={quoteattr(page or article or "")}/>\n'
    if page and article:
        yield f'<link rel="via" href={quoteattr(article)}/>\n'
    for term in (row.act, *row.topics):
        if term:
            yield f"<category term={quoteattr(xml(term))}/>\n"
    yield f'<content type="text" xml:lang={quoteattr(row.lang)}>{escape(xml(row.words))}</content>\n'
    where = " · ".join(part for part in (row.outlet, row.title) if part)
    if where:
        yield _tag("summary", where)
    yield "</entry>\n"


def _tag(name: str, words: str) -> str:
    return f"<{name}>{escape(xml(words))}</{name}>\n"


def _moment(row: StatementRow) -> datetime:
    return datetime.combine(row.published, time(), tzinfo=UTC) if row.published else EPOCH


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else "1970-01-01T00:00:00Z"
