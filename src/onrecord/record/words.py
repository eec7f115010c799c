"""What a person types into a search field, as a query of FTS5.

Words are looked for all together; ``"several words"`` as they stand; ``nuclé*`` as a beginning; ``-word`` must not be
there; ``a OR b`` either. Nothing else has a meaning: whatever a person or a page puts in, the result is a valid query
in which it is only words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PREFIX = 3
"""The shortest beginning that can be looked for; a shorter one is taken as a whole word."""

TERMS = 32
"""More words than this are not looked at: a pasted page must not make a query that never ends."""

_PIECE = re.compile(r'(-?)(?:["“”«»]([^"“”«»]*)["“”«»]?|([^\s"“”«»]+))')
_NOT_WORDS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase or a beginning of a word."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return '"' + self.text.replace('"', '""').replace("\0", " ") + '"' + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must be there (each one of its alternatives), and terms that must not."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Understand what was typed; never fails, and an empty query wants nothing."""
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    either = False
    for sign, phrase, word in _PIECE.findall(text[:2000]):
        if word == "OR" and not sign:
            either = bool(wanted)
            continue
        term = _term(phrase, word)
        if term is None:
            continue
        if sign:
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    return Query(tuple(map(tuple, wanted[:TERMS])), tuple(unwanted[:TERMS]))


def _term(phrase: str, word: str) -> Term | None:
    """A term of what was found; None when there is no letter or digit in it."""
    text = phrase or word
    if not _WORD.search(text):
        return None
    bare = word.rstrip("*")
    prefix = bool(bare) and bare != word and len(bare) >= PREFIX
    return Term(bare if prefix else text.rstrip("*"), prefix)


def folded(text: str) -> str:
    """Words as the index of words sees them: letters and digits without accents or case, a blank between."""
    bare = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", "".join(bare).casefold()).strip()


def plain(term: Term) -> str:
    """A term as a piece of a folded text that has a blank at both ends."""
    return f" {folded(term.text)}" + ("" if term.prefix else " ")


def fts(query: Query, columns: str) -> tuple[list[str], str]:
    """The query for FTS5: expressions that must all hold, and one that must not (empty: none)."""
    must = [f"{{{columns}}} : ({' OR '.join(map(str, terms))})" for terms in query.wanted]
    return must, f"{{{columns}}} : ({' OR '.join(map(str, query.unwanted))})" if query.unwanted else ""
