"""Headlines with a colon: "Stoltenberg : l'OTAN réagira", but not "Russie : un diplomate arrêté"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lang import language
from onrecord.model import Article, Attribution, Block, Span
from onrecord.spans import Cover, trim, words
from onrecord.trees import Walk

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


def retold(article: Article, walk: Walk, found: Sequence[Attribution]) -> list[Attribution]:
    """A heading's topic is no speaker where somebody speaks behind the colon: "Skagen Sea: Tovald promises patrols".

    Only the topic of a heading that the article names nowhere as a source; a person keeps what is told of others.
    """
    text = article.text
    sources = {name.casefold() for a in found if words(text, a.cue) != ":" for name in _names(words(text, a.source))}
    headings = [b.span for number, b in enumerate(article.blocks) if not number or b.kind == "heading"]
    return [_retold(text, walk, a, headings, sources) for a in found]


def _retold(text: str, walk: Walk, a: Attribution, headings: Sequence[Span], sources: set[str]) -> Attribution:
    if not a.source or words(text, a.cue) != ":" or not any(s <= a.source[0][0] < a.cue[0][0] < e for s, e in headings):
        return a
    if any(name.casefold() in sources for name in _names(words(text, a.source))):
        return a
    tree, reporting = walk.tree, language(walk.tree.lang).table("attributions")["reporting"]
    behind = [t for t in walk.tokens(a.content) if tree.pos[t] == "VERB" and tree.lemma[t] in reporting]
    for verb in behind[:1]:
        subject = [t for s in walk.having(verb, "nsubj") if s < verb for t in walk.subtree(s) if t < verb]
        rest = [t for t in walk.tokens(a.content) if t > verb]
        if subject and subject[0] in walk.tokens(a.content) and rest:
            return replace(a, source=walk.spans(subject), cue=walk.spans([verb]),
                           content=(trim(text, (tree.start[rest[0]], a.content[-1][1])),), rule="colon")
    return a


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
