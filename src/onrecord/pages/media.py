"""What bytes are: told from the bytes first, since servers and file names are often wrong."""

from __future__ import annotations

import re

from onrecord.pages.limits import SNIFF_BYTES

HTML, TEXT, FEED, WARC, GZIP = "text/html", "text/plain", "application/rss+xml", "application/warc", "application/gzip"
BINARY = "application/octet-stream"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x1f\x8b", GZIP),
    (b"WARC/", WARC),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x7fELF", BINARY),
    (b"SQLite format 3", "application/vnd.sqlite3"),
)

NAMES: dict[str, str] = {
    "application/pdf": "a PDF; extract its text first (for example with pdftotext)",
    "application/zip": "a ZIP archive or an Office document; save it as text or HTML first",
    "application/msword": "a Word document; save it as text or HTML first",
    "application/rtf": "an RTF document; save it as text or HTML first",
    "application/x-bzip2": "compressed with bzip2; decompress it first",
    "application/x-xz": "compressed with xz; decompress it first",
    "application/zstd": "compressed with zstd; decompress it first",
    "application/vnd.sqlite3": "an SQLite database",
    FEED: "a feed, not a page; read the pages it links to",
}
"""What to tell a person who gave one of these."""

_HTML_TAG = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|article|div|p|h1|script|span|section)[\s>/]",
                       re.I)
_FEED_TAG = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.I)
_CONTROL = bytes(range(1, 9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> str:
    """The media type that the first bytes show: a magic number, a feed's or a page's markup, text, or binary."""
    head = data[:SNIFF_BYTES]
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        if _FEED_TAG.search(start[:1024]):
            return FEED
        if _HTML_TAG.search(start):
            return HTML
    return BINARY if _looks_binary(head) else TEXT


def _looks_binary(head: bytes) -> bool:
    """More than one control character in twenty, or one NUL in twenty outside UTF-16, is no text."""
    if head.startswith(_UTF16_BOMS) or wide(head):
        return False
    odd = len(head) - len(head.translate(None, _CONTROL + b"\x00"))
    return odd * 20 > len(head)


def wide(head: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` where every other byte is NUL as in Latin text without a byte order mark."""
    head = head[:len(head) // 2 * 2]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    units = len(head) // 2
    if odd > 0.7 * units and even < 0.1 * units:
        return "utf-16-le"
    if even > 0.7 * units and odd < 0.1 * units:
        return "utf-16-be"
    return None


def describe(media_type: str) -> str:
    """What to call the type in a message."""
    return NAMES.get(media_type, f"not a page ({media_type})")


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header, lower case; None for what it does not state."""
    media_type, _, rest = (header or "").partition(";")
    parameters = {name.strip().lower(): value.strip(" \t\"'").lower()
                  for name, _, value in (parameter.partition("=") for parameter in rest.split(";"))}
    return media_type.strip().lower() or None, parameters.get("charset") or None
