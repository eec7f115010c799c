"""Decompression that stops at a limit, so that no archive can fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from onrecord.errors import BadData, TooLarge
from onrecord.pages.limits import READ_BYTES


def inflate(source: str, chunks: Iterable[bytes], limit: int, coding: str = "gzip") -> bytes:
    """Decompress gzip (several members too) or deflate.

    Returns at most ``limit`` bytes. Raises TooLarge when there would be more, BadData when the stream is corrupt or
    ends too early.
    """
    inflater = _inflater(coding)
    out = bytearray()
    started = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater.eof:
                if not rest.strip(b"\0"):
                    break
                inflater = _inflater(coding)
            if not started and coding == "deflate" and rest[0] & 0x0F != 8:
                inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # many servers send "deflate" without zlib's header
            started = True
            try:
                out += inflater.decompress(rest, limit + 1 - len(out))
            except zlib.error as error:
                raise BadData(source, f"its {coding} compression is corrupt ({error})") from error
            if len(out) > limit:
                raise TooLarge(source, f"over {limit // 2**20} MiB when decompressed; a news page is far smaller")
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if started and not inflater.eof:
        raise BadData(source, f"its {coding} compression ends too early; the file is truncated")
    return bytes(out)


def pieces(data: bytes) -> Iterable[bytes]:
    """Cut bytes into what is decompressed at a time."""
    return (data[at:at + READ_BYTES] for at in range(0, len(data), READ_BYTES))


def _inflater(coding: str) -> zlib._Decompress:
    return zlib.decompressobj(16 + zlib.MAX_WBITS if coding == "gzip" else zlib.MAX_WBITS)


def beginning(data: bytes, count: int) -> bytes:
    """The first ``count`` bytes, decompressed if they are gzip; fewer where that fails."""
    if not data.startswith(b"\x1f\x8b"):
        return data[:count]
    try:
        return _inflater("gzip").decompress(data, count)
    except zlib.error:
        return b""
