"""The nouns of listings, and the address of a listed page."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|xtor|at_(?:medium|campaign|link[a-z_]*|ptr_name|bbc_team|format))=[^&]*")
"""What feeds hang on their links to see where a reader comes from; without it two lists of a page are one."""
_LONGEST = 2000
"""Characters of an address; what is longer is not one that a person would follow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as it is listed. Moments are UTC."""

    url: str
    title: str | None = None
    published: datetime | None = None
    changed: datetime | None = None
    stamp: str | None = None
    """What the listing says of the page's last change, as it is written there."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a source lists."""

    kind: str
    """``rss``, ``atom``, ``json``, ``sitemap``, ``index`` (of sitemaps), ``links``, ``file``, ``opml``."""
    entries: tuple[Entry, ...] = ()
    name: str | None = None
    parts: tuple[Entry, ...] = ()
    """Of an index: the sitemaps it names; of OPML: the feeds."""
    feeds: tuple[str, ...] = ()
    """Of an HTML page: the feeds that it offers."""
    problem: str | None = None
    """What could not be read, where the rest could."""


def address(base: str | None, link: object) -> str | None:
    """The full address that a link leads to; None for one that leads to no page of the web."""
    text = str(link or "").strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        scheme, host, path, query, _ = urlsplit(urljoin(base or "", text))
    except ValueError:
        return None
    if scheme not in ("http", "https") or not host:
        return None
    return urlunsplit((scheme, host.lower(), path or "/", _TRACKING.sub("", query).lstrip("&"), ""))


def moment(parsed: object) -> datetime | None:
    """A moment, from what feedparser makes of a date (UTC)."""
    if not isinstance(parsed, (tuple, struct_time)):
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def iso_moment(text: object) -> datetime | None:
    """A moment as W3C's profile of ISO 8601 writes it; a day begins at midnight UTC."""
    try:
        found = datetime.fromisoformat(str(text).strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:
        return None


def title(text: object) -> str | None:
    """A title in one line."""
    plain = " ".join(str(text or "").split())
    return plain[:300] or None
