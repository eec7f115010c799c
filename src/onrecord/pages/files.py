"""Pages from files and standard input."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BadData, NotAllowed, NotFound
from onrecord.model import Page
from onrecord.pages import media
from onrecord.pages.archive import Failed, records
from onrecord.pages.inflate import beginning
from onrecord.pages.limits import PAGE_BYTES, READ_BYTES, SNIFF_BYTES
from onrecord.pages.make import make

_BY_SUFFIX = {".txt": media.TEXT, ".text": media.TEXT, ".md": media.TEXT, ".html": media.HTML, ".htm": media.HTML,
              ".xhtml": media.HTML}


Position = Callable[[int], None]
"""Told how many bytes of a file are behind."""


def from_file(name: str, failed: Failed, position: Position | None = None) -> Iterator[Page]:
    """The pages of a file.

    Raises NotFound, NotAllowed (no permission, a folder), BadData, TooLarge, NothingReadable.
    """
    path = Path(name)
    try:
        if path.is_dir():
            raise NotAllowed(name, "it is a folder; name the files in it")
        with path.open("rb") as stream:
            if not stream.seekable():  # a pipe: "onrecord read <(zcat page.gz)"
                yield from _from_pipe(name, stream, failed)
                return
            head = stream.read(SNIFF_BYTES)
            stream.seek(0)
            if _is_archive(name, head):
                for page in records(name, stream, failed):
                    yield page
                    if position:
                        position(stream.tell())
            else:
                yield make(name, stream.read(PAGE_BYTES + 1), declared=_declared(path))
    except FileNotFoundError as error:
        raise NotFound(name, "there is no such file") from error
    except PermissionError as error:
        raise NotAllowed(name, "no permission to read it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise BadData(name, f"it cannot be read ({error})") from error


def from_stream(stream: BinaryIO, failed: Failed) -> Iterator[Page]:
    """The pages of standard input: text, HTML or an archive, told by the bytes."""
    yield from _from_pipe("-", stream, failed)


def _from_pipe(name: str, stream: BinaryIO, failed: Failed) -> Iterator[Page]:
    head = _rest(stream, SNIFF_BYTES)
    if not _is_archive(name, head):
        yield make(name, head + _rest(stream, PAGE_BYTES + 1 - len(head)), declared=_declared(Path(name)))
        return
    with tempfile.TemporaryFile() as file:  # an archive is read with seeks, which a pipe has not
        file.write(head)
        while chunk := stream.read(READ_BYTES):
            file.write(chunk)
        file.seek(0)
        yield from records(name, file, failed)


def _rest(stream: BinaryIO, limit: int) -> bytes:
    """All that follows, up to a limit; a pipe may give less than is asked for at a time."""
    out = bytearray()
    while len(out) < limit and (chunk := stream.read(min(READ_BYTES, limit - len(out)))):
        out += chunk
    return bytes(out)


def _is_archive(name: str, head: bytes) -> bool:
    if name.endswith((".warc", ".warc.gz")) and head:
        return head.startswith((b"WARC/", b"\x1f\x8b"))
    return beginning(head, len(b"WARC/")) == b"WARC/"


def _declared(path: Path) -> str | None:
    """What the file's name says: ``page.html``, ``page.html.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
    return _BY_SUFFIX.get(suffixes[-1]) if suffixes else None
