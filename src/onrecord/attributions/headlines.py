"""Headlines with a colon: "Stoltenberg : l'OTAN réagira", but not "Russie : un diplomate arrêté"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Article, Attribution, Block, Span
from onrecord.spans import Cover, trim, words

_NAME = re.compile(r"(?P<name>[^\W\d_][^:«»\"“”?!\n]{1,50}?)\s?:\s+(?P<words>\S.+)$", re.S)


def headlines(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """Add an attribution (rule ``colon``) for each heading that puts words behind somebody's name.

    The name must be the last of a person's that the article also names as a source, or the words must stand in
    quotation marks: a country or a topic before a colon says nothing.
    """
    sources = {name.casefold() for a in found for name in _people(words(article.text, a.source))}
    out = list(found)
    said = Cover(span for a in found for span in a.content)
    for number, block in enumerate(article.blocks):
        if number and block.kind != "heading":
            continue
        one = None if said.touches(block.span) else _headline(article.text, block, sources)
        if one is not None:
            out.append(one)
    return out


def _headline(text: str, block: Block, sources: set[str]) -> Attribution | None:
    match = _NAME.match(text, *block.span)
    if match is None or "\n" in text[slice(*block.span)]:
        return None
    names = _names(match["name"])
    quoted = match["words"].lstrip()[:1] in "«“\"„" and match["words"].rstrip()[-1:] in "»”\"“"
    known = bool(names) and any(n.casefold() in sources for n in names)
    alone = len(match["name"].split()) <= 4
    if not (alone and names and (known or quoted)):
        return None
    content: Span = trim(text, match.span("words"), ".")
    colon = text.index(":", match.end("name"))
    return Attribution("", "direct" if quoted else "indirect", "speech", (match.span("name"),), ((colon, colon + 1),),
                       (content,), "colon", 0.9)


def _people(phrase: str) -> list[str]:
    """The last names of a source's words: behind another capitalised word or an abbreviated title."""
    return re.findall(r"(?:[A-Z]\w*\.?|[^\W\d_]+\.)[ \u00a0](?=[^\W\d_])([A-ZÀ-Þ][\w'’-]{2,})", phrase)


def _names(phrase: str) -> list[str]:
    """The capitalised words of a phrase, but those of two letters and less."""
    return [w for w in re.findall(r"[^\W\d_][\w'’-]+", phrase) if w[0].isupper() and len(w) > 2]
