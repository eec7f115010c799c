"""Words made fit for a file: what a format does not bear is pictured or left out, never interpreted."""

from __future__ import annotations

import json
import re
from typing import Any

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%\t\r\n]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000),
                                                *map(ord, "<>&"))}
"""Beside what JSON escapes: what steers a terminal, ends a line, or would be markup where the JSON stands in a page."""


def xml(words: str) -> str:
    """Without the characters that XML 1.0 forbids."""
    return _NOT_IN_XML.sub("\ufffd", words)


def cell(value: str | None) -> str:
    """A cell of a table that no spreadsheet takes for a formula: an apostrophe before what would start one.

    Control characters but tabs and line breaks become the replacement character. Empty for None.
    """
    if not value:
        return ""
    words = _CONTROL.sub("\ufffd", value)
    return "'" + words if _FORMULA.match(words) else words


def dumps(value: Any) -> str:
    """JSON on one line that may stand in a page, a terminal and a file of lines."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ESCAPED)


def web(address: str | None) -> str | None:
    """The address, if it is one of the web and holds nothing that an address may not; None otherwise."""
    if not address or not re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+", address):
        return None
    return address
