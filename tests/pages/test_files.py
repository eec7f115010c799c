"""Pages from files and standard input, the broken ones among them.

Lost if this fails: a journalist's folder of saved pages stops at the first odd file, or ends in a traceback.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import threading
from pathlib import Path

import pytest

from onrecord import pages
from onrecord.errors import BadData, NotAllowed, NotFound, NothingReadable, SourceError, TooLarge
from onrecord.model import Page
from onrecord.pages.limits import PAGE_BYTES

HTML = b"<!doctype html><html><body><p>Le port rouvrira lundi, a annonc\xc3\xa9 la ministre.</p></body></html>"


def one(source: str | Path, **options: object) -> Page:
    found = list(pages.read(str(source), **options))  # type: ignore[arg-type]  # options of several types
    assert len(found) == 1
    return found[0]


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_text_file_keeps_its_bytes_and_their_hash(tmp_path: Path) -> None:
    data = b"Un texte.\r\nDeux lignes.\n"
    page = one(saved(tmp_path, "a.txt", data))
    assert page.data == data
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.media_type == "text/plain"
    assert page.seen.tzinfo is not None


@pytest.mark.parametrize(("name", "data", "media_type"), [
    ("page.html", HTML, "text/html"),
    ("page.htm", b"<p>no more than a paragraph</p>", "text/html"),
    ("page.html.gz", gzip.compress(HTML), "text/html"),
    ("text.txt.gz", gzip.compress(b"Some text."), "text/plain"),
    ("unnamed", HTML, "text/html"),
    ("unnamed", b"Plain words.", "text/plain"),
    ("about.txt", b"<html> is how a page begins, the teacher said.", "text/plain"),
    ("wide.txt", "Le texte".encode("utf-16"), "text/plain"),
    ("wide.txt", "Le texte sans marque".encode("utf-16-le"), "text/plain"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_file_is(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    assert one(saved(tmp_path, name, data)).media_type == media_type


@pytest.mark.parametrize(("name", "data", "error", "words"), [
    ("empty.txt", b"", NothingReadable, "empty"),
    ("blank.txt", b" \r\n\t \n", NothingReadable, "empty"),
    ("empty.gz", gzip.compress(b""), NothingReadable, "empty"),
    ("noise.txt", bytes(range(256)) * 40, NothingReadable, "not a page"),
    ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", NothingReadable, "PDF"),
    ("report.docx", b"PK\x03\x04" + b"\0" * 60, NothingReadable, "Office"),
    ("image.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, NothingReadable, "image/png"),
    ("feed.html", b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
     NothingReadable, "a feed"),
    ("cut.html.gz", gzip.compress(HTML)[:-20], BadData, "truncated"),
    ("bent.html.gz", gzip.compress(HTML)[:10] + b"\xff" * 30, BadData, "corrupt"),
    ("bomb.html.gz", gzip.compress(b"a" * (PAGE_BYTES + 1)), TooLarge, "MiB"),
    ("fifty-megabytes.txt", b"word " * 10_000_000, TooLarge, "over 10 MiB"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_bad_files_end_in_a_message_that_names_them(tmp_path: Path, name: str, data: bytes,
                                                    error: type[SourceError], words: str) -> None:
    path = saved(tmp_path, name, data)
    with pytest.raises(error, match=words) as caught:
        one(path)
    assert str(path) in str(caught.value)


def test_a_bomb_in_a_bomb_is_not_opened(tmp_path: Path) -> None:
    inner = gzip.compress(b"0" * (PAGE_BYTES - 1))
    with pytest.raises(NothingReadable, match="not a page"):
        one(saved(tmp_path, "a.gz", gzip.compress(inner)))


def test_missing_files_folders_and_odd_names(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such file"):
        one(tmp_path / "none.txt")
    with pytest.raises(NotAllowed, match="folder"):
        one(tmp_path)
    with pytest.raises(BadData):
        one("a\0b.txt")
    with pytest.raises(NotAllowed, match="only http"):
        one("ftp://example.org/a.txt")


def test_a_failure_is_told_and_not_raised_when_asked(tmp_path: Path) -> None:
    told: list[SourceError] = []
    assert list(pages.read(str(tmp_path / "none.txt"), failed=told.append)) == []
    assert [type(error) for error in told] == [NotFound]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    pipe = tmp_path / "page.html"
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_bytes, args=(HTML,), daemon=True).start()
    found = one(pipe)
    assert (found.data, found.media_type, found.source) == (HTML, "text/html", str(pipe))


def test_standard_input_is_told_by_its_bytes() -> None:
    assert one("-", stdin=io.BytesIO(HTML)).media_type == "text/html"
    assert one("-", stdin=io.BytesIO(b"Words.")).media_type == "text/plain"
    with pytest.raises(NothingReadable, match="empty"):
        one("-", stdin=io.BytesIO(b""))
    with pytest.raises(TooLarge):
        one("-", stdin=io.BytesIO(b"word " * (PAGE_BYTES // 5 + 1)))
