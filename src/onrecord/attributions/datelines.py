"""A dateline is nobody's words: "HALDEN, June 17 -", "Brest (AFP) —"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Article, Attribution, Span, Spans
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
    """The attributions without the dateline that their first words, or those of who speaks, stand behind."""
    lines = datelines(article)
    if not lines:
        return list(found)
    return [replace(one, source=_behind(article, one.source, lines), content=content)
            for one in found if (content := _behind(article, one.content, lines)) or not one.content]


def _behind(article: Article, spans: Spans, lines: Sequence[Span]) -> Spans:
    """What some spans hold beside the datelines."""
    left = subtract(spans, lines)
    if left == spans:
        return spans
    return tuple(span for span in (trim(article.text, one) for one in left) if span[0] < span[1])
