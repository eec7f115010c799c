"""Decompression with a limit.

Lost if this fails: a small file could fill the memory, or a whole page be called broken.
"""

from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadData, TooLarge
from onrecord.pages.inflate import beginning, inflate

BYTES = st.binary(max_size=400)


@given(st.lists(BYTES, min_size=1, max_size=4), st.integers(1, 50))
def test_gzip_members_come_back_however_they_are_cut(parts: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, parts))
    chunks = [packed[at:at + size] for at in range(0, len(packed), size)]
    assert inflate("x", chunks, 10_000) == b"".join(parts)


@given(BYTES)
def test_deflate_with_and_without_its_header(data: bytes) -> None:
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert inflate("x", [zlib.compress(data)], 10_000, "deflate") == data
    assert inflate("x", [bare.compress(data) + bare.flush()], 10_000, "deflate") == data


@given(st.binary(min_size=1, max_size=400))
def test_the_limit_holds_to_the_byte(data: bytes) -> None:
    assert inflate("x", [gzip.compress(data)], len(data)) == data
    with pytest.raises(TooLarge):
        inflate("x", [gzip.compress(data)], len(data) - 1)


@given(BYTES, st.data())
def test_a_cut_stream_is_said_to_be_cut(data: bytes, draw: st.DataObject) -> None:
    packed = gzip.compress(data)
    with pytest.raises(BadData, match="truncated"):
        inflate("x", [packed[:draw.draw(st.integers(1, len(packed) - 1))]], 10_000)


@given(BYTES)
def test_bytes_after_the_stream_are_padding_or_an_error(data: bytes) -> None:
    assert inflate("x", [gzip.compress(data) + b"\0" * 20], 10_000) == data
    with pytest.raises(BadData):
        inflate("x", [gzip.compress(data) + b"more"], 10_000)


@given(st.binary())
def test_any_bytes_end_in_bytes_or_in_our_error(data: bytes) -> None:
    assert len(beginning(data, 5)) <= 5
    with contextlib.suppress(BadData, TooLarge):
        inflate("x", [data], 1000)
