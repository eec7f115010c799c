"""A dateline is nobody's words: "HALDEN, June 17 -", "Brest (AFP) —"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Article, Attribution, Span
from onrecord.spans import subtract, trim

# A place in capitals, or one with a date or an agency behind it; then a dash between blanks.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý.’' -]{2,40}(?:, [^—–\n]{1,40}?)?(?: ?\([^()\n]{2,30}\))?"
    r"|[A-ZÀ-Ý][^—–\n().]{1,40}(?:\([^()\n]{2,30}\)|, [^—–\n()]{0,25}\d[^—–\n()]{0,15}))\s?(?:—|–|--|-)\s")


def datelines(article: Article) -> list[Span]:
    """The datelines, each with its dash, in order."""
    matches = (_DATELINE.match(article.text, *block.span) for block in article.blocks)
    return [match.span() for match in matches if match is not None]


def undated(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without the dateline that their first words stand behind."""
    lines = datelines(article)
    if not lines:
        return list(found)
    cut = ((one, subtract(one.content, lines)) for one in found)
    return [replace(one, content=tuple(trim(article.text, span) for span in left)) if left != one.content else one
            for one, left in cut if left]
