"""Statements as the matchers of knowledge see them: their words with repairs, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onrecord.knowledge import Knowledge
from onrecord.knowledge.said import Named, Said, Side, named
from onrecord.model import Article, Edit, Span, Spans, Statement
from onrecord.spans import Repaired, repair, subtract, trim, words

SHORT = 12
"""Words of an indirect content up to which its cue may be part of what is said ("calls for | a truce")."""
SHORTEST = 20
"""Characters of a sentence from which on it can tell something."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?!\s+[^\W\d_])[^.!?…\n]*)*[.!?…]*")


@dataclass(frozen=True, slots=True)
class Read:
    """Words of an article ready for the matchers."""

    said: Said
    repaired: Repaired

    def original(self, span: Span) -> Span:
        """The span of the words as they stand that a span of the words as read came from."""
        return self.repaired.original(span)


class Around:
    """What stands around the statements of an article: its passages, with their topics and the sides they name."""

    def __init__(self, knowledge: Knowledge, article: Article, day: date | None) -> None:
        self.knowledge, self.article, self.day = knowledge, article, day
        self._topics: dict[Span, frozenset[str]] = {}
        self._about: dict[Span, tuple[Side, ...]] = {}

    def statement(self, statement: Statement, sides: Sequence[Side]) -> Read:
        """A statement; values as decided."""
        article = self.article
        passage = self._passage(statement.content[0][0]) if statement.content else (0, 0)
        read = repaired(article, statement.content)
        said = Said(
            read.text, article.lang, statement.act, statement.certainty,
            frozenset(statement.topics) | self.topics(passage), statement.condition is not None, tuple(sides),
            named(self.knowledge, read.text, self.day), self._cue(statement, read.text), self.about(passage),
            self._around)
        return Read(said, read)

    def narrated(self, statements: Sequence[Statement]) -> Iterator[tuple[Span, Said]]:
        """The sentences that are nobody's words, with their places; named only once a matcher asks for it."""
        spoken: Spans = tuple(span for statement in statements for span in statement.content)
        text = self.article.text
        for block in self.article.blocks:
            if block.kind in ("paragraph", "item"):
                for piece in subtract([block.span], spoken):
                    for found in _SENTENCE.finditer(text, *piece):
                        span = trim(text, found.span())
                        if span[1] - span[0] > SHORTEST:
                            yield span, Said(text[slice(*span)], self.article.lang)

    def naming(self, said: Said) -> Said:
        """The same with the sides its words name."""
        return replace(said, named=named(self.knowledge, said.text, self.day))

    def topics(self, passage: Span) -> frozenset[str]:
        """The topics of a passage."""
        if passage not in self._topics:
            forms = _WORD.findall(self.article.text[slice(*passage)])
            self._topics[passage] = frozenset(
                match.topic for match in self.knowledge.topics_of(forms, None, self.article.lang))
        return self._topics[passage]

    def about(self, passage: Span) -> tuple[Side, ...]:
        """The sides that a passage names, in order; of the article's title where the passage names none."""
        if passage not in self._about:
            text = self.article.text[slice(*passage)]
            found: Sequence[Named] = named(self.knowledge, text, self.day) \
                or named(self.knowledge, self.article.title or "", self.day)
            self._about[passage] = tuple(dict.fromkeys(one.side for one in found))
        return self._about[passage]

    @cached_property
    def _around(self) -> tuple[Side, ...]:
        whole = f"{self.article.title or ''}\n{self.article.text}"
        return tuple(dict.fromkeys(one.side for one in named(self.knowledge, whole, self.day)))

    def _passage(self, at: int) -> Span:
        return next((block.span for block in self.article.blocks if block.span[0] <= at < block.span[1]), (at, at))

    def _cue(self, statement: Statement, content: str) -> str:
        if statement.kind != "indirect" or len(_WORD.findall(content)) > SHORT:
            return ""
        return words(self.article.text, statement.cue)


def repaired(article: Article, content: Spans) -> Repaired:
    """The joined words of some spans, read through the repairs that lie in them."""
    edits: list[Edit] = []
    at = 0
    for start, end in content:
        edits += [replace(edit, span=(edit.span[0] - start + at, edit.span[1] - start + at))
                  for edit in article.edits if start <= edit.span[0] and edit.span[1] <= end]
        at += end - start + 1
    return repair(words(article.text, content), edits)


def sentences(article: Article, within: Span | None = None) -> Iterator[tuple[Span, str]]:
    """The sentences of the body (or of a stretch of it), headings included, with their places."""
    for block in article.blocks:
        if block.kind == "caption" or (within is not None and block.span != within):
            continue
        for found in _SENTENCE.finditer(article.text, *block.span):
            start, end = trim(article.text, found.span())
            if end - start > SHORTEST:
                yield (start, end), article.text[start:end]
