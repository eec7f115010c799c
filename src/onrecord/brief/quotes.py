"""From a statement as the record cites it to a quotation as the brief shows it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.brief.material import Said
from onrecord.brief.nouns import Points, Quote, Source, Texts
from onrecord.knowledge import Knowledge
from onrecord.lang import CODES
from onrecord.rows import Cite


def named(knowledge: Knowledge, actor: str | None, otherwise: str | None = None) -> Texts:
    """An actor's name in every language; of actors nobody knows, what the article calls them, or else the key."""
    known = knowledge.actor(actor) if actor else None
    return {code: known.name(code) if known else otherwise or (actor or "").lstrip("~") for code in CODES}


def source(cite: Cite) -> Source:
    """Where a statement stands."""
    return Source(cite.id, cite.article, cite.outlet, cite.day, cite.title, cite.url, cite.lang)


def quote(cite: Cite, knowledge: Knowledge, *, texts: int = 1, outlets: int = 1, others: Iterable[Source] = (),
          role: Texts | None = None, accepted: bool = False, points: Points = Points()) -> Quote:  # noqa: B008
    """A statement as a quotation. role: what articles call the speaker, by language."""
    return Quote(
        source=source(cite), others=tuple(others), texts=texts, outlets=outlets, speaker=cite.speaker, actor=cite.actor,
        name=named(knowledge, cite.actor, cite.speaker), role=role or {}, act=cite.act, certainty=cite.certainty,
        kind=cite.kind, words=cite.words, lang=cite.lang, confidence=cite.confidence, accepted=accepted, points=points)


def elsewhere(group: Iterable[Said], quoted: Source) -> tuple[Source, ...]:
    """The other outlets that report the same, one article each, in the order of time."""
    found: dict[str, Source] = {}
    for said in sorted(group, key=lambda one: one.cite.key):
        other = source(said.cite)
        if other.article != quoted.article and (other.outlet or other.article) != quoted.outlet:
            found.setdefault(other.outlet or other.article, other)
    return tuple(found.values())
