"""Bytes to characters: the declared charset is believed only as far as the bytes agree with it."""

from __future__ import annotations

import codecs
import re

from onrecord.model import Note, Page

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([a-z0-9_:.-]{1,40})", re.I)
_META_BYTES = 4096
_SURROGATES = re.compile("[\ud800-\udfff]")
_LATIN = {"iso8859-1", "ascii", "latin-1", "iso8859-15"}
"""What servers say when they mean the WHATWG's windows-1252, or nothing in particular."""


def decode(page: Page) -> tuple[str, list[Note]]:
    """The page's characters, and notes on what could not be decoded as declared.

    A byte order mark is a signature of the encoding and not a character of the text: it is taken off. Bytes that are
    no characters become U+FFFD, one for a lone surrogate, so that offsets stay what they are.
    """
    for bom, encoding in _BOMS:
        if page.data.startswith(bom):
            return _clean(page.data[len(bom):].decode(encoding, "replace"))
    declared = _known(page.charset) or (_in_markup(page.data) if page.media_type == "text/html" else None)
    if wide := _wide(page.data):
        return _clean(page.data.decode(wide, "replace"))
    if declared and declared != "utf-8":
        text = _declared(page.data, declared)
        if text is not None:
            return _clean(text)
    text, notes, read_as = _utf8_or_western(page.data)
    if declared and declared != read_as:
        notes.append(Note("charset-wrong", f"declared as {declared}, which the bytes are not; read as {read_as}"))
    return text, notes


def _declared(data: bytes, encoding: str) -> str | None:
    """Decoded as declared; None when the bytes disagree: not decodable, or UTF-8 that is declared as Latin."""
    if encoding in _LATIN or encoding == "cp1252":
        if not data.isascii() and _is_utf8(data):
            return None
        return data.decode("iso8859-15" if encoding == "iso8859-15" else "cp1252", "replace")
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf8_or_western(data: bytes) -> tuple[str, list[Note], str]:
    """UTF-8; with lone surrogates or a few bad bytes, those replaced; else windows-1252, which any bytes are."""
    for errors in ("strict", "surrogatepass"):
        try:
            return *_clean(data.decode("utf-8", errors)), "utf-8"
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    if good > bad or b"\x00" in data:
        return *_clean(text), "utf-8"
    return *_clean(data.decode("cp1252", "replace")), "windows-1252"


def _clean(text: str) -> tuple[str, list[Note]]:
    """Without lone surrogates, which no output could write; what was lost is noted with its first place."""
    text = _SURROGATES.sub("\ufffd", text)
    at = text.find("\ufffd")
    if at < 0:
        return text, []
    count = text.count("\ufffd")
    return text, [Note("undecodable", f"{count} characters could not be decoded", (at, at + 1))]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known(charset: str | None) -> str | None:
    """The codec's own name for a charset; None for none, and for a name that Python does not know."""
    try:
        return codecs.lookup(charset.strip("\"' ")).name if charset else None
    except LookupError:
        return None


def _in_markup(data: bytes) -> str | None:
    match = _META.search(data[:_META_BYTES])
    found = _known(match.group(1).decode("ascii")) if match else None
    return None if found and found.startswith(("utf-16", "utf-32")) else found


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by the NULs at every other place."""
    head = data[:4096]
    if b"\x00" not in head:
        return None
    even, odd, units = head[0::2].count(0), head[1::2].count(0), len(head) // 2
    if units >= 4 and odd > 0.7 * units and even < 0.1 * units:
        return "utf-16-le"
    if units >= 4 and even > 0.7 * units and odd < 0.1 * units:
        return "utf-16-be"
    return None
