"""Pages from WARC archives, whole and broken.

Lost if this fails: one damaged record hides the rest of a crawl, or a page is read that the crawl never had.
"""

from __future__ import annotations

import gzip
import io
import uuid
import zlib
from datetime import UTC, datetime

import pytest

from onrecord import pages
from onrecord.errors import BadData, NothingReadable, SourceError, TooLarge
from onrecord.model import Page
from onrecord.pages.limits import PAGE_BYTES

BODY = b"<html><body><p>Page %d of the crawl, said the crawler.</p></body></html>"


class Archive:
    """Writes an archive, record by record, and remembers where each begins."""

    def __init__(self, compressed: bool = True) -> None:
        self.data = b""
        self.offsets: list[int] = []
        self._compressed = compressed

    def add(self, body: bytes, *, status: str = "200 OK", media_type: str = "text/html; charset=utf-8",
            kind: str = "response", **headers: str) -> Archive:
        number = len(self.offsets)
        self.offsets.append(len(self.data))
        http = {"Content-Type": media_type} | {name.replace("_", "-"): value for name, value in headers.items()}
        block = (lines(f"HTTP/1.1 {status}", http) if kind == "response" else b"") + body
        record = lines("WARC/1.0", {
            "WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(int=number)}>",
            "WARC-Date": "2022-10-11T08:00:00Z", "WARC-Target-URI": f"https://news.example/{number}",
            "Content-Type": "application/http; msgtype=response" if kind == "response" else media_type,
            "Content-Length": str(len(block))}) + block + b"\r\n\r\n"
        self.data += gzip.compress(record) if self._compressed else record
        return self


def lines(first: str, headers: dict[str, str]) -> bytes:
    return "".join(f"{line}\r\n" for line in (first, *(f"{n}: {v}" for n, v in headers.items()), "")).encode()


def three(compressed: bool = True) -> Archive:
    archive = Archive(compressed)
    for number in range(3):
        archive.add(BODY % number)
    return archive


def read(data: bytes) -> tuple[list[Page], list[SourceError]]:
    told: list[SourceError] = []
    return list(pages.read("-", stdin=io.BytesIO(data), failed=told.append)), told


def numbers(found: list[Page]) -> list[int]:
    return [int((page.url or "")[-1]) for page in found]


@pytest.mark.parametrize("compressed", [True, False])
def test_each_page_record_is_a_page(compressed: bool) -> None:
    found, told = read(three(compressed).data)
    assert [page.data for page in found] == [BODY % number for number in range(3)]
    assert not told
    assert found[0].url == "https://news.example/0"
    assert found[0].charset == "utf-8"
    assert found[0].seen == datetime(2022, 10, 11, 8, tzinfo=UTC)
    assert found[0].source.startswith("-#")
    assert len({page.source for page in found}) == 3


def test_only_pages_that_were_answered() -> None:
    archive = three().add(b"\x89PNG", media_type="image/png").add(BODY % 4, status="404 Not Found")
    archive.add(b"Converted text.", kind="conversion", media_type="text/plain")
    archive.add(b"fetch: ok", kind="metadata", media_type="text/plain")
    found, told = read(archive.data)
    assert numbers(found) == [0, 1, 2, 5]
    assert not told


def test_codings_are_undone() -> None:
    body = BODY % 7
    archive = Archive().add(gzip.compress(body), Content_Encoding="gzip")
    archive.add(zlib.compress(body), Content_Encoding="deflate")
    archive.add(b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    archive.add(body, Content_Encoding="br")  # undone by the crawler, the header left
    archive.add(body, Transfer_Encoding="chunked")  # likewise
    found, told = read(archive.data)
    assert [page.data for page in found] == [body] * 5
    assert not told


@pytest.mark.parametrize("compressed", [True, False])
def test_a_broken_record_does_not_stop_the_others(compressed: bool) -> None:
    archive = three(compressed)
    damaged = bytearray(archive.data)
    at = archive.offsets[1] + (60 if compressed else 0)
    damaged[at:at + 20] = b"\xff" * 20
    found, told = read(bytes(damaged))
    assert numbers(found) == [0, 2]
    assert [type(error) for error in told] == [BadData]
    assert "damaged" in str(told[0])


def test_a_wrong_length_is_told_and_the_next_record_found() -> None:
    data = three(compressed=False).data.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    found, told = read(data)
    assert numbers(found) == [1, 2]
    assert len(told) == 1


@pytest.mark.parametrize("compressed", [True, False])
def test_a_truncated_archive_gives_what_is_whole(compressed: bool) -> None:
    found, told = read(three(compressed).data[:-40])
    assert numbers(found) == [0, 1]
    assert len(told) == 1
    assert "breaks off" in str(told[0])


def test_a_page_that_is_too_large_or_a_bomb_is_stepped_over() -> None:
    archive = Archive().add(b"<p>" + b"a" * PAGE_BYTES)
    archive.add(gzip.compress(b"a" * (PAGE_BYTES + 1)), Content_Encoding="gzip")
    found, told = read(archive.add(BODY % 2).data)
    assert numbers(found) == [2]
    assert [type(error) for error in told] == [TooLarge, TooLarge]


def test_an_archive_without_pages_says_so() -> None:
    found, told = read(Archive().add(b"\x89PNG", media_type="image/png").data)
    assert not found
    assert [type(error) for error in told] == [NothingReadable]


def test_what_begins_as_an_archive_and_is_none() -> None:
    found, told = read(b"WARC/1.0 and then nothing of the kind")
    assert not found
    assert len(told) == 1
