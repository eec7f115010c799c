"""Where an article says where and when it was written: "HALDEN, June 17 -", "Brest (AFP) —"."""

from __future__ import annotations

import re

from onrecord.model import Article, Span

# A place in capitals, or one with a date or an agency behind it; then a dash between blanks.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý.’' -]{2,40}(?:, [^—–\n]{1,40}?)?(?: ?\([^()\n]{2,30}\))?"
    r"|[A-ZÀ-Ý][^—–\n().]{1,40}(?:\([^()\n]{2,30}\)|, [^—–\n()]{0,25}\d[^—–\n()]{0,15}))\s?(?:—|–|--|-)\s")


def datelines(article: Article) -> list[Span]:
    """The datelines, each with its dash, in order."""
    matches = (_DATELINE.match(article.text, *block.span) for block in article.blocks)
    return [match.span() for match in matches if match is not None]
