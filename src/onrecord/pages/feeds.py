"""RSS and Atom, read with feedparser; JSON Feed."""

from __future__ import annotations

import io
import re
from typing import Any

import feedparser  # type: ignore[import-untyped]  # ships no types
import msgspec

from onrecord.errors import BadData
from onrecord.pages import limits
from onrecord.pages.listed import Entry, Listing, address, iso_moment, moment, title

DEEPEST = 1000
"""Elements inside one another: a hundred are many. feedparser's time grows with the square of the depth."""

_APART = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.I)
_FEEDPARSER = {"sanitize_html": False, "resolve_relative_uris": False}


def feed(source: str, data: bytes, url: str | None, content_type: str | None) -> Listing:
    """The entries of an RSS or Atom feed, also of half of one. Raises BadData for what is none."""
    if _depth(data) > DEEPEST:
        raise BadData(source, f"its elements stand over {DEEPEST} deep inside one another; that is no feed")
    headers = {"content-type": content_type or "application/xml"} | ({"content-location": url} if url else {})
    found = feedparser.parse(io.BytesIO(data), response_headers=headers, **_FEEDPARSER)
    if not found.get("version") and not found.entries:
        raise BadData(source, f"it is no feed that can be read ({found.get('bozo_exception', 'no version')})")
    entries = tuple(entry for each in found.entries[:limits.LISTED] if (entry := _entry(each, url)))
    problem = None if _CLOSED.search(data[-2048:]) else \
        f"the feed breaks off in the middle; the {len(entries)} entries before were read"
    kind = "atom" if str(found.get("version", "")).startswith("atom") else "rss"
    return Listing(kind, entries, title(found.feed.get("title")), problem=problem)


def json_feed(source: str, data: bytes, url: str | None) -> Listing:
    """The entries of a JSON Feed. Raises BadData for other JSON, or half of one."""
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BadData(source, f"it looks like a JSON Feed and is broken or breaks off ({error})") from error
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise BadData(source, "it is JSON, but no JSON Feed")
    entries = tuple(entry for each in found["items"][:limits.LISTED] if isinstance(each, dict)
                    and (entry := _json_entry(each, url)))
    return Listing("json", entries, title(found.get("title")))


def _entry(each: Any, base: str | None) -> Entry | None:
    """An entry with a link; a permalink that only its id gives counts too."""
    where = address(base, each.get("feedburner_origlink") or each.get("link")) or address(None, each.get("id"))
    if where is None:
        return None
    updated = dict.get(each, "updated")  # feedparser's own get() would give the day of publication
    published = moment(each.get("published_parsed"))
    changed = moment(dict.get(each, "updated_parsed"))
    return Entry(where, title(each.get("title")), published or changed, changed, updated or each.get("published"))


def _json_entry(each: dict[str, Any], base: str | None) -> Entry | None:
    where = address(base, each.get("url") or each.get("external_url")) or address(None, each.get("id"))
    if where is None:
        return None
    published, changed = each.get("date_published"), each.get("date_modified")
    stamp = changed or published
    return Entry(where, title(each.get("title")), iso_moment(published), iso_moment(changed),
                 str(stamp) if stamp else None)


def _depth(data: bytes) -> int:
    """How deep elements stand inside one another, at most."""
    depth = deepest = 0
    for tag in _TAG.finditer(_APART.sub(b"", data)):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
