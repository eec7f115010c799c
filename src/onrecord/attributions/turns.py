"""The turns of a transcript: ``NAME: words``, over as many paragraphs as it takes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.lang import language
from onrecord.model import Article, Attribution, Block, Span, Spans, Tree
from onrecord.spans import trim

# A label: a line's beginning up to a colon, short, no verb's full stop in it; or a bold "Q." / "A." of an interview.
_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n?!«»\"“”]{0,70}?)(?P<colon>\s?:)(?=\s|$)"
                    r"|(?P<letter>[QRA])(?P<dot>[.)]|\s?[-–—])(?=\s)")
# What happens in the room: "[Laughter]", "(Applaudissements.)". Nobody says it, and the turn goes on behind it.
_DIRECTION = re.compile(r"\([^()]{1,80}\)\.?|\[[^\[\]]{1,80}\]\.?")
# Words a label may hold in lower case: particles of names, and what joins a name with a role.
_LOWER = frozenset({"de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "al", "el", "bin", "and", "et",
                    "of", "the", "for", "à", "aux", "ben"})


def turns(article: Article, tree: Tree) -> list[Attribution]:
    """One attribution a turn (rule ``turn``), only in articles of kind transcript.

    The source is the label, the cue its colon, the content what follows, one span a paragraph and one part a sentence:
    a minister's answer pledges in one sentence and refuses in the next. A paragraph without a label goes on with the
    turn before it; headings end it.
    """
    if article.kind != "transcript":
        return []
    found: list[tuple[Span, Span, list[Span]]] = []
    running = False
    roles = frozenset(language(tree.lang).table("attributions")["speaking"])
    for block in article.blocks:
        label = None if block.kind in ("heading", "caption") else _label(article.text, block, roles)
        if label is not None:
            name, colon = label
            found.append((name, colon, _words(article.text, (colon[1], block.span[1]))))
            running = True
        elif block.kind in ("heading", "caption"):
            running = False
        elif running and not _DIRECTION.fullmatch(article.text[slice(*trim(article.text, block.span))]):
            found[-1][2].extend(_words(article.text, block.span))
    heads = {tree.start[token]: token for token in range(len(tree))} if found else {}
    sentences = _sentences(tree) if found else []
    return [Attribution("", "direct", "speech", (name,), (colon,), tuple(words), "turn", 0.99, heads.get(colon[0]),
                        _parts(article.text, words, sentences))
            for name, colon, words in found if words]


def _sentences(tree: Tree) -> list[int]:
    """Where the sentences start, in order."""
    return [start for token, start in enumerate(tree.start)
            if not token or tree.sentence[token - 1] != tree.sentence[token]]


def _parts(text: str, paragraphs: Sequence[Span], sentences: Sequence[int]) -> tuple[Spans, ...]:
    """A part a sentence; none for a turn of one sentence."""
    parts: list[Spans] = []
    for start, end in paragraphs:
        inside = sentences[bisect_right(sentences, start):bisect_left(sentences, end)]
        for edges in pairwise((start, *inside, end)):
            parts.extend((span,) for span in _words(text, edges))
    return tuple(parts) if len(parts) > 1 else ()


def _words(text: str, span: Span) -> list[Span]:
    span = trim(text, span)
    return [span] if any(c.isalnum() for c in text[slice(*span)]) else []


def _label(text: str, block: Block, roles: frozenset[str]) -> tuple[Span, Span] | None:
    match = _LABEL.match(text, *block.span)
    if match is None:
        return None
    if match["letter"]:
        return match.span("letter"), match.span("dot")
    words = re.findall(r"[^\W\d_][\w'’.-]*", re.sub(r"\([^)]*\)|,.*", "", match["name"]))
    if not words or len(words) > 7 or not all(w[0].isupper() or w.lower() in _LOWER or w in roles for w in words):
        return None
    colon = trim(text, match.span("colon"))
    return match.span("name"), colon
