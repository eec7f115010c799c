"""A text as the words that are compared, each with its place: figures and number words become the same number,
contractions their full words, spellings one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.watch.fidelity.lexicon import Lexicon, fold, lexicon
from onrecord.watch.fidelity.numbers import NUMBER, value_of_figures, valued

LONGEST = 60
"""Letters of a word that are looked at."""

MOST = 12
"""Words of the longest number."""

_BETWEEN = " \t\n\u00a0\u202f-\u2010\u2011"

_FIGURES = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*"
_WORD = re.compile(rf"{_FIGURES}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[%€$£]")
_SYMBOLS = {"€": "euros", "$": "dollars", "£": "pounds"}
_ELISION = re.compile(r"['’ʼ]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared, and the characters it was read from."""

    norm: str
    start: int
    end: int


def tokens(text: str, code: str, span: Span | None = None) -> list[Token]:
    """The words of a text, or of a stretch of it; offsets are the text's. A number's tokens are one."""
    lex = lexicon(code)
    start, end = span if span is not None else (0, len(text))
    raw = [token for match in _WORD.finditer(text, start, end) for token in _read(match, lex)]
    return list(_numbers(text, _phrases(raw, lex), lex))


def _read(match: re.Match[str], lex: Lexicon) -> Iterator[Token]:
    word, (start, end) = match.group(), match.span()
    if word[0].isdigit():
        yield Token(NUMBER + value_of_figures(word, lex), start, end)
        return
    if word in _SYMBOLS:
        yield Token(_SYMBOLS[word], start, end)
        return
    if len(word) > LONGEST:
        yield Token(word[:LONGEST].casefold(), start, end)
        return
    plain = _ELISION.sub("'", word.casefold())
    full = next((plain[: -len(short)] + " ".join(("", *rest)) if short.startswith(("'", "n'")) else " ".join(rest)
                 for short, rest in lex.contractions
                 if (plain.endswith(short) if short.startswith(("'", "n'")) else plain == short)), None)
    if full is not None:
        yield from (Token(_spelt(piece, lex), start, end) for piece in full.replace("'", " ").split())
        return
    at = start
    for piece in _ELISION.split(word):
        yield Token(_spelt(piece, lex), at, at + len(piece))
        at += len(piece) + 1


def _spelt(word: str, lex: Lexicon) -> str:
    norm = fold(word)
    for ending, other in lex.endings:
        if norm.endswith(ending) and len(norm) >= len(ending) + (3 if len(ending) < 5 else 0):  # not hour, four
            return norm[: -len(ending)] + other
    return norm


def _phrases(raw: list[Token], lex: Lexicon) -> list[Token]:
    """Fixed phrases as one token."""
    if not lex.phrases:
        return raw
    out: list[Token] = []
    at = 0
    while at < len(raw):
        for phrase, to in lex.phrases.items():
            if tuple(token.norm for token in raw[at:at + len(phrase)]) == phrase:
                out.append(Token(to, raw[at].start, raw[at + len(phrase) - 1].end))
                at += len(phrase)
                break
        else:
            out.append(raw[at])
            at += 1
    return out


def _numbers(text: str, raw: list[Token], lex: Lexicon) -> Iterator[Token]:
    """Runs of number words and figures as one number each; a run ends at a comma."""
    at = 0
    while at < len(raw):
        length, value = valued([token.norm for token in _run(text, raw, at)], lex)
        if length:
            yield Token(NUMBER + value, raw[at].start, raw[at + length - 1].end)
            at += length
        else:
            yield raw[at]
            at += 1


def _run(text: str, raw: list[Token], at: int) -> list[Token]:
    """The next words with nothing but blanks and hyphens between them; as many as a number can have."""
    end = at + 1
    while end < len(raw) and end < at + MOST and not text[raw[end - 1].end:raw[end].start].strip(_BETWEEN):
        end += 1
    return raw[at:end]
