"""The quoted words as a stream: each with its weight, and what stands between them (an ellipsis, a full stop)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from onrecord.model import Span
from onrecord.watch.fidelity.lexicon import Lexicon, lexicon
from onrecord.watch.fidelity.nouns import Quotation
from onrecord.watch.fidelity.tokens import Token, tokens

LONGEST = 400
"""Words of a quotation that are compared."""

SMALL, MODAL, NEGATION, USUAL = 0.3, 0.5, 0.7, 1.0

_OPEN = re.compile(r"\[[^\[\]]*\]|\(\s*(?:\.\.\.|…|\. \. \.)\s*\)|…|\.\.\.|\. \. \.")
_STOP = re.compile(r"[.!?…]")


class Break(IntEnum):
    """What stands between two quoted words, the strongest of several."""

    none = 0
    stop = 1
    """A sentence ends."""
    piece = 2
    """The quotation marks close and open again."""
    open = 3
    """An ellipsis, or brackets: it is said that words are missing or put in."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a quotation as they are compared."""

    tokens: tuple[Token, ...]
    weights: tuple[float, ...]
    breaks: tuple[Break, ...]
    """Before each word, and after the last: one more than there are words."""
    bracketed: tuple[Span, ...]
    """The editor's words."""

    @property
    def norms(self) -> list[str]:
        """The words."""
        return [token.norm for token in self.tokens]


def stream(quotation: Quotation) -> Stream:
    """Read a quotation. Words in brackets are the editor's and not compared."""
    lex = lexicon(quotation.lang)
    said: list[Token] = []
    breaks: list[Break] = []
    edited: list[Span] = []
    pending = Break.none
    for number, (start, end) in enumerate(quotation.spans):
        pending = max(pending, Break.piece if number else Break.none)
        at = start
        for match in [*_OPEN.finditer(quotation.text, start, end), None]:
            pending = _between(quotation, (at, match.start() if match else end), said, breaks, pending)
            if match:
                pending = Break.open
                at = match.end()
                edited += [match.span()] if any(c.isalnum() for c in match.group()) else []
    last = max(pending, _ends(quotation))
    said, breaks = said[:LONGEST], breaks[:LONGEST]
    return Stream(tuple(said), tuple(weight(token.norm, lex) for token in said), (*breaks, last), tuple(edited))


def weight(norm: str, lex: Lexicon) -> float:
    """How much it says that a word stands in two texts."""
    if norm in lex.negation:
        return NEGATION
    if norm in lex.modals:
        return MODAL
    letter = len(norm) == 1 and norm.isalpha()  # of "U-S-A", and what elisions leave
    return SMALL if letter or norm in lex.small else USUAL


def _between(quotation: Quotation, span: Span, said: list[Token], breaks: list[Break], pending: Break) -> Break:
    """Add the words of a stretch without brackets; gives the break that stands open at its end."""
    end = span[0]
    for token in tokens(quotation.text, quotation.lang, span):
        if said and _STOP.search(quotation.text, end, token.start):
            pending = max(pending, Break.stop)
        said.append(token)
        breaks.append(pending)
        pending, end = Break.none, token.end
    return max(pending, Break.stop if _STOP.search(quotation.text, end, span[1]) else Break.none)


def _ends(quotation: Quotation) -> Break:
    """Whether a sentence ends with the quotation: a full stop just inside its marks or just behind them.

    Behind a mixed quotation it ends the sentence of the article.
    """
    if quotation.kind == "mixed":
        return Break.none
    end = quotation.spans[-1][1]
    behind = quotation.text[end:end + 4].lstrip(" \u00a0\u202f»”\"’,")
    return Break.stop if behind[:1] in (".", "!", "?") and behind[:1] else Break.none
