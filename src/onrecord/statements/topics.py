"""What a statement is about, through the lens of the topics in knowledge."""

from __future__ import annotations

from typing import Protocol

from onrecord.model import Why
from onrecord.statements.passage import Passage


class Match(Protocol):
    """A topic with the places of its words (token indices, half-open, in the row that was asked about)."""

    @property
    def topic(self) -> str: ...
    @property
    def places(self) -> tuple[tuple[int, int], ...]: ...


class Topics(Protocol):
    """What is asked of knowledge here."""

    def topics_of(self, forms: list[str], lemmas: list[str] | None, lang: str) -> tuple[Match, ...]:
        """The topics of a row of tokens."""


def topics(passage: Passage, knowledge: Topics | None) -> tuple[tuple[str, ...], Why]:
    """The keys of the topics of a content, and the words they were read from; empty without knowledge."""
    if knowledge is None:
        return (), Why("no knowledge was given")
    tree, tokens = passage.page.walk.tree, passage.content
    found = knowledge.topics_of([tree.form[t] for t in tokens], [tree.lemma[t] for t in tokens], tree.lang)
    shown = [tokens[place] for match in found for first, last in match.places for place in range(first, last)]
    why = Why("vocabulary of the topic", passage.page.walk.spans(dict.fromkeys(shown)))
    return tuple(match.topic for match in found), why
