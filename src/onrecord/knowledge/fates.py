"""Sentences that tell what became of something scheduled: it was held, moved or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.phrases import Hit, Phrasebook, words
from onrecord.lang import language
from onrecord.rows import ToldKind

FATES: tuple[ToldKind, ...] = ("cancelled", "moved", "held")
"""What wins where a sentence says several: "the meeting that was to be held will be cancelled"."""


@dataclass(frozen=True, slots=True)
class Became:
    """What a sentence says became of an event; ``event``: its kind (meeting, visit ...), with the noun's characters."""

    fate: ToldKind
    event: str
    span: tuple[int, int]


def became(text: str, lang: str) -> Became | None:
    """What a sentence tells of an event; None where it names none or says nothing of its end. """
    said = words(text, lang)
    hits = _book(lang).find(said)
    events = [hit for hit in hits if hit.what[0] == "event"]
    fates = [hit for hit in hits if hit.what[0] == "fate" and said.sentence[hit.first] not in said.question]
    for fate in FATES:
        for hit in fates:
            near = [event for event in events if said.sentence[event.first] == said.sentence[hit.first]]
            if hit.what[1] == fate and near:
                first: Hit[tuple[str, str]] = min(near, key=lambda event: event.first)
                return Became(fate, first.what[1], (said.spans[first.first][0], said.spans[first.last][1]))
    return None


def kind(what: str, lang: str) -> str | None:
    """The kind of event that some words name first: meeting, summit, visit ..."""
    said = words(what, lang)
    found = [hit for hit in _book(lang).find(said) if hit.what[0] == "event"]
    return min(found, key=lambda hit: hit.first).what[1] if found else None


@cache
def _book(lang: str) -> Phrasebook[tuple[str, str]]:
    fates, nouns = language(lang).table("fates"), language(lang).table("agenda")["nouns"]
    rows = [(phrase, ("fate", fate)) for fate in FATES for phrase in fates[fate]]
    rows += [(noun.replace("_", " "), ("event", of)) for of, listed in nouns.items() for noun in listed]
    return Phrasebook(rows)
