"""A page's words made safe to show: nothing in them may steer a terminal or turn the reading direction."""

from __future__ import annotations

PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters -> the characters that picture them (NUL -> ␀, ESC -> ␛)."""

STEERING = (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
"""C1 controls, direction marks that last beyond their place, and halves of surrogate pairs."""

SHOWN = PICTURES | dict.fromkeys(STEERING, 0xFFFD)
for kept in "\t\n\r":
    del SHOWN[ord(kept)]


def visible(text: str) -> str:
    """The text with every steering character replaced by one that can be seen; its length does not change.

    Tabs and line breaks stay; a terminal gets :func:`one_line`, which has none.
    """
    return text.translate(SHOWN)


def one_line(text: str) -> str:
    """The text as one visible line: runs of white space become a blank."""
    return visible(" ".join(text.split()))


def shorten(text: str, width: int) -> str:
    """The text cut at a word to at most ``width`` characters, an ellipsis saying so."""
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:.") + "…"
