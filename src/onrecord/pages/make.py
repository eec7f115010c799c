"""From bytes to a :class:`Page`."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from onrecord.errors import NothingReadable, TooLarge
from onrecord.model import Page
from onrecord.pages import media
from onrecord.pages.inflate import inflate, pieces
from onrecord.pages.limits import PAGE_BYTES


def make(source: str, data: bytes, *, declared: str | None = None, url: str | None = None,
         seen: datetime | None = None) -> Page:
    """The page of these bytes.

    declared: the media type that the transport or the file's name states, perhaps with a charset; the bytes are
    believed before it.
    Gzip is undone here. Raises NothingReadable for what is no page, TooLarge, BadData.
    """
    if data.startswith(b"\x1f\x8b"):
        data = inflate(source, pieces(data), PAGE_BYTES)
    if len(data) > PAGE_BYTES:
        raise TooLarge(source, f"over {PAGE_BYTES // 2**20} MiB; a news page is far smaller")
    if not data.strip():
        raise NothingReadable(source, "it is empty")
    stated, charset = media.content_type(declared)
    media_type = _media_type(data, stated)
    if media_type not in (media.HTML, media.TEXT):
        raise NothingReadable(source, f"it is {media.describe(media_type)}")
    return Page(source, data, hashlib.sha256(data).hexdigest(), seen or datetime.now(UTC), media_type, url,
                charset)


def _media_type(data: bytes, declared: str | None) -> str:
    """What the bytes show; ``declared`` decides between text and HTML, where the bytes alone can mislead."""
    found = media.sniff(data)
    if found in (media.TEXT, media.HTML) and declared in (media.TEXT, media.HTML):
        return declared
    if found == media.TEXT and declared == "application/xhtml+xml":
        return media.HTML
    return found
