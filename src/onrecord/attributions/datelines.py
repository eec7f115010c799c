"""A dateline is nobody's words: "HALDEN, June 17 -", "Brest (AFP) —"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.datelines import datelines
from onrecord.model import Article, Attribution, Span, Spans
from onrecord.spans import subtract, trim


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
