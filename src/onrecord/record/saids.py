"""Statements as the matchers of knowledge see them: their words with repairs, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onrecord.knowledge import Knowledge
from onrecord.knowledge.nouns import Mention
from onrecord.knowledge.said import Named, Said, Side, meant, mentioned, named
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
        self._mentioned: dict[Span, tuple[Mention, ...]] = {}

    def statement(self, statement: Statement, sides: Sequence[Side]) -> Read:
        """A statement by itself; values as decided. What it names and what stands around it: :meth:`surrounded`."""
        article, read = self.article, repaired(self.article, statement.content)
        return Read(Said(
            read.text, article.lang, statement.act, statement.certainty, frozenset(statement.topics),
            statement.condition is not None, tuple(sides), cue=self._cue(statement, read.text)), read)

    def surrounded(self, read: Read, content: Spans) -> Read:
        """The same with the sides it names, and what its passage and its article are about."""
        passage = self._passage(content[0][0]) if content else (0, 0)
        return replace(read, said=replace(
            read.said, named=self._names(content, passage, read.repaired), about=self.about(passage),
            topics_around=lambda: self.topics(passage), around=lambda: self._around))

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
            self._about[passage] = tuple(dict.fromkeys(one.side for one in self._in(passage) or self._in_title))
        return self._about[passage]

    @cached_property
    def _around(self) -> tuple[Side, ...]:
        whole = (*self._in_title, *(one for block in self.article.blocks for one in self._in(block.span)))
        return tuple(dict.fromkeys(one.side for one in whole))

    @cached_property
    def _in_title(self) -> tuple[Named, ...]:
        return named(self.knowledge, self.article.title or "", self.day)

    def _in(self, passage: Span) -> tuple[Named, ...]:
        return meant(self.knowledge, self._mentions(passage), self.day)

    def _mentions(self, passage: Span) -> tuple[Mention, ...]:
        """The names in a passage; each passage is read through once."""
        if passage not in self._mentioned:
            self._mentioned[passage] = mentioned(self.knowledge, self.article.text[slice(*passage)])
        return self._mentioned[passage]

    def _names(self, content: Spans, passage: Span, read: Repaired) -> tuple[Named, ...]:
        """The sides that a content names: those of its passage, where it is one stretch of it as it stands, and no name
        reaches over its ends."""
        start, end = content[0] if len(content) == 1 else (-1, -1)
        if not passage[0] <= start <= end <= passage[1] or read.text != self.article.text[start:end]:
            return named(self.knowledge, read.text, self.day)
        begin, stop = start - passage[0], end - passage[0]
        inside = [one for one in self._mentions(passage) if one.span[0] < stop and begin < one.span[1]]
        if any(one.span[0] < begin or stop < one.span[1] for one in inside):
            return named(self.knowledge, read.text, self.day)
        return tuple(one._replace(start=one.start - begin, end=one.end - begin)
                     for one in meant(self.knowledge, inside, self.day))

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
