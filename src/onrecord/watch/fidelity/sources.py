"""Primary sources: whose turn it is at each place, where sentences end, the words made ready for many quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from onrecord.meaning.encoders import Encoder, Vectors
from onrecord.model import Article, Reading, Span, Spans, Speaker
from onrecord.watch.fidelity.align import Index
from onrecord.watch.fidelity.lexicon import Lexicon, fold, lexicon
from onrecord.watch.fidelity.nouns import Primary, Turn
from onrecord.watch.fidelity.tokens import Token, tokens

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’)\]]*(?=\s+[\"“«(\[]?\s?[^\W_])")


ABBREVIATED = 12
"""Letters before a full stop in which an abbreviation is looked for."""


def primary(reading: Reading) -> Primary:
    """The primary source that a reading is of: its article, and the turns that were read in it."""
    turns: dict[str, Turn] = {}
    article = reading.article
    asks = lexicon(article.lang).questions
    for statement in reading.statements:
        if statement.rule != "turn" or not statement.source:
            continue
        label = " ".join(article.text[slice(*statement.source[0])].split())
        before = turns.get(statement.attribution)
        question = fold(label.rstrip(". ")) in asks
        speaker = None if question else statement.speaker
        turns[statement.attribution] = Turn(
            speaker or Speaker(label, named=not question),
            (before.spans if before else ()) + statement.content, question)
    return Primary(article, tuple(turns.values()))


@dataclass(slots=False)
class Source:
    """A primary source made ready: its words, sentences and turns. Made once, asked for many quotations."""

    primary: Primary
    vectors: dict[str, Vectors] = field(default_factory=dict)
    """Name of an encoder -> a row for each of :attr:`passages`."""

    @property
    def article(self) -> Article:
        """Its article."""
        return self.primary.article

    @cached_property
    def lex(self) -> Lexicon:
        """What is known of its language."""
        return lexicon(self.article.lang)

    @cached_property
    def words(self) -> list[Token]:
        """All its words."""
        return tokens(self.article.text, self.article.lang)

    @cached_property
    def index(self) -> Index:
        """Its words, ready to be aligned with."""
        return Index.of([token.norm for token in self.words], self.sentence_of)

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences, in order; a block's end is a sentence's."""
        return [span for block in self.article.blocks for stretch in self._unlabelled(block.span)
                for span in sentences(self.article.text, stretch, self.lex)]

    def _unlabelled(self, block: Span) -> Spans:
        """A block, its label apart where a turn begins in it."""
        begins = next((start for turn in self.primary.turns for start, _ in turn.spans if block[0] < start < block[1]),
                      None)
        return ((block[0], begins), (begins, block[1])) if begins else (block,)

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each word the number of its sentence."""
        starts = [start for start, _ in self.sentences]
        return [max(bisect_right(starts, token.start) - 1, 0) for token in self.words]

    @cached_property
    def turn_of(self) -> list[int]:
        """For each word the number of its turn; -1 outside of any."""
        spans = sorted((span, number) for number, turn in enumerate(self.primary.turns) for span in turn.spans)
        starts = [span[0] for span, _ in spans]
        found = []
        for token in self.words:
            at = bisect_right(starts, token.start) - 1
            found.append(spans[at][1] if at >= 0 and token.start < spans[at][0][1] else -1)
        return found

    @cached_property
    def passages(self) -> list[Span]:
        """What a quotation in another language is compared with: each sentence, and each two and three that follow."""
        found = []
        for first in range(len(self.sentences)):
            for last in range(first, min(first + 3, len(self.sentences))):
                start, end = self.sentences[first][0], self.sentences[last][1]
                if end - start > 900 or "\n" in self.article.text[start:end]:
                    break
                found.append((start, end))
        return found or list(self.sentences)

    def meanings(self, encoder: Encoder) -> Vectors:
        """A row of length 1 for each of :attr:`passages`; kept."""
        if encoder.name not in self.vectors:
            said = [self.article.text[start:end] for start, end in self.passages]
            self.vectors[encoder.name] = encoder.encode(said)
        return self.vectors[encoder.name]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that a character stands in."""
        return next((turn for turn in self.primary.turns for start, end in turn.spans if start <= offset < end), None)

    def turns_of(self, mine: Sequence[bool]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """For each word whether it stands in one of the turns marked."""
        return np.array([turn >= 0 and mine[turn] for turn in self.turn_of], bool)


def sentences(text: str, span: Span, lex: Lexicon) -> list[Span]:
    """The sentences of a block, without the blanks between them."""
    found, at = [], span[0]
    for match in _STOP.finditer(text, *span):
        before = re.search(r"[^\W_]+$", text[max(at, match.start() - ABBREVIATED):match.start()])
        if match.group() == "." and before and (fold(before.group()) in lex.abbreviations
                                                or (len(before.group()) == 1 and before.group().isupper())):
            continue
        found.append((at, match.end()))
        at = match.end()
        while at < span[1] and text[at].isspace():
            at += 1
    return [*found, (at, span[1])] if at < span[1] else found
