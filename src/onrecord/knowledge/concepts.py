"""What a reader of the brief may need explained: concepts, in both languages, with what they touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.knowledge.fields import Fields
from onrecord.knowledge.files import Entry, entries
from onrecord.knowledge.nouns import Provenance
from onrecord.knowledge.phrases import Phrasebook, words
from onrecord.knowledge.questions import both, checked_phrases
from onrecord.lang import CODES

SHORTEST, LONGEST = 60, 120
"""How many words an explanation has, from-to."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing explained. ``also``: the words by which the press calls it; links are keys."""

    key: str
    names: Mapping[str, str]
    text: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    concepts: tuple[str, ...]
    questions: tuple[str, ...]
    doctrines: tuple[str, ...]
    reading: tuple[str, ...]
    """Where the explanation can be checked or read on."""
    provenance: Provenance


@lru_cache(maxsize=8)
def concepts(overlay: Path | None = None) -> Mapping[str, Concept]:
    """All concepts by key. Raises KnowledgeError with file and line."""
    return {key: concept(entry) for key, entry in entries("concepts", overlay).items()}


def concept(entry: Entry) -> Concept:
    """One concept by itself. Raises KnowledgeError, also for a text that is too short or too long."""
    fields = Fields(entry, "names text also concepts questions doctrines reading")
    text = both(fields, "text")
    for code, words_ in text.items():
        if not SHORTEST <= len(words_.split()) <= LONGEST:
            reason = f"text.{code} of {entry.key} has {len(words_.split())} words: {SHORTEST} to {LONGEST} are wanted"
            raise fields.error(reason, "text", code)
    also = {code: checked_phrases(fields, "also", phrases) for code, phrases in fields.by_lang("also").items()}
    if not fields.texts("reading"):
        raise fields.error(f"{entry.key} says nowhere to read on", "reading")
    return Concept(entry.key, both(fields, "names"), {code: " ".join(text[code].split()) for code in CODES}, also,
                   fields.texts("concepts"), fields.texts("questions"), fields.texts("doctrines"),
                   fields.texts("reading"), entry.provenance())


def mentioned(text: str, lang: str, known: Mapping[str, Concept]) -> tuple[str, ...]:
    """The concepts that a text names, by their names or the press's words for them, in order of first mention."""
    rows = ((phrase, each.key) for each in known.values() for phrase in (*each.also.get(lang, ()), each.names[lang]))
    hits = sorted(Phrasebook(rows).find(words(text, lang)), key=lambda hit: (hit.first, hit.first - hit.last))
    return tuple(dict.fromkeys(hit.what for hit in hits))
