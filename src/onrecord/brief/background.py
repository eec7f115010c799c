"""Which concepts a brief explains: those that its quotations name, and then those that the days' statements name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.brief.material import Said
from onrecord.brief.nouns import Explained, Quote, Source
from onrecord.brief.quotes import source
from onrecord.knowledge.concepts import Concept, mentioned

EXPLAINED = 3
"""Concepts that are explained in one brief."""

LOOKED_THROUGH = 2000
"""Statements that are looked through for concepts, the first ones given."""


def background(shown: Iterable[Quote], said: Sequence[Said], known: Mapping[str, Concept]) -> tuple[Explained, ...]:
    """The concepts to explain, each with the statement that named it first.

    Those of the quotations that are shown, in their order. Only where these name none, the one that most statements on
    a topic name: a word can also be used outside the subject.
    """
    found: dict[str, Source] = {}
    for quote in shown:
        for key in mentioned(quote.words, quote.lang, known):
            found.setdefault(key, quote.source)
    if not found:
        found = dict(_often(said, known)[:1])
    return tuple(_explained(known[key], where) for key, where in list(found.items())[:EXPLAINED])


def _often(said: Sequence[Said], known: Mapping[str, Concept]) -> list[tuple[str, Source]]:
    """Concepts by how many things said name them, with the first statement that does."""
    counts: Counter[str] = Counter()
    first: dict[str, Source] = {}
    seen: set[tuple[str, str]] = set()
    for one in said[:LOOKED_THROUGH]:
        for key in mentioned(one.cite.words, one.cite.lang, known) if one.topics else ():
            if (key, one.utterance or one.cite.id) not in seen:
                seen.add((key, one.utterance or one.cite.id))
                counts[key] += 1
                first.setdefault(key, source(one.cite))
    return [(key, first[key]) for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _explained(concept: Concept, where: Source) -> Explained:
    return Explained(concept.key, concept.names, concept.text, concept.reading, concept.provenance.checked, where)
