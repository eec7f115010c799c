"""Pages from a WARC archive; a broken record is told and stepped over.

The reader is fastwarc. It stops at a damaged record, so the archive is searched from there for the next place where
one begins (a gzip member, or a line ``WARC/1.``) and read on.
"""
# ruff: noqa: PLC0415 - fastwarc is loaded when an archive is opened; `onrecord --help` must not wait for it

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import BadData, NothingReadable, SourceError, TooLarge
from onrecord.model import Page
from onrecord.pages import media
from onrecord.pages.inflate import inflate, pieces
from onrecord.pages.limits import PAGE_BYTES, READ_BYTES
from onrecord.pages.make import make
from onrecord.pages.media import content_type

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

Failed = Callable[[SourceError], None]
"""Told of each part of a source that could not be read."""

_GZIP_MEMBER, _RECORD_LINE = b"\x1f\x8b\x08", b"\nWARC/1."
_PAGES = (media.HTML, media.TEXT, "application/xhtml+xml")
_READ_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


def records(source: str, stream: BinaryIO, failed: Failed) -> Iterator[Page]:
    """One page for each HTML or text record of the archive, in order.

    stream: seekable, at the archive's start. Each record that cannot be read goes to ``failed``, as
    ``source#<record id>`` where the id is known; NothingReadable when the archive holds no page at all.
    """
    marker = _GZIP_MEMBER if stream.read(2) == _GZIP_MEMBER[:2] else _RECORD_LINE
    start: int | None = 0
    told = found = 0
    while start is not None:
        stream.seek(start)
        try:
            for page in _intact(source, stream, start, failed):
                found += 1
                yield page
            break
        except _Damaged as damage:
            if damage.offset > start or not told:  # else still the stretch that was told of
                failed(damage.error)
            told += 1
            start = _next_record(stream, damage.offset + 1, marker)
    if not found and not told:
        raise NothingReadable(source, "the archive holds no HTML or text page")


class _Damaged(Exception):
    """A record is broken; where it began and what to say."""

    def __init__(self, offset: int, error: SourceError) -> None:
        super().__init__(str(error))
        self.offset = offset
        self.error = error


def _intact(source: str, stream: BinaryIO, start: int, failed: Failed) -> Iterator[Page]:
    """The pages from ``start`` on, as far as the records are whole. Raises _Damaged at the first that is not."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    offset = start
    try:
        for record in ArchiveIterator(stream, parse_http=True):
            offset = start + record.stream_pos
            if not record.record_type & pages:
                continue
            try:
                yield from _page(f"{source}#{_id(record)}", record)
            except _Short as short:
                raise _Damaged(offset, BadData(f"{source}#{_id(record)}", str(short))) from short
            except SourceError as error:
                failed(error)
    except OSError as error:
        reason = f"the archive is damaged at byte {offset} or in the record after it ({error})"
        raise _Damaged(offset, BadData(source, reason)) from error


class _Short(Exception):
    """A record ends before the length that its header states."""


def _page(name: str, record: WarcRecord) -> Iterator[Page]:
    """The record's page, if it is one: not an image, not an error answer."""
    stated = record.http_headers.get("Content-Type") if record.http_headers else record.headers.get("Content-Type")
    if content_type(stated)[0] not in _PAGES or not _answered(record):
        return
    if record.content_length > PAGE_BYTES:
        raise TooLarge(name, f"over {PAGE_BYTES // 2**20} MiB; a news page is far smaller")
    raw = record.reader.read()
    if len(raw) < record.content_length:
        raise _Short(f"the record breaks off after {len(raw)} of {record.content_length} bytes")
    data = _decoded(name, raw, record)
    seen = record.record_date.astimezone(UTC) if record.record_date else None
    yield make(name, data, declared=stated, url=record.headers.get("WARC-Target-URI"), seen=seen)


def _answered(record: WarcRecord) -> bool:
    return not record.is_http or record.http_headers is None or record.http_headers.status_code in (200, 203, None)


def _decoded(name: str, raw: bytes, record: WarcRecord) -> bytes:
    """The body without its transfer and content codings (some crawlers undo them and leave the header)."""
    headers = record.http_headers
    if headers is None:
        return raw
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        raw = _unchunked(raw)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if coding not in _READ_CODINGS:
        if media.sniff(raw) in (media.HTML, media.TEXT):
            return raw
        raise BadData(name, f"it is compressed with {coding}, which is not read")
    if coding == "deflate":
        return inflate(name, pieces(raw), PAGE_BYTES, coding)
    return raw  # gzip is undone by make(), which looks at the bytes


def _unchunked(raw: bytes) -> bytes:
    """The body of a chunked answer (RFC 9112, 7.1); as it stands where the crawler has already joined it."""
    out, at = bytearray(), 0
    while True:
        line_end = raw.find(b"\r\n", at, at + 100)
        size = _hexadecimal(raw[at:line_end].partition(b";")[0]) if line_end >= 0 else None
        if size is None:
            return bytes(out) if out else raw
        if size == 0:
            return bytes(out)
        out += raw[line_end + 2:line_end + 2 + size]
        at = line_end + 4 + size


def _hexadecimal(digits: bytes) -> int | None:
    try:
        return int(digits.strip(), 16)
    except ValueError:
        return None


def _id(record: WarcRecord) -> str:
    return (record.record_id or "").strip("<>").removeprefix("urn:uuid:") or f"byte {record.stream_pos}"


def _next_record(stream: BinaryIO, offset: int, marker: bytes) -> int | None:
    """Where the marker next stands from ``offset`` on (the line break before ``WARC/`` not counted)."""
    stream.seek(offset)
    kept = b""
    while chunk := stream.read(READ_BYTES):
        window = kept + chunk
        if (at := window.find(marker)) >= 0:
            return offset - len(kept) + at + (marker == _RECORD_LINE)
        kept = window[-(len(marker) - 1):]
        offset += len(chunk)
    return None
