"""A quotation signed with a dash: "We will stay." — Anna Veld. Exact by its typography."""

from __future__ import annotations

import re

from onrecord.model import Article, Attribution, Span, Tree
from onrecord.spans import trim

_DASHES = "―—–‒-"
# A closing mark, one dash (or two hyphens) and a short rest without another quotation.
_SIGNED = re.compile(r"(?P<close>[»”\"“]|'')[\s.,]*(?P<dash>[―—–‒]|--?)\s*(?P<name>[^\W\d_][^«»“”\"―—–‒\n]{1,80})$")
# In a block quotation the page itself marks the words; a sentence's end stands for the closing mark.
_SET_OFF = re.compile(r"(?P<close>[.!?…»”\"])\s*(?P<dash>[―—–‒]|--)\s*(?P<name>[^\W\d_][^«»“”\"―—–‒\n]{1,80})$")
_OPEN = re.compile(r"[«“\"„”]|``|''")
_MOST_WORDS = 12


def signatures(article: Article, tree: Tree) -> list[Attribution]:
    """One attribution (rule ``signature``) for each block that is one quotation, a dash and a name."""
    found = []
    for block in article.blocks:
        one = _signed(article.text, trim(article.text, block.span), block.kind == "quote")
        if one is not None:
            name, dash, content = one
            head = next((t for t in range(len(tree)) if tree.start[t] <= dash[0] < tree.end[t]), None)
            found.append(Attribution("", "direct", "speech", (name,), (dash,), (content,), "signature", 0.95, head))
    return found


def _signed(text: str, span: Span, set_off: bool = False) -> tuple[Span, Span, Span] | None:
    start, end = span
    marked = _OPEN.match(text, start, end)
    if not marked and not set_off:
        return None
    match = (_SIGNED if marked else _SET_OFF).search(text, max(start + 1, end - 100), end)
    if match is None:
        return None
    name = trim(text, match.span("name"), ".")
    words = text[slice(*name)].split()
    if not (words[0][0].isupper() and len(words) <= _MOST_WORDS) or match.start("close") <= start:
        return None
    return name, match.span("dash"), (start, match.end("close"))
