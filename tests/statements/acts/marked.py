"""Passages from marked sentences: ``[source] {cue} <content>``."""

from __future__ import annotations

from onrecord import parses
from onrecord.model import Attribution
from onrecord.statements.passage import Page, Passage
from onrecord.trees import Walk
from tests.builders import article
from training.acts.silver import unmark


def passage(lang: str, marked: str, side: frozenset[str] = frozenset()) -> Passage:
    """The passage of a marked sentence, read by the language's parser."""
    text, found = unmark(marked)
    whole = article(text, lang=lang)
    given = Attribution("a1", "indirect", "speech", tuple(found["source"]), tuple(found["cue"]),
                        tuple(found["content"]), "given")
    return Passage(Page(text, Walk(parses.parse(whole))), given, given.content, side)
